"""What is open, fixed and not known yet: three lists, their blanks, their order, and a day that has passed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import PlanChange, ScopeItem
from projects.queries.scope import scope_of
from tests.factories import TODAY, scope_item
from tests.projects.founded.conftest import said

pytestmark = [pytest.mark.integration]

DETAIL, ADD, EDIT, REMOVE, MOVE = (
    f"projects:scope_{name}" for name in ("detail", "add", "edit", "remove", "move")
)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def texts(here, kind="open"):
    return [one.text for one in getattr(scope_of(here.pk), kind)]


def test_blank_lists_are_said(staff):
    page = staff.page(DETAIL)
    for sentence in (
        "We have not said what people can change.",
        "We have not said what is fixed.",
        "We have not said that anything is still unknown.",
    ):
        assert sentence in page


def test_each_goes_to_the_end_of_its_list(staff, here):
    for kind, text in (("open", "Who calls"), ("fixed", "The budget"), ("open", "Letters")):
        assert staff.call(ADD, kind=kind, text=text).status_code == 302
    assert (texts(here), texts(here, "fixed")) == (["Who calls", "Letters"], ["The budget"])


def test_only_what_is_fixed_has_a_reason_and_only_what_is_unknown_a_day(staff, here):
    more = {"why": "It is the law", "known_on": TOMORROW.isoformat()}
    for kind in ("open", "fixed", "unknown"):
        staff.call(ADD, kind=kind, text="The duty", **more)
    kept = {one.kind: (one.why, one.known_on) for one in ScopeItem.objects.all()}
    assert kept == {
        "open": ("", None),
        "fixed": ("It is the law", None),
        "unknown": ("", TOMORROW),
    }


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"kind": "open", "text": ""}, "Say what it is about."),
        ({"text": "Letters"}, "Say whether it can change, is fixed, or is not known yet."),
        ({"kind": "maybe", "text": "Letters"}, "Select a valid choice"),
        ({"kind": "unknown", "text": "Letters", "known_on": "soon"}, "Enter a valid date."),
        ({"kind": "open", "text": "x" * 201}, "has room for 200 characters"),
    ],
)
def test_bad_input_gets_its_sentence(staff, sent, sentence):
    answer = staff.call(ADD, **sent)
    assert (answer.status_code, ScopeItem.objects.count()) == (422, 0)
    assert sentence in said(answer)
    assert sent["text"][:9] in answer.content.decode()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (TOMORROW, "We will know by 2 March 2027."),
        (TODAY, "We will know by 1 March 2027."),
        (YESTERDAY, "We said we would know by 28 February 2027. Say what it is now."),
        (None, "We have not said when we will know."),
    ],
)
def test_an_unknown_says_its_day_and_that_it_has_passed(staff, cast, here, day, sentence):
    scope_item(cast.organisation, project=here, kind="unknown", text="The lease", known_on=day)
    assert sentence in staff.page(DETAIL, role="viewer")


def test_what_is_known_now_moves_to_its_list_and_the_history_says_so(staff, cast, here):
    scope_item(cast.organisation, project=here, text="Letters")
    lease = scope_item(
        cast.organisation, project=here, kind="unknown", text="The lease", known_on=YESTERDAY
    )
    staff.call(EDIT, lease.pk, kind="open", text="The lease", based_on="1")
    assert (texts(here), texts(here, "unknown")) == (["Letters", "The lease"], [])
    fields = [tuple(one) for one in PlanChange.objects.get().fields]
    assert fields == [("kind", "unknown", "open"), ("known_on", YESTERDAY.isoformat(), "")]


def test_two_people_changing_it_both_see_both(staff, cast, here):
    item = scope_item(cast.organisation, project=here)
    staff.call(EDIT, item.pk, kind="open", text="Isla's words", based_on="1")
    answer = staff.call(EDIT, item.pk, kind="open", text="Marek's words", based_on="1")
    assert answer.status_code == 409
    assert "Isla's words" in said(answer)
    assert "Marek&#x27;s words" in answer.content.decode()
    assert ScopeItem.objects.get().text == "Isla's words"


def test_removing_asks_first_and_notices_a_change(staff, cast, here):
    item = scope_item(cast.organisation, project=here, text="Letters", version=2)
    assert "Letters" in said(staff.call(REMOVE, item.pk))
    assert staff.call(REMOVE, item.pk, based_on="1").status_code == 409
    assert staff.call(REMOVE, item.pk, based_on="2").status_code == 302
    assert (texts(here), PlanChange.objects.get().verb) == ([], "removed")


@pytest.mark.parametrize(
    ("text", "to", "order"),
    [
        ("b", "up", "bac"),
        ("b", "down", "acb"),
        ("a", "up", "abc"),
        ("c", "down", "abc"),
        ("b", "x", "abc"),
    ],
)
def test_buttons_move_it_in_its_own_list(staff, cast, here, text, to, order):
    made = {one: scope_item(cast.organisation, project=here, text=one) for one in "abc"}
    scope_item(cast.organisation, project=here, kind="fixed", text="between")
    staff.call(MOVE, made[text].pk, to=to)
    assert texts(here) == list(order)


def test_a_viewer_sees_it_and_changes_nothing(staff, cast, here):
    item = scope_item(cast.organisation, project=here, text="Letters")
    page = staff.call(DETAIL, role="viewer").content.decode()
    assert ("Letters" in page, 'method="post" action' in page.split("<main")[1]) == (True, False)
    assert staff.call(MOVE, item.pk, role="viewer", to="up").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_long_the_lists(staff, cast, here, count):
    for kind in ("open", "fixed", "unknown"):
        for _each in range(count):
            scope_item(cast.organisation, project=here, kind=kind, known_on=YESTERDAY)
    staff.call(DETAIL)
    with CaptureQueriesContext(connection) as seen:
        assert staff.call(DETAIL).status_code == 200
    assert len(seen) == 11
