"""Who comes in through a link without an account, and by which door."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Self

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.crypto import constant_time_compare, salted_hmac

from access.scope import across_organisations
from access.tokens import digest_of
from feedback.domain.codes import code_from, secret_from
from feedback.models import Ask, AskLink, Consultation, Draft, FormVersion, Meeting, Response
from feedback.queries.kept import KeptQuery

SHOWN = ("organisation", "project", "owner__user", "decider__user")
"""What the pages of one consultation show of other tables."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A person without an account at one consultation.

    `device` is the random part of their cookie; drafts and receipts follow from it and only digests of those are
    stored. `receipt` is set when a receipt was typed on another device than the answers were sent from. `sent_thread` is
    the thread of the answers that the person with this personal link had sent when the link was opened. `has_draft` and
    `has_sent` say whether this person had typed or sent anything then; they are true where nobody has looked, and so is
    `has_meetings`, that meetings of this consultation are planned.
    """

    consultation: Consultation
    version_id: int | None
    ask: Ask | None = None
    sent_thread: uuid.UUID | None = None
    device: str = ""
    receipt: str = ""
    expires_at: datetime | None = None
    has_draft: bool = True
    has_sent: bool = True
    has_meetings: bool = True
    is_tablet: bool = False
    """Whether the device is passed from hand to hand: nothing is kept on it for the one who goes."""
    reading: str = ""
    """The wording they read (`feedback.queries.reading`), as `ConsultationWording.code`; empty for the original."""
    speaks: str = ""
    """The language that we know of the person with a personal link, or ""."""

    @property
    def organisation(self) -> Any:
        """The organisation that asks."""
        return self.consultation.organisation

    @property
    def found_nothing(self) -> bool:
        """Whether somebody looked when the visit began, and this person had typed and sent nothing yet."""
        return not (self.has_draft or self.has_sent)

    @property
    def fingerprint(self) -> str:
        """What each form carries, so that a page opened with one link is not sent with another."""
        return secret_from(self.device, "fingerprint")[:16]

    @property
    def device_digest(self) -> str:
        """What is stored of the device that began a draft."""
        return digest_of(self.device)

    @property
    def return_code(self) -> str:
        """The code with which another device goes on with this device's draft."""
        return code_from(self.device, "return")

    @property
    def receipt_code(self) -> str:
        """The receipt of answers sent from this device, or the one that was typed."""
        return self.receipt or code_from(self.device, "receipt")

    @property
    def receipt_digests(self) -> list[str]:
        """What may be stored of the receipt; the first is what is stored now."""
        return code_digests(self.consultation.slug, self.receipt_code)

    @property
    def thread(self) -> uuid.UUID:
        """The thread of what is sent from this device through the public door: one a device, however often."""
        return uuid.UUID(secret_from(self.device, "thread"), version=4)

    def on_device(self, device: str, receipt: str = "") -> Self:
        """The same visit from another device."""
        return replace(self, device=device, receipt=receipt, has_draft=True, has_sent=True)

    def by_link_on(self, device: str, receipt: str = "") -> Self:
        """The same visit by a personal link, on the device that opened it; what it typed or sent belongs to the link."""
        return replace(self, device=device, receipt=receipt)

    def looked_at_again(self) -> Self:
        """The same visit, not relying on what was there when it began."""
        return replace(self, has_draft=True, has_sent=True)


def code_digests(slug: str, code: str) -> list[str]:
    """The digests under which a short code of the consultation `slug` may be stored: by today's secret key first, then by
    earlier ones.

    A code is short enough to be tried out, so its digest needs the key as well.
    """
    return [
        salted_hmac(f"code:{slug}", code, secret=key, algorithm="sha256").hexdigest()
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]


def is_same_link(visit: Visit, fingerprint: str) -> bool:
    """Return whether a form was opened with the link that is open now."""
    return bool(visit.device) and constant_time_compare(visit.fingerprint, fingerprint)


class Standing(StrEnum):
    """Where a consultation stands for those who answer."""

    EARLY = "early"
    OPEN = "open"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


def has_expired(visit: Visit, now: datetime) -> bool:
    """Return whether a personal link is past its time. While its consultation is open it never is."""
    return (
        visit.expires_at is not None
        and visit.expires_at <= now
        and not visit.consultation.is_open(now)
    )


def standing(visit: Visit, now: datetime) -> Standing:
    """Return where the consultation stands at `now`; it follows from its dates alone."""
    consultation = visit.consultation
    if consultation.withdrawn_at is not None:
        return Standing.WITHDRAWN
    if consultation.opened_at is None or (
        visit.version_id is None and not consultation.has_ended(now)
    ):
        return Standing.EARLY
    if consultation.is_open(now):
        return Standing.OPEN
    return Standing.LATE if consultation.takes_late(now) else Standing.ENDED


def by_token(token: str, slug: str = "") -> Visit | None:
    """Return the visit that a personal link opens (at the consultation `slug`, if given), or None; one statement."""
    digest = digest_of(token)
    with across_organisations(reason="a personal link names no organisation"):
        link = _LINK_AT.first(digest=digest, slug=slug) if slug else _LINK.first(digest=digest)
    if link is None:
        return None
    author = getattr(link.ask, "author", None)
    return Visit(
        link.ask.consultation,
        link.version_id,
        ask=link.ask,
        sent_thread=author.thread if author is not None else None,
        expires_at=link.expires_at,
        has_draft=link.has_draft,
        has_sent=author is not None,
        has_meetings=link.has_meetings,
        speaks=link.speaks,
    )


def _links(**wanted: Any) -> Any:
    asked = [f"ask__consultation__{name}" for name in SHOWN]
    return (
        AskLink.objects.filter(**wanted)
        .select_related("ask__group", "ask__author", *asked)
        .annotate(
            version_id=_newest_version("ask__consultation_id"),
            has_draft=Exists(Draft.objects.filter(ask=OuterRef("ask"))),
            has_meetings=Exists(_planned("ask__consultation_id")),
            speaks=F("ask__participant__language"),
        )
    )


_LINK = KeptQuery(lambda digest: _links(digest=digest), digest=str)
_LINK_AT = KeptQuery(
    lambda digest, slug: _links(digest=digest, ask__consultation__slug=slug), digest=str, slug=str
)


def by_door(code: str) -> Visit | None:
    """Return the visit that a public code opens, or None; one statement."""
    return _visit(Consultation.objects.all, door_code=code.strip().lower())


def by_slug(slug: str) -> Visit | None:
    """Return a visit to the consultation of this name that has a public door, or None; one statement."""
    return _visit(Consultation.objects.all, slug=slug, door_code__isnull=False)


def by_device(slug: str, device: str, receipt: str = "") -> Visit | None:
    """Return the visit of one device to the consultation of this name that has a public door, or None; one statement."""
    visit = Visit(Consultation(slug=slug), None, device=device, receipt=receipt)
    digests = _by_number(visit.receipt_digests)
    with across_organisations(reason="a public address names no organisation"):
        found = _device_query(len(digests)).first(slug=slug, device=visit.device_digest, **digests)
    if found is None:
        return None
    return replace(
        visit,
        consultation=found,
        version_id=found.version_id,
        has_draft=found.has_draft,
        has_sent=found.has_sent,
        has_meetings=found.has_meetings,
    )


def _at_door(slug: str, device: str, **receipts: str) -> Any:
    drafts = Draft.objects.filter(consultation=OuterRef("pk"), ask=None, device_digest=device)
    sent = Response.objects.current().filter(
        consultation=OuterRef("pk"), receipt_digest__in=list(receipts.values())
    )
    return (
        Consultation.objects.filter(slug=slug, door_code__isnull=False)
        .select_related(*SHOWN)
        .annotate(
            version_id=_newest_version("pk"),
            has_draft=Exists(drafts),
            has_sent=Exists(sent),
            has_meetings=Exists(_planned("pk")),
        )
    )


def _by_number(digests: list[str]) -> dict[str, str]:
    return {f"receipt_{number}": digest for number, digest in enumerate(digests)}


@cache
def _device_query(receipts: int) -> KeptQuery:
    """The query for a device, with so many digests that its receipt may be stored under."""
    numbered = dict.fromkeys(_by_number([""] * receipts), str)
    return KeptQuery(_at_door, slug=str, device=str, **numbered)


def opened(slug: str) -> Visit | None:
    """Return a visit to the consultation of this name once it was opened, or None; for what anybody may read."""
    return _visit(Consultation.objects.all, slug=slug, opened_at__isnull=False)


def _visit(all_rows: Any, **wanted: Any) -> Visit | None:
    with across_organisations(reason="a public address names no organisation"):
        rows: QuerySet[Consultation] = all_rows()
        found = (
            rows.filter(**wanted)
            .select_related(*SHOWN)
            .annotate(version_id=_newest_version("pk"))
            .first()
        )
    return None if found is None else Visit(found, found.version_id)


def _newest_version(consultation: str) -> Subquery:
    frozen = FormVersion.objects.filter(
        consultation=OuterRef(consultation), frozen_at__isnull=False
    )
    return Subquery(frozen.order_by("-number").values("pk")[:1])


def _planned(consultation: str) -> QuerySet[Meeting]:
    return Meeting.objects.filter(consultation=OuterRef(consultation), starts_at__isnull=False)
