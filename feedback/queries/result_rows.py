"""The kept result as people of the organisation may see it: question by question, groups side by side, rounds, who was heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from feedback.domain.side_by_side import is_purpose_unclear, widest_gap
from feedback.models import Consultation, ResultSnapshot
from feedback.queries.order_views import OrderView, group_label, order_view, people_words
from feedback.queries.rounds import Rounds, rounds_of
from feedback.queries.tabulating import Rules, shown_to_staff
from feedback.question_types.base.summary import Summary

PURPOSE_QUESTION = "Q29"
"""The question of the bank whether people know why they are asked."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What one row of groups answered, small-number rules applied."""

    label: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The result of one question as people of the organisation may see it.

    `not_shown` names groups whose answers stand nowhere by themselves. `view` is there for rankings and dots.
    """

    id: str
    key: str
    title: str
    template: str
    summary: Summary
    groups: Sequence[GroupResult]
    not_shown: Sequence[str]
    gap: str
    view: OrderView | None
    rounds: Rounds | None
    is_purpose_unclear: bool
    stays: bool = False
    """Whether it stays as it was first made, because both together would tell what few people said."""

    @property
    def table(self) -> list[tuple[str, list[Any]]]:
        """Each answer with what every group gave, in the order of the groups."""
        return [
            (row.label, [group.summary.rows[n] for group in self.groups])
            for n, row in enumerate(self.summary.rows)
        ]


def results(made: ResultSnapshot, consultation: Consultation) -> list[QuestionResult]:
    """Return the kept result of `consultation`, question by question; one statement, for its other rounds."""
    rules = Rules(consultation.least_internal, consultation.needs_care)
    questions = made.data.get("questions", [])
    rounds = rounds_of(consultation, questions)
    return [
        _result(number, kept, rules, rounds.get(kept["key"]))
        for number, kept in enumerate(questions, start=1)
    ]


def _result(
    number: int, kept: Mapping[str, Any], rules: Rules, rounds: Rounds | None
) -> QuestionResult:
    summary = shown_to_staff(kept, rules)
    groups = _groups(kept) if summary.rows else []
    return QuestionResult(
        id=f"result_{number}",
        key=kept["key"],
        title=kept["text"],
        template=f"question_types/{kept['kind']}/result.html",
        summary=summary,
        groups=groups,
        not_shown=[group_label([name]) for name in kept.get("not_shown", [])] if groups else [],
        gap=_gap(groups),
        view=order_view(kept, summary),
        rounds=rounds,
        is_purpose_unclear=_is_unclear(kept, summary),
        stays="stays" in kept,
    )


def _groups(kept: Mapping[str, Any]) -> list[GroupResult]:
    rows = kept.get("by_group", [])
    found = [
        GroupResult(group_label(row["groups"]), Summary.from_dict(row["summary"])) for row in rows
    ]
    return found if len(found) > 1 or kept.get("not_shown") else []


def _gap(groups: Sequence[GroupResult]) -> str:
    """The widest gap between groups in words: with counts, because shares of few people say too much."""
    by_label = {group.label: group.summary for group in groups}
    shares = {
        label: {row.key: row.share for row in summary.rows} for label, summary in by_label.items()
    }
    gap = widest_gap(shares)
    if gap is None:
        return ""
    values: dict[str, Any] = {"high": gap.high, "low": gap.low}
    for side, label in (("high", gap.high), ("low", gap.low)):
        row = next(row for row in by_label[label].rows if row.key == gap.answer)
        values |= {f"{side}_n": row.count, f"{side}_of": by_label[label].answered}
        values["answer"] = row.label
    return (
        gettext(
            "Groups differ most on “%(answer)s”: %(high)s %(high_n)s of %(high_of)s, %(low)s %(low_n)s of %(low_of)s."
        )
        % values
    )


def _is_unclear(kept: Mapping[str, Any], summary: Summary) -> bool:
    """Whether too many people do not quite know why they are asked: the first answer is yes, the two after it are not."""
    if kept.get("bank_code", "").upper() != PURPOSE_QUESTION:
        return False
    counts = [row.count for row in summary.rows[:3]]
    return len(counts) == 3 and is_purpose_unclear(*counts)  # noqa: PLR2004 -- yes, sort of, no


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One row of groups: how many were asked by name, and how many answered."""

    label: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Who answered against who was asked, and the groups too small to be shown."""

    rows: Sequence[HeardRow]
    not_shown: Sequence[str]
    asked: int


def heard_from(made: ResultSnapshot) -> Heard | None:
    """Return who answered against who was asked, as it was at close; None for a result made before that was kept."""
    kept = made.data.get("heard")
    if kept is None:
        return None
    rows = [
        HeardRow(group_label(row["groups"]), row["asked"], row["answered"]) for row in kept["rows"]
    ]
    return Heard(rows, [group_label([name]) for name in kept["not_shown"]], kept["asked"])


@dataclass(frozen=True, slots=True)
class PageReached:
    """One page of the form: its first question, and how many of those who sent answered anything on it, or None for few."""

    number: int
    title: str
    answered: int | None


@dataclass(frozen=True, slots=True)
class Stopped:
    """Who began and did not send, in one sentence, and how many answered on each page where there are several."""

    sentence: str
    pages: Sequence[PageReached]


def stopped(made: ResultSnapshot, least: int) -> Stopped | None:
    """Return who stopped on the way, as it was at close; None for a result made before that was kept."""
    kept = made.data.get("stopped")
    if kept is None:
        return None
    titles: dict[int, str] = {}
    for question in made.data["questions"]:
        titles.setdefault(question["page"], question["text"])
    pages = [
        PageReached(number, titles[one["page"]], one["answered"])
        for number, one in enumerate(made.data["pages"], start=1)
    ]
    return Stopped(_stop_words(kept, titles, least), pages if len(pages) > 1 else [])


def _stop_words(kept: Mapping[str, Any], titles: Mapping[int, str], least: int) -> str:
    left = kept["left"]
    if left == 0:
        return gettext("Everybody who began sent their answers.")
    if left is None:
        return gettext("Fewer than %(k)s people began and did not send their answers.") % {
            "k": least
        }
    words = gettext("%(people)s began and did not send their answers.") % {
        "people": people_words(left)
    }
    title = titles.get(kept["page"] or 0)
    if title is None:
        return words
    if kept["there"] is None:
        where = gettext("Most of them stopped after “%(question)s”")
    else:
        where = gettext("%(n)s of them stopped after “%(question)s”")
    return f"{words} {where % {'question': title, 'n': kept['there']}}."
