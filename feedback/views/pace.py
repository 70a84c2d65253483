"""How fast and how much comes from one device, one link, one public door. Nobody who answers meets these limits."""

import time
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from access.tokens import digest_of, new_token
from feedback.actions.suspected import hold_the_same
from feedback.domain.spam import Signal, has_many_links, long_words
from feedback.queries.visits import Visit
from ui.rates import Counter, Rate
from ui.views import typed_values

TRAP = "website"
"""The name of a field that only machines fill in."""
REQUESTS, POSTS = Counter(Rate(120, 60)), Counter(Rate(30, 60))
"""Of one device."""
DEVICES = Counter(Rate(20, 24 * 60 * 60))
"""That open one personal link."""
ARRIVALS = Counter(Rate(300, 60))
"""New answers at one public door; how many are held and how many refused is the operator's to say."""
PICTURES = Counter(Rate(12, 60))
"""Of one device. Each takes time to draw anew."""
PICTURES_HERE = Counter(Rate(600, 60 * 60))
"""At one public door."""
SAME = Counter(Rate(4, 60 * 60))
"""The same long words at one consultation."""
SECONDS_TO_WAIT = 30
_MADE = signing.TimestampSigner(salt="page of questions")


def too_fast(request: HttpRequest, visit: Visit) -> HttpResponse | None:
    """Return the page for a device that sends more than anybody could, with its words on it; None for everybody else."""
    device = visit.device_digest
    if not visit.device:
        return None
    is_over = REQUESTS.is_over(device)
    if request.method == "POST":
        is_over = POSTS.is_over(device) or is_over
    return sent_back(request, status=429) if is_over else None


def too_many_pictures(visit: Visit) -> bool:
    """Count one more page with a picture; answers whether it is more than anybody draws, or a public door takes."""
    is_over = PICTURES.is_over(visit.device_digest)
    if visit.ask is None:
        is_over = PICTURES_HERE.is_over(visit.consultation.pk) or is_over
    return is_over


def sent_back(request: HttpRequest, *, status: int) -> HttpResponse:
    """Return a page that says it was too much at once, with everything that was sent, ready to be sent again."""
    values = {
        "typed": list(typed_values(request)),
        "address": request.get_full_path(),
        "has_files": bool(request.FILES),
    }
    response = render(request, "feedback/answer_too_fast.html", values, status=status)
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    response["Cache-Control"] = "no-store"
    return response


def page_key() -> str:
    """Return the key of a page of questions: random, and telling when the page was made."""
    return _MADE.sign(new_token())


def count_new_device(visit: Visit) -> None:
    """Note that a personal link was opened on a device that had not opened it before."""
    if visit.ask is not None:
        DEVICES.add(visit.ask.pk)


def is_flood(visit: Visit) -> bool:
    """Count one more sending at a public door; answers whether it is more than can be taken at all."""
    if visit.ask is not None:
        return False
    return ARRIVALS.add(visit.consultation.pk) > settings.DOOR_REFUSES_AFTER


def signals(
    request: HttpRequest, visit: Visit, words: Sequence[str], *, is_one_page: bool, has_word: bool
) -> list[Signal]:
    """Return why these answers should be looked at by a person before they count; mostly nothing. `words` are all that was
    written in them.
    """
    about = visit.consultation.pk
    if visit.ask is not None:
        is_passed_on = DEVICES.seen(visit.ask.pk) > DEVICES.rate.most
        return [Signal.DEVICES] if is_passed_on else []
    seen = {
        Signal.TRAP: bool(request.POST.get(TRAP, "").strip()),
        Signal.QUICK: is_one_page and _age(request) < settings.QUICK_SECONDS,
        Signal.LINKS: has_many_links(words),
        Signal.SAME: _come_again(about, words),
        Signal.FLOOD: ARRIVALS.seen(about) > settings.DOOR_HOLDS_AFTER,
        Signal.NO_WORD: not has_word,
    }
    return [signal for signal, is_there in seen.items() if is_there]


def _come_again(about: int, words: Sequence[str]) -> bool:
    """Count long words; answers whether some came too often, and holds those that came before it was too often."""
    counted = {text: SAME.add((about, digest_of(text))) for text in long_words(words)}
    first_over = SAME.rate.most + 1
    if first_over in counted.values():
        hold_the_same(consultation_id=about, words=words)
    return any(count >= first_over for count in counted.values())


def is_our_page(request: HttpRequest, *, max_age: timedelta | None = None) -> bool:
    """Whether what was sent comes from a page that we made, and not longer ago than `max_age`."""
    try:
        _MADE.unsign(request.POST.get("key", ""), max_age=max_age)
    except signing.BadSignature:
        return False
    return True


def is_quick(request: HttpRequest) -> bool:
    """Whether it was sent faster than anybody reads a page."""
    return _age(request) < settings.QUICK_SECONDS


def _age(request: HttpRequest) -> float:
    """Seconds since the page was made; as good as for ever where nothing says when."""
    sent = request.POST.get("key", "")
    try:
        _MADE.unsign(sent)
    except signing.BadSignature:
        return float("inf")
    made = signing.b62_decode(sent.rsplit(":", 2)[1])
    return time.time() - made
