"""Signing in while the cache is away: limits still count, nobody meets an error page."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from tests.factories import PASSWORD, user
from tools.services import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


@pytest.fixture
def no_redis(settings):
    """Point the cache at a Redis that is not there."""
    address = f"redis://127.0.0.1:{free_port()}/1"
    settings.CACHES = {"default": {"BACKEND": "coprod.cache.RedisOrHere", "LOCATION": address}}
    caches["default"].clear()
    yield caches["default"]
    caches["default"].clear()


def sign_in(client, password):
    fields = {"login": "amina@example.org", "password": password}
    return client.post(reverse("account_login"), fields)


def test_signing_in_works(client, no_redis):
    user("amina@example.org")
    assert sign_in(client, PASSWORD)["Location"] == "/"


def test_guessing_is_still_slowed_down(client, no_redis):
    user("amina@example.org")
    pages = [sign_in(client, "wrong every time").content.decode() for _each in range(6)]
    assert ["tried too often" in page for page in pages] == [False] * 5 + [True]


@pytest.mark.parametrize("route", ["account_signup", "account_reset_password"])
def test_the_other_forms_work(client, no_redis, route):
    fields = {"email": "clara@example.org", "name": "Clara", "password1": PASSWORD}
    assert client.post(reverse(route), fields).status_code == 302


def test_what_stands_in_does_what_a_cache_does(no_redis):
    assert (no_redis.add("a", 1), no_redis.add("a", 2)) == (True, False)
    no_redis.set_many({"b": 2, "c": 3})
    assert no_redis.get_many(["a", "b", "c"]) == {"a": 1, "b": 2, "c": 3}
    assert (no_redis.incr("a"), no_redis.touch("a"), no_redis.has_key("a")) == (2, True, True)
    no_redis.delete_many(["b", "c"])
    assert (no_redis.delete("a"), no_redis.get("b", "gone")) == (True, "gone")


@pytest.mark.postgres
def test_with_redis_the_limits_are_everybodys(settings, redis_url):
    patient = {"socket_timeout": 120, "socket_connect_timeout": 120}
    settings.CACHES = {
        "default": {
            "BACKEND": "coprod.cache.RedisOrHere",
            "LOCATION": redis_url,
            "OPTIONS": patient,
        }
    }
    caches["default"].set("shared", "yes", 600)
    assert caches["default"]._cache.here.get(":1:shared") is None
    assert caches["default"].get("shared") == "yes"


@pytest.fixture
def redis_url():
    """Return a database of the suite's own Redis."""
    from coprod import env  # noqa: PLC0415 -- only where there is one

    return env.redis_cache_url()
