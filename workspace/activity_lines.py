"""The audit trail as people read it: who did what to which object, when. Names come from where they stand now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from access.models import AuditEntry
from access.roles import Role
from feedback.models import Consultation
from organisations.models import Member, Organisation
from projects.models import Project
from workspace.activity_words import ANYTHING, KINDS, LOOKED_AT, SOMETHING_ELSE, VERBS

USUAL_FILES = 3
"""Lists of people that somebody may take out on one day before the owners are told."""
LONGEST_KEY = 9
"""Digits of an account's number; what is longer is none."""
ITSELF = "0"
"""Stands for Coprod itself in the choice of people."""
PAGES = {
    "feedback.consultation": "feedback:consultation_detail",
    "projects.project": "workspace:project_detail",
}

WHOLES = {"feedback.consultation": "consultation", "projects.project": "project"}
"""Where the trail keeps the number of the whole that a part belongs to."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done, in words; `about` and `url` are empty where the object is gone or has no page."""

    at: datetime
    who: str
    what: Any
    about: str
    details: Sequence[str]
    url: str = ""
    by_operator: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to: one account, and one kind; empty where it is not."""

    who: str = ""
    kind: str = ""

    @classmethod
    def from_address(cls, given: QueryDict) -> "Filter":
        """Return what an address or a form says; what it cannot mean is left out."""
        who, kind = given.get("who", ""), given.get("kind", "")
        is_number = who.isascii() and who.isdecimal() and len(who) <= LONGEST_KEY
        return cls(who if is_number else "", kind if kind in KINDS else "")

    @property
    def as_address(self) -> str:
        """What stands in an address after the question mark, with `&` at its end unless it is empty."""
        given = QueryDict(mutable=True)
        given.update({name: value for name, value in self.as_codes().items() if value})
        return f"{given.urlencode()}&" if given else ""

    def as_codes(self) -> dict[str, str]:
        """What the audit trail keeps of it."""
        return {"who": self.who, "kind": self.kind}


def entries(wanted: Filter) -> QuerySet[AuditEntry]:
    """Return what was done in the current organisation, the newest first."""
    rows = AuditEntry.objects.select_related("actor").order_by("-at", "-pk")
    if wanted.who:
        rows = rows.filter(actor_id=None if wanted.who == ITSELF else int(wanted.who))
    if wanted.kind:
        rows = rows.filter(
            verb__in=[code for code, verb in VERBS.items() if verb.kind == wanted.kind]
        )
    return rows


def operator_looks(since: datetime) -> int:
    """Return how often operators looked at something here since then; one statement."""
    return AuditEntry.objects.filter(verb="operator_looked", at__gte=since).count()


@dataclass(frozen=True, slots=True)
class ManyFiles:
    """Somebody took out lists of people more often on one day than work usually asks for."""

    who: str
    day: date
    times: int


def many_files(since: datetime, home: Organisation) -> list[ManyFiles]:
    """Return who took out more than three lists of people on one day since then, the newest day first; one statement."""
    rows = (
        AuditEntry.objects.filter(verb="people_exported", at__gte=since, actor__isnull=False)
        .annotate(day=TruncDate("at", tzinfo=home.zone))
        .values("day", "actor__name", "actor__email", "actor")
        .annotate(times=Count("pk"))
        .filter(times__gt=USUAL_FILES)
        .order_by("-day", "actor")
    )
    return [
        ManyFiles(row["actor__name"] or row["actor__email"], row["day"], row["times"])
        for row in rows
    ]


def people() -> list[tuple[str, str]]:
    """Return everybody who belongs or belonged to the current organisation, and Coprod itself; one statement."""
    members = Member.objects.select_related("user").order_by("user__name", "pk")
    return [*((str(one.user_id), str(one)) for one in members), (ITSELF, _("Coprod itself"))]


def lines(rows: Iterable[AuditEntry], home: Organisation) -> list[Line]:
    """Return these entries in words; at most three statements, however many they are."""
    found = list(rows)
    named = _names(found)
    return [_line(row, home, named) for row in found]


def _line(row: AuditEntry, home: Organisation, named: Mapping[tuple[str, str], str]) -> Line:
    verb = VERBS.get(row.verb, SOMETHING_ELSE)
    kind, key = _about(row)
    is_look = row.verb == "operator_looked"
    name = named.get((kind, key), "")
    page = PAGES.get(kind, "") if name else ""
    by_operator = verb.kind == "operators"
    return Line(
        at=row.at.astimezone(home.zone),
        who=_("Someone who runs the installation") if by_operator else _who(row),
        what=verb.words,
        about=_looked_at(kind, name) if is_look else name,
        details=_details(row),
        url=reverse(page, kwargs={"org": home.slug, "pk": key}) if page else "",
        by_operator=by_operator,
    )


def _who(row: AuditEntry) -> str:
    return str(row.actor) if row.actor is not None else _("Coprod itself")


def _looked_at(kind: str, name: str) -> str:
    words = LOOKED_AT.get(kind, ANYTHING)
    return f"{words}: {name}" if name else str(words)


def _about(row: AuditEntry) -> tuple[str, str]:
    """What the line names: the consultation or project that a part belongs to, or the object itself."""
    for kind, of in WHOLES.items():
        if row.data.get(of):
            return kind, str(row.data[of])
    return row.target_type, row.target_id


def _names(rows: Sequence[AuditEntry]) -> dict[tuple[str, str], str]:
    """The names of everything the rows are about, where there are any."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        kind, key = _about(row)
        if key.isdecimal():  # a look at a whole list names no row
            wanted[kind].add(key)
    sources: dict[str, Any] = {
        "feedback.consultation": Consultation.objects.all(),
        "projects.project": Project.objects.all(),
        "organisations.member": Member.objects.select_related("user"),
    }
    return {
        (kind, str(one.pk)): str(one)
        for kind, source in sources.items()
        if wanted[kind]
        for one in source.filter(pk__in=wanted[kind])
    }


def _details(row: AuditEntry) -> list[str]:
    """What changed from what to what, where the trail holds it."""
    labels = {field.name: field.verbose_name for field in Organisation._meta.concrete_fields}
    if row.verb == "changed settings":
        changes = row.data.get("changes", {})
        return [
            f"{labels.get(name, name)}: {_value(changes[name][0])} → {_value(changes[name][1])}"
            if name in changes and name not in FOR_PEOPLE
            else str(labels.get(name, name))
            for name in row.data.get("settings", ())
        ]
    if row.verb == "changed role":
        return [f"{_role(row.data.get('before'))} → {_role(row.data.get('after'))}"]
    if row.verb == "activity_exported":
        return [_("%(n)s lines") % {"n": row.data.get("rows", 0)}]
    if row.verb == "people_exported":
        return [_("%(n)s people") % {"n": row.data.get("rows", 0)}]
    return []


FOR_PEOPLE = frozenset({"default_backup", "default_manager", "default_senior"})
"""Settings that are people: the trail holds their numbers, which say nothing to anybody."""


def _value(kept: Any) -> str:
    """A switch reads as yes or no."""
    return (_("yes") if kept else _("no")) if isinstance(kept, bool) else str(kept)


def _role(code: Any) -> str:
    return str(Role(code).label) if code in set(Role) else "?"
