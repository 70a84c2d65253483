"""Wording a question in Easy Read: short words, short sentences, in the language in which it was written."""

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.questions import version_being_written
from feedback.actions.wordings import note_wordings
from feedback.domain.labels import QuestionWords
from feedback.models import Consultation, QuestionWording
from feedback.queries.asking import language_of
from feedback.queries.easy_read import easy_wording, wording_stamp
from feedback.queries.wordings import originals_of


class EasyReadConflictError(Exception):
    """Somebody else worded it meanwhile; `theirs` is what stands there now."""

    def __init__(self, theirs: QuestionWording | None) -> None:
        super().__init__("worded meanwhile")
        self.theirs = theirs


@transaction.atomic
def save_easy_read(
    *,
    actor: Actor,
    consultation: Consultation,
    question_id: int,
    based_on: str,
    words: QuestionWords,
) -> None:
    """Keep the Easy Read words of a question; with no word at all it has none any more.

    The consultation can be read in Easy Read as long as any question has such words.

    Raises:
        EasyReadConflictError: when somebody else did so meanwhile.
        Question.DoesNotExist: when the question was removed meanwhile.
        QuestionsFrozenError: when people have been asked already.

    """
    question = version_being_written(consultation).questions.get(pk=question_id)
    language = language_of(consultation)
    current = easy_wording(question, language)
    if wording_stamp(current) != based_on:
        raise EasyReadConflictError(current)
    wording = current or QuestionWording(
        organisation_id=consultation.organisation_id,
        question=question,
        language=language,
        is_easy_read=True,
    )
    wording.text, wording.hint = words.text, words.hint
    wording.labels = {key: label for key, label in words.labels.items() if label}
    wording.was = {name: text for name, text in originals_of(question).items() if text}
    if wording.text or wording.hint or wording.labels:
        wording.save()
    elif current is not None:
        current.delete()
    note_wordings(consultation)
    audit.record(actor, "easy_read_worded", question, consultation=consultation.pk)
