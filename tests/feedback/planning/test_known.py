"""What do we know already: what is found and what is never searched, what is shown of it, and that it was read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import AskPlan
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration]

LIST, DETAIL = "feedback:known_list", "feedback:known_detail"


@pytest.fixture
def elsewhere(room):
    """Return a project of the same organisation with no group of its own."""
    return factories.project(room.home, title="Saturday club")


def asked(room, project, **fields):
    return factories.closed_consultation(room.home, project=project, **fields)


def titles(room, name=LIST, about=None, **query):
    answer = room.client.get(room.url(name, about), query)
    assert answer.status_code == 200
    return [one.title for one in answer.context["earlier"]]


def published(room, about, **fields):
    item = factories.item(room.home, consultation=about, text="First contact")
    of = factories.outcome(room.home, items=[item])
    when = factories.publication(room.home, consultation=about)
    return factories.outcome_version(room.home, outcome=of, publication=when, **fields)


def test_words_of_titles_questions_items_and_what_we_said_came_of_it(room, elsewhere):
    asked(room, elsewhere, title="Letters that nobody reads")
    by_question = asked(room, elsewhere, title="Q")
    version = by_question.form_versions.get()
    factories.question(room.home, form_version=version, text="How was the LETTER?")
    by_item = asked(room, elsewhere, title="I")
    factories.item(room.home, consultation=by_item, text="The letter is long")
    published(room, asked(room, elsewhere, title="O"), what="One page for each letter")
    asked(room, elsewhere, title="Buses")
    assert set(titles(room, q="letter")) == {"Letters that nobody reads", "Q", "I", "O"}
    assert titles(room, q="letter nobody") == ["Letters that nobody reads"]


def test_no_word_of_a_participant_is_searched_or_shown(room, elsewhere):
    about = asked(room, elsewhere, title="Calls")
    sent = factories.response(room.home, consultation=about)
    factories.answer(room.home, response=sent, text="zebra")
    factories.meeting(room.home, consultation=about, said="zebra", promised="zebra")
    published(room, about, you_said="zebra", what="We ring back.")
    assert titles(room, q="zebra") == []
    html = room.get(LIST).content.decode()
    assert "We ring back." in html
    assert "zebra" not in html


def test_what_is_not_published_is_neither_searched_nor_shown(room, elsewhere):
    about = asked(room, elsewhere, title="Calls")
    item = factories.item(room.home, consultation=about)
    of = factories.outcome(room.home, items=[item])
    factories.outcome_version(room.home, outcome=of, what="zebra")
    assert titles(room, q="zebra") == []
    html = room.get(LIST).content.decode()
    assert "zebra" not in html
    assert "Nobody was told yet what came of it." in html


def test_people_of_the_same_name_or_kind_are_found_first_by_name(room, elsewhere):
    draft = room.draft(title="Xyz")
    for name, kind in (
        ("Staff", "practitioner"),
        ("Carers", "service_user"),
        ("FAMILIES", "service_user"),
    ):
        about = asked(room, elsewhere, title=f"About {name}")
        whom = factories.group(room.home, project=elsewhere, name=name, kind=kind)
        factories.ask(room.home, consultation=about, group=whom)
    assert titles(room, DETAIL, draft) == ["About FAMILIES", "About Carers"]


def test_who_came_by_a_link_or_sat_in_the_room(room, elsewhere):
    draft = room.draft(title="Xyz")
    by_link = asked(room, factories.project(room.home), title="By link")
    factories.group(room.home, project=by_link.project)
    in_room = asked(room, elsewhere, title="In the room", kind="meeting")
    own = factories.group(room.home, project=elsewhere, kind="service_user")
    met = factories.meeting(room.home, consultation=in_room)
    factories.room_tally(room.home, meeting=met, group=own, heads=7)
    staff = asked(room, factories.project(room.home), title="Staff by link")
    factories.group(room.home, project=staff.project, kind="practitioner")
    assert set(titles(room, DETAIL, draft)) == {"By link", "In the room"}
    assert "7 people were in the room" in room.get(DETAIL, draft).content.decode()


def test_drafts_and_the_ask_itself_are_not_known_already(room):
    about = factories.open_consultation(room.home, project=room.project, title="Letters")
    room.draft(title="Letters again")
    assert titles(room, DETAIL, about) == []
    assert titles(room, q="letters") == ["Letters"]


def test_another_organisation_is_never_found(room):
    other = factories.cast("brindle")
    with working_in(other.organisation):
        factories.closed_consultation(other.organisation, title="Letters there")
        there = factories.group(other.organisation)
    assert titles(room, q="letters") == []
    assert titles(room, group=there.pk) == []
    assert room.get(DETAIL, factories.consultation(other.organisation)).status_code == 404


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "Nobody answered"), (4, "Fewer than 5 people answered"), (5, "5 people answered")],
)
def test_how_many_answered_under_the_small_number_rules(room, elsewhere, count, words):
    about = asked(room, elsewhere)
    for _each in range(count):
        factories.response(room.home, consultation=about)
    assert words in room.get(LIST).content.decode()


def test_counts_wait_until_it_closes(room, elsewhere):
    about = factories.open_consultation(room.home, project=elsewhere)
    for _each in range(6):
        factories.response(room.home, consultation=about)
    html = room.get(LIST).content.decode()
    assert "Still open: counts come when it closes." in html
    assert "6 people answered" not in html


def test_that_it_was_read_is_noted_with_who_and_when(room):
    draft = room.draft()
    assert room.get("feedback:known_read", draft).status_code == 405
    assert not AskPlan.objects.exists()
    assert room.post("feedback:known_read", {}, draft).status_code == 302
    plan = AskPlan.objects.get(consultation=draft)
    assert (plan.known_looked_on, plan.known_looked_by) == (TODAY, room.cast.facilitator)
    assert AuditEntry.objects.filter(verb="known_read").count() == 1
    assert "read it on 1 March 2027" in room.get(DETAIL, draft).content.decode()


def test_reading_it_first_and_thinking_it_through_after(room):
    draft = room.draft()
    room.post("feedback:known_read", {}, draft)
    sent = {"version": str(room.get("feedback:ask_plan", draft).context["form"]["version"].value())}
    assert room.post("feedback:ask_plan", sent | {"level": "2"}, draft).status_code == 302
    assert AskPlan.objects.get(consultation=draft).known_looked_on == TODAY


def test_a_viewer_reads_and_notes_nothing(room):
    draft = room.draft()
    room.sign_in(room.cast.viewer)
    assert "I have read this" not in room.get(DETAIL, draft).content.decode()
    assert room.post("feedback:known_read", {}, draft).status_code == 403


def test_what_is_round_about_and_who_asks_next(room, elsewhere):
    draft = room.draft()
    factories.surrounding(room.home, project=room.project, who="Attendance review")
    factories.surrounding(room.home, project=room.project, kind="decides", who="The board")
    factories.surrounding(room.home, project=elsewhere, who="Elsewhere")
    factories.partner_ask(room.home, title="School survey")
    factories.partner_ask(room.home, title="Staff survey", group_kind="practitioner")
    before = TODAY - timedelta(days=1)
    factories.partner_ask(room.home, title="Over", opens_on=before, closes_on=before)
    room.draft(title="Our other draft")
    html = room.get(DETAIL, draft).content.decode()
    for words in ("Attendance review", "The board", "School survey", "Our other draft"):
        assert words in html
    for words in ("Elsewhere", "Staff survey", "Over”"):
        assert words not in html


@pytest.mark.parametrize(
    "query",
    [
        {"q": "%_\x00'\"; DROP", "page": "0"},
        {"group": "x", "project": "99999999999999999999"},
        {"q": "z" * 5000, "page": "no"},
        {"q": "<script>alert(1)</script>"},
    ],
)
def test_whatever_is_typed(room, elsewhere, query):
    asked(room, elsewhere)
    answer = room.client.get(room.url(LIST), query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_the_list_is_paged(room, elsewhere):
    for number in range(12):
        asked(room, elsewhere, title=f"Ask {number}", opened_at=NOW - timedelta(days=60 - number))
    assert titles(room, q="ask") == [f"Ask {n}" for n in range(11, 1, -1)]
    assert titles(room, q="ask", page=2) == ["Ask 1", "Ask 0"]
    assert "q=ask&amp;page=2" in room.client.get(room.url(LIST), {"q": "ask"}).content.decode()


@pytest.mark.parametrize("count", [1, 50])
@pytest.mark.parametrize(("name", "cost"), [(DETAIL, 26), (LIST, 23)])
def test_it_costs_the_same_however_much_is_known(room, elsewhere, name, cost, count):
    draft = room.draft(title="Letters")
    factories.surrounding(room.home, project=room.project)
    factories.partner_ask(room.home)
    for number in range(count):
        about = asked(room, elsewhere, title=f"Letters {number}")
        if number >= count - 12:
            published(room, about)
            factories.ask(room.home, consultation=about, group=room.families)
    address = room.url(name, draft if name == DETAIL else None) + f"?project={elsewhere.pk}"
    room.client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert room.client.get(address).status_code == 200
    assert len(seen) == cost


def test_where_an_ask_begins_it_says_what_is_known(room):
    asked(room, room.project, title="What was hard?")
    address = room.url("feedback:ask_start")
    html = room.client.get(f"{address}?project={room.project.pk}").content.decode()
    assert "1 earlier ask is about the same people" in html
    assert "What was hard?" in html
    assert "about the same people" not in room.client.get(address).content.decode()
