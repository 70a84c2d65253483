"""One installation for the faults of this folder, and a consultation of its own for each test."""

import json

import pytest
from celery import Celery

from tests.faults.phones import Crowd
from tests.faults.site import Site

CONSULTATIONS, INVITATIONS = 10, 12


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with Site(folder) as running:
        printed = running.run("-m", "tests.faults.seed", str(CONSULTATIONS), "0")
        running.doors = iter(json.loads(printed.splitlines()[-1]))
        yield running


@pytest.fixture
def crowd(site):
    return Crowd(site, next(site.doors))


@pytest.fixture
def queue(site):
    """The broker as the scheduler sees it, to put tasks on it."""
    bell = Celery(broker=site.environment["REDIS_URL"])
    bell.conf.broker_transport_options = {"global_keyprefix": "coprod:"}
    bell.conf.task_ignore_result = True
    yield bell
    bell.close()
