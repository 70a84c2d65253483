"""What other tables hold about a person: one registry of how each kind is shown, given to a copy, joined and erased.

`participants` lies below the tables that refer to its people, so their apps register here what to do when somebody asks for a
copy of everything, is erased, or turns out to be written down twice. A contract test walks every table that refers to a
person and fails where no kind answers for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from access.bin import with_the_bin
from kinds import Kind, Registry

DETAILS = "details"
"""The person's own row. It is erased after everything that refers to it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading of the readable copy, with its lines: what is said, each with a label that may be empty."""

    heading: Any
    lines: Sequence[tuple[Any, Any]] = field(default_factory=tuple)
    for_them_only: bool = False
    """Whether it tells if somebody answered, or what. Their own copy has it; one that a colleague makes leaves it out."""
    needs_care: bool = False
    """Whether it tells of something sensitive. A page or file that somebody else in the house may see leaves it out."""


class PersonalData(Kind, Protocol):
    """One sort of thing that is kept about people. All members run inside the organisation's scope."""

    @property
    def models(self) -> Sequence[str]:
        """The tables it answers for, as `app.Model`."""
        ...

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Return what is kept about this person, readable, with nobody else in it."""
        ...

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete or empty what is kept about this person; counts that others were shown stay. A second time changes nothing."""
        ...

    def join(self, from_id: int, into_id: int) -> None:
        """Move what is kept about one person to another who is the same; where both have it, one remains."""
        ...

    def must_stay(self, participant_id: int) -> Any:
        """Return why this person cannot be erased yet, in words for people, or ""."""
        ...

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """Return the last day on which we were in touch with each of these people, as far as this kind knows."""
        ...


class KeptAbout:
    """A base for kinds. What a kind has nothing to say to, it leaves as it is here."""

    kind = ""
    label: Any = ""
    models: Sequence[str] = ()

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Nothing that a person could read."""
        del participant_id
        return ()

    def erase(self, participant_id: int, *, today: date) -> None:
        """Nothing to take away."""

    def join(self, from_id: int, into_id: int) -> None:
        """Nothing to move."""

    def must_stay(self, participant_id: int) -> Any:
        """Nothing stands in the way."""
        del participant_id
        return ""

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """Nothing known."""
        del participant_ids
        return {}


kinds: Registry[PersonalData] = Registry("kind of personal data")


def in_order() -> list[PersonalData]:
    """Return every kind, the person's own row last."""
    return [*(one for one in kinds if one.kind != DETAILS), kinds.get(DETAILS)]


@with_the_bin()
def why_kept(participant_id: int) -> str:
    """Return why this person cannot be erased yet, or ""."""
    return next((str(why) for one in kinds if (why := one.must_stay(participant_id))), "")


@with_the_bin()
def last_contacts(participant_ids: Sequence[int]) -> dict[int, date]:
    """Return the last day on which we were in touch with each of these people; a few statements for each kind."""
    found: dict[int, date] = {}
    for one in kinds:
        for person, day in one.last_contact(participant_ids).items():
            found[person] = max(day, found.get(person, day))
    return found


def register(*new: PersonalData) -> None:
    """Register these kinds, once. Called in `AppConfig.ready`."""
    for one in new:
        if one.kind not in kinds:
            kinds.register(one)
