"""Two organisations with a row of every table each, at a moment that stands still."""

import pytest
import time_machine
from django.apps import apps
from django.conf import settings as project_settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from access.roles import Role
from access.scope import OrganisationOwned
from organisations.models import User
from tests.access.markup import type_markup_everywhere
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


@pytest.fixture(scope="module")
def marked_world(shared_world, django_db_blocker):
    """Have markup in every field of words, typed once for all pages."""
    with django_db_blocker.unblock(), transaction.atomic():
        type_markup_everywhere()
        yield shared_world
        transaction.set_rollback(True)


@pytest.fixture
def marked(marked_world):
    """Return that world; what the test changes is undone."""
    with transaction.atomic():
        yield marked_world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(shared_world, django_db_blocker):
    """Sign everybody in once: return the cookie of each account."""
    found = {}
    with django_db_blocker.unblock():
        for cast in (shared_world.a, shared_world.b):
            for member in (*(cast.with_role(role) for role in Role), cast.ex_member):
                browser = Client()
                browser.force_login(member.user)
                cookie = browser.cookies[project_settings.SESSION_COOKIE_NAME]
                found[member.user_id] = cookie.value
    return found


@pytest.fixture
def asking(client, sessions):
    """Return a browser that is anybody's: `asking(member)`, or nobody's: `asking(None)`."""

    def become(member, browser=client):
        browser.cookies.clear()
        if member is not None:
            cookie = sessions[member.user_id]
            browser.cookies[project_settings.SESSION_COOKIE_NAME] = cookie
        return browser

    return become


@pytest.fixture
def through_proxy(settings):
    """Return how a browser's request looks behind the proxy of production."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 365 * 86400, True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    return {"X-Forwarded-Proto": "https"}


def _populate():
    made = two_organisations()
    for cast in (made.a, made.b):
        for model in apps.get_models():
            if issubclass(model, OrganisationOwned):
                make(model, cast.organisation)
    # Everybody has signed in before, at this moment, so that signing in again changes no row.
    User.objects.update(last_login=NOW)
