"""Nobody leaves before what they hold is in other hands: refusal, naming who takes over, and by force."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import Consultation, Delivery, DutyHandover
from organisations.actions.members import end_membership
from organisations.duties import duties_of
from organisations.models import Member
from projects.models import Action, Decider, Running
from tests.factories import (
    NOW,
    TODAY,
    action,
    actor,
    closed_consultation,
    decider,
    decision,
    delivery,
    milestone,
    open_consultation,
    outcome,
    outcome_version,
    publication,
    running,
    telling,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def at(team, name, who=None):
    pk = {"pk": who.pk} if who else {}
    return reverse(f"organisations:{name}", kwargs={"org": team.organisation.slug, **pk})


@pytest.fixture
def held(team):
    """The facilitator tells people of two asks, decides, has something to do, and leads the project."""
    home, who = team.organisation, team.facilitator
    about = closed_consultation(home, owner=who, decider=who, backup=team.manager)
    open_consultation(home, owner=who, project=about.project, backup=None, manager=None)
    row = decision(home, project=about.project)
    decider(home, decision=row, member=who)
    action(home, project=about.project, member=who)
    running(home, project=about.project, lead=who)
    return about


def holds(team, who):
    with working_in(team.organisation):
        return len(duties_of(Member.objects.get(pk=who.pk)))


@pytest.fixture
def promised(team):
    """The facilitator does what was promised in an ask of the owner's, of which people were told; one part of it is done."""
    home = team.organisation
    about = closed_consultation(home, title="Calls", owner=team.owner, backup=team.manager)
    with working_in(home):
        of = outcome(home, items=[about.items.get()], consultation=about)
    told = publication(home, consultation=about)
    telling(
        home, publication=told, participant=None, is_channel=True, channel="page", told_on=TODAY
    )
    outcome_version(home, outcome=of, publication=told, what="A worker calls")
    row = delivery(home, outcome=of, what="A worker calls", owner=team.facilitator)
    milestone(home, delivery=row, done_on=TODAY, evidence="The rota")
    milestone(home, delivery=row)
    return row


def delivered(team):
    with working_in(team.organisation):
        return Delivery.objects.select_related("owner").get()


def test_what_was_promised_is_handed_on_with_its_parts_and_its_day(client, team, promised):
    client.force_login(team.manager.user)
    answer = client.post(at(team, "member_end", team.facilitator))
    assert (answer.status_code, works_here(team.facilitator)) == (422, True)
    assert "Calls: A worker calls" in answer.content.decode()
    address = at(team, "member_reassign", team.facilitator)
    page = client.get(address).content.decode()
    assert "Calls: A worker calls" in page
    assert "1 of 2 parts are done" in page
    client.post(address, {"everything": team.viewer.pk})
    after = delivered(team)
    assert (after.owner, after.due_on, after.version) == (
        team.viewer,
        promised.due_on,
        promised.version + 1,
    )
    with working_in(team.organisation):
        assert set(after.milestones.values_list("evidence", flat=True)) == {"The rota", ""}
        assert AuditEntry.objects.filter(verb="delivery_handed_on").count() == 1
    assert (holds(team, team.facilitator), holds(team, team.viewer)) == (0, 1)
    client.post(at(team, "member_end", team.facilitator))
    assert not works_here(team.facilitator)


def test_by_force_it_goes_to_whoever_tells_people(team, promised):
    with working_in(team.organisation):
        end_membership(actor=actor(team.owner), member=team.facilitator, forced_because="Gone")
    assert delivered(team).owner == team.owner


@pytest.mark.parametrize(
    "fields", [{"done_on": TODAY}, {"not_happening_on": TODAY}, {"owner": None}], ids=str
)
def test_what_is_done_given_up_or_nobodys_is_not_held(team, promised, fields):
    with working_in(team.organisation):
        Delivery.objects.update(**fields)
    assert holds(team, team.facilitator) == 0


def test_what_was_taken_back_is_not_held(team, promised):
    home = team.organisation
    with working_in(home):
        about = promised.outcome.consultation
    again = publication(home, consultation=about, published_at=NOW + timedelta(hours=1))
    outcome_version(
        home, outcome=promised.outcome, publication=again, disposition="reversed", number=2
    )
    assert holds(team, team.facilitator) == 0


def test_what_no_member_does_is_seen_to_by_whoever_tells_people_though_all_were_told(
    client, team, promised
):
    with working_in(team.organisation):
        Delivery.objects.update(owner=None)
        about = promised.outcome.consultation
        Consultation.objects.filter(pk=about.pk).update(owner=team.facilitator)
        (duty,) = duties_of(team.facilitator)
    assert duty.title == "Calls"
    client.force_login(team.owner.user)
    client.post(at(team, "member_reassign", team.facilitator), {"everything": team.manager.pk})
    with working_in(team.organisation):
        assert Consultation.objects.get(pk=about.pk).owner == team.manager
    assert holds(team, team.facilitator) == 0


def works_here(who):
    return Member._base_manager.get(pk=who.pk).is_active


def test_a_membership_does_not_end_while_people_wait_for_this_person(client, team, held):
    client.force_login(team.manager.user)
    page = client.get(at(team, "member_end", team.facilitator)).content.decode()
    assert at(team, "member_reassign", team.facilitator) in page
    answer = client.post(at(team, "member_end", team.facilitator))
    assert (answer.status_code, works_here(team.facilitator)) == (422, True)
    assert "Name who takes over first." in answer.content.decode()


def test_one_page_hands_everything_on_and_then_the_membership_ends(client, team, held):
    client.force_login(team.manager.user)
    address = at(team, "member_reassign", team.facilitator)
    answer = client.post(address, {"everything": team.owner.pk, "why": "She moves to Leeds"})
    assert answer["Location"] == at(team, "member_end", team.facilitator)
    assert (holds(team, team.facilitator), holds(team, team.owner)) == (0, 5)
    client.post(at(team, "member_end", team.facilitator))
    assert not works_here(team.facilitator)
    with working_in(team.organisation):
        rows = DutyHandover.objects.filter(consultation=held).values_list("role", "to_name", "why")
        name = str(team.owner)
        roles = ("owner", "decider", "manager", "senior")
        assert set(rows) == {(role, name, "She moves to Leeds") for role in roles}
        assert Decider.objects.get().member == team.owner
        assert Action.objects.get().member == team.owner
        assert Running.objects.get().lead == team.owner


def test_each_thing_may_go_to_somebody_else(client, team, held):
    client.force_login(team.owner.user)
    sent = {"everything": team.manager.pk, f"ask:{held.pk}": team.viewer.pk}
    client.post(at(team, "member_reassign", team.facilitator), sent)
    assert (holds(team, team.viewer), holds(team, team.manager)) == (1, 5)


def test_nothing_moves_while_one_thing_has_nobody(client, team, held):
    client.force_login(team.owner.user)
    sent = {f"ask:{held.pk}": team.viewer.pk}
    answer = client.post(at(team, "member_reassign", team.facilitator), sent)
    assert (answer.status_code, holds(team, team.facilitator)) == (422, 5)
    assert "Choose who takes this over." in answer.content.decode()


def test_whoever_leaves_names_who_takes_over(client, team, held):
    client.force_login(team.facilitator.user)
    assert client.post(at(team, "member_leave")).status_code == 422
    address = at(team, "member_reassign", team.facilitator)
    answer = client.post(address, {"everything": team.manager.pk})
    assert answer["Location"] == at(team, "member_leave")
    client.post(at(team, "member_leave"))
    assert not works_here(team.facilitator)


def test_an_owner_ends_it_by_force_and_it_goes_to_whoever_steps_in(client, team, held):
    client.force_login(team.owner.user)
    address = at(team, "member_end", team.facilitator)
    assert client.post(address, {"why": " "}).status_code == 422
    client.post(address, {"why": "She is ill and cannot be reached"})
    assert not works_here(team.facilitator)
    with working_in(team.organisation):
        about = Consultation.objects.get(pk=held.pk)
        assert (about.owner, about.decider) == (team.manager, team.manager)
        assert set(DutyHandover.objects.values_list("is_forced", flat=True)) == {True}
        other = Consultation.objects.exclude(pk=held.pk).get()
        assert other.owner_id not in {None, team.facilitator.pk}
        entry = AuditEntry.objects.get(verb="forced duties on")
    assert entry.data["why"] == "She is ill and cannot be reached"


def test_only_an_owner_forces(team, held):
    with working_in(team.organisation), pytest.raises(ValidationError) as refused:
        end_membership(
            actor=actor(team.manager), member=team.facilitator, forced_because="She has gone"
        )
    assert refused.value.code == "force"
    assert works_here(team.facilitator)


def test_people_read_the_new_name_with_the_old_one(client, team, held):
    client.force_login(team.owner.user)
    client.post(at(team, "member_reassign", team.facilitator), {"everything": team.manager.pk})
    page = client.get(reverse("feedback:happened", kwargs={"slug": held.slug})).content.decode()
    assert f"{team.manager} tells people about this" in page
    assert f"it was {team.facilitator}. What we promised stays." in page


def test_what_was_promised_stands_and_the_new_one_is_reminded(team, held):
    before = held.promised_on, held.closes_on
    with working_in(team.organisation):
        end_membership(actor=actor(team.owner), member=team.facilitator, forced_because="Gone")
        about = Consultation.objects.get(pk=held.pk)
    assert (about.promised_on, about.closes_on) == before
    assert about.next_notice_on is not None
