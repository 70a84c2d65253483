"""Every code of the domain has its words, and no words stand for a code that does not exist."""

from collections.abc import Iterable

import pytest

from feedback import terms
from feedback.domain import dispositions, gates, loop, schedule


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (terms.DISPOSITION_LABELS, dispositions.Disposition),
        (terms.DISPOSITION_HELP, dispositions.Disposition),
        (terms.OUTCOME_MISSING, dispositions.FIELDS),
        (terms.OUTCOME_PROMPTS, (*dispositions.FIELDS, dispositions.IS_SETTLED, "you_said")),
        (terms.STATE_LABELS, loop.State),
        (terms.WORD_LABELS, loop.Word),
        (terms.AUDIENCE_LABELS, schedule.AUDIENCES),
        (terms.STEP_LABELS, (*schedule.FAMILIES, loop.NEXT_NEWS, loop.RETELL)),
        (terms.GATE_QUESTIONS, gates.GATES),
    ],
)
def test_words_and_codes_are_in_step(words: dict[str, object], codes: Iterable[str]) -> None:
    assert sorted(words) == sorted(codes)


def test_choices_for_the_model_are_the_seven_dispositions() -> None:
    assert list(terms.DISPOSITION_LABELS.items()) == terms.DISPOSITIONS
    assert len(terms.DISPOSITIONS) == 7


def test_the_reasons_of_the_schedule_have_words() -> None:
    assert {schedule.NOT_OPEN, schedule.OVERTAKEN} <= set(terms.SKIP_REASONS)
