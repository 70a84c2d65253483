"""Whoever tries out links is slowed down, and then refused. A link that works always works, from wherever it is opened.

Only answers that say "not here" are counted, by network address: thirty phones in one room have one address and valid links.
"""

import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Semaphore

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse

from ui import views
from ui.rates import Counter, Rate

MISSES = Counter(Rate(300, 600))
"""After so many wrong links in ten minutes an address hears only that it is too much."""
SLOW_AFTER = 30
SECONDS_SLOWER = 1.0
_one_at_a_time = Semaphore(1)
"""At most one thread of a process waits, so that guessers cannot keep all of them waiting."""

NOT_FOUND = 404
LINK_DOORS = frozenset({"participant_link"})


class GuessedLinks:
    """Count links that lead nowhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does, unless this was one wrong link too many."""
        response = self.get_response(request)
        if response.status_code != NOT_FOUND or not _is_link(request):
            return response
        return answer_to_a_miss(request) or response


def answer_to_a_miss(request: HttpRequest) -> HttpResponse | None:
    """Count a wrong link or code; return the page that refuses, or None where the usual answer is right, perhaps a moment later."""
    count = MISSES.add(_network(get_adapter(request).get_client_ip(request)))
    if count > MISSES.rate.most:
        response = views.too_many_requests(request)
        response["Retry-After"] = str(int(MISSES.rate.seconds))
        return response
    if count > SLOW_AFTER and _one_at_a_time.acquire(blocking=False):
        try:
            time.sleep(SECONDS_SLOWER)
        finally:
            _one_at_a_time.release()
    return None


def _network(address: str | None) -> str:
    """Return whose address it is: of IPv6 one connection has 2^64, so that each guess could come from another one."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return address or ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((found, 64), strict=False))
    return str(found)


def _is_link(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and getattr(match.func, "door", "") in LINK_DOORS
