"""The cache in Redis, and what stands in for it while Redis is away.

The cache holds nothing but the limits on signing in and which codes were used. Without Redis each web process counts by itself,
so that nobody is kept out and nobody may guess without end; with N processes N times as much is let through meanwhile.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

logger = logging.getLogger(__name__)

AWAY = (RedisConnectionError, RedisTimeoutError)
SECONDS_TO_WAIT = 0.5
SECONDS_BEFORE_TRYING_AGAIN = 5.0


def _or_here(name: str) -> Callable[..., Any]:
    """Return a method that asks Redis, and the memory of this process while Redis is away."""

    def asked(self: "ClientOrHere", *values: Any) -> Any:
        if time.monotonic() >= self.away_until:
            try:
                return getattr(RedisCacheClient, name)(self, *values)
            except AWAY as problem:
                self.away_until = time.monotonic() + SECONDS_BEFORE_TRYING_AGAIN
                logger.warning(
                    "Redis is away; this process counts by itself: %s", type(problem).__name__
                )
        return getattr(self.here, name)(*values)

    asked.__name__ = name
    return asked


class ClientOrHere(RedisCacheClient):
    """Django's client, with a stand-in."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        """Wait a moment for Redis, and do not ask again and again."""
        patience: dict[str, Any] = {
            "socket_timeout": SECONDS_TO_WAIT,
            "socket_connect_timeout": SECONDS_TO_WAIT,
            "retry": Retry(NoBackoff(), 0),
        }
        super().__init__(servers, **(patience | options))
        self.here = LocMemCache("while Redis is away", {})
        self.away_until = 0.0

    add = _or_here("add")
    get = _or_here("get")
    set = _or_here("set")
    touch = _or_here("touch")
    delete = _or_here("delete")
    get_many = _or_here("get_many")
    has_key = _or_here("has_key")
    incr = _or_here("incr")
    set_many = _or_here("set_many")
    delete_many = _or_here("delete_many")
    clear = _or_here("clear")


class RedisOrHere(RedisCache):
    """Django's cache in Redis; signing in works while Redis is away."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """Take what the cache in Redis takes."""
        super().__init__(server, params)
        self._class = ClientOrHere
