"""Three plain sentences for each group of a project: how it is heard, how often it decides, who acts. Never one score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _

from projects import terms
from projects.domain import agency as maths
from projects.domain import responsibility
from projects.domain.agency import Agency
from projects.domain.levels import FELT_COLUMNS
from projects.domain.responsibility import LATE, NOTHING, Deed, Rate
from projects.domain.small_numbers import is_hidden
from projects.models import Decision, FeltReport, GroupKind, Project, StakeholderGroup
from projects.queries.acting import PARTNERS, WE, group_key
from projects.queries.heard import heard


@dataclass(frozen=True, slots=True)
class Felt:
    """What a group was promised against what it felt, as a sentence; `people` is None where fewer than k hands were counted."""

    people: int | None
    sentence: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """One group: how it is heard, how often it decides and who acts, each in words, with the figures behind them."""

    group: StakeholderGroup
    heard: str
    decides: str
    acts: str
    agency: Agency
    own: Rate | None
    felt: Felt


def standings(
    project: Project,
    groups: Sequence[StakeholderGroup],
    decisions: Sequence[Decision],
    deeds: Sequence[Deed],
    today: date,
) -> list[GroupStanding]:
    """Return how each group stands; five statements, however many groups and decisions there are."""
    words = heard_words(project)
    hands = hands_of(project)
    rates = responsibility.on_time(deeds, today)
    k = project.organisation.k_internal
    return [
        _standing(
            group,
            words.get(group.name.casefold(), str(terms.NOT_COUNTED)),
            levels_of(group, decisions),
            rates,
            felt_of(group, hands.get(group.pk, {}), k),
        )
        for group in groups
    ]


def heard_words(project: Project) -> dict[str, str]:
    """Return how each group that is compared by its name is heard, by case-folded name; four statements."""
    found: dict[str, str] = {}
    for dimension in heard(project).dimensions:
        for one in dimension.groups:
            if one.is_counted:
                found.setdefault(one.name.casefold(), one.words)
    return found


def hands_of(project: Project) -> dict[int, dict[int, int]]:
    """Return the hands counted in each group, by level, over all occasions; one statement."""
    sums = {column: Sum(column) for column in FELT_COLUMNS.values()}
    rows = FeltReport.objects.filter(group__project=project).order_by()
    return {
        row["group"]: {level: row[column] for level, column in FELT_COLUMNS.items()}
        for row in rows.values("group").annotate(**sums)
    }


def levels_of(group: StakeholderGroup, decisions: Sequence[Decision]) -> list[int | None]:
    """Return a group's level in each decision that is or was open; None where nothing is written down."""
    return [
        next((one.level for one in decision.levels.all() if one.group_id == group.pk), None)
        for decision in decisions
        if decision.is_open
    ]


def felt_of(group: StakeholderGroup, hands: Mapping[int, int], k: int) -> Felt:
    """Return what was promised against what was felt, in words. Of fewer than `k` hands nothing is told."""
    promised = promised_level(group)
    people = sum(hands.values())
    middle = None if is_hidden(people, k) else maths.median_felt(hands)
    if middle is None:
        return Felt(None, _without_felt(promised, people), is_over=False)
    low, high = int(middle), -int(-middle // 1)
    words = str(terms.FELT[low])
    if low != high:
        words = _("between “%(low)s” and “%(high)s”") % {
            "low": terms.FELT[low],
            "high": terms.FELT[high],
        }
    if promised is None:
        sentence = _("We have not said what they were promised. They felt %(felt)s.")
        return Felt(people, sentence % {"felt": words}, is_over=False)
    word = maths.kept(maths.promise_gap(promised, middle))
    sentence = {
        maths.OVER: _("They were promised %(promised)s, and felt %(felt)s."),
        maths.KEPT: _("They were promised %(promised)s, and felt so."),
        maths.MORE: _("They were promised %(promised)s, and felt more: %(felt)s."),
    }[word]
    values = {"promised": terms.PROMISED[promised], "felt": words}
    return Felt(people, sentence % values, is_over=word == maths.OVER)


def promised_level(group: StakeholderGroup) -> int | None:
    """Return how far a group was promised to take part, if that is said."""
    row = getattr(group, "promised", None)
    return row.level if row else None


def _without_felt(promised: int | None, people: int) -> str:
    """What is said where hands were not counted, or too few."""
    if promised is None:
        first = _("We have not said what they were promised.")
    else:
        first = _("They were promised %(promised)s.") % {"promised": terms.PROMISED[promised]}
    if people:
        return f"{first} {_('Too few people said how it felt to show it.')}"
    return f"{first} {_('Nobody asked them yet how it felt.')}"


def _standing(
    group: StakeholderGroup,
    heard_as: str,
    levels: Sequence[int | None],
    rates: Mapping[str, Rate],
    felt: Felt,
) -> GroupStanding:
    found = maths.agency(levels)
    key = PARTNERS if group.kind == GroupKind.PARTNER_AGENCY else group_key(group.pk)
    return GroupStanding(
        group=group,
        heard=heard_as,
        decides=str(terms.DECIDES[maths.how_often(found)]),
        acts=_acts(key, rates),
        agency=found,
        own=rates.get(key),
        felt=felt,
    )


def _acts(own: str, rates: Mapping[str, Rate]) -> str:
    """How timely a group's own actions are, and who else is late with what was agreed."""
    if not rates:
        return _("nothing was due yet")
    word = responsibility.how_timely(rates.get(own))
    parts = [] if word == NOTHING else [str(terms.ACTS[word])]
    late = {WE: _("we are late"), PARTNERS: _("partners late")}
    parts += [
        words
        for key, words in late.items()
        if key != own and responsibility.how_timely(rates.get(key)) == LATE
    ]
    return ", ".join(parts) or _("nobody late")
