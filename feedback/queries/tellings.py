"""Who was told one publication and who waits: numbers for those who hear by e-mail, a list for those told by a person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from access.bin import out_of_bin
from feedback import loop_terms as terms
from feedback.models import (
    Consultation,
    NotTold,
    Publication,
    PublicationKind,
    Telling,
    TellingChannel,
)
from feedback.queries.overtaken import course_of, overtaken_on
from feedback.terms import SKIP_REASONS
from notices.models import Notice, NoticeState
from notices.terms import NOT_SENT
from organisations.queries import member_names
from participants.queries import Contact, contacts


@dataclass(frozen=True, slots=True)
class HandRow:
    """One person or channel that somebody tells. `name` is empty for those who may not see names."""

    telling: Telling
    name: str
    teller: str = ""


@dataclass(frozen=True, slots=True)
class FailedMail:
    """One person whose e-mail did not arrive, and why, without the name: it would show who answered."""

    pk: int
    reason: Any
    teller: str = ""


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """How the telling of one publication stands."""

    publication: Publication
    told: int
    mails_waiting: int
    failed: Sequence[FailedMail]
    waiting: Sequence[HandRow]
    channels: Sequence[Telling]
    left_out: Sequence[tuple[str, int]]
    lost: Sequence[tuple[Any, int]] = ()
    """How e-mails went wrong, in words, and how many each time."""
    overtaken_on: date | None = None
    """Since when nothing of it stands any more, because newer news took its place; None while something does."""

    @property
    def is_done(self) -> bool:
        """Whether nobody waits."""
        return not (self.mails_waiting or self.failed or self.waiting)

    @property
    def waiting_people(self) -> int:
        """How many people, channels apart, a person tells."""
        return sum(1 for row in self.waiting if not row.telling.is_channel)

    @property
    def waiting_ids(self) -> list[int]:
        """The rows that a person can write down as told."""
        return [row.telling.pk for row in self.waiting] + [row.pk for row in self.failed]


def publication_rows(consultation: Consultation, *, with_names: bool) -> list[PublicationRow]:
    """Return every publication of a consultation, newest first, in a fixed number of statements."""
    publications = list(
        consultation.publications.select_related("published_by__user")
        .prefetch_related("tellings")
        .order_by("-published_at", "-pk")
    )
    by_hand = [
        row.participant_id
        for one in publications
        for row in one.tellings.all()
        if row.participant_id and row.channel != TellingChannel.EMAIL and row.told_on is None
    ]
    known = contacts(by_hand) if with_names else {}
    tellers = _tellers(one for news in publications for one in news.tellings.all())
    gone = overtaken_on(course_of([consultation.pk]))
    return [_publication_row(one, known, tellers, gone.get(one.pk)) for one in publications]


def _publication_row(
    publication: Publication,
    known: Mapping[int, Contact],
    tellers: Mapping[int, str],
    gone_on: date | None,
) -> PublicationRow:
    rows = list(publication.tellings.all())
    pending = [row for row in rows if row.told_on is None and not row.not_told_because]
    mails = [row for row in pending if _is_mail(row)]
    reasons = Counter(row.not_told_because for row in rows if row.not_told_because)

    def hand_row(row: Telling) -> HandRow:
        pk = row.participant_id or 0
        return HandRow(
            row, known[pk].name if pk in known else "", tellers.get(row.teller_id or 0, "")
        )

    return PublicationRow(
        publication=publication,
        told=sum(1 for row in rows if row.told_on and not row.is_channel),
        mails_waiting=sum(1 for row in mails if not row.problem),
        failed=[
            FailedMail(row.pk, why_not_arrived(row.problem), tellers.get(row.teller_id or 0, ""))
            for row in mails
            if row.problem
        ],
        waiting=[hand_row(row) for row in pending if not _is_mail(row)],
        channels=[row for row in rows if row.told_on and row.is_channel],
        left_out=[(str(NotTold(code).label), count) for code, count in reasons.items()],
        lost=_lost(row.problem for row in mails if row.problem),
        overtaken_on=gone_on,
    )


CAME_BACK = frozenset({"address_returned", "bounced", "came_back", "complained", "blocked"})
UNSURE = frozenset({"unsure", "restored"})
"""Codes of mail that came back, and of mail of which nobody knows whether it arrived; all others failed."""


def _lost(problems: Iterable[str]) -> list[tuple[Any, int]]:
    found = Counter(
        "back" if one in CAME_BACK else "unsure" if one in UNSURE else "failed" for one in problems
    )
    return [(terms.LOST_MAIL[code], found[code]) for code in terms.LOST_MAIL if found[code]]


def why_not_arrived(problem: str) -> Any:
    """Return why an e-mail did not arrive, by the code kept with the telling."""
    return (NOT_SENT | SKIP_REASONS).get(problem, NOT_SENT["error"])


def _is_mail(row: Telling) -> bool:
    return not row.is_channel and row.channel == TellingChannel.EMAIL


def _tellers(rows: Iterable[Telling]) -> dict[int, str]:
    """Who tells people on the list, by the member's key."""
    return member_names({row.teller_id for row in rows if row.teller_id})


def due_mails(rule: str) -> list[tuple[int, int]]:
    """Return (organisation, publication) wherever somebody waits for an e-mail; one statement through an index.

    Whoever's message is planned already, and waits for others of its week, is not looked at each minute.
    """
    subject = Concat(Value("publication:"), Cast(OuterRef("publication_id"), CharField()))
    on_its_way = Notice.objects.filter(
        rule=rule,
        subject=subject,
        recipient_key=Cast(OuterRef("participant_id"), CharField()),
        state__in=[NoticeState.PLANNED, NoticeState.COMPOSED],
    )
    waiting = Telling.objects.pending().by_mail().filter(~Exists(on_its_way), problem="")
    rows = out_of_bin(waiting)
    return list(rows.values_list("organisation_id", "publication_id").distinct().order_by())


def due_withdrawals(since: datetime) -> list[tuple[int, int]]:
    """Return (organisation, publication) of every withdrawal since then; one statement through an index."""
    rows = out_of_bin(
        Publication.objects.filter(kind=PublicationKind.WITHDRAWAL, published_at__gte=since)
    )
    return list(rows.values_list("organisation_id", "pk"))


def publications(ids: Iterable[int]) -> QuerySet[Publication]:
    """Return publications with what a message about them says."""
    shown = (
        "consultation__organisation",
        "consultation__project",
        "consultation__owner__user",
        "consultation__decider__user",
    )
    return Publication.objects.filter(pk__in=list(ids)).select_related(*shown)


def mailed_people(publication: Publication) -> list[Telling]:
    """Return the tellings of a publication that go, or would have gone, by e-mail from us."""
    return list(publication.tellings.filter(is_channel=False, channel=TellingChannel.EMAIL))


def telling_to(publication_id: int, participant_id: int) -> Telling | None:
    """Return the telling of one publication to one person."""
    rows = Telling.objects.filter(publication_id=publication_id, participant_id=participant_id)
    return rows.first()
