"""Saving a page and sending answers. No audit entry: it would time-stamp words that nobody may place in time."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction

from access.tokens import digest_of
from feedback.actions.storing import store, whole_by_itself
from feedback.domain.spam import Signal, in_code
from feedback.models import Draft, Privacy, Response
from feedback.queries.answering import Place, Sent, place_of
from feedback.queries.sheets import Row, Sheet
from feedback.queries.visits import Visit, code_digests

TIMES = 3
"""How often a page is tried to be kept while others of the same person are kept at the same moment."""


class StartedElsewhereError(Exception):
    """Another device has begun with this link; its words stay unseen and unchanged."""


class Sending(StrEnum):
    """What came of sending."""

    SENT = "sent"
    ALREADY = "already"
    """These very answers are the ones that count: sent twice, counted once."""
    BEFORE = "before"
    """These very answers came earlier and were changed since; the later ones still count."""
    INCOMPLETE = "incomplete"
    """A question that cannot be skipped has no answer; everything typed is saved."""
    EMPTY = "empty"
    """Every question was skipped: there is nothing to send."""


def save_page(
    *, visit: Visit, sheet: Sheet, number: int, values: Mapping[str, Any], now: datetime
) -> None:
    """Keep the answers of page `number` with what was answered before.

    `values` holds the answered questions of the page by key; a question that is not in it loses its answer.
    Raises `StartedElsewhereError` when another device has begun with the same personal link.
    """

    def save(seen: Visit) -> None:
        place = _own_place(seen)
        _keep(visit, sheet, place, _merged(place, sheet, number, values), now)

    _until_kept(save, visit)


def send_answers(
    *,
    visit: Visit,
    sheet: Sheet,
    number: int,
    values: Mapping[str, Any],
    form_key: str,
    now: datetime,
    signals: Sequence[Signal] = (),
) -> Sending:
    """Make one response of the last page and all pages before it, and delete the draft, in one transaction.

    The same `form_key` with the same answers makes one response, however often it comes. Other answers make a new
    version, and that one counts. With `signals` they are held until a person lets them through. Raises `StartedElsewhereError` as `save_page` does, and `IntegrityError` when nothing
    could be kept, so that nobody is thanked for words that are lost.
    """
    keys: set[str] = set()

    def send(seen: Visit) -> Sending:
        place = _own_place(seen)
        answers = _merged(place, sheet, number, values)
        if sheet.first_missing(answers) is not None:
            _keep(visit, sheet, place, answers, now)
            return Sending.INCOMPLETE
        rows = [row for _question, row in sheet.rows(answers)]
        if not rows:
            return Sending.EMPTY
        if place.sent is not None and frozenset(rows) == place.sent.rows:
            return Sending.ALREADY
        send_key = _send_key(visit, form_key, rows)
        keys.add(send_key)
        _insert(visit, sheet, place, answers=answers, send_key=send_key, signals=signals, now=now)
        return Sending.SENT

    try:
        return _until_kept(send, visit)
    except IntegrityError:
        came = Response.objects.filter(consultation=visit.consultation, send_key__in=keys)
        if not came.exists():
            raise
        return Sending.BEFORE


def _until_kept[T](work: Callable[[Visit], T], visit: Visit) -> T:
    """Run `work` in a transaction; again when another request of the same person came between.

    The first time it may rely on what the visit found; after that it looks again. Raises `IntegrityError` after the last time.

    Somebody's first words are kept by one statement, so no transaction is opened around it: that would take three more turns
    to the database and back.
    """
    for seen in (visit, *[visit.looked_at_again()] * (TIMES - 2)):
        whole = whole_by_itself() if seen.found_nothing else transaction.atomic()
        with contextlib.suppress(IntegrityError), whole:
            return work(seen)
    with transaction.atomic():
        return work(visit.looked_at_again())


def _own_place(visit: Visit) -> Place:
    place = Place() if visit.found_nothing else place_of(visit, lock=True)
    if place.is_elsewhere:
        raise StartedElsewhereError
    return place


def _merged(place: Place, sheet: Sheet, number: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered before, with this page in place of what it said."""
    here = {str(question.key) for question in sheet.page(number)}
    before = {key: value for key, value in place.values(sheet).items() if key not in here}
    return before | dict(values)


def _keep(visit: Visit, sheet: Sheet, place: Place, answers: dict[str, Any], now: datetime) -> None:
    saved_on = now.astimezone(visit.organisation.zone).date()
    if not answers and place == Place():
        return  # nobody has written anything yet
    if place.draft is not None:
        Draft.objects.filter(pk=place.draft.pk).update(answers=answers, saved_on=saved_on)
        return
    Draft(
        organisation=visit.organisation,
        consultation=visit.consultation,
        form_version=sheet.version,
        ask=visit.ask,
        thread=_thread_in_hand(visit, place.sent),
        device_digest=visit.device_digest,
        return_digest=code_digests(visit.consultation.slug, visit.return_code)[0],
        answers=answers,
        saved_on=saved_on,
    ).save()


def _thread_in_hand(visit: Visit, sent: Sent | None) -> Any:
    """The thread that a draft changes, where no author row knows it: through the public door."""
    return sent.thread if sent is not None and visit.ask is None else None


def _insert(
    visit: Visit,
    sheet: Sheet,
    place: Place,
    *,
    answers: dict[str, Any],
    send_key: str,
    signals: Sequence[Signal],
    now: datetime,
) -> None:
    thread, is_new = _thread_of(visit, place)
    if not is_new:
        Response.objects.current().filter(thread=thread).update(is_current=False)
    response = Response(
        organisation=visit.organisation,
        consultation=visit.consultation,
        form_version=sheet.version,
        send_key=send_key,
        receipt_digest=visit.receipt_digests[0],
        received_on=now.astimezone(visit.organisation.zone).date(),
        is_late=not visit.consultation.is_open(now),
        group=visit.ask.group if visit.ask is not None else None,
        name_shown=visit.ask is not None and visit.consultation.privacy == Privacy.NAMED,
        is_held=bool(signals),
        held_because=in_code(signals),
    )
    if thread is not None:
        response.thread = thread
    store(response, sheet.rows(answers), author=visit.ask if is_new else None)
    if place.draft is not None:
        Draft.objects.filter(pk=place.draft.pk).delete()


def _thread_of(visit: Visit, place: Place) -> tuple[Any, bool]:
    """The thread to send in, and whether it is new; None lets the response take a random one."""
    if place.sent is not None:
        return place.sent.thread, False
    if visit.ask is not None:
        return visit.sent_thread, visit.sent_thread is None
    if place.draft is not None and place.draft.thread is not None:
        return place.draft.thread, False
    return visit.thread, place.draft is None


def _send_key(visit: Visit, form_key: str, rows: list[Row]) -> str:
    """What the same sending from the same device always has, and no other."""
    return digest_of(f"{visit.device} {form_key} {sorted(map(repr, rows))}")
