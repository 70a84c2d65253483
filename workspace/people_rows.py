"""People as rows of a list: a name or a label, what they take part as, how to reach them, and how they stand in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.actors import Actor
from feedback.queries.load import ShownLoad, shown_loads
from participants.queries import Person, among, people
from projects.queries import Place, places_of
from workspace.people_filter import whose_names


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in a list. Without a right to the name, everything that could tell who it is stays away."""

    id: int
    name: str
    is_named: bool
    takes_part_as: str
    reach: str
    is_bounced: bool
    load: ShownLoad
    today: date


def rows_of(ids: Sequence[int], actor: Actor, today: date) -> list[PersonRow]:
    """Return these people as rows, in this order; five statements, however many they are."""
    known, places = people(ids), places_of(ids)
    loads, seen = shown_loads(ids, today), among(whose_names(actor), ids)
    return [
        _row(known[pk], places.get(pk, []), loads[pk], today, is_named=pk in seen)
        for pk in ids
        if pk in known
    ]


def _row(
    person: Person, places: Sequence[Place], load: ShownLoad, today: date, *, is_named: bool
) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=name_of(person) if is_named else person.label,
        is_named=is_named,
        takes_part_as=_takes_part_as(person, places, is_named=is_named),
        reach=how_to_reach(person) if is_named else "",
        is_bounced=is_named and person.returned_on is not None,
        load=load,
        today=today,
    )


def name_of(person: Person) -> str:
    """Return what a person is called, or what stands for a name that nobody wrote down."""
    return person.name or _("Without a name (%(label)s)") % {"label": person.label}


def _takes_part_as(person: Person, places: Sequence[Place], *, is_named: bool) -> str:
    """The groups, each once, and the age only of those who are under 18, for whom other rules hold."""
    groups = list(dict.fromkeys(place.group for place in places if place.group))
    if is_named and person.is_minor:
        groups.append(person.age_words)
    return ", ".join(groups)


def how_to_reach(person: Person) -> str:
    """Return channel and language in words, with no address."""
    channel = person.channel_words
    if person.through:
        channel = _("Through %(name)s") % {"name": person.through}
    elif not channel and person.email:
        channel = _("E-mail")
    language: Any = person.language_words if person.language not in {"", "en"} else ""
    return ", ".join(part for part in (channel, language) if part)


def limit_words(person: Person) -> str:
    """Return the limit that a person set themselves, in words; "" where there is none."""
    if not person.has_own_limit:
        return ""
    words = ngettext(
        "At most %(n)s time in %(days)s days",
        "At most %(n)s times in %(days)s days",
        person.own_limit_times or 0,
    )
    return words % {"n": person.own_limit_times, "days": person.own_limit_days}
