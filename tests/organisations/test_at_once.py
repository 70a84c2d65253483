"""The same thing done twice at the same instant, by two people or by two presses: done once, and nobody sees an error."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from access.scope import working_in
from organisations.actions.organisations import create_organisation
from organisations.models import Organisation
from projects.actions import add_group, add_groups, set_team
from projects.models import StakeholderGroup, TeamMember
from tests.factories import actor, cast, project, user

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 8


def at_once(does, organisation=None):
    """Do it as often as there are threads, all at the same time; return what each got."""

    def once(number):
        try:
            if organisation is None:
                return does(number)
            with working_in(organisation):
                return does(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(once, range(TIMES)))


def test_organisations_of_one_name_each_have_an_address(db):
    people = [user() for _each in range(TIMES)]
    made = at_once(
        lambda number: create_organisation(
            user=people[number], name="Ashburn Council", time_zone="Europe/London"
        )
    )
    assert Organisation.objects.count() == len({each.slug for each in made}) == TIMES


def test_one_team_set_by_many(db):
    team = cast()
    about, boss = project(team.organisation), actor(team.owner)
    wanted = [team.owner.pk, team.manager.pk, team.viewer.pk]
    at_once(lambda _n: set_team(actor=boss, project=about, member_ids=wanted), team.organisation)
    found = TeamMember._base_manager.filter(project=about).values_list("member_id", flat=True)
    assert sorted(found) == sorted(wanted)


def test_one_group_added_by_many(db):
    team = cast()
    about = project(team.organisation)
    one = at_once(lambda _n: add_group(project=about, name="Parents"), team.organisation)
    more = at_once(lambda _n: add_groups(project=about, names=["PARENTS"]), team.organisation)
    assert StakeholderGroup._base_manager.filter(project=about).count() == 1
    assert {group.pk for group in one} == {found["parents"].pk for found in more}
