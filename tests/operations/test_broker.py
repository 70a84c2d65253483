"""The queue on the status page: reachable, gone or mute, it is told at once and never raised."""

import socket

import pytest

from operations.queries import broker
from operations.queries.broker import broker_line
from tests.workers import PREFIX, redis_url

FOLDER = {"data_folder_in", "data_folder_out"}


@pytest.fixture
def redis_at(settings):
    """Return a function that sets where Redis is said to be and answers the line."""

    def ask(address):
        settings.REDIS_URL = address
        settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"global_keyprefix": PREFIX}
        return broker_line()

    return ask


def test_redis_that_is_gone(redis_at):
    line = redis_at("redis://127.0.0.1:1/0")
    assert (line.level, line.facts) == ("bad", {"kind": "redis"})


def test_redis_that_takes_calls_and_says_nothing(redis_at):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        line = redis_at(f"redis://127.0.0.1:{mute.getsockname()[1]}/0")
    assert (line.level, line.facts) == ("bad", {"kind": "redis"})


@pytest.mark.postgres
def test_redis_that_answers(redis_at, workers, monkeypatch):
    monkeypatch.setattr(broker, "SECONDS_TO_ANSWER", 120)
    workers.ring("notices.tasks.plan", "notices.tasks.plan")
    line = redis_at(redis_url())
    assert (line.level, line.facts) == ("good", {"kind": "redis", "waiting": 2})


def test_the_folder_of_the_embedded_queue(settings, tmp_path):
    settings.REDIS_URL = ""
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = dict.fromkeys(FOLDER, str(tmp_path / "queue"))
    assert broker_line().level == "bad"
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "1_2.celery.msg").touch()
    line = broker_line()
    assert (line.level, line.facts) == ("good", {"kind": "folder", "waiting": 1})
