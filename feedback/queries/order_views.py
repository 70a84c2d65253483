"""A ranking by group, as it is shown: the users' own order first, who would do it beside, the total last, and every split in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from feedback.domain.splits import OptionSplit, PairSplit, balanced_shares, splits
from feedback.queries.tabulating import SIDES, USERS
from feedback.question_types.base.order import Order, Ordered, ordinal
from feedback.question_types.base.summary import Summary
from projects.models import GroupKind


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """The order of one row of groups; `also` says what another way of counting would have given, where that differs."""

    label: str
    people: int
    order: Order
    is_users: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class SplitLine:
    """One split in words. The decider writes a line about each, kept under its code."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """Everything that a ranking shows. `users` is None where no group of them is large enough; `balanced` is the mean of groups."""

    users: GroupOrder | None
    groups: Sequence[GroupOrder]
    total: GroupOrder
    splits: Sequence[SplitLine]
    balanced: Sequence[tuple[str, float]]

    @property
    def beside(self) -> list[GroupOrder]:
        """Those who would do it, pay for it or decide."""
        return [group for group in self.groups if not group.is_users]

    @property
    def own(self) -> list[GroupOrder]:
        """The groups on the users' side, where there are several."""
        own = [group for group in self.groups if group.is_users]
        return own if len(own) > 1 else []

    @property
    def columns(self) -> list[GroupOrder]:
        """What the drawing joins and the table sets side by side: each group, the total last."""
        return [*self.groups, self.total]

    @property
    def table(self) -> list[tuple[str, list[Ordered]]]:
        """Each option, the users' first one first, with its place and points in every column."""
        first = (self.users or self.total).order.options
        by_column = [{each.key: each for each in one.order.options} for one in self.columns]
        return [(one.label, [column[one.key] for column in by_column]) for one in first]

    @property
    def pairs(self) -> list[tuple[str, list[int | None]]]:
        """How many of all put the option of each line above each option; none for dots."""
        order = self.total.order
        counts = {(one, other): n for one, other, n in order.prefer}
        if not counts:
            return []
        keys = [one.key for one in order.options]
        return [
            (one.label, [counts.get((one.key, other)) for other in keys]) for one in order.options
        ]

    @property
    def split_options(self) -> set[str]:
        """The options on which groups differ."""
        return {line.code for line in self.splits}


def order_view(kept: Mapping[str, Any], total: Summary) -> OrderView | None:
    """Return what is shown of a kept ranking, or None where the total may not be shown or was no ranking."""
    if total.order is None:
        return None
    groups = [_group(row) for row in kept.get("by_group", [])]
    everybody = gettext("Everybody together")
    return OrderView(
        users=_users(kept, groups),
        groups=groups,
        total=_shown(everybody, total.answered, total.order, is_by_points=False),
        splits=_lines(groups, total.order),
        balanced=_balanced(groups, total.order),
    )


def group_label(names: Iterable[str]) -> str:
    """Return what a row of groups is called."""
    shown = [name or gettext("No group given") for name in names]
    if len(shown) == 1:
        return shown[0]
    values = {"first": ", ".join(shown[:-1]), "last": shown[-1]}
    return gettext("%(first)s and %(last)s together") % values


def _group(row: Mapping[str, Any]) -> GroupOrder:
    sides = {SIDES.get(GroupKind(kind)) if kind else None for kind in row["kinds"]}
    kept = row["summary"]
    return _shown(
        group_label(row["groups"]),
        kept["answered"],
        Order.from_dict(kept["order"]),
        is_by_points=len(row["groups"]) > 1,
        is_users=sides == {USERS},
    )


def _users(kept: Mapping[str, Any], groups: Sequence[GroupOrder]) -> GroupOrder | None:
    own = [group for group in groups if group.is_users]
    if len(own) == 1:
        return own[0]
    if not own or "users" not in kept:
        return None
    values = {"first": ", ".join(one.label for one in own[:-1]), "last": own[-1].label}
    label = gettext("%(first)s and %(last)s together") % values
    order = Order.from_dict(kept["users"]["order"])
    return _shown(label, kept["users"]["answered"], order, is_by_points=True, is_users=True)


def _shown(
    label: str, people: int, order: Order, *, is_by_points: bool, is_users: bool = False
) -> GroupOrder:
    """Several groups together go by points: by majorities the largest group would win every pair."""
    also = ""
    if order.differs_by_points:
        other = order if is_by_points else order.by_points
        way = (
            gettext("Comparing two at a time it would be: %(order)s.")
            if is_by_points
            else gettext("By points it would be: %(order)s.")
        )
        also = way % {"order": other.numbered}
    shown = order.by_points if is_by_points else order
    return GroupOrder(label, people, shown, is_users, also)


def _balanced(groups: Sequence[GroupOrder], total: Order) -> list[tuple[str, float]]:
    """The mean of the groups' shares, the highest first; none with fewer than two groups."""
    if len(groups) < 2:  # noqa: PLR2004 -- a mean of one group is that group
        return []
    shares = [{one.key: one.share or 0.0 for one in group.order.options} for group in groups]
    labels = {one.key: one.label for one in total.options}
    means = balanced_shares(shares)
    return sorted(((labels[key], mean) for key, mean in means.items()), key=lambda one: -one[1])


def _lines(groups: Sequence[GroupOrder], total: Order) -> list[SplitLine]:
    labels = {one.key: one.label for one in total.options}
    found = splits({group.label: group.order.places for group in groups}, total.places)
    return [
        SplitLine(one.option, _about_option(one, labels))
        if isinstance(one, OptionSplit)
        else SplitLine(f"pair{number}", _about_pair(one))
        for number, one in enumerate(found, start=1)
    ]


def _about_option(split: OptionSplit, labels: Mapping[str, str]) -> str:
    values = {
        "option": labels[split.option],
        "high": ", ".join(split.hidden_first) or split.high,
        "high_place": ordinal(split.high_place),
        "low": split.low,
        "low_place": ordinal(split.low_place),
        "overall": ordinal(split.overall),
    }
    if split.hidden_first:
        return (
            gettext(
                "%(high)s put “%(option)s” first. Overall it came %(overall)s. The average hides this."
            )
            % values
        )
    return (
        gettext("%(high)s put “%(option)s” %(high_place)s, %(low)s put it %(low_place)s.") % values
    )


def _about_pair(split: PairSplit) -> str:
    return gettext(
        "%(one)s and %(other)s put these in nearly opposite orders. An average says little about either."
    ) % {"one": split.one, "other": split.other}


def people_words(people: int) -> str:
    """Return a number of people in words."""
    return ngettext("%(n)s person", "%(n)s people", people) % {"n": people}
