"""Worries and wishes to be phoned: who takes care of them, and what waits. Names only through a look that is kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from feedback.models import (
    Answer,
    CallRequest,
    Consultation,
    Missed,
    NameLook,
    ResponseAuthor,
    Worry,
)
from feedback.queries.to_read import said_something
from feedback.question_types import with_pictures
from notices.rules import reference
from organisations.models import Member
from participants.queries import contacts

STAND_INS = ("safe_member", "safe_cover", "owner", "backup", "manager", "senior")
"""Who takes care of worries: the first of these who works here, and the next one as cover."""
MOST_CALLS = 100


def safe_people(consultation: Consultation) -> list[Member]:
    """Return who takes care of worries and who covers: two members at most, the first one first."""
    here = {one.pk: one for one in _stand_ins(consultation) if one.works_here}
    return list(here.values())[:2]


def _stand_ins(consultation: Consultation) -> list[Member]:
    """Return everybody named, the first one first; one statement unless they came with the consultation."""
    named = [role for role in STAND_INS if getattr(consultation, f"{role}_id")]
    if all(role in consultation._state.fields_cache for role in named):
        return [getattr(consultation, role) for role in named]
    ids = [getattr(consultation, f"{role}_id") for role in named]
    known = Member.objects.select_related("user").in_bulk(set(ids))
    return [known[pk] for pk in ids if pk in known]


def keeps_safe(member_id: int, consultation: Consultation) -> bool:
    """Return whether the member takes care of worries here, or covers."""
    return member_id in {one.pk for one in safe_people(consultation)}


def with_safe_people(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    """Return the rows with everybody who may take care of worries."""
    return rows.select_related("organisation", "project", *(f"{role}__user" for role in STAND_INS))


def threads_set_apart() -> QuerySet[Any, Any]:
    """Return the threads whose answers left the normal queue: somebody worried, and it was not found to be nothing."""
    return Worry.objects.exclude(ended_as="no_danger").values("thread")


def apart_count(consultation: Consultation) -> int:
    """Return how many people's answers left the normal queue here; one statement."""
    rows = Worry.objects.filter(consultation=consultation).exclude(ended_as="no_danger")
    return rows.values("thread").distinct().count()


# What waits -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorryRow:
    """One worry as its page shows it: the words, and whether a name stands behind them. `said` is empty once taken out."""

    worry: Worry
    said: Sequence[tuple[str, str, UUID | None]]
    """Question, words, and the answer that holds a picture beside them."""
    has_name: bool
    looks: Sequence[NameLook]


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody who asked to be phoned."""

    call: CallRequest
    name: str
    phone: str
    note: str


def worry_rows(consultation: Consultation) -> list[WorryRow]:
    """Return the worries of a consultation with the words they are about; five statements."""
    worries = list(consultation.worries.select_related("raised_by__user", "seen_by__user"))
    threads = [one.thread for one in worries]
    words = words_of(threads)
    named = set(ResponseAuthor.objects.filter(thread__in=threads).values_list("thread", flat=True))
    looks: dict[UUID, list[NameLook]] = defaultdict(list)
    for look in NameLook.objects.filter(thread__in=threads).select_related("looked_by__user"):
        looks[look.thread].append(look)
    return [
        WorryRow(one, words.get(one.thread, ()), one.thread in named, looks[one.thread])
        for one in worries
    ]


def words_of(threads: Iterable[UUID]) -> dict[UUID, list[tuple[str, str, UUID | None]]]:
    """Return each thread's current words, as (question, words, answer with a picture or None); two statements.

    What somebody says we missed is a thread of its own, named by its row.
    """
    wanted = list(threads)
    rows = (
        Answer.objects.filter(
            said_something(), response__thread__in=wanted, response__is_current=True
        )
        .order_by("question__page", "question__position", "pk")
        .values_list(
            *("response__thread", "question__text", "text"), *("pk", "choice", "question__kind")
        )
    )
    kinds = with_pictures()
    found: dict[UUID, list[tuple[str, str, UUID | None]]] = defaultdict(list)
    for thread, question, text, pk, choice, kind in rows:
        found[thread].append((question, text, pk if choice and kind in kinds else None))
    for pk, text in Missed.objects.filter(pk__in=wanted).values_list("pk", "words"):
        found[pk].append((str(_("Did we miss something?")), text, None))
    return dict(found)


def call_rows(consultation: Consultation) -> list[CallRow]:
    """Return who asked to be phoned, those still to call first, the longest wait first; two statements.

    At most `MOST_CALLS`, so that a flood at the link for everybody hides nobody who asked before it.
    """
    rows_of = consultation.call_requests.select_related("done_by__user")
    still_first = rows_of.order_by(F("done_at").desc(nulls_first=True), "asked_at", "pk")
    calls = list(still_first[:MOST_CALLS])
    known = contacts(one.participant_id for one in calls)
    rows = [
        CallRow(one, person.name, person.phone, person.note)
        for one in calls
        if (person := known.get(one.participant_id)) is not None
    ]
    return sorted(rows, key=lambda row: (row.call.done_at is not None, row.call.asked_at))


def worry_in(consultation: Consultation, pk: UUID) -> Worry | None:
    """Return a worry of this consultation, or None."""
    rows = consultation.worries.select_related(
        "consultation__organisation",
        *(f"consultation__{role}" for role in STAND_INS),
    )
    found: Worry | None = rows.filter(pk=pk).first()
    return found


def call_in(consultation: Consultation, pk: int) -> CallRequest | None:
    """Return a wish to be phoned of this consultation, or None."""
    found: CallRequest | None = consultation.call_requests.filter(pk=pk).first()
    return found


@dataclass(frozen=True, slots=True)
class SafetyCase:
    """What waits in one consultation for whoever takes care of it."""

    consultation: Consultation
    worries: Sequence[Worry] = field(default=())
    calls: Sequence[CallRequest] = field(default=())

    @property
    def pk(self) -> int:
        """The consultation's id."""
        return self.consultation.pk

    @property
    def reference(self) -> str:
        """How notices name it."""
        return reference(self.consultation)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.worries or self.calls)


def cases_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, consultation) wherever a worry or a wish to be phoned waits; one statement."""
    del now
    return list(Consultation.objects.filter(something_waits()).values_list("organisation_id", "pk"))


def something_waits() -> Q:
    """Return the condition that a worry or a wish to be phoned waits in a consultation."""
    # As one set, or the database would go through every consultation there is.
    either = _unseen().values("consultation").union(_to_call().values("consultation"))
    return Q(pk__in=either)


def cases(consultation_ids: Iterable[int]) -> list[SafetyCase]:
    """Return what waits in these consultations, and who takes care of it; three statements."""
    ids = list(consultation_ids)
    worries: dict[int, list[Worry]] = defaultdict(list)
    calls: dict[int, list[CallRequest]] = defaultdict(list)
    for worry in _unseen().filter(consultation__in=ids):
        worries[worry.consultation_id].append(worry)
    for call in _to_call().filter(consultation__in=ids):
        calls[call.consultation_id].append(call)
    found = with_safe_people(Consultation.objects.filter(pk__in=ids))
    return [SafetyCase(one, worries[one.pk], calls[one.pk]) for one in found]


def waiting_for(member_id: int, *, now: datetime) -> list[SafetyCase]:
    """Return what waits for this member to take care of; four statements."""
    found = cases(pk for _organisation, pk in cases_due(now))
    return [one for one in found if not one.is_empty and keeps_safe(member_id, one.consultation)]


def _unseen() -> QuerySet[Worry]:
    rows: QuerySet[Worry] = Worry.objects.filter(seen_at=None, ended_at=None)
    return rows


def _to_call() -> QuerySet[CallRequest]:
    rows: QuerySet[CallRequest] = CallRequest.objects.filter(done_at=None)
    return rows


# A name -----------------------------------------------------------------------------------------------------------


def name_behind(worry: Worry) -> tuple[str, str] | None:
    """Return name and telephone of whoever gave the answers, or None where nobody knows. Only after `look_up_name`."""
    author = ResponseAuthor.objects.filter(thread=worry.thread).select_related("ask").first()
    if author is None:
        return None
    person = contacts([author.ask.participant_id])[author.ask.participant_id]
    return person.name, person.phone


def thread_of(consultation: Consultation, answer_id: UUID) -> UUID | None:
    """Return the thread of an answer that was given in this consultation, or None."""
    rows = Answer.objects.filter(pk=answer_id, response__consultation=consultation)
    return rows.values_list("response__thread", flat=True).first()
