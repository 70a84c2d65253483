"""S9: whatever is typed into any field of words is shown as words on every page, never as markup."""

from itertools import product

import pytest
from django.apps import apps
from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from access.roles import Role
from access.system_checks import OWN_APPS
from feedback.models import Consultation, Question
from tests.access.routes import by_door, route_id
from tests.feedback.answering.conftest import Phone, ask_one_page

MARKUP = "\"'><i-was-typed onx=1>{{ 7 }}"
SIGN = "<i-was-typed"
LINES = {
    *("title", "name", "text", "hint", "note", "where", "tell_how", "required_because"),
    *("decided_by", "who_can_decide", "decider_name", "safe_contact", "out_of_hours"),
}
"""Fields of one line that somebody types; every field of several lines counts without being named."""


def is_typed(field):
    is_line = isinstance(field, models.CharField) and field.name in LINES
    return (isinstance(field, models.TextField) or is_line) and not field.choices


def type_markup_everywhere():
    """Put markup into every field of words in every row there is."""
    for model in apps.get_models():
        if model._meta.app_label in OWN_APPS:
            typed = [field.name for field in model._meta.concrete_fields if is_typed(field)]
            words = Concat(Value(MARKUP), Cast("pk", CharField()))
            if typed:
                model._base_manager.update(**dict.fromkeys(typed, words))
    labels = [{"key": "c1", "label": MARKUP}, {"key": "c2", "label": MARKUP}]
    for question in Question._base_manager.all():
        settings = {"choices": labels, "points": [MARKUP, MARKUP]}
        Question._base_manager.filter(pk=question.pk).update(settings=settings)


@pytest.mark.parametrize("route", by_door("gate"), ids=route_id)
def test_staff_pages_show_words(route, world, client):
    addresses = route.addresses_in(world.a.organisation)
    type_markup_everywhere()
    for role, address in product((Role.OWNER, Role.FACILITATOR), addresses):
        client.force_login(world.a.with_role(role).user)
        answer = client.get(address)
        is_calendar = answer["Content-Type"].startswith("text/calendar")  # which knows no markup
        assert is_calendar or SIGN.encode() not in answer.content


def test_the_page_of_what_happened_shows_words(world, client):
    type_markup_everywhere()
    slugs = Consultation._base_manager.exclude(opened_at=None).values_list("slug", flat=True)
    pages = [client.get(reverse("feedback:happened", args=[slug])) for slug in slugs]
    assert len(pages) > 0
    assert [SIGN in page.content.decode() for page in pages] == [False] * len(pages)


def test_pages_for_people_show_words(db, time_machine):
    asked = ask_one_page()
    phone = Phone().get(asked.door())
    type_markup_everywhere()
    typed = {asked.name(number): "c1" for number in (2, 3)} | {asked.name(1): MARKUP}
    seen = [phone.get(asked.url(page)).html for page in ("", "1/", "later/", "stop/")]
    seen += [phone.get(asked.url("1/")).send(**{asked.name(1): MARKUP * 600}).html]
    seen += [phone.get(asked.url("1/")).send(link="other", **typed).html]
    seen += [phone.get(asked.url("1/")).send(**typed).html]
    seen += [phone.get(asked.url(page)).html for page in ("thanks/", "copy/", "take-out/")]
    assert [SIGN in html for html in seen] == [False] * len(seen)
    assert sum("&lt;i-was-typed" in html for html in seen) == len(seen)
