"""Meetings as staff and people have them: planned, in the room, afterwards, on phones and on the big screen, typed wrong too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.scope import working_in
from tests import factories
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PLAIN = {"is_plain": True}


@pytest.fixture
def here(team):
    """Return a meeting in three days, full of words, with everything that stays of one."""
    home = team.organisation
    with working_in(home):
        about = factories.open_consultation(home, owner=team.owner)
        ahead = timezone.now() + timedelta(days=3)
        made = factories.meeting(
            home,
            consultation=about,
            starts_at=ahead,
            held_on=ahead.date(),
            capacity=4,
            place=f"The hall {LONG_WORD}",
            call_link="https://calls.example.org/" + "room/" * 12,
            agenda=LONG_WORD,
            access_note="A ramp",
            difference=LONG_WORD,
        )
        families = factories.group(home, project=about.project, name=LONG_WORD)
        for state in ("coming", "maybe", "waiting", "not_coming"):
            person = factories.participant(home, name=LONG_WORD, contact_email="")
            factories.ask(home, consultation=about, participant=person)
            factories.sign_up(home, meeting=made, participant=person, state=state, needs=LONG_WORD)
        factories.room_tally(home, meeting=made, group=families, set_agenda=True, spoke="most")
        factories.meeting_note(home, meeting=made, group=families, text=LONG_WORD)
        for side in ("facilitators", "participants"):
            factories.debrief_answer(home, meeting=made, side=side, text=LONG_WORD)
    return made


def rounds(made):
    """Return three questions to the room: prepared, open, closed with a result and words."""
    home, now = made.organisation, timezone.now()
    summary = {"answered": 12, "written": 0, "rows": []}
    summary["rows"] = [
        {"key": "a", "label": LONG_WORD, "count": 9},
        {"key": "b", "label": "No", "count": 3},
    ]
    words = [{"text": LONG_WORD, "is_shown": True}, {"text": "Soup", "is_shown": False}]
    result = {"summary": summary, "words": words}
    with working_in(home):
        return [
            factories.live_question(home, meeting=made, **fields)
            for fields in (
                {"opened_at": None},
                {"opened_at": now},
                {"opened_at": now, "closed_at": now, "result": result},
            )
        ]


def test_pages_of_a_meeting(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    one = f"{home}/meetings/{here.pk}"
    for address in (
        f"{home}/consultations/{here.consultation_id}/",
        f"{home}/consultations/{here.consultation_id}/meetings/new/",
        *(f"{one}/{page}" for page in ("", "edit/", "call-off/", "coming/", "coming/add/")),
        *(f"{one}/{page}" for page in ("room/", "said/", "notes/", "debrief/")),
        *(f"{one}/debrief/{page}/" for page in ("facilitators", "participants", "paper")),
        f"{one}/live/new/?kind=scale",
    ):
        owner_looks.see(address)
    owner_looks.go(f"{one}/edit/")
    owner_looks.tab.get_by_label("How many minutes does it last?").fill("2")
    owner_looks.tab.get_by_role("button", name="Save").click()
    owner_looks.look("too short")
    assert owner_looks.found == {}


def test_pages_of_a_question_to_the_room(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    for live in rounds(here):
        owner_looks.see(f"{home}/live/{live.pk}/", f"question {live.opened_at}")
        owner_looks.see(f"{home}/live/{live.pk}/screen/", f"screen {live.opened_at}")
        owner_looks.see(f"{home}/live/{live.pk}/remove/", f"remove {live.opened_at}")
    assert owner_looks.found == {}


def test_pages_on_phones(looker, team, here):
    of = factories.ask(team.organisation, consultation=here.consultation)
    factories.ask_link(team.organisation, ask=of, token="mine")
    looker.see(f"/a/mine?meeting={here.pk}", **PLAIN)
    looker.tab.get_by_role("button", name="Tell them").click()
    looker.look("nothing chosen", **PLAIN)
    looker.tab.get_by_label("I am coming").check()
    looker.tab.get_by_role("button", name="Tell them").click()
    looker.look("on the list", **PLAIN)
    looker.see("/a/mine", **PLAIN)
    _prepared, opened, _closed = rounds(here)
    looker.see(f"/l/{opened.code}/", **PLAIN)
    looker.tab.get_by_label("Letters").check()
    looker.tab.get_by_role("button", name="Send my answer").click()
    looker.look("sent", **PLAIN)
    assert looker.found == {}
