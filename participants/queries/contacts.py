"""Reads over the register. Other apps learn a person's name or address here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from participants import terms
from participants.domain.phones import digits_of
from participants.models import AccessNeed, Participant
from participants.queries.profiles import UNDER_16
from participants.queries.support import EASY_READ

_HOW_REACHED = ("stop", "reached_through__stop")


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person is called and reached. `name` and `email` may be empty; `stopped`: they asked us to stop writing.

    `returned_on` is the day on which an e-mail to the address came back; until it is corrected nobody writes to it.
    `opted_out`: they may not be asked again; `wants_no_news`: they chose not to hear what happened. Two separate choices.
    Where the person is reached through somebody else, such as a parent, `email` and `returned_on` are those of
    `through`, the other one's name, and a stop of either holds; `through_id` says who that is. `channel` is how the
    person wants to hear, a code of `terms.CHANNELS`, and `language` in what; empty where nobody said so.
    """

    id: int
    name: str
    email: str
    stopped: bool
    returned_on: date | None = None
    opted_out: bool = False
    wants_no_news: bool = False
    phone: str = ""
    note: str = ""
    through: str = ""
    through_id: int | None = None
    channel: str = ""
    language: str = ""
    is_child: bool = False
    """Whether they are under 16, so that they hear in words for children where there are any."""
    reads_easy: bool = False
    """Whether they need Easy Read, so that they hear in it where there is any."""

    @property
    def has_working_address(self) -> bool:
        """Whether there is an address, and no e-mail to it came back."""
        return bool(self.email) and self.returned_on is None

    @property
    def is_reachable(self) -> bool:
        """Whether we can and may write to this person."""
        return self.has_working_address and not self.stopped


def normal_address(email: str) -> str:
    """Return the one spelling under which an address is kept and compared."""
    return email.strip().lower()


def contacts(ids: Iterable[int]) -> dict[int, Contact]:
    """Return the contacts of the people with these ids, by id; one statement."""
    return {one.pk: _contact(one) for one in _with_needs(pk__in=list(ids))}


def contacts_by_address(emails: Iterable[str]) -> dict[str, Contact]:
    """Return the people known under these addresses, by address in its one spelling; one statement."""
    addresses = {normal_address(email) for email in emails if email.strip()}
    return {one.contact_email: _contact(one) for one in _with_needs(contact_email__in=addresses)}


def reachable_ids() -> QuerySet[Any, Any]:
    """Return the ids of the people we can and may write to, to filter other apps' rows by."""
    return Participant.objects.all().reachable().values("pk")


def askable_ids() -> QuerySet[Any, Any]:
    """Return the ids of the people we can and may write to who did not say that they may not be asked again."""
    return Participant.objects.all().reachable().exclude(may_be_asked=terms.NO).values("pk")


def who_has_number(ids: Iterable[int], phone: str) -> int | None:
    """Return the first of these people whose telephone number has the same digits, or None; one statement."""
    wanted = digits_of(phone)
    rows = Participant.objects.filter(pk__in=list(ids)).order_by("pk")
    return next(
        (pk for pk, known in rows.values_list("pk", "contact_phone") if digits_of(known) == wanted),
        None,
    )


def returned_since(day: date) -> list[tuple[int, int]]:
    """Return (organisation, person) for everybody whose address came back on `day` or later; one statement, by indexes."""
    own = Participant.objects.filter(email_returned_on__gte=day, reached_through=None)
    others = Participant.objects.filter(reached_through__email_returned_on__gte=day)
    named = ("organisation_id", "pk")
    rows = own.values_list(*named).order_by().union(others.values_list(*named).order_by())
    return list(rows.order_by("pk"))


def reached_alike(participant_id: int) -> list[int]:
    """Return everybody whose e-mail goes to the same address as this person's, themselves among them; one statement."""
    holder = Participant.objects.filter(pk=participant_id).values(
        holder=Coalesce("reached_through", "pk")
    )
    same = Q(pk__in=holder) | Q(reached_through__in=holder)
    found = Participant.objects.filter(same | Q(pk=participant_id))
    return sorted(found.values_list("pk", flat=True))


def easy_reading_ids() -> QuerySet[Any, Any]:
    """Return the ids of the people who need Easy Read, to filter other apps' rows by."""
    return Participant.objects.filter(Exists(_easy())).values("pk")


def _easy() -> QuerySet[Any]:
    rows: QuerySet[Any] = AccessNeed.objects.filter(
        participant=OuterRef("pk"), need__icontains=EASY_READ
    )
    return rows


def _with_needs(**which: Any) -> QuerySet[Any]:
    """People with whoever they are reached through, and whether they need Easy Read."""
    rows = Participant.objects.filter(**which).select_related(*_HOW_REACHED)
    return rows.annotate(reads_easy=Exists(_easy()))


def _contact(person: Any) -> Contact:
    holder = person.reached_through or person
    is_through = holder is not person
    return Contact(
        id=person.pk,
        name=person.name,
        opted_out=person.may_be_asked == terms.NO,
        wants_no_news=person.hears_outcomes == terms.NO,
        email=holder.contact_email,
        stopped=hasattr(person, "stop") or hasattr(holder, "stop"),
        returned_on=holder.email_returned_on,
        phone=person.contact_phone or holder.contact_phone,
        note=person.contact_note,
        through=str(holder) if is_through else "",
        through_id=holder.pk if is_through else None,
        channel=person.channel,
        language=person.language or holder.language,
        is_child=person.age_band in UNDER_16,
        reads_easy=person.reads_easy,
    )
