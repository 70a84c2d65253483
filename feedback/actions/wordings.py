"""Wording a consultation in another language or in Easy Read. Nothing is asked anew by it: answers stay comparable."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from access.tokens import new_token
from feedback.domain.wordings import kept, parts_of
from feedback.models import Consultation, ConsultationWording, Question, QuestionWording
from feedback.queries.asking import questions_of
from feedback.queries.wordings import (
    OWN_COLUMNS,
    Part,
    originals_of,
    parts_in,
    stamp_of,
    stored_wording,
)

MARK_LENGTH = 8


class WordingConflictError(Exception):
    """Somebody else worded the same parts meanwhile; `theirs` are the parts as they stand now."""

    def __init__(self, theirs: Sequence[Part]) -> None:
        super().__init__("worded meanwhile")
        self.theirs = theirs


@transaction.atomic
def save_wording(
    *,
    actor: Actor,
    consultation: Consultation,
    code: str,
    words: Mapping[str, Mapping[str, str]],
    based_on: Mapping[str, str],
    confirmed: Collection[tuple[str, str]] = (),
) -> None:
    """Keep the words of every part, by part and name; with no word at all the consultation is not read in it any more.

    `based_on` holds the stamp that each part had when the page was filled. A part that was not touched stays as it is, whoever
    changed it meanwhile. `confirmed` names lines whose words are right although the original has changed.

    Raises:
        WordingConflictError: when somebody else changed parts that were changed here too; nothing is kept then.

    """
    Consultation.objects.select_for_update().get(pk=consultation.pk)
    questions = questions_of(consultation)
    parts = parts_in(consultation, questions, code, stored_wording(consultation, questions, code))
    touched = [part for part in parts if _is_touched(part, words, based_on, confirmed)]
    if clashing := [
        part
        for part in touched
        if part.stamp not in {based_on.get(part.key), stamp_of(words[part.key])}
    ]:
        raise WordingConflictError(clashing)
    for part in touched:
        ticked = {name for key, name in confirmed if key == part.key}
        said, was = kept(part.originals, words[part.key], part.lines, confirmed=ticked)
        if part.question is None:
            _keep_card(consultation, code, said, was)
        else:
            _keep_question(consultation, part.question, code, said, was)
    note_wordings(consultation)
    audit.record(actor, "worded", consultation, wording=code)


def _is_touched(
    part: Part,
    words: Mapping[str, Mapping[str, str]],
    based_on: Mapping[str, str],
    confirmed: Collection[tuple[str, str]],
) -> bool:
    if part.key not in words:
        return False
    is_same = stamp_of(words[part.key]) == based_on.get(part.key)
    return not is_same or any(key == part.key for key, _name in confirmed)


def _keep_card(
    consultation: Consultation, code: str, said: Mapping[str, str], was: Mapping[str, str]
) -> None:
    spoken, is_easy = parts_of(code)
    about = {"consultation": consultation, "language": spoken, "is_easy_read": is_easy}
    values = {"words": dict(said), "was": dict(was), "organisation": consultation.organisation}
    ConsultationWording.objects.update_or_create(**about, defaults=values)


def _keep_question(
    consultation: Consultation,
    question: Question,
    code: str,
    said: Mapping[str, str],
    was: Mapping[str, str],
) -> None:
    """Keep it for the question in every version that says the same, so that people who began before read it too."""
    spoken, is_easy = parts_of(code)
    about = {"language": spoken, "is_easy_read": is_easy}
    labels = {name: text for name, text in said.items() if name not in OWN_COLUMNS}
    own = {name: said.get(name, "") for name in OWN_COLUMNS}
    values: dict[str, Any] = {**own, "labels": labels, "was": dict(was)}
    for one in _that_say_the_same(consultation, question):
        if said:
            values["organisation"] = consultation.organisation
            QuestionWording.objects.update_or_create(question=one, **about, defaults=values)
        else:
            QuestionWording.objects.filter(question=one, **about).delete()


def _that_say_the_same(consultation: Consultation, question: Question) -> list[Question]:
    rows = Question.objects.filter(
        form_version__consultation=consultation, key=question.key, kind=question.kind
    )
    here = originals_of(question)
    return [one for one in rows if one.pk == question.pk or originals_of(one) == here]


def note_wordings(consultation: Consultation) -> None:
    """Note at the consultation in which wordings it can be read: those in which anything is worded. Pages are made anew."""
    cards = list(ConsultationWording.objects.filter(consultation=consultation))
    rows = QuestionWording.objects.filter(question__form_version__consultation=consultation)
    worded = set(rows.values_list("language", "is_easy_read"))
    for card in cards:
        if not card.words and (card.language, card.is_easy_read) not in worded:
            card.delete()
    there = {(card.language, card.is_easy_read) for card in cards}
    missing = [
        ConsultationWording(
            organisation=consultation.organisation,
            consultation=consultation,
            language=spoken,
            is_easy_read=is_easy,
        )
        for spoken, is_easy in sorted(worded - there)
    ]
    ConsultationWording.objects.bulk_create(missing)
    named = [*missing, *(card for card in cards if card.pk is not None)]
    consultation.read_in = {card.code: new_token()[:MARK_LENGTH] for card in named}
    Consultation.objects.filter(pk=consultation.pk).update(read_in=consultation.read_in)
