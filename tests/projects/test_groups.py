"""The groups of a project: added, renamed, removed only when nothing belongs to them."""

import pytest
from django.urls import reverse

from access.scope import working_in
from projects.actions.groups import GroupHoldsError, GroupNameTakenError, remove_group, save_group
from projects.models import PlanChange, StakeholderGroup
from projects.queries.groups import _relations, what_it_holds
from projects.terms import GROUP_HOLDS
from tests.factories import actor, cast, group, involvement, participation, project, room_tally

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def team():
    return cast()


@pytest.fixture
def plan(team):
    return project(team.organisation)


@pytest.fixture
def send(client, team):
    """Return how a facilitator sends a form."""
    client.force_login(team.facilitator.user)

    def call(route, pk, /, **values):
        kwargs = {"org": team.organisation.slug, "pk": pk}
        return client.post(reverse(f"projects:{route}", kwargs=kwargs), values)

    return call


def names(plan):
    with working_in(plan.organisation):
        return [(one.name, one.kind) for one in StakeholderGroup.objects.filter(project=plan)]


def test_a_group_is_added(send, plan):
    answer = send("group_add", plan.pk, name="Practitioners", kind="practitioner")
    assert answer.status_code == 302
    assert answer["Location"].endswith("/who-when-why/")
    assert names(plan) == [("Practitioners", "practitioner")]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": "", "kind": "community"}, "Give the group a name."),
        ({"name": "Parents", "kind": ""}, "Say how they relate to the service."),
        ({"name": "Parents", "kind": "robots"}, "Select a valid choice"),
        ({"name": "SCHOOLS", "kind": "community"}, "There is a group of this name already."),
        ({"name": "x" * 81, "kind": "community"}, "has room for 80 characters"),
    ],
)
def test_bad_input_gets_its_sentence(send, plan, team, values, sentence):
    group(team.organisation, project=plan, name="Schools")
    answer = send("group_add", plan.pk, **values)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert [name for name, _kind in names(plan)] == ["Schools"]


def test_a_group_gets_another_name_and_kind_and_history_keeps_both(send, plan, team):
    one = group(team.organisation, project=plan, name="Parents")
    answer = send("group_edit", one.pk, name="Parents and carers", kind="community")
    assert answer.status_code == 302
    assert names(plan) == [("Parents and carers", "community")]
    with working_in(team.organisation):
        (change,) = PlanChange.objects.filter(part="group", verb="changed")
    assert ["name", "Parents", "Parents and carers"] in change.fields


def test_a_group_may_keep_its_own_name(send, plan, team):
    one = group(team.organisation, project=plan, name="Parents")
    assert send("group_edit", one.pk, name="parents", kind="community").status_code == 302
    assert names(plan) == [("parents", "community")]


def test_a_name_taken_meanwhile_is_refused(plan, team):
    group(team.organisation, project=plan, name="Parents")
    with working_in(team.organisation), pytest.raises(GroupNameTakenError):
        save_group(actor=actor(team.facilitator), project=plan, name="PARENTS", kind="community")


def test_a_group_that_holds_nothing_is_removed(send, plan, team):
    one = group(team.organisation, project=plan)
    assert send("group_remove", one.pk).status_code == 302
    assert names(plan) == []
    with working_in(team.organisation):
        assert PlanChange.objects.get(part="group", verb="removed").title == one.name


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda home, of: participation(home, project=of.project, group=of), "people who have"),
        (lambda home, of: involvement(home, group=of, stage=first(of)), "squares of who"),
        (lambda home, of: room_tally(home, group=of), "heads counted"),
    ],
)
def test_a_group_that_holds_something_stays_and_says_what(send, plan, team, make, sentence):
    one = group(team.organisation, project=plan)
    make(team.organisation, one)
    answer = send("group_remove", one.pk)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert len(names(plan)) == 1
    with working_in(team.organisation), pytest.raises(GroupHoldsError):
        remove_group(actor=actor(team.facilitator), group=one)


def first(of):
    with working_in(of.organisation):
        return of.project.stages.get(number=1)


def test_everything_that_can_belong_to_a_group_has_its_words():
    tables = {one.related_model._meta.label_lower for one in _relations()}
    assert tables == set(GROUP_HOLDS)


def test_looking_says_it_before_anybody_presses(client, plan, team):
    one = group(team.organisation, project=plan)
    with working_in(team.organisation):
        assert what_it_holds(one) == []
    participation(team.organisation, project=plan, group=one)
    client.force_login(team.facilitator.user)
    kwargs = {"org": team.organisation.slug, "pk": one.pk}
    page = client.get(reverse("projects:group_remove", kwargs=kwargs)).content.decode()
    assert "This group stays" in page
    assert "Remove it" not in page
