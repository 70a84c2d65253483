"""Reads of the rules that write to people asked by name: who has not been invited, or told of a later last day."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat

from feedback.models import Ask, Consultation, Extension
from notices.models import Notice
from notices.queries import notice_key
from notices.rules import Recipient
from participants.queries import Contact, askable_ids, contacts

PARTICIPANT = "participant"
INVITATION = "invitation"
"""The rule that invites people."""


def due_invitations(now: datetime, rule: str, occasion: str) -> list[tuple[int, int]]:
    """Return (organisation, consultation) wherever it is open and somebody we can write to was not invited yet.

    Each person is looked up by the notice's own key, so that an idle tick is one look-up a person in what is open.
    """
    waiting = Ask.objects.filter(
        ~Exists(Notice.objects.filter(key=_key_of_an_ask(rule, occasion))),
        consultation__opened_at__lte=now,
        consultation__closes_at__gt=now,
        consultation__withdrawn_at=None,
        asked_on__isnull=False,
        participant__in=askable_ids(),
    )
    pairs = waiting.values_list("organisation_id", "consultation_id").distinct()
    return list(pairs.order_by("organisation_id", "consultation_id"))


def _key_of_an_ask(rule: str, occasion: str) -> Concat:
    """Return in SQL the key that `notice_key` gives the notice of an ask."""
    person = Recipient(PARTICIPANT, "|participant_id|")
    key = notice_key(rule, "consultation:|consultation_id|", person, occasion)
    return Concat(
        *(_as_text(part) if place % 2 else Value(part) for place, part in enumerate(key.split("|")))
    )


def due_extensions(now: datetime, rule: str) -> list[tuple[int, int]]:
    """Return (organisation, extension) of each later last day that nobody was told of yet, while it holds."""
    told = Notice.objects.filter(rule=rule, subject=Concat(Value("extension:"), _as_text("pk")))
    somebody = Ask.objects.filter(
        consultation=OuterRef("consultation"), participant__in=askable_ids()
    )
    waiting = Extension.objects.filter(
        ~Exists(told),
        Exists(somebody),
        closes_on=F("consultation__closes_on"),
        consultation__closes_at__gt=now,
        consultation__withdrawn_at=None,
    )
    return list(waiting.values_list("organisation_id", "pk").order_by("pk"))


def _as_text(field: str) -> Cast:
    return Cast(OuterRef(field), CharField())


def consultations(ids: Sequence[int]) -> list[Consultation]:
    """Return the consultations with what a message says about them."""
    return list(Consultation.objects.all().for_page().filter(pk__in=ids))


def extensions(ids: Sequence[int]) -> list[Extension]:
    """Return the extensions with what a message says about them."""
    rows = Extension.objects.filter(pk__in=ids)
    return list(rows.select_related("organisation", "consultation__owner__user"))


def people_asked(consultation: Consultation) -> list[Recipient]:
    """Return everybody asked by name, with the reason where we do not write; two statements."""
    ids = list(
        Ask.objects.filter(consultation=consultation, asked_on__isnull=False).values_list(
            "participant_id", flat=True
        )
    )
    known = contacts(ids)
    return [Recipient(PARTICIPANT, str(pk), PARTICIPANT, why_not_ask(known.get(pk))) for pk in ids]


def why_not(person: Contact | None) -> str:
    """Return why we do not write to a person, or ""."""
    if person is None:
        return "erased"
    if person.stopped:
        return "stopped"
    if not person.email:
        return "no_email"
    return "" if person.returned_on is None else "address_returned"


def why_not_ask(person: Contact | None) -> str:
    """Return why we do not ask a person for anything, or ""."""
    reason = why_not(person)
    return "opted_out" if not reason and person is not None and person.opted_out else reason


def why_not_tell(person: Contact | None) -> str:
    """Return why we do not write to a person about what came of it, or ""."""
    reason = why_not(person)
    return "wants_no_news" if not reason and person is not None and person.wants_no_news else reason


def ask_for(consultation_id: int, participant_id: int) -> Ask | None:
    """Return the person's ask in the consultation, or None."""
    rows = Ask.objects.filter(consultation_id=consultation_id, participant_id=participant_id)
    return rows.select_related(
        "participant", "consultation__organisation", "consultation__owner__user"
    ).first()


def why_not_now(ask: Ask | None, now: datetime) -> str:
    """Return why a message about this ask should not go out any more, or ""."""
    if ask is None:
        return "erased"
    if ask.consultation.withdrawn_at is not None:
        return "withdrawn"
    if not ask.consultation.is_open(now):
        return "ended"
    return why_not_ask(contacts([ask.participant_id]).get(ask.participant_id))
