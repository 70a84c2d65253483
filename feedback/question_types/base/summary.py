"""What a result says: rows for a chart and a table, and one sentence that says the same in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from django.utils.translation import gettext, ngettext

from feedback.question_types.base.order import Order
from projects.domain.small_numbers import (
    K_INTERNAL,
    K_PUBLIC,
    is_hidden,
    is_unanimous,
    round_counts,
)

MOST_NAMED = 3
"""More answers than this sharing the first place, and none is named."""

NO_NUMBERS: dict[str, Any] = {"answered": 0, "rows": (), "written": 0, "order": None, "pictures": 0}


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One possible answer, how many gave it, and which share (0 to 1) of those who answered that is."""

    key: str
    label: str
    count: int
    share: float
    part: str = ""
    """What it is an answer to, where a question has several parts, such as the rows of a grid."""
    short: str = ""
    """The answer alone, where `label` names the part too."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of one question.

    `answered` counts responses, `rows` stand in the order of the question and are empty for open questions,
    `written` counts responses with words of their own, which are shown elsewhere. `hidden_below` is set, and
    every number gone, when too few answered to show any; `is_withheld` is the same for a sensitive question,
    without saying why. `is_rounded` says that counts are to the nearest 5. `order` is there where people put options in order or
    gave them dots; `rows` then count who put each one first, or gave it a dot.
    """

    answered: int
    rows: tuple[SummaryRow, ...] = ()
    written: int = 0
    hidden_below: int | None = None
    is_withheld: bool = False
    is_rounded: bool = False
    is_ticked: bool = False
    """Whether to answer was to tick a line, so that there is nothing to count but how many did."""
    order: Order | None = None
    is_pictured: bool = False
    """Whether people could send a picture, and `pictures`, how many did; shown to the organisation alone."""
    pictures: int = 0

    @classmethod
    def counting(
        cls,
        labels: Iterable[tuple[str, Any]],
        given: Iterable[str],
        *,
        answered: int,
        written: int = 0,
    ) -> Self:
        """The summary of a closed question: `labels` pairs keys and labels, `given` are the keys chosen."""
        counts = Counter(given)
        rows = tuple(
            SummaryRow(key, str(label), counts[key], counts[key] / answered if answered else 0.0)
            for key, label in labels
        )
        return cls(answered=answered, rows=rows, written=written)

    def for_staff(self, *, is_sensitive: bool = False, least: int = K_INTERNAL) -> Self:
        """The summary for people of the organisation: nothing at all when fewer than `least` answered.

        A sensitive question shows nothing when fewer than 10 (or `least`) answered or all gave the same answer.
        """
        if is_sensitive:
            return self._withheld(max(least, K_PUBLIC))
        return self._unless_below(max(least, K_INTERNAL))

    def for_public(self, *, is_sensitive: bool = False, least: int = K_PUBLIC) -> Self:
        """The summary for everybody else: nothing when fewer than `least` answered.

        All counts are rounded to the nearest 5 when any is under 10, so that no person can be told.
        """
        least = max(least, K_PUBLIC)
        seen = self._withheld(least) if is_sensitive else self._unless_below(least)
        exact = [seen.answered, *(row.count for row in seen.rows)]
        counts = round_counts(exact) if seen.rows else exact
        [written] = round_counts([seen.written])
        answered, *by_row = counts
        rows = tuple(
            replace(row, count=count, share=min(1.0, count / answered) if answered else 0.0)
            for row, count in zip(seen.rows, by_row, strict=True)
        )
        is_rounded = counts != exact
        return replace(
            seen,
            answered=answered,
            rows=rows,
            written=written,
            is_rounded=is_rounded,
            pictures=0,
            order=seen.order.places_alone if seen.order else None,
        )

    @property
    def is_told(self) -> bool:
        """Whether everybody who answered gave one and the same answer, so that the result tells each person's."""
        if self.order is not None:
            return self.order.is_same
        return any(row.count == self.answered for row in self.rows) if self.answered else False

    def withheld(self) -> Self:
        """The summary without any number, and without saying why."""
        return replace(self, **NO_NUMBERS, is_withheld=True)

    def _unless_below(self, k: int) -> Self:
        if not self.answered or not is_hidden(self.answered, k):
            return self
        return replace(self, **NO_NUMBERS, hidden_below=k)

    def _withheld(self, least: int) -> Self:
        by_part: dict[str, list[int]] = {}
        for row in self.rows:
            by_part.setdefault(row.part, []).append(row.count)
        is_told = is_hidden(self.answered, least) or any(map(is_unanimous, by_part.values()))
        if not self.answered or not is_told:
            return self
        return self.withheld()

    @property
    def parts(self) -> list[tuple[str, Self]]:
        """Each part of the question with the summary of it, its answers without the name of the part."""
        by_part: dict[str, list[SummaryRow]] = {}
        for row in self.rows:
            by_part.setdefault(row.part, []).append(replace(row, label=row.short or row.label))
        return [(part, replace(self, rows=tuple(rows))) for part, rows in by_part.items()]

    @property
    def sentence(self) -> str:
        """What the chart says, in words and in the language of the reader."""
        if self.hidden_below:
            return gettext("Fewer than %(k)s people answered, so no numbers are shown.") % {
                "k": self.hidden_below
            }
        if self.is_withheld:
            return gettext("No numbers are shown, so that nobody’s answer can be told.")
        if not self.answered:
            return gettext("Nobody answered this question.")
        if self.is_ticked or not self.rows:
            return self._how_many()
        if self.order is not None:
            return self.order.sentence(self.answered, is_rounded=self.is_rounded)
        return self._about_the_most_common()

    def _how_many(self) -> str:
        n = self.answered
        if self.is_ticked:
            return ngettext("%(n)s person ticked this.", "%(n)s people ticked this.", n) % {"n": n}
        if self.is_pictured:
            return self._how_many_pictures()
        return ngettext(
            "%(n)s person answered in their own words.",
            "%(n)s people answered in their own words.",
            n,
        ) % {"n": n}

    def _how_many_pictures(self) -> str:
        n = self.answered
        answered = ngettext(
            "%(n)s person answered with a picture or in words.",
            "%(n)s people answered with a picture or in words.",
            n,
        ) % {"n": n}
        if not self.pictures:
            return answered
        many = ngettext("There is %(n)s picture.", "There are %(n)s pictures.", self.pictures)
        return f"{answered} {many % {'n': self.pictures}}"

    def _about_the_most_common(self) -> str:
        most = max(row.count for row in self.rows)
        top = [
            gettext("“%(label)s”") % {"label": row.label} for row in self.rows if row.count == most
        ]
        if len(top) > MOST_NAMED or not most:
            return ngettext(
                "%(n)s person answered, and no answer stands out.",
                "%(n)s people answered, and no answer stands out.",
                self.answered,
            ) % {"n": self.answered}
        numbers = ngettext(
            "%(count)s of %(n)s person", "%(count)s of %(n)s people", self.answered
        ) % {"count": most, "n": self.answered}
        if self.is_rounded:
            numbers = gettext("about %(numbers)s") % {"numbers": numbers}
        values = {"first": ", ".join(top[:-1]), "last": top[-1], "numbers": numbers}
        if len(top) == 1:
            return gettext("The most common answer was %(last)s: %(numbers)s.") % values
        return (
            gettext("The most common answers were %(first)s and %(last)s: %(numbers)s each.")
            % values
        )

    def as_dict(self) -> dict[str, Any]:
        """What a snapshot keeps, made of what JSON holds."""
        kept = {
            "answered": self.answered,
            "written": self.written,
            "is_ticked": self.is_ticked,
            "rows": [
                {name: getattr(row, name) for name in ("key", "label", "count", "part", "short")}
                for row in self.rows
            ],
        }
        if self.is_pictured:
            kept |= {"pictures": self.pictures}
        return kept | {"order": self.order.as_dict()} if self.order else kept

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        """The summary that `as_dict` kept; the small-number rules are applied on showing it."""
        answered = kept["answered"]
        rows = tuple(
            SummaryRow(
                key=row["key"],
                label=row["label"],
                count=row["count"],
                share=row["count"] / answered if answered else 0.0,
                part=row.get("part", ""),
                short=row.get("short", ""),
            )
            for row in kept["rows"]
        )
        return cls(
            answered=answered,
            rows=rows,
            written=kept["written"],
            is_ticked=kept.get("is_ticked", False),
            is_pictured="pictures" in kept,
            pictures=kept.get("pictures", 0),
            order=Order.from_dict(kept["order"]) if kept.get("order") else None,
        )
