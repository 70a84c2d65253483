"""What the list of people is narrowed to and how it is sorted: all of it stands in the address, and nobody's name does."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from access.actors import Actor
from access.roles import Role
from feedback.domain.load import Band
from feedback.queries.known import known_to_team_of
from participants import terms
from participants.queries import everybody
from projects.queries import people_in_group, people_placed

LONGEST_KEY = 9
"""Digits of a row's number; what is longer is none."""
NEVER_HEARD, OWED, NEEDS, FINE, STOPPED = "never_heard", "owed", "needs", "fine", "stopped"
SHOWS = {
    NEVER_HEARD: _("Never heard yet"),
    OWED: _("We owe them an answer"),
    NEEDS: _("Access needs to meet"),
    FINE: _("Fine to ask"),
    STOPPED: _("Asked us to stop"),
}
"""One at a time, each with how many there are."""
BY_NAME = "name"
SORTS = {
    BY_NAME: _("Name"),
    "least": _("Asked least first"),
    "most": _("Asked a lot first"),
    "asked": _("Longest ago asked first"),
}
FREE = Q(load=None) | Q(load__blocked_by="", load__band__in=[Band.OK, Band.WATCH])
"""Nothing stands in the way of asking them; who was never counted was never asked."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list is narrowed to; empty where it is not. Codes and numbers only."""

    show: str = ""
    project: str = ""
    group: str = ""
    age: str = ""
    channel: str = ""
    sort: str = ""

    @classmethod
    def from_address(cls, given: QueryDict) -> "Narrowed":
        """Return what an address or a form says; what it cannot mean is left out."""
        codes = {
            "show": SHOWS,
            "age": dict(terms.AGE_BANDS),
            "channel": dict(terms.CHANNELS),
            "sort": SORTS,
        }
        read = {
            name: given.get(name, "") if given.get(name, "") in known else ""
            for name, known in codes.items()
        }
        return cls(project=_number(given, "project"), group=_number(given, "group"), **read)

    @property
    def as_address(self) -> str:
        """What stands in an address after the question mark, with `&` at its end unless it is empty."""
        given = QueryDict(mutable=True)
        given.update({name: value for name, value in asdict(self).items() if value})
        return f"{given.urlencode()}&" if given else ""

    @property
    def is_narrow(self) -> bool:
        """Whether somebody is left out."""
        return bool(replace(self, sort="").as_address)

    def showing(self, show: str) -> "Narrowed":
        """Return the same with another thing shown."""
        return replace(self, show=show)


def _number(given: QueryDict, name: str) -> str:
    number = row_number(given.get(name, ""))
    return "" if number is None else str(number)


def row_number(given: str) -> int | None:
    """Return the number of a row that somebody sent; None where it can be none."""
    is_number = given.isascii() and given.isdecimal() and len(given) <= LONGEST_KEY
    return int(given) if is_number else None


def whose_names(actor: Actor) -> Q:
    """Return, as a filter over people, whose name and details the actor may see."""
    return Q() if actor.is_at_least(Role.OWNER) else known_to_team_of(actor.member_id)


def found(narrowed: Narrowed, actor: Actor) -> QuerySet[Any, Any]:
    """Return the people that an address asks for, unsorted.

    What only those may see who may see a name is looked for among these people only: age, channel, needs.
    """
    rows = _placed(everybody(), narrowed)
    if narrowed.age or narrowed.channel or narrowed.show == NEEDS:
        rows = rows.filter(whose_names(actor))
    if narrowed.age:
        rows = rows.filter(age_band=narrowed.age)
    if narrowed.channel:
        rows = rows.filter(channel=narrowed.channel)
    return _showing(rows, narrowed.show)


def _placed(rows: Any, narrowed: Narrowed) -> Any:
    if narrowed.project:
        rows = rows.filter(pk__in=people_placed([int(narrowed.project)]))
    if narrowed.group:
        rows = rows.filter(pk__in=people_in_group(int(narrowed.group)))
    return rows


def _showing(rows: Any, show: str) -> Any:
    if show == NEVER_HEARD:
        return rows.filter(Q(load=None) | Q(load__answered=0))
    if show == OWED:
        return rows.filter(load__debt__gt=0)
    if show == NEEDS:
        return rows.with_needs_to_meet()
    if show == FINE:
        return rows.filter(FREE, stop=None, hold=None).exclude(may_be_asked=terms.NO)
    return rows.who_want_no_more() if show == STOPPED else rows


def in_order(rows: QuerySet[Any, Any], sort: str, actor: Actor) -> QuerySet[Any, Any]:
    """Return these people sorted. By name those whose name may not be seen come last: their place would tell it."""
    if sort == "least":
        return rows.order_by(F("load__score").asc(nulls_first=True), "pk")
    if sort == "most":
        return rows.order_by(F("load__score").desc(nulls_last=True), "-pk")
    if sort == "asked":
        return rows.order_by(F("load__last_asked_on").asc(nulls_first=True), "pk")
    if actor.is_at_least(Role.OWNER):
        return rows.order_by(Lower("name"), "pk")
    seen = Case(When(whose_names(actor), then=Value(0)), default=Value(1))
    name = Case(When(whose_names(actor), then=Lower("name")), default=Value(""))
    return rows.annotate(is_hidden=seen, shown_name=name).order_by("is_hidden", "shown_name", "pk")


def named(words: str, narrowed: Narrowed, actor: Actor, most: int) -> Sequence[int]:
    """Return the ids of the people called so whose names the actor may see, sorted by name, one more than `most`."""
    rows: Any = found(narrowed, actor)
    seen = rows.filter(whose_names(actor)).named_like(words).order_by(Lower("name"), "pk")
    return list(seen.values_list("pk", flat=True)[: most + 1])
