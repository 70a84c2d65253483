"""Choosing whom to ask: who is heard least first, who is left out and why, and a look before anybody is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.actions.load import recount_loads
from feedback.models import Ask
from tests import factories
from tests.factories import TODAY
from tests.feedback.load.conftest import Ledger

pytestmark = [pytest.mark.integration]

LIST_COST, LOOK_COST = 12, 20


@pytest.fixture
def ledger(desk):
    return Ledger(desk.organisation)


@pytest.fixture
def draft(desk):
    return desk.draft()


def place(draft, who, group=None):
    factories.participation(draft.organisation, project=draft.project, participant=who, group=group)
    return who


def somebody(ledger, draft, name, *, heard=0, owed=0):
    """Return a person of the project who was heard so often, and is owed so many answers."""
    who = place(draft, ledger.person(name=name))
    for n in range(heard + owed):
        about = ledger.consultation(closed=120 + n)
        ledger.answer(ledger.ask(about, who, asked=140 + n), on=130)
        if n < heard:
            ledger.tell(ledger.publish(about, on=100), who, on=100)
    return who


def names(page):
    return [one.name for one in page.context["chooser"].choices]


def test_people_heard_least_come_first_and_words_stand_beside_each(desk, ledger, draft):
    for name, heard in (("Ann", 2), ("Bea", 0), ("Cy", 1)):
        somebody(ledger, draft, name, heard=heard)
    recount_loads(TODAY)
    page = desk.get("people_choose", draft)
    assert names(page) == ["Bea", "Cy", "Ann"]
    assert [one.shown.asking for one in page.context["chooser"].choices] == [
        "Fine to ask · never heard yet",
        "Fine to ask",
        "Fine to ask",
    ]
    assert "Heard back on 2 of 2" in page.content.decode()


def test_the_page_says_how_many_are_left_out_and_why(desk, ledger, draft):
    somebody(ledger, draft, "Ann")
    for name in ("Ben", "Bill"):
        somebody(ledger, draft, name, owed=1)
    factories.stop(desk.organisation, participant=somebody(ledger, draft, "Cal"))
    ledger.ask(ledger.consultation(closed=-3), somebody(ledger, draft, "Dot"), asked=2)
    ledger.person(name="Stranger")
    recount_loads(TODAY)
    page = desk.get("people_choose", draft)
    assert names(page) == ["Ann"]
    found = page.context["chooser"]
    assert (found.free, found.everybody) == (1, 5)
    assert [f"{one.words}: {one.count}" for one in found.left_out] == [
        "Waiting for an answer from us: 2",
        "Asked within the week: 1",
        "Not wanting to be asked: 1",
    ]
    assert set(names(desk.client.get(desk.url("people_choose", draft) + "?all=on"))) == {
        *("Ann", "Ben", "Bill", "Cal", "Dot")
    }


def test_whoever_is_on_the_list_is_not_offered_again(desk, ledger, draft):
    who = somebody(ledger, draft, "Ann")
    factories.ask(desk.organisation, consultation=draft, participant=who, asked_on=None)
    page = desk.get("people_choose", draft)
    assert (names(page), page.context["chooser"].everybody) == ([], 0)
    assert "Nobody to choose from" in page.content.decode()


def test_a_group_narrows_the_list(desk, ledger, draft):
    young = factories.group(desk.organisation, project=draft.project, name="Young")
    place(draft, ledger.person(name="Kai"), young)
    place(draft, ledger.person(name="Ann"))
    assert names(desk.client.get(f"{desk.url('people_choose', draft)}?group={young.pk}")) == ["Kai"]
    assert len(names(desk.client.get(f"{desk.url('people_choose', draft)}?group=x&page=0"))) == 2


def test_those_ticked_are_looked_at_and_then_asked(desk, ledger, draft):
    ann, ben = somebody(ledger, draft, "Ann"), somebody(ledger, draft, "Ben")
    data = {"person": [ann.pk, ben.pk]}
    look = desk.post("people_choose", data | {"look": "1"}, draft)
    assert (look.status_code, Ask.objects.count()) == (200, 0)
    assert "Add 2 people" in look.content.decode()
    answer = desk.post("people_choose", data | {"told_by": desk.cast.owner.pk, "add": "1"}, draft)
    assert answer["Location"] == desk.url("people_list", draft)
    assert set(Ask.objects.values_list("participant", "told_by", "asked_on")) == {
        (ann.pk, desk.cast.owner.pk, None),
        (ben.pk, desk.cast.owner.pk, None),
    }


def test_the_first_so_many_of_those_heard_least(desk, ledger, draft):
    for name, heard in (("Ann", 1), ("Bea", 0), ("Cy", 0)):
        somebody(ledger, draft, name, heard=heard)
    somebody(ledger, draft, "Dan", owed=1)
    recount_loads(TODAY)
    look = desk.post("people_choose", {"take": "1", "first": "2"}, draft)
    assert [row["choice"].name for row in look.context["rows"]] == ["Bea", "Cy"]


@pytest.mark.parametrize(
    "data", [{}, {"person": "x"}, {"person": "0"}, {"take": "1", "first": "-2"}, {"take": "1"}]
)
def test_nobody_chosen_is_said_so(desk, ledger, draft, data):
    somebody(ledger, draft, "Ann")
    answer = desk.post("people_choose", data, draft)
    assert answer.status_code == 422
    assert "Choose at least one person." in answer.content.decode()


def test_somebody_we_owe_is_asked_only_with_a_reason(desk, ledger, draft):
    ann, ben = somebody(ledger, draft, "Ann"), somebody(ledger, draft, "Ben", owed=1)
    data = {"person": [ann.pk, ben.pk], "told_by": desk.cast.owner.pk}
    answer = desk.post("people_choose", data | {"add": "1"}, draft)
    page = answer.content.decode()
    assert (answer.status_code, Ask.objects.filter(consultation=draft).count()) == (422, 0)
    assert "1 of them should not be asked now." in page
    assert "Write why you ask them all the same. They read it." in page
    desk.post("people_choose", data | {"add": "1", "why": "Only you know the night bus."}, draft)
    assert dict(
        Ask.objects.filter(consultation=draft).values_list("participant", "exception_why")
    ) == {ann.pk: "", ben.pk: "Only you know the night bus."}


def test_those_held_back_can_be_left_out(desk, ledger, draft):
    ann, ben = somebody(ledger, draft, "Ann"), somebody(ledger, draft, "Ben", owed=2)
    data = {"person": [ann.pk, ben.pk], "told_by": desk.cast.owner.pk, "leave_out": "1"}
    desk.post("people_choose", data, draft)
    asked = Ask.objects.filter(consultation=draft)
    assert list(asked.values_list("participant", flat=True)) == [ann.pk]


def test_the_look_counts_anew_and_does_not_trust_what_is_kept(desk, ledger, draft):
    ben = somebody(ledger, draft, "Ben", owed=1)
    factories.load_snapshot(desk.organisation, participant=ben)
    assert names(desk.get("people_choose", draft)) == ["Ben"]
    look = desk.post("people_choose", {"person": [ben.pk]}, draft)
    assert [row["is_held"] for row in look.context["rows"]] == [True]


def test_a_person_of_another_project_cannot_be_slipped_in(desk, ledger, draft):
    stranger = ledger.person(name="Stranger")
    look = desk.post("people_choose", {"person": [stranger.pk]}, draft)
    assert look.context["rows"] == []
    assert "Stranger" not in look.content.decode()


def test_whoever_may_not_see_contacts_chooses_by_label(desk, ledger, draft):
    ann = somebody(ledger, draft, "Ann")
    draft.project.team.all().delete()
    page = desk.get("people_choose", draft)
    assert names(page) == [f"Person {ann.pk}"]
    assert "Ann" not in page.content.decode()
    data = {"person": [ann.pk], "told_by": desk.cast.owner.pk, "add": "1"}
    answer = desk.post("people_choose", data, draft)
    assert answer["Location"] == desk.url("consultation_detail", draft)
    assert Ask.objects.get(consultation=draft).participant == ann


def test_after_it_closed_nobody_is_chosen(desk, ledger):
    closed = factories.closed_consultation(desk.organisation)
    answer = desk.get("people_choose", closed)
    assert answer["Location"] == desk.url("consultation_detail", closed)


def cost(run):
    run()
    with CaptureQueriesContext(connection) as seen:
        answer = run()
    assert answer.status_code == 200
    return len(seen)


@pytest.mark.parametrize("count", [1, 3, 120])
def test_the_page_costs_the_same_for_many_as_for_one(desk, ledger, draft, count):
    for n in range(count):
        factories.load_snapshot(
            desk.organisation, participant=place(draft, ledger.person()), made_on=TODAY, answered=n
        )
    assert cost(lambda: desk.get("people_choose", draft)) == LIST_COST
    page = desk.get("people_choose", draft).context["chooser"]
    assert (len(page.choices), page.has_more) == (min(count, 50), count > 50)


@pytest.mark.parametrize("count", [1, 3])
def test_the_look_costs_the_same_for_many_as_for_one(desk, ledger, draft, count):
    people = [somebody(ledger, draft, f"Ann {n}", heard=1).pk for n in range(count)]

    assert cost(lambda: desk.post("people_choose", {"person": people}, draft)) == LOOK_COST
