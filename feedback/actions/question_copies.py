"""Copying questions with their words in other languages and in Easy Read."""

import uuid
from collections.abc import Iterable

from feedback.models import FormVersion, Question, QuestionWording


def copy_question(question: Question, version: FormVersion, *, key: uuid.UUID) -> Question:
    """Return a saved copy in `version` under `key`, on the same page, with all its wordings."""
    return copy_questions([question], version, keys={question.pk: key})[question.pk]


def copy_questions(
    questions: Iterable[Question], version: FormVersion, *, keys: dict[int, uuid.UUID]
) -> dict[int, Question]:
    """Return saved copies by the number of the question they are of; a question without a key in `keys` keeps its own."""
    copies = {one.pk: _copy(one, version, keys.get(one.pk, one.key)) for one in questions}
    Question.objects.bulk_create(copies.values())
    wordings = list(QuestionWording.objects.filter(question__in=list(copies)))
    for wording in wordings:
        wording.question, wording.pk = copies[wording.question_id], None
    QuestionWording.objects.bulk_create(wordings)
    return copies


def _copy(question: Question, version: FormVersion, key: uuid.UUID) -> Question:
    names = [
        field.attname
        for field in Question._meta.concrete_fields
        if field.name not in {"id", "key", "form_version"}
    ]
    values = {name: getattr(question, name) for name in names}
    return Question(form_version=version, key=key, **values)
