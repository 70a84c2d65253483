"""Saving a page and sending answers. No audit entry: it would time-stamp words that nobody may place in time."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction

from access.tokens import digest_of
from feedback.actions.picturing import Drawn, keep_pictures, let_go
from feedback.actions.storing import store, whole_by_itself
from feedback.domain.spam import Signal, in_code
from feedback.models import Draft, Privacy, Response
from feedback.queries.answering import Place, Sent, place_of
from feedback.queries.sheets import Row, Sheet
from feedback.queries.visits import Visit, code_digests

TABLET = "tablet"
"""Of `terms.WAYS`: sent from a device that is passed from hand to hand."""
NO_PICTURES: Drawn = MappingProxyType({})
TIMES = 3
"""How often a page is tried to be kept while others of the same person are kept at the same moment."""


class StartedElsewhereError(Exception):
    """Another device has begun with this link; its words stay unseen and unchanged."""


class Step(StrEnum):
    """Where somebody goes from a page that was kept."""

    ON = "on"
    BACK = "back"
    STAY = "stay"

    def leads_to(self, sheet: Sheet, number: int, answers: Mapping[str, Any]) -> int:
        """Return the page they go on from: one beyond the last for checking everything."""
        if self is Step.ON:
            return sheet.page_after(number, answers)
        return (sheet.page_before(number, answers) or 1) if self is Step.BACK else number


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


@dataclass(frozen=True, slots=True)
class Saved:
    """What was answered before a page was kept, and what after it, by key of the question."""

    before: dict[str, Any]
    after: dict[str, Any]


def save_page(
    *,
    visit: Visit,
    sheet: Sheet,
    number: int,
    values: Mapping[str, Any],
    now: datetime,
    step: Step = Step.STAY,
    drawn: Drawn = NO_PICTURES,
) -> Saved:
    """Keep the answers of page `number` with what was answered before, and that they go on a `step` from there.

    `values` holds the answered questions of the page by key; a question that is not in it loses its answer. Answers on
    pages that somebody does not see any more are kept until they send. `drawn` are pictures that `values` name.
    Raises `StartedElsewhereError` when another device has begun with the same personal link.
    """

    def save(seen: Visit) -> Saved:
        place = _own_place(seen)
        answers, before = _merged(place, sheet, number, values), place.values(sheet)
        keep_pictures(visit.consultation, drawn, today=visit.organisation.day_at(now))
        _keep(visit, sheet, place, answers, now, page=step.leads_to(sheet, number, answers))
        let_go(visit.consultation, sheet.pictures_in(before) - sheet.pictures_in(answers))
        return Saved(before, answers)

    return _until_kept(save, _looked_at_for(visit, drawn))


def leave_for_later(*, visit: Visit, may_quote: bool) -> None:
    """Keep what was ticked beside the answers; nothing where nothing has been typed."""
    with transaction.atomic():
        draft = _own_place(visit).draft
        if draft is not None:
            Draft.objects.filter(pk=draft.pk).update(may_quote=may_quote)


def send_answers(
    *,
    visit: Visit,
    sheet: Sheet,
    number: int,
    values: Mapping[str, Any],
    form_key: str,
    now: datetime,
    may_quote: bool = False,
    drawn: Drawn = NO_PICTURES,
    look_at: Callable[[list[str]], Sequence[Signal]] = lambda _words: (),
) -> Sending:
    """Make one response of page `number` and all that was answered before, and delete the draft, in one transaction.

    Answers on pages that somebody does not see are left out. `number` is 0 where everything was answered before.
    `may_quote` says that we may use their words; without words it says nothing.

    The same `form_key` with the same answers makes one response, however often it comes. Other answers make a new
    version, and that one counts. Where `look_at` their words finds signals, they are held until a person lets
    them through. Raises `StartedElsewhereError` as `save_page` does, and `IntegrityError` when nothing could be
    kept, so that nobody is thanked for words that are lost.
    """
    keys: set[str] = set()

    def send(seen: Visit) -> Sending:
        place = _own_place(seen)
        answers = _merged(place, sheet, number, values)
        keep_pictures(visit.consultation, drawn, today=visit.organisation.day_at(now))
        if sheet.first_missing(answers) is not None:
            _keep(visit, sheet, place, answers, now)
            return Sending.INCOMPLETE
        rows = [row for _question, row in sheet.rows(answers)]
        if not rows:
            return Sending.EMPTY
        permitted = may_quote and any(row.text for row in rows)
        if place.sent is not None and place.sent.is_the_same(rows, permitted):
            return Sending.ALREADY
        send_key = _send_key(visit, f"{form_key} quoted" if permitted else form_key, rows)
        keys.add(send_key)
        signals = look_at([row.text for row in rows if row.text])
        sent = _Sending(answers, send_key, permitted, in_code(signals))
        _insert(visit, sheet, place, sent, now=now)
        named = sheet.pictures_in(place.values(sheet)) | sheet.pictures_in(answers)
        let_go(visit.consultation, named - sheet.pictures_in(sheet.sent(answers)))
        return Sending.SENT

    try:
        return _until_kept(send, _looked_at_for(visit, drawn))
    except IntegrityError:
        came = Response.objects.filter(consultation=visit.consultation, send_key__in=keys)
        if not came.exists():
            raise
        return Sending.BEFORE


def say_group(*, visit: Visit, sheet: Sheet, group_id: int | None, now: datetime) -> None:
    """Keep which group somebody at the public door said they are in, until they send; None when they would rather not say.

    `group_id` is one of the project's groups. Whoever has sent already keeps what they said then.
    """

    def keep(seen: Visit) -> None:
        place = _own_place(seen)
        if place.draft is not None:
            Draft.objects.filter(pk=place.draft.pk).update(group=group_id)
        elif place.sent is None and group_id is not None:
            _new_draft(visit, sheet, place, {}, now, group_id=group_id).save()

    _until_kept(keep, visit)


@dataclass(frozen=True, slots=True)
class _Sending:
    """What goes into one response."""

    answers: dict[str, Any]
    send_key: str
    may_quote: bool
    held_because: str


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


def _looked_at_for(visit: Visit, drawn: Drawn) -> Visit:
    """A visit that relies on nothing where pictures are kept too: with them it is more than one statement."""
    return visit.looked_at_again() if drawn else visit


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


def _keep(
    visit: Visit,
    sheet: Sheet,
    place: Place,
    answers: dict[str, Any],
    now: datetime,
    *,
    page: int = 0,
) -> None:
    if not answers and place == Place():
        return  # nobody has written anything yet
    if place.draft is not None:
        saved_on = visit.organisation.day_at(now)
        Draft.objects.filter(pk=place.draft.pk).update(
            answers=answers, saved_on=saved_on, page=page, language=visit.reading
        )
        return
    if place.sent is not None and answers == place.sent.values(sheet):
        return  # nothing differs from what was sent
    group_id = place.sent.group_id if place.sent is not None else None
    _new_draft(visit, sheet, place, answers, now, group_id=group_id, page=page).save()


def _new_draft(
    visit: Visit,
    sheet: Sheet,
    place: Place,
    answers: dict[str, Any],
    now: datetime,
    *,
    group_id: int | None,
    page: int = 0,
) -> Draft:
    return Draft(
        organisation=visit.organisation,
        consultation=visit.consultation,
        form_version=sheet.version,
        ask=visit.ask,
        thread=_thread_in_hand(visit, place.sent),
        device_digest=visit.device_digest,
        return_digest=code_digests(visit.consultation.slug, visit.return_code)[0],
        answers=answers,
        page=page,
        may_quote=place.sent is not None and place.sent.may_quote,
        group_id=group_id if visit.ask is None else None,
        saved_on=visit.organisation.day_at(now),
        language=visit.reading,
    )


def _thread_in_hand(visit: Visit, sent: Sent | None) -> Any:
    """The thread that a draft changes, where no author row knows it: through the public door."""
    return sent.thread if sent is not None and visit.ask is None else None


def _insert(visit: Visit, sheet: Sheet, place: Place, sent: _Sending, *, now: datetime) -> None:
    thread, is_new = _thread_of(visit, place)
    if not is_new:
        Response.objects.current().filter(thread=thread).update(is_current=False)
    response = Response(
        organisation=visit.organisation,
        consultation=visit.consultation,
        form_version=sheet.version,
        send_key=sent.send_key,
        receipt_digest=visit.receipt_digests[0],
        received_on=visit.organisation.day_at(now),
        is_late=not visit.consultation.is_open(now),
        way=TABLET if visit.is_tablet else "",
        name_shown=visit.ask is not None and visit.consultation.privacy == Privacy.NAMED,
        may_quote=sent.may_quote,
        language=visit.reading,
        is_held=bool(sent.held_because),
        held_because=sent.held_because,
        **_group_of(visit, place),
    )
    if thread is not None:
        response.thread = thread
    store(response, sheet.rows(sent.answers), author=visit.ask if is_new else None)
    if place.draft is not None:
        Draft.objects.filter(pk=place.draft.pk).delete()


def _group_of(visit: Visit, place: Place) -> dict[str, Any]:
    """The group that the person was asked as; through the public door what they said themselves, where it asks.

    As a row where it is loaded: storing then needs no look at whose it is.
    """
    if visit.ask is not None:
        return {"group": visit.ask.group}
    if place.draft is not None:
        return {"group": place.draft.group}
    return {"group_id": place.sent.group_id if place.sent is not None else None}


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
