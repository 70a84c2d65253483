"""Which questions people did not understand. Counted, and never per person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from feedback.models import Consultation, Question, Unclear
from feedback.question_types import asks


@dataclass(slots=True)
class NotUnderstood:
    """One question, by its place among those that people see now, and what was said about it; the newest words unseen."""

    number: int
    question_id: int
    text: str
    count: int = 0
    unseen: int = 0
    words: list[str] = field(default_factory=list)


def not_understood(
    consultation: Consultation, questions: Sequence[Question]
) -> list[NotUnderstood]:
    """Return each of these questions that somebody did not understand, in their order; one statement.

    `questions` are those of the newest version; what was said of an earlier wording counts with it.
    """
    said = defaultdict(list)
    rows = Unclear.objects.filter(question__form_version__consultation=consultation)
    # By the random key, so that the order does not tell who came when.
    for key, words, seen_on in rows.order_by("pk").values_list("question__key", "words", "seen_on"):
        said[key].append((words, seen_on))
    asked = [question for question in questions if asks(question)]
    return [
        NotUnderstood(
            number,
            question.pk,
            question.text,
            count=len(said[question.key]),
            unseen=sum(seen_on is None for _words, seen_on in said[question.key]),
            words=[words for words, _seen_on in said[question.key] if words],
        )
        for number, question in enumerate(asked, start=1)
        if question.key in said
    ]
