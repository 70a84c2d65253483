"""The public list: what an organisation asked and what came of it, for everybody."""

import re
from datetime import timedelta

import pytest

from access.roles import Role
from access.scope import working_in
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation
from organisations.models import Organisation
from projects.models import Project
from tests.factories import (
    NOW,
    TODAY,
    open_consultation,
    outcome,
    outcome_version,
    publication,
    response,
)

pytestmark = pytest.mark.integration

CHANGED = {
    "disposition": "changed",
    "you_said": "Nobody rings back",
    "what": "A text each Friday",
    "since_on": TODAY,
    "where": "On your phone",
}
PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_it_shows_what_was_asked_what_came_of_it_and_that_the_promise_was_kept(shown):
    shown.scene.save(**CHANGED)
    shown.scene.publish(channels=[PAGE_TODAY])
    page = text(shown.page())
    assert "We show what came of it." in page
    assert shown.scene.consultation.title in page
    assert "✓ Changed A text each Friday" in page
    assert "We said that you would hear by 15 March 2027, and the first news came on" in page


def test_a_promise_that_was_missed_is_said_with_its_day(shown):
    shown.change(promised_on=TODAY - timedelta(days=3))
    page = text(shown.page())
    assert "We said that you would hear by 26 February 2027. We have not told you yet." in page
    assert "Not answered yet" in page


def test_a_promise_that_was_taken_back_is_struck_through(shown):
    shown.scene.save(**CHANGED)
    shown.scene.publish(channels=[PAGE_TODAY])
    shown.scene.save(disposition="reversed", promised_what="A text", why="The money moved")
    shown.scene.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=1))
    assert "<del>A text each Friday</del>" in shown.page()


def test_while_it_is_decided_it_says_by_when_more_comes_and_from_the_next_day_on_that_it_did_not(
    shown, time_machine
):
    why = "The board meets in May, " + "and again " * 30
    words = {"disposition": "still_deciding", "held_up_by": why}
    shown.scene.save(**words, next_on=TODAY + timedelta(days=20))
    shown.scene.publish(channels=[PAGE_TODAY])
    more = "… You will hear more by 21 March 2027."
    late = "That day has passed, and we have not told you more. We are late."
    for days, is_late in ((20, False), (21, True)):
        time_machine.move_to(NOW + timedelta(days=days), tick=False)
        for name in ("public_list", "public_feed"):
            page = text(shown.look(name).content.decode())
            assert more in page
            assert (f"{more} {late}" in page) is is_late
            assert (late in page) is is_late


def test_an_ask_that_nobody_answered_says_so(shown):
    assert "Nobody answered" in shown.page()


def test_a_small_number_is_never_told(shown):
    for _each in range(9):
        response(shown.organisation, consultation=shown.scene.consultation)
    page = text(shown.page())
    assert "Fewer than 10 people answered" in page
    assert "9 people" not in page


def test_one_that_is_open_says_until_when(shown):
    about = open_consultation(shown.organisation, is_listed=True)
    assert about.title in shown.page()
    assert "Open until 13 March 2027." in text(shown.page())


@pytest.mark.parametrize(
    "fields",
    [
        {"is_listed": False},
        {"needs_care": True},
        {"opened_at": None},
    ],
    ids=str,
)
def test_what_nobody_chose_or_what_needs_care_or_is_a_draft_is_not_there(shown, fields):
    shown.change(**fields)
    assert shown.scene.consultation.title not in shown.page()


@pytest.mark.parametrize("is_home", [True, False], ids=["told here too", "told there too"])
def test_what_is_told_with_an_ask_that_needs_care_is_not_there(shown, is_home):
    """It was noted only after they came together, so the words for it may stand in both."""
    other = shown.add(project=shown.scene.consultation.project)
    here, there = shown.scene.consultation, other
    home, carrying = (there, here) if is_home else (here, there)
    with working_in(shown.organisation):
        things = [home.items.first(), carrying.items.first()]
        made = outcome(shown.organisation, consultation=home, items=things)
        first = publication(shown.organisation, consultation=home)
        publication(shown.organisation, consultation=carrying, carries=first)
    words = {"disposition": "changed", "what": "A nurse rings you", "publication": first}
    outcome_version(shown.organisation, outcome=made, **words)
    assert "A nurse rings you" in shown.page()
    with working_in(shown.organisation):
        Consultation.objects.filter(pk=other.pk).update(needs_care=True)
    page = shown.page()
    assert here.title in page
    assert "A nurse rings you" not in page


def test_what_is_in_the_bin_is_not_there(shown):
    Project._base_manager.filter(organisation=shown.organisation).update(binned_at=NOW)
    assert shown.scene.consultation.title not in shown.page()


def test_another_organisation_is_not_there(shown):
    other = open_consultation(shown.scene.world.b.organisation, is_listed=True)
    assert other.title not in shown.page()


def test_without_a_list_the_page_is_as_missing_as_any_other(shown):
    Organisation.objects.update(lists_publicly=False)
    missing = shown.scene.client.get("/public/no-such-organisation/")
    off = shown.look()
    assert (off.status_code, missing.status_code) == (404, 404)
    assert off.content == missing.content


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_long(shown, count, django_assert_num_queries):
    for _each in range(count - 1):
        shown.add()
    with django_assert_num_queries(12):
        shown.look()


def test_twenty_stand_on_a_page_the_newest_news_first(shown):
    for days in range(20):
        shown.add(opened_at=NOW - timedelta(days=days + 40))
    first = shown.page()
    assert first.count("<article") == 20
    assert "Page 1 of 2" in text(first)
    assert first.index(shown.scene.consultation.title) > 0
    second = shown.scene.client.get(shown.address() + "?page=2").content.decode()
    assert second.count("<article") == 1


def test_a_facilitator_puts_it_on_and_takes_it_off(shown):
    about = shown.scene.consultation
    shown.scene.client.force_login(shown.scene.world.a.facilitator.user)
    for given, stands in (("no", False), ("yes", True)):
        answer = shown.scene.post("consultation_list", {"listed": given})
        assert answer.status_code == 302
        assert Consultation._base_manager.get(pk=about.pk).is_listed is stands


def test_what_needs_care_cannot_be_put_on_it(shown):
    shown.change(needs_care=True, is_listed=False)
    shown.scene.client.force_login(shown.scene.world.a.facilitator.user)
    shown.scene.post("consultation_list", {"listed": "yes"})
    assert not Consultation._base_manager.get(pk=shown.scene.consultation.pk).is_listed
    page = shown.scene.get("outcome_list").content.decode()
    assert "never on the public list" in page


def test_a_viewer_cannot(shown):
    shown.scene.client.force_login(shown.scene.world.a.with_role(Role.VIEWER).user)
    assert shown.scene.post("consultation_list", {"listed": "no"}).status_code == 403


def test_hostile_words_stay_words(shown):
    with working_in(shown.organisation):
        Organisation.objects.update(public_words="<script>alert(1)</script>")
        shown.change(title="<img src=x onerror=alert(1)>", why_you="</article><b>x")
    page = shown.page()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;b&gt;x" in page
