"""The same question in several rounds: other closed asks of the project that carry its key, or its code of the question bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from feedback.models import Consultation, ResultSnapshot
from feedback.queries.tabulating import Rules, shown_to_staff
from feedback.question_types.base.summary import Summary


@dataclass(frozen=True, slots=True)
class Round:
    """One time that it was asked. `summary` holds no number where too few answered."""

    title: str
    consultation_id: int
    closed_on: date
    summary: Summary
    is_this: bool


@dataclass(frozen=True, slots=True)
class Rounds:
    """All rounds of one question, the first one first."""

    rounds: Sequence[Round]

    @property
    def table(self) -> list[tuple[str, list[int | None]]]:
        """Each answer with its count in every round; None where a round does not show it or did not offer it."""
        labels = dict.fromkeys(
            row.label for one in reversed(self.rounds) for row in one.summary.rows
        )
        counts = [{row.label: row.count for row in one.summary.rows} for one in self.rounds]
        return [(label, [each.get(label) for each in counts]) for label in labels]

    @property
    def sentence(self) -> str:
        """What changed in the answer that most people gave last, from the first round that shows it to the last."""
        shown = [one for one in self.rounds if one.summary.rows]
        if len(shown) < 2:  # noqa: PLR2004 -- a change lies between two
            return gettext("Only one round has enough answers to show, so nothing can be compared.")
        label = max(shown[-1].summary.rows, key=lambda row: row.count).label
        told = [_told(one, label) for one in (shown[0], shown[-1])]
        return gettext("“%(answer)s”: %(first)s, %(last)s.") % {
            "answer": label,
            "first": told[0],
            "last": told[1],
        }


def _told(one: Round, label: str) -> str:
    count = next((row.count for row in one.summary.rows if row.label == label), 0)
    return gettext("%(count)s of %(n)s by %(day)s") % {
        "count": count,
        "n": one.summary.answered,
        "day": date_format(one.closed_on),
    }


def rounds_of(
    consultation: Consultation, questions: Sequence[Mapping[str, Any]]
) -> dict[str, Rounds]:
    """Return the rounds of every question that was asked in several closed asks of the project; one statement."""
    made = list(
        ResultSnapshot.objects.filter(
            consultation__project=consultation.project_id, consultation__withdrawn_at=None
        )
        .exclude(consultation__closes_on=None)
        .order_by("consultation__closes_on", "pk")
        .values_list(
            *("consultation_id", "consultation__title", "consultation__closes_on"),
            *("consultation__k_internal", "consultation__needs_care", "data__questions"),
        )
    )
    found = {}
    for question in questions:
        rounds = [one for row in made if (one := _round(row, question, consultation))]
        if len(rounds) > 1 and any(one.is_this for one in rounds):
            found[question["key"]] = Rounds(rounds)
    return found


def _round(
    row: Sequence[Any], question: Mapping[str, Any], consultation: Consultation
) -> Round | None:
    pk, title, closed_on, k, is_sensitive, asked = row
    same = next((one for one in asked or [] if _is_same(one, question)), None)
    if same is None:
        return None
    rules = Rules(max(k, consultation.organisation.k_internal), is_sensitive)
    if not same["summary"]["rows"]:
        return None
    summary = shown_to_staff(same, rules)
    return Round(title, pk, closed_on, summary, is_this=pk == consultation.pk)


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["kind"] != other["kind"]:
        return False
    code = other.get("bank_code")
    return one["key"] == other["key"] or (bool(code) and one.get("bank_code") == code)
