"""What is open, fixed and not known yet in a project."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from projects.models import ScopeItem, ScopeKind


@dataclass(frozen=True, slots=True)
class Scope:
    """The three lists of a project, each in the order in which people put it."""

    open: tuple[ScopeItem, ...] = ()
    fixed: tuple[ScopeItem, ...] = ()
    unknown: tuple[ScopeItem, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said at all."""
        return not (self.open or self.fixed or self.unknown)

    def overdue(self, today: date) -> list[ScopeItem]:
        """Return what should be known by now: its day has passed."""
        return [one for one in self.unknown if one.known_on and one.known_on < today]

    def open_words(self) -> str:
        """Return what can change, in one line without a full stop; "" where nothing was said."""
        return "; ".join(_bare(one.text) for one in self.open)

    def fixed_words(self) -> str:
        """Return what is fixed, each with its reason or that none was given, in one line without a full stop."""
        return "; ".join(_with_reason(one) for one in self.fixed)

    def lists(self) -> Iterator[tuple[str, Any, tuple[ScopeItem, ...]]]:
        """Return code, label and rows of each list."""
        for kind in ScopeKind:
            yield kind.value, kind.label, getattr(self, kind.value)


NO_SCOPE = Scope()


def _bare(text: str) -> str:
    return text.strip().rstrip(".;")


def _with_reason(item: ScopeItem) -> str:
    values = {"what": _bare(item.text), "why": _bare(item.why)}
    if not values["why"]:
        return _("%(what)s (we have not said why)") % values
    return _("%(what)s (why: %(why)s)") % values


def scope_of(project_id: int) -> Scope:
    """Return what is open, fixed and unknown in a project; one statement."""
    rows = list(ScopeItem.objects.filter(project=project_id).order_by("position", "pk"))
    return Scope(
        *(tuple(one for one in rows if one.kind == kind) for kind in ("open", "fixed", "unknown"))
    )
