"""Two organisations, and a project with a facilitator on its team."""

import pytest

from access.scope import working_in
from projects.models import TeamMember
from tests.factories import project, two_organisations


@pytest.fixture
def world(db):
    return two_organisations()


@pytest.fixture
def place(world):
    """A project of A with the facilitator on its team."""
    made = project(world.a.organisation)
    with working_in(world.a.organisation):
        TeamMember.objects.create(
            organisation=world.a.organisation, project=made, member=world.a.facilitator
        )
    return made


@pytest.fixture
def home(world):
    with working_in(world.a.organisation):
        yield world.a.organisation
