"""The last ten reasons in full: what is public, newest first, each with its decider and day."""

from datetime import timedelta

import pytest

from access.scope import working_in
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration

NO = {
    "disposition": "not_changed",
    "why": "There is no money this year.",
    "decided_by": "The panel",
}


def test_a_no_stands_with_its_decider_day_and_link(desk):
    about = desk.asked(due=-30, title="Buses")
    desk.tell(about, TODAY - timedelta(days=9), **NO)
    html = desk.html()
    assert "There is no money this year." in html
    assert "Who decided: The panel" in html
    assert "20 February 2027" in html
    assert f"/consultations/{about.pk}/happened/" in html


def test_not_yet_late_and_taken_back_stand_there_too(desk):
    about = desk.asked(due=-30)
    held = {"held_up_by": "We wait for the council.", "next_on": TODAY}
    desk.tell(about, TODAY - timedelta(days=8), disposition="still_deciding", **held)
    desk.tell(about, TODAY, disposition="reversed", promised_what="Buses", why="Money moved.")
    factories.late_note(desk.home, consultation=about, why="Two of us were ill.", at=NOW)
    text = desk.text()
    for words in ("We wait for the council.", "Money moved.", "Two of us were ill.", "Late"):
        assert words in text


def test_what_another_ask_calls_it_is_not_in_it(desk):
    about, other = desk.asked(due=-30), desk.asked(due=-30, needs_care=True)
    said = desk.tell(about, TODAY, **NO)
    with working_in(desk.home):
        about.items.update(text="The bus")
        other.items.update(text="What happens at home")
        said.outcome.items.add(*other.items.all())
    text = desk.text()
    assert "The bus" in text
    assert "What happens at home" not in text


def test_drafts_dropped_ones_and_other_organisations_are_not_in_it(desk):
    about = desk.asked(due=-30)
    of = factories.outcome(desk.home, items=desk.items(about))
    factories.outcome_version(desk.home, outcome=of, **NO | {"why": "Still a draft."})
    dropped = desk.tell(about, TODAY, **NO | {"why": "Was dropped."})
    with working_in(desk.home):
        dropped.outcome.dropped_on = TODAY
        dropped.outcome.save()
    other = factories.organisation()
    theirs = factories.publication(other)
    factories.outcome_version(other, publication=theirs, **NO | {"why": "Theirs."})
    text = desk.text()
    assert "We have given no reason in public yet." in text


def test_the_newest_ten_and_each_once(desk):
    about = desk.asked(due=-30)
    for number in range(12):
        desk.tell(about, TODAY - timedelta(days=number), **NO | {"why": f"Reason {number}."})
    again = desk.tell(about, TODAY - timedelta(days=3), **NO | {"why": "First words."})
    made = factories.publication(desk.home, consultation=about, published_at=NOW)
    newer = {"outcome": again.outcome, "publication": made} | NO | {"why": "Better words."}
    factories.outcome_version(desk.home, **newer)
    html = desk.html()
    assert html.count('<blockquote class="why">') == 10
    assert "Better words." in html
    assert "First words." not in html
    assert "Reason 11." not in html
