"""The clock, and the closed ask with a facilitator signed in who tells people what happened."""

import pytest

from tests.factories import actor
from tests.factories.chasing import Clock
from tests.feedback.outcomes.conftest import scene as scene  # noqa: PLC0414 -- a fixture


@pytest.fixture
def clock(db):
    return Clock()


@pytest.fixture
def owner(scene):
    """Make the one signed in the owner of the ask; return how they act."""
    scene.consultation.owner = scene.world.a.facilitator
    scene.consultation.save()
    return actor(scene.world.a.facilitator)


@pytest.fixture
def make_clock(db):
    return Clock
