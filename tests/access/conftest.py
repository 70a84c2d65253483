"""Two organisations with a row of every table each, at a moment that stands still."""

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from access.scope import OrganisationOwned
from organisations.models import User
from tests.databases import have, put_back
from tests.factories import NOW, make, two_organisations
from tests.factories.world import the_two_organisations


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """Have A and B for a module: one process of the run makes a row of every table, which takes seconds; the others copy it."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        have("coprod_world", _populate)
        with transaction.atomic():
            yield the_two_organisations()
            transaction.set_rollback(True)
        if not put_back():
            call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def world(shared_world):
    """Return organisations A and B, in which every table has a row; what the test changes is undone."""
    with transaction.atomic():
        yield shared_world
        transaction.set_rollback(True)


def _populate():
    made = two_organisations()
    for cast in (made.a, made.b):
        for model in apps.get_models():
            if issubclass(model, OrganisationOwned):
                make(model, cast.organisation)
    # Everybody has signed in before, at this moment, so that signing in again changes no row.
    User.objects.update(last_login=NOW)
