"""The register of decisions: writing down, deciding, opening again; who left; and what is worth a look."""

from datetime import timedelta

import pytest

from access.models import AuditEntry
from organisations.actions.members import end_membership
from projects.actions.deciding import change_decision, reopen
from projects.domain.deciding import DecisionPlan
from projects.models import Decider, Decision, DecisionLevel, PlanChange
from tests.factories import TODAY, actor, decider, decision, decision_level, group, team_member
from tests.projects.deciding.conftest import said

pytestmark = pytest.mark.integration

TOMORROW = TODAY + timedelta(days=1)
PLAN = {"title": "Which idea first", "is_open": "on", "rule": "majority", "based_on": "0"}
TAKEN = {"decided_on": TODAY.isoformat(), "what": "The call back first", "why": "Most need it"}


def test_a_decision_is_written_down_with_who_holds_it(cast, here, families, staff):
    sent = PLAN | {
        "d1_who": f"g{families.pk}",
        "d1_people": "4",
        "d2_who": f"m{cast.owner.pk}",
        "d3_who": "other",
        "d3_name": "The chair",
        f"g{families.pk}": "4",
        "due_on": TOMORROW.isoformat(),
    }
    assert staff.call("decision_add", sent=sent).status_code == 302
    page = staff.page("viewer")
    assert "Which idea first" in page
    assert f"Decides: 4 people of “Families”, {cast.owner}, The chair." in page
    assert "Families: Decide together" in page
    assert "By a majority." in page
    verbs = AuditEntry.objects.values_list("verb", flat=True)
    assert list(verbs) == ["decision_added"]


def test_what_changed_is_kept_with_who_decides_and_each_level(cast, here, families, staff):
    row = decision(cast.organisation, project=here, title="Which idea first")
    decider(cast.organisation, decision=row, name="The board")
    sent = PLAN | {"title": "Which two", "based_on": "1", f"g{families.pk}": "2"}
    staff.call("decision_edit", row, sent=sent | {"d1_who": "other", "d1_name": "The panel"})
    kept = set(PlanChange.objects.values_list("part", "verb"))
    assert kept == {
        ("decision", "changed"),
        ("decider", "removed"),
        ("decider", "added"),
        ("decision_level", "added"),
    }
    assert [str(one) for one in Decider.objects.all()] == ["The panel"]
    assert DecisionLevel.objects.get().level == 2


def test_a_decision_is_decided_and_opened_again_without_losing_words(cast, here, staff):
    row = decision(cast.organisation, project=here)
    staff.call("decision_decide", row, sent=TAKEN | {"based_on": "1", "splits": "Young people"})
    page = staff.page()
    assert "Decided on" in page
    assert "Most need it" in page
    assert "We have not said what was considered." in page
    staff.call("decision_reopen", row, sent={"sure": "yes"})
    row.refresh_from_db()
    assert (row.decided_on, row.what, row.splits) == (None, "The call back first", "Young people")
    assert "Say what was decided" in staff.page()


def test_opening_what_is_open_changes_nothing(cast, here):
    row = decision(cast.organisation, project=here)
    reopen(actor=actor(cast.owner), decision=row)
    row.refresh_from_db()
    assert row.version == 1
    assert not PlanChange.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"decided_on": TOMORROW.isoformat()}, "is still to come"),
        ({"decided_on": "1026-01-01"}, "too far away"),
        ({"decided_on": "next Tuesday"}, "Write the day as day, month and year"),
        ({"decided_on": ""}, "Say on which day it was decided."),
        ({"what": " "}, "A no is a decision too."),
        ({"why": "x" * 4001}, "has room for 4000 characters"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_and_stays_typed(cast, here, staff, wrong, words):
    row = decision(cast.organisation, project=here)
    answer = staff.call("decision_decide", row, sent=TAKEN | {"based_on": "1", **wrong})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in said(answer)
    assert "why" in wrong or "Most need it" in page
    assert Decision.objects.get().decided_on is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Say what is decided."),
        ({"rule": "coin"}, "Select a valid choice"),
        ({"due_on": "3026-01-01"}, "too far away"),
        ({"d1_who": "other"}, "Write the name or role"),
        ({"d1_who": "g999999"}, "Choose somebody from the list."),
        ({"d1_who": "m\x00"}, "Choose somebody from the list."),
        ({"d1_who": "g" + "9" * 5000}, "Choose somebody from the list."),
        ({"d1_name": "The chair", "d2_name": "The chair"}, "stands there twice"),
        ({"d1_name": "The chair", "d1_people": "many"}, "as a whole number"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(staff, wrong, words):
    answer = staff.call("decision_add", sent=PLAN | wrong)
    assert answer.status_code == 422
    assert words in said(answer)
    assert not Decision.objects.exists()


def test_a_group_of_another_project_decides_nothing_here(cast, staff):
    other = group(cast.organisation, name="Elsewhere")
    sent = PLAN | {"d1_who": f"g{other.pk}", f"g{other.pk}": "4"}
    assert staff.call("decision_add", sent=sent).status_code == 422


def test_two_who_change_one_decision_at_once_keep_both_versions(cast, here, staff):
    row = decision(cast.organisation, project=here, title="Which idea first")
    theirs = DecisionPlan(
        title="Which two ideas", stage_number=None, is_open=True, rule="consent", due_on=None
    )
    change_decision(actor=actor(cast.owner), decision=row, based_on=1, plan=theirs)
    sent = PLAN | {"title": "Which three ideas", "based_on": "1", "d5_name": "The board"}
    answer = staff.call("decision_edit", row, sent=sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Which two ideas" in page
    assert "Which three ideas" in page
    assert 'name="based_on" value="2"' in page
    staff.call("decision_edit", row, sent=sent | {"based_on": "2"})
    assert Decision.objects.get().title == "Which three ideas"


def test_two_who_decide_at_once_keep_both_versions(cast, here, staff):
    row = decision(cast.organisation, project=here, version=2, what="No")
    answer = staff.call("decision_decide", row, sent=TAKEN | {"based_on": "1"})
    assert answer.status_code == 409
    assert "There now: No" in said(answer)
    assert Decision.objects.get().what == "No"


def test_a_decider_who_left_is_said_with_what_to_do(cast, here, staff):
    end_membership(actor=actor(cast.owner), member=cast.facilitator)
    row = decision(cast.organisation, project=here)
    decider(cast.organisation, decision=row, member=cast.facilitator)
    day = f"{TODAY.day} {TODAY:%B %Y}"
    words = f"{cast.facilitator} left on {day}. Name somebody else who decides."
    assert words in staff.page("owner")
    deciding = said(staff.call("decision_decide", row, role="owner"))
    assert words in deciding
    assert f"Decides: {cast.facilitator}." in deciding


def test_a_decider_whose_leaving_is_not_written_down_is_said_too(cast, here, staff):
    row = decision(cast.organisation, project=here)
    decider(cast.organisation, decision=row, member=cast.ex_member)
    assert f"{cast.ex_member} does not work here any more." in staff.page()


def test_whoever_left_cannot_be_chosen_and_may_stay_where_they_stood(cast, here, staff):
    left = f"m{cast.ex_member.pk}"
    answer = staff.call("decision_add", sent=PLAN | {"d1_who": left})
    assert answer.status_code == 422
    assert f"{cast.ex_member} does not work here any more. Name somebody else." in said(answer)
    row = decision(cast.organisation, project=here)
    decider(cast.organisation, decision=row, member=cast.ex_member)
    sent = PLAN | {"based_on": "1", "d1_who": left}
    assert staff.call("decision_edit", row, sent=sent).status_code == 302


def test_a_say_without_anybody_among_the_deciders_is_pointed_out(cast, here, families, staff):
    row = decision(cast.organisation, project=here)
    decision_level(cast.organisation, decision=row, group=families, level=4)
    words = "“Families” is to decide here, and nobody of them is among those who decide."
    assert words in staff.page()
    decider(cast.organisation, decision=row, group=families)
    assert words not in staff.page()


def test_what_is_overdue_is_said_in_days_and_what_is_blank_as_blank(cast, here, staff):
    decision(cast.organisation, project=here, due_on=TODAY - timedelta(days=3))
    decision(cast.organisation, project=here, is_open=False)
    page = staff.page()
    assert "3 days late" in page
    assert "No day is set." in page
    assert "We have not said who decides." in page
    assert "This is fixed" in page


def test_a_decision_written_down_by_mistake_goes(cast, here, staff):
    row = decision(cast.organisation, project=here)
    assert "It cannot be brought back." in said(staff.call("decision_remove", row))
    staff.call("decision_remove", row, sent={"sure": "yes"})
    assert not Decision.objects.exists()
    assert PlanChange.objects.get().verb == "removed"


def test_a_viewer_reads_and_changes_nothing(cast, here, staff):
    team_member(cast.organisation, project=here, member=cast.viewer)
    page = staff.page("viewer")
    assert "A facilitator writes down who decides what." in page
    assert "Add a decision" not in page
    assert staff.call("decision_add", role="viewer", sent=PLAN).status_code == 403


@pytest.mark.parametrize(
    "page", ["decision_add", "decision_edit", "decision_decide", "decision_reopen"]
)
def test_every_page_is_there_to_look_at(cast, here, families, staff, page):
    row = None if page == "decision_add" else decision(cast.organisation, project=here)
    assert staff.call(page, row).status_code == 200
