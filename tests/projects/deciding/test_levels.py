"""What groups were promised and felt: counted by hands, never shown of few people, and the gap in words."""

from datetime import timedelta

import pytest

from projects.actions.levels import promise
from projects.models import FeltReport, PlanChange, PromisedLevel
from projects.queries.agency import felt_of
from tests.factories import TODAY, actor, felt_report, promised_level, team_member
from tests.projects.deciding.conftest import said

pytestmark = pytest.mark.integration

COUNT = {"occasion": "Panel meeting", "asked_on": TODAY.isoformat(), "asked": "6", "together": "1"}


def felt(cast, families, **hands):
    blank = dict.fromkeys(("told", "asked", "worked_with", "together", "handed_over"), 0)
    return felt_report(cast.organisation, group=families, **blank | hands)


def test_a_promise_that_was_not_felt_is_said_in_words(cast, families, staff):
    promised_level(cast.organisation, group=families, level=4)
    staff.call("felt_add", families, sent=COUNT)
    words = "They were promised to decide together with us, and felt asked."
    assert words in staff.page("viewer")


@pytest.mark.parametrize(
    ("level", "hands", "words"),
    [
        (2, {"asked": 6}, "They were promised to be asked, and felt so."),
        (2, {"worked_with": 5}, "They were promised to be asked, and felt more: worked with."),
        (
            4,
            {"asked": 3, "worked_with": 3},
            "They were promised to decide together with us, and felt between “asked” and “worked with”.",
        ),
        (3, {}, "They were promised to be worked with. Nobody asked them yet how it felt."),
    ],
)
def test_the_gap_in_words(cast, families, staff, level, hands, words):
    promised_level(cast.organisation, group=families, level=level)
    if hands:
        felt(cast, families, **hands)
    assert words in staff.page()


def test_without_a_promise_only_what_was_felt_is_said(cast, families, staff):
    assert "We have not said what they were promised. Nobody asked them" in staff.page()
    felt(cast, families, asked=6)
    assert "We have not said what they were promised. They felt asked." in staff.page()


@pytest.mark.parametrize("role", ["owner", "facilitator", "viewer"])
def test_of_fewer_than_five_hands_nothing_can_be_told(cast, families, staff, role):
    promised_level(cast.organisation, group=families, level=4)
    row = felt(cast, families, asked=4)
    page = staff.page(role)
    assert "Too few people said how it felt to show it." in page
    row.asked, row.handed_over = 0, 1
    row.save()
    assert staff.page(role) == page


def test_hands_of_several_occasions_are_one_count(cast, families, staff):
    promised_level(cast.organisation, group=families, level=2)
    felt(cast, families, asked=3)
    felt(cast, families, asked=3, told=1)
    assert "felt so" in staff.page()
    assert "7 hands were counted" in staff.page()


def test_a_few_hands_on_one_occasion_are_no_number(cast, families, staff):
    felt(cast, families, asked=4)
    felt(cast, families, told=6)
    page = said(staff.call("level_edit", families))
    assert "too few people to show" in page
    assert "6 hands" in page


def test_a_count_is_corrected_and_removed_by_the_team(cast, here, families, staff):
    row = felt(cast, families, asked=6)
    assert staff.call("felt_edit", row).status_code == 403
    team_member(cast.organisation, project=here, member=cast.facilitator)
    assert staff.call("felt_edit", row, sent=COUNT | {"asked": "8"}).status_code == 302
    row.refresh_from_db()
    assert (row.asked, row.told, row.together) == (8, 0, 1)
    assert staff.call("felt_remove", row).status_code == 200
    staff.call("felt_remove", row, sent={"sure": "yes"})
    assert not FeltReport.objects.exists()
    assert [one.verb for one in PlanChange.objects.order_by("pk")] == ["changed", "removed"]


def test_the_history_of_a_plan_holds_no_hands(cast, families, staff):
    staff.call("felt_add", families, sent=COUNT)
    kept = PlanChange.objects.get()
    assert {name for name, _before, _after in kept.fields} == {"occasion", "asked_on"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"occasion": ""}, "Say where it was asked."),
        ({"asked_on": (TODAY + timedelta(days=1)).isoformat()}, "is still to come"),
        ({"asked": "", "together": ""}, "at least one of the five words"),
        ({"asked": "-1"}, "is a number of at least 0"),
        ({"asked": "5001"}, "is a number of at most 5000"),
        ({"asked": "six"}, "as a whole number"),
    ],
)
def test_a_count_that_cannot_be_is_refused_with_a_sentence(families, staff, wrong, words):
    answer = staff.call("felt_add", families, sent=COUNT | wrong)
    assert answer.status_code == 422
    assert words in said(answer)
    assert not FeltReport.objects.exists()


def test_a_promise_is_made_changed_and_taken_back(families, staff):
    for version, level in enumerate(("4", "2")):
        staff.call("level_edit", families, sent={"level": level, "based_on": str(version)})
    assert PromisedLevel.objects.get().level == 2
    staff.call("level_edit", families, sent={"level": "", "based_on": "2"})
    assert not PromisedLevel.objects.exists()
    verbs = [one.verb for one in PlanChange.objects.order_by("pk")]
    assert verbs == ["added", "changed", "removed"]


def test_saying_nothing_where_nothing_was_said_changes_nothing(cast, families):
    assert promise(actor=actor(cast.owner), group=families, based_on=0, level=None) is None
    assert not PlanChange.objects.exists()


def test_two_who_promise_at_once_keep_both(cast, families, staff):
    promise(actor=actor(cast.owner), group=families, based_on=0, level=2)
    answer = staff.call("level_edit", families, sent={"level": "4", "based_on": "0"})
    assert answer.status_code == 409
    assert "There now: Asked" in said(answer)
    assert PromisedLevel.objects.get().level == 2


def test_what_one_took_back_meanwhile_is_no_ground_to_save_on(cast, families, staff):
    answer = staff.call("level_edit", families, sent={"level": "4", "based_on": "3"})
    assert answer.status_code == 409
    assert not PromisedLevel.objects.exists()


def test_the_number_of_people_is_the_organisations_own(cast, families):
    promised_level(cast.organisation, group=families, level=4)
    families.refresh_from_db()
    assert felt_of(families, {2: 6}, 7).people is None
    assert felt_of(families, {2: 6}, 6).people == 6
