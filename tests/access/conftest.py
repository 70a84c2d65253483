"""Two organisations with a row of every table each, at a moment that stands still."""

import pytest
import time_machine
from django.apps import apps
from django.db import transaction

from access.scope import OrganisationOwned
from organisations.models import User
from tests.factories import NOW, make, two_organisations


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """Make A and B once for a module: making a row of every table for each test would take most of the time."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield _populated()
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world):
    """Return organisations A and B, in which every table has a row; what the test changes is undone."""
    with transaction.atomic():
        yield shared_world
        transaction.set_rollback(True)


def _populated():
    made = two_organisations()
    for cast in (made.a, made.b):
        for model in apps.get_models():
            if issubclass(model, OrganisationOwned):
                make(model, cast.organisation)
    # Everybody has signed in before, at this moment, so that signing in again changes no row.
    User.objects.update(last_login=NOW)
    return made
