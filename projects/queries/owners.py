"""Who did what they agreed to by its day, owner by owner, and what rests on whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from projects import terms
from projects.domain.responsibility import (
    Deed,
    Rate,
    burden,
    how_timely,
    is_heavy,
    on_time,
    orphans,
)
from projects.models import Action, Project, StakeholderGroup
from projects.queries.acting import NOBODY, PARTNERS, PEOPLE, WE, group_key


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """What came of the actions of one owner. `rate` is None where it would be about one single person."""

    name: str
    words: str
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who acted in time, what has nobody, and what rests on people who are not paid."""

    owners: tuple[OwnerLine, ...]
    orphans: Rate
    burden: Rate
    is_heavy: bool


def responsibility(
    project: Project,
    groups: Sequence[StakeholderGroup],
    actions: Sequence[Action],
    deeds: Sequence[Deed],
    today: date,
) -> Responsibility:
    """Return who acted in time: we, partners, groups of people, then each partner. No statement."""
    rates = on_time(deeds, today)
    names = {
        WE: project.organisation.name,
        PARTNERS: _("Partners"),
        **{group_key(one.pk): one.name for one in groups},
        PEOPLE: _("People of no group"),
        NOBODY: _("Nobody named"),
    }
    alone = _alone(actions, deeds)
    owners = [_line(names[key], rates[key], key in alone) for key in names if key in rates]
    carried = burden(deeds)
    return Responsibility(
        owners=(*owners, *_each_partner(actions, deeds, today)),
        orphans=orphans(deeds),
        burden=carried,
        is_heavy=is_heavy(carried),
    )


def _line(name: str, rate: Rate, is_one_person: bool) -> OwnerLine:
    words = str(terms.ACTS[how_timely(rate)])
    return OwnerLine(name, words, None if is_one_person else rate)


def _alone(actions: Sequence[Action], deeds: Sequence[Deed]) -> set[str]:
    """The owners whose actions are all one person's of the register: no number stands beside a person."""
    people: dict[str, set[int]] = {}
    for action, deed in zip(actions, deeds, strict=True):
        if action.participant_id:
            people.setdefault(deed.owner, set()).add(action.participant_id)
    return {owner for owner, ids in people.items() if len(ids) == 1}


def _each_partner(actions: Sequence[Action], deeds: Sequence[Deed], today: date) -> list[OwnerLine]:
    """Each partner by itself, where there are several of whom anything was due."""
    names = {one.partner_id: str(one.partner) for one in actions if one.partner_id}
    found = {}
    for partner_id in sorted(names, key=lambda one: names[one].casefold()):
        theirs = [
            deed
            for action, deed in zip(actions, deeds, strict=True)
            if action.partner_id == partner_id and deed.owner == PARTNERS
        ]
        found[partner_id] = on_time(theirs, today).get(PARTNERS)
    due = {key: rate for key, rate in found.items() if rate}
    return [_line(names[key], rate, False) for key, rate in due.items()] if len(due) > 1 else []
