"""What people's orders, or their dots, come to: the places of the options and how they were worked out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any, Self

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.ranking import Tiers, borda, dots_given, schulze
from feedback.domain.splits import kendall_w

ORDINALS = (
    *(_("first"), _("second"), _("third"), _("fourth"), _("fifth"), _("sixth"), _("seventh")),
    *(_("eighth"), _("ninth"), _("tenth"), _("eleventh"), _("twelfth")),
)


def ordinal(place: int) -> str:
    """Return a place from 1 as a word, as in "Families put it second"."""
    if place <= len(ORDINALS):
        return str(ORDINALS[place - 1])
    return gettext("in place %(n)s") % {"n": place}


@dataclass(frozen=True, slots=True)
class Ordered:
    """One option: its place, and its points with their share and the place by points alone.

    For dots, `points` are dots and `people` those who gave any; for orders, `people` are those who put it first.
    """

    key: str
    label: str
    place: int
    points: float | None
    share: float | None
    points_place: int
    people: int


@dataclass(frozen=True)
class Order:
    """The options from the first place on; who share a place stand in the order of the question.

    `prefer` holds how many people put one option above another, `agreement` how far they agree (Kendall's W), both for orders
    only. `unused` counts dots that nobody gave. `is_same` says that all gave one and the same answer.
    """

    options: tuple[Ordered, ...]
    prefer: tuple[tuple[str, str, int], ...] = ()
    agreement: float | None = None
    unused: int | None = None
    is_same: bool = False

    @classmethod
    def of_ballots(cls, labels: Sequence[tuple[str, Any]], ballots: Sequence[Tiers]) -> Self:
        """Return what orders come to; `labels` pairs keys and labels."""
        keys = [key for key, _label in labels]
        by_paths, by_points = schulze(ballots, keys), borda(ballots, keys)
        firsts = [set(ballot[0]) if ballot else set() for ballot in ballots]
        options = [
            Ordered(
                key=key,
                label=str(label),
                place=by_paths.places[key],
                points=by_points.points[key],
                share=by_points.shares[key],
                points_place=by_points.places[key],
                people=sum(key in first for first in firsts),
            )
            for key, label in labels
        ]
        written = {tuple(tuple(sorted(tier)) for tier in ballot) for ballot in ballots}
        return cls(
            options=_sorted(options),
            prefer=tuple((one, other, n) for (one, other), n in by_paths.prefer.items()),
            agreement=kendall_w(ballots, keys) if ballots else None,
            is_same=len(written) == 1,
        )

    @classmethod
    def of_dots(
        cls,
        labels: Sequence[tuple[str, Any]],
        given: Sequence[tuple[str, int]],
        *,
        people: int,
        each: int,
    ) -> Self:
        """Return what dots come to: pairs of an option and dots, given by so many people who have `each`."""
        found = dots_given(given, [key for key, _label in labels], people=people, each=each)
        options = [
            Ordered(
                key=key,
                label=str(label),
                place=found.places[key],
                points=found.totals[key],
                share=found.shares[key],
                points_place=found.places[key],
                people=found.breadth[key],
            )
            for key, label in labels
        ]
        is_same = people > 0 and all(count == people for count in Counter(given).values())
        return cls(options=_sorted(options), unused=found.unused, is_same=is_same)

    @property
    def is_by_dots(self) -> bool:
        """Whether people gave dots instead of putting options in order."""
        return self.unused is not None

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each option."""
        return {one.key: one.place for one in self.options}

    @property
    def differs_by_points(self) -> bool:
        """Whether points alone give other places."""
        return any(one.place != one.points_place for one in self.options)

    @property
    def by_points(self) -> Self:
        """The same, with the places that points give."""
        moved = (replace(one, place=one.points_place) for one in self.options)
        return replace(self, options=_sorted(moved))

    @property
    def places_alone(self) -> Self:
        """What the public sees: places, and nothing from which single answers could be worked out."""
        bare = (replace(one, points=None, share=None, people=0) for one in self.options)
        unused = 0 if self.is_by_dots else None
        return replace(self, options=tuple(bare), prefer=(), agreement=None, unused=unused)

    def sentence(self, people: int, *, is_rounded: bool = False) -> str:
        """Return the order in words, for so many people."""
        n = gettext("about %(n)s") % {"n": people} if is_rounded else str(people)
        if self.is_by_dots:
            who = ngettext("Dots of %(n)s person.", "Dots of %(n)s people.", people) % {"n": n}
        else:
            who = ngettext(
                "Put in order by %(n)s person.", "Put in order by %(n)s people.", people
            ) % {"n": n}
        return f"{who} {self.first_words}"

    @property
    def first_words(self) -> str:
        """Return what came first, and what came after it, in words."""
        first = [one.label for one in self.options if one.place == 1]
        then = [one.label for one in self.options if one.place > 1]
        if not then:
            return gettext("All came out level.")
        quoted = [gettext("“%(label)s”") % {"label": label} for label in first]
        after = [gettext("“%(label)s”") % {"label": label} for label in then]
        values = {"first": ", ".join(quoted), "then": ", ".join(after)}
        if len(first) > 1:
            return gettext("First, level with each other: %(first)s. Then: %(then)s.") % values
        return gettext("First: %(first)s. Then: %(then)s.") % values

    @property
    def numbered(self) -> str:
        """Return all options with their places on one line; those that share a place are marked with it."""
        shared = Counter(one.place for one in self.options)
        return ", ".join(
            f"{one.place}{'=' if shared[one.place] > 1 else ''} {one.label}" for one in self.options
        )

    def as_dict(self) -> dict[str, Any]:
        """What a snapshot keeps, made of what JSON holds."""
        return {
            "options": [asdict(one) for one in self.options],
            "prefer": [list(one) for one in self.prefer],
            "agreement": self.agreement,
            "unused": self.unused,
            "is_same": self.is_same,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """The order that `as_dict` kept."""
        return cls(
            options=tuple(Ordered(**one) for one in kept["options"]),
            prefer=tuple((one, other, n) for one, other, n in kept["prefer"]),
            agreement=kept["agreement"],
            unused=kept["unused"],
            is_same=kept["is_same"],
        )


def _sorted(options: Iterable[Ordered]) -> tuple[Ordered, ...]:
    return tuple(sorted(options, key=lambda one: one.place))
