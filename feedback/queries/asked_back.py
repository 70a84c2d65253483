"""Who is asked, some days after they were told, whether they can see a change; and the links by which they say so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from access.bin import out_of_bin
from access.scope import across_organisations
from access.tokens import digest_of
from feedback.domain.dispositions import FINAL
from feedback.domain.schedule import REMIND_AT
from feedback.loop_terms import SAFETY
from feedback.models import (
    Ask,
    CheckLink,
    Consultation,
    Item,
    LoopCheck,
    OutcomeVersion,
    PublicationKind,
    Subscription,
    Telling,
    TellingChannel,
)
from feedback.queries.chasing import EARLIEST_ZONE
from feedback.queries.inviting import why_not
from notices.models import Notice
from notices.rules import Recipient
from participants.queries import contacts
from participants.queries.asked_back import why_not_asked_back

TOO_LATE = timedelta(days=28)
"""So long after its day nobody is asked any more: the message would come out of the blue."""


@dataclass(frozen=True, slots=True)
class CheckVisit:
    """Somebody at their own check. Who it is stands nowhere in it."""

    organisation: Any
    consultation: Consultation
    check_id: int
    token: str

    @property
    def fingerprint(self) -> str:
        """What each form carries, so that a page opened with one link is not sent with another."""
        return salted_hmac("check page", self.token, algorithm="sha256").hexdigest()[:16]

    def is_same_link(self, fingerprint: str) -> bool:
        """Whether a form was opened with the link that is open now."""
        return constant_time_compare(self.fingerprint, fingerprint)


def due_checks(now: datetime, rule: str) -> list[tuple[int, int]]:
    """Return (organisation, check) of each whose day has come and of which nobody was written to yet; one statement."""
    latest = (now + EARLIEST_ZONE - timedelta(hours=REMIND_AT.hour)).date()
    subject = Concat(Value("loopcheck:"), Cast(OuterRef("pk"), CharField()))
    rows = LoopCheck.objects.filter(
        ~Exists(Notice.objects.filter(rule=rule, subject=subject)),
        is_off_because="",
        due_on__range=(latest - TOO_LATE, latest),
    )
    found = out_of_bin(rows).select_related("organisation").order_by("due_on", "pk")
    return [(one.organisation_id, one.pk) for one in found if _fires_at(one) <= now]


def _fires_at(check: LoopCheck) -> datetime:
    return datetime.combine(check.due_on, REMIND_AT, tzinfo=check.organisation.zone)


def checks(ids: Iterable[int]) -> list[LoopCheck]:
    """Return checks with what a message about them says."""
    rows = LoopCheck.objects.filter(pk__in=list(ids))
    return list(rows.select_related("organisation", "consultation__owner__user"))


def check_of(consultation: Consultation) -> LoopCheck | None:
    """Return the check of a consultation, or None."""
    found: LoopCheck | None = consultation.checks.order_by("pk").first()
    return found


def people_to_ask(check: LoopCheck, *, today: date, only: int | None = None) -> list[Recipient]:
    """Return everybody who was told by e-mail what came of it, or `only` one, with the reason where they are not asked.

    Three statements.
    """
    told = Telling.objects.done().filter(
        publication=check.publication_id, is_channel=False, channel=TellingChannel.EMAIL
    )
    if only is not None:
        told = told.filter(participant=only)
    ids = [one for one in told.values_list("participant_id", flat=True) if one]
    known, agreed = contacts(ids), why_not_asked_back(ids, today=today)
    return [
        Recipient(
            "participant", str(pk), "participants", why_not(known.get(pk)) or agreed.get(pk, "")
        )
        for pk in sorted(ids)
    ]


def everybody_asked(consultation: Consultation) -> set[int]:
    """Return the ids of all who were asked here, or wanted to hear what comes of it; two statements."""
    asked = Ask.objects.filter(consultation=consultation)
    wanted = Subscription.objects.filter(consultation=consultation)
    return {pk for rows in (asked, wanted) for pk in rows.values_list("participant_id", flat=True)}


def is_told_for_good(consultation: Consultation) -> bool:
    """Whether a final word about anything here is public; one statement."""
    own, carried = (
        Q(**{f"publication__{way}consultation": consultation}) for way in ("", "carried__")
    )
    here = (
        OutcomeVersion.objects.published()
        .filter(own | carried, outcome__items__consultation=consultation, disposition__in=FINAL)
        .exclude(publication__kind=PublicationKind.QUICK_FIX)
    )
    return bool(here.exists())


def items_told(consultation: Consultation) -> Sequence[Item]:
    """Return what people were owed an answer about, in order; one statement.

    What was put right at once, for safety, is named only once something of it is public.
    """
    public = OutcomeVersion.objects.published().filter(outcome__items=OuterRef("pk"))
    shown = ~Q(source=SAFETY) | Exists(public)
    return list(consultation.items.filter(shown).order_by("position", "pk"))


def visit_by_token(token: str, slug: str = "") -> CheckVisit | None:
    """Return the check that a link opens, or None; with a slug only that of this consultation. It changes nothing."""
    with across_organisations(reason="a link to a check is found by its token alone"):
        rows = CheckLink.objects.filter(
            digest=digest_of(token),
            expires_at__gt=timezone.now(),
        )
        if slug:
            rows = rows.filter(loop_check__consultation__slug=slug)
        shown = "loop_check__consultation"
        found = rows.select_related(f"{shown}__organisation", f"{shown}__project").first()
    if found is None:
        return None
    about = found.loop_check.consultation
    return CheckVisit(about.organisation, about, found.loop_check_id, token)
