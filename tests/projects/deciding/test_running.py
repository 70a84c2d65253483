"""Who runs a project, and what a member still holds before they leave."""

import pytest
from django.urls import reverse

from projects.actions.running import save_running
from projects.forms.running import RunningForm
from projects.models import PlanChange, Running
from projects.queries.duties import duties
from tests.factories import action, actor, decider, decision, project, running
from tests.projects.deciding.conftest import said

pytestmark = pytest.mark.integration

SAID = {"done_before": "Isla, twice", "hours": "40", "creche": "In the hall", "based_on": "0"}


def test_who_runs_it_is_said_and_blanks_are_said_too(cast, staff):
    staff.call("running_edit", sent=SAID | {"lead": str(cast.owner.pk)})
    page = staff.page("viewer")
    assert "Isla, twice" in page
    assert "40 hours" in page
    assert page.count("We have not said.") == 5
    assert PlanChange.objects.get().part == "running"


def test_it_is_changed_on_the_version_that_was_read(cast, here, staff):
    running(cast.organisation, project=here, hours=10)
    assert staff.call("running_edit", sent=SAID).status_code == 409
    answer = staff.call("running_edit", sent=SAID | {"based_on": "1"})
    assert answer.status_code == 302
    assert (Running.objects.get().hours, Running.objects.get().version) == (40, 2)


def test_two_who_say_it_at_once_keep_both(cast, here, staff):
    blank = dict.fromkeys((*RunningForm.base_fields, "lead_id")) | {"hours": 7}
    words = {name: blank[name] or "" for name in blank if name not in {"hours", "lead_id"}}
    save_running(actor=actor(cast.owner), project=here, based_on=0, values=blank | words)
    answer = staff.call("running_edit", sent=SAID)
    assert answer.status_code == 409
    assert "There now: 7" in said(answer)
    assert Running.objects.get().hours == 7


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"hours": "-1"}, "is a number of at least 0"),
        ({"hours": "many"}, "Write the hours as a whole number."),
        ({"budget": "x" * 161}, "has room for 160 characters"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(staff, wrong, words):
    answer = staff.call("running_edit", sent=SAID | wrong)
    assert answer.status_code == 422
    assert words in said(answer)
    assert "Isla, twice" in answer.content.decode()


def test_whoever_left_does_not_lead(cast, here, staff):
    answer = staff.call("running_edit", sent=SAID | {"lead": str(cast.ex_member.pk)})
    assert "does not work here any more. Name somebody else." in said(answer)
    running(cast.organisation, project=here, lead=cast.ex_member)
    words = f"{cast.ex_member} does not work here any more. Name somebody else who leads it."
    assert words in staff.page()
    assert words in said(staff.call("running_edit"))


def test_what_a_member_holds_is_named_before_they_leave(cast, here, client):
    row = decision(cast.organisation, project=here, title="Which idea first")
    decider(cast.organisation, decision=row, member=cast.facilitator)
    action(cast.organisation, project=here, text="Ask the school", member=cast.facilitator)
    action(cast.organisation, project=here, text="Ring the hall", keeper=cast.facilitator)
    running(cast.organisation, project=here, lead=cast.facilitator)
    client.force_login(cast.owner.user)
    place = {"org": cast.organisation.slug, "pk": cast.facilitator.pk}
    page = said(client.get(reverse("organisations:member_end", kwargs=place)))
    for words in ("Which idea first decides it", "Ask the school does it", "leads it"):
        assert words in page
    assert "Ring the hall looks after it" in page


def test_what_is_over_or_elsewhere_is_not_held(cast, here):
    taken = decision(cast.organisation, project=here, decided_on="2026-01-01")
    decider(cast.organisation, decision=taken, member=cast.owner)
    action(cast.organisation, project=here, member=cast.owner, state="done")
    action(cast.organisation, project=here, member=cast.manager, keeper=cast.owner)
    assert duties(cast.owner) == []


def test_what_is_in_the_bin_is_not_held(cast, time_machine):
    gone = project(cast.organisation, binned_at="2026-01-01T10:00Z")
    action(cast.organisation, project=gone, member=cast.owner)
    running(cast.organisation, project=gone, lead=cast.owner)
    assert duties(cast.owner) == []
