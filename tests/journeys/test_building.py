"""Building a form as staff do it: by keyboard alone, and every page of it looked at."""

import re

import pytest

from access.scope import working_in
from feedback.actions.form_versions import begin_version
from feedback.models import Consultation, Question, TestRun
from feedback.queries.asking import questions_of
from tests import factories
from tests.factories import NOW
from tests.journeys import showcase
from tests.journeys.looking import sign_in
from tests.journeys.test_by_keyboard import Keys, button

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(team):
    """Return a draft with its card and no question."""
    with working_in(team.organisation):
        return factories.consultation(team.organisation, owner=team.owner, title="Waiting")


def texts(team):
    with working_in(team.organisation):
        return list(Question.objects.values_list("text", flat=True))


def add_from_bank(keys, tab, codes):
    keys.press(tab.get_by_role("link", name="From the question bank"))
    for code in codes:
        keys.to(tab.locator(f"#entry-{code}"))
        tab.keyboard.press("Space")
    keys.press(button(tab, "Add the ticked questions"))


def write_one(keys, tab, kind, text):
    keys.press(tab.get_by_role("link", name=kind, exact=True))
    keys.to(tab.locator("[name=text]"))
    tab.keyboard.type(text)
    keys.press(button(tab, "Save"))


def test_a_ten_question_form_is_built_by_keyboard_alone(looker, team, draft):
    tab, keys = looker.tab, Keys(looker.tab)
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/consultations/{draft.pk}/")
    keys.press(button(tab, "Pulse"))
    add_from_bank(keys, tab, ("Q29", "Q30"))
    for number in (1, 2, 3):
        write_one(keys, tab, "A few words", f"What helped on day {number}?")
    keys.press(tab.get_by_role("button", name=re.compile("Copy.*day 3")))
    first = texts(team)[0]
    up = tab.get_by_role("button", name=f"Move down: {first}")
    keys.press(up)
    assert tab.evaluate("document.activeElement.textContent").endswith(f"Move down: {first}")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert len(texts(team)) == 10
    assert texts(team)[2] == first
    assert "10 questions" in tab.inner_text("#questions")
    looker.go(f"/o/{team.organisation.slug}/consultations/{draft.pk}/")
    assert keys.whole_page() == []


def test_somebody_tries_it_themselves_in_the_browser(looker, team, draft):
    tab = looker.tab
    with working_in(team.organisation):
        version = factories.form_version(team.organisation, consultation=draft)
        factories.question(team.organisation, form_version=version, kind="long_text")
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/consultations/{draft.pk}/")
    tab.get_by_role("link", name="Try it yourself").click()
    button(tab, "Start").click()
    tab.get_by_role("textbox").fill("Ringing three times.")
    button(tab, "Send my answers").click()
    assert tab.inner_text("h1") == "You tried it out"
    assert "Ringing three times." in tab.inner_text("main")
    with working_in(team.organisation):
        assert TestRun.objects.get().finished_at is not None


def test_pages_of_building(owner_looks, team):
    made = showcase.show("draft", team)
    home = f"/o/{team.organisation.slug}/consultations/{made.pk}"
    with working_in(team.organisation):
        one = questions_of(made)[0]
        Question.objects.filter(pk=one.pk).update(
            picture="home", what_for="impact", text="Don’t you think stakeholders are [happy]?"
        )
        factories.question_wording(
            team.organisation, question=one, language="en", is_easy_read=True, text="Happy?"
        )
    for address in (
        f"{home}/?question={one.pk}",
        f"{home}/questions/bank/?stage=",
        f"{home}/questions/{one.pk}/",
        f"{home}/questions/{one.pk}/easy-read/",
        f"{home}/try-yourself/done/",
    ):
        owner_looks.see(address)
    for address in (f"{home}/phone/1/", f"{home}/try-yourself/", f"{home}/try-yourself/1/"):
        owner_looks.see(address, is_plain=False)
    assert owner_looks.found == {}


def test_pages_of_a_new_version(owner_looks, team):
    made = showcase.show("opened", team)
    home = f"/o/{team.organisation.slug}/consultations/{made.pk}"
    with working_in(team.organisation):
        one = questions_of(made)[0]
    owner_looks.see(f"{home}/questions/{one.pk}/mend/")
    owner_looks.tab.locator("[name=text]").fill("Who helped?")
    owner_looks.tab.locator("[name=why]").fill("Wrong question")
    button(owner_looks.tab, "Ask it like this from now on").click()
    owner_looks.look("more than a typo")
    with working_in(team.organisation):
        current = Consultation.objects.get(pk=made.pk)
        actor = factories.actor(team.facilitator)
        begin_version(actor=actor, consultation=current, now=NOW)
        Question.objects.filter(pk=questions_of(made)[0].pk).update(text=one.text + " Please?")
    for address in (f"{home}/", f"{home}/versions/", f"{home}/versions/check/"):
        owner_looks.see(address)
    assert owner_looks.found == {}
