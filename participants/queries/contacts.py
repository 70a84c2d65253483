"""Reads over the register. Other apps learn a person's name or address here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from participants import terms
from participants.models import Participant


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person is called and reached. `name` and `email` may be empty; `stopped`: they asked us to stop writing.

    `returned_on` is the day on which an e-mail to the address came back; until it is corrected nobody writes to it.
    `opted_out`: they may not be asked again; `wants_no_news`: they chose not to hear what happened. Two separate choices.
    """

    id: int
    name: str
    email: str
    stopped: bool
    returned_on: date | None = None
    opted_out: bool = False
    wants_no_news: bool = False

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
    found = Participant.objects.filter(pk__in=list(ids)).select_related("stop")
    return {person.pk: _contact(person) for person in found}


def contacts_by_address(emails: Iterable[str]) -> dict[str, Contact]:
    """Return the people known under these addresses, by address in its one spelling; one statement."""
    addresses = {normal_address(email) for email in emails if email.strip()}
    found = Participant.objects.filter(contact_email__in=addresses).select_related("stop")
    return {person.contact_email: _contact(person) for person in found}


def reachable_ids() -> QuerySet[Any, Any]:
    """Return the ids of the people we can and may write to, to filter other apps' rows by."""
    return Participant.objects.all().reachable().values("pk")


def askable_ids() -> QuerySet[Any, Any]:
    """Return the ids of the people we can and may write to who did not say that they may not be asked again."""
    return Participant.objects.all().reachable().exclude(may_be_asked=terms.NO).values("pk")


def returned_since(day: date) -> list[tuple[int, int]]:
    """Return (organisation, person) for every address that came back on `day` or later; one statement, by an index."""
    rows = Participant.objects.filter(email_returned_on__gte=day)
    return list(rows.values_list("organisation_id", "pk").order_by("pk"))


def _contact(person: Participant) -> Contact:
    return Contact(
        id=person.pk,
        name=person.name,
        email=person.contact_email,
        stopped=hasattr(person, "stop"),
        returned_on=person.email_returned_on,
        opted_out=person.may_be_asked == terms.NO,
        wants_no_news=person.hears_outcomes == terms.NO,
    )
