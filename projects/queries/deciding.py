"""The register of decisions: who holds each by what rule, how far each group takes part, and what is worth a look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations.queries import days_of_leaving
from projects import terms
from projects.domain.levels import REAL_SAY
from projects.models import Decider, Decision, DecisionLevel, Project, StakeholderGroup
from projects.stage_names import stage_name
from ui.days import day_in_words


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision as pages show it. `looks` are sentences that say what is worth a look; each says what to do."""

    decision: Decision
    stage: str
    deciders: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    looks: tuple[str, ...]
    days_late: int

    @property
    def is_decided(self) -> bool:
        """Whether it was decided."""
        return self.decision.decided_on is not None


def decisions(project: Project) -> list[Decision]:
    """Return the decisions of a project with who holds them and each group's level, open ones first; three statements."""
    held = Decider.objects.select_related("member__user", "group")
    levels = DecisionLevel.objects.select_related("group")
    rows = Decision.objects.filter(project=project).prefetch_related(
        Prefetch("deciders", queryset=held), Prefetch("levels", queryset=levels)
    )
    far = date.max
    return sorted(
        rows,
        key=lambda one: (
            one.decided_on is not None,
            -one.decided_on.toordinal() if one.decided_on else 0,
            one.due_on or far,
            one.pk,
        ),
    )


def groups_of(project: Project) -> list[StakeholderGroup]:
    """Return the groups of a project with what they were promised; one statement."""
    return list(StakeholderGroup.objects.filter(project=project).select_related("promised"))


def register(
    project: Project, rows: Sequence[Decision], groups: Sequence[StakeholderGroup], today: date
) -> list[DecisionRow]:
    """Return the decisions in words; one statement where somebody who holds one has left, else none."""
    left = {
        one.member_id
        for row in rows
        for one in row.deciders.all()
        if one.member_id and not _is_here(one) and row.decided_on is None
    }
    days = days_of_leaving(left, project.organisation.zone)
    return [_row(row, groups, days, today) for row in rows]


def row_of(decision: Decision, today: date) -> DecisionRow:
    """Return one decision in words; three statements, and one more where somebody who holds it has left."""
    project = decision.project
    (row,) = register(project, [decision], groups_of(project), today)
    return row


def is_overdue(decision: Decision, today: date) -> bool:
    """Whether the day by which it was to be decided is over."""
    return decision.decided_on is None and decision.due_on is not None and decision.due_on < today


def _row(
    row: Decision, groups: Sequence[StakeholderGroup], days: dict[int, date], today: date
) -> DecisionRow:
    level_of = {one.group_id: one.level for one in row.levels.all()}
    return DecisionRow(
        decision=row,
        stage=stage_name(row.stage_number),
        deciders=tuple(_decider(one) for one in row.deciders.all()),
        levels=tuple(
            (
                group.name,
                str(terms.LEVEL_NAMES[level_of[group.pk]]) if group.pk in level_of else "",
            )
            for group in groups
        ),
        looks=tuple(_looks(row, groups, level_of, days)),
        days_late=(today - row.due_on).days if row.due_on and is_overdue(row, today) else 0,
    )


def _decider(one: Decider) -> str:
    """Who holds a decision, in words."""
    if one.group is not None:
        words = ngettext("%(n)s person of “%(group)s”", "%(n)s people of “%(group)s”", one.people)
        return words % {"n": one.people, "group": one.group.name}
    return str(one)


def _looks(
    row: Decision,
    groups: Sequence[StakeholderGroup],
    level_of: dict[int, int],
    days: dict[int, date],
) -> list[str]:
    held = list(row.deciders.all())
    found = [] if row.decided_on else [_gone(one, days) for one in held if not _is_here(one)]
    here = {one.group_id for one in held}
    words = _(
        "“%(group)s” is to decide here, and nobody of them is among those who decide. Name some of them, or choose the level that is true."
    )
    found += [
        words % {"group": group.name}
        for group in groups
        if level_of.get(group.pk, 0) >= REAL_SAY and group.pk not in here
    ]
    return found


def _is_here(one: Decider) -> bool:
    """Whether a decider who is a member still works here; whoever is no member does not leave."""
    return one.member is None or one.member.works_here


def _gone(one: Decider, days: dict[int, date]) -> str:
    if one.member_id in days:
        words = _("%(name)s left on %(day)s. Name somebody else who decides.")
        return words % {"name": one, "day": day_in_words(days[one.member_id])}
    return _("%(name)s does not work here any more. Name somebody else who decides.") % {
        "name": one
    }
