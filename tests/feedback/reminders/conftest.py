"""One closed ask with a person for each role, and the moments of its clock."""

import pytest

from tests.factories.chasing import Clock


@pytest.fixture
def clock(db):
    return Clock()


@pytest.fixture
def make_clock(db):
    return Clock
