"""A consultation in other languages and in Easy Read, for those who word it: every line beside its original."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.translation import override

from feedback import question_types, terms
from feedback.domain.wordings import Count, Line, code_of, counted, lines_of, parts_of
from feedback.models import Consultation, ConsultationWording, Question, QuestionWording
from feedback.queries.asking import language_of
from feedback.question_types.base.choices import LABELS
from ui.languages import Language, is_known, language, page_language

CARD = "card"
"""The part that holds the sentences of the consultation, and the words that many questions offer."""
TEXT, HINT, REASON = "text", "hint", "required_because"
OWN_COLUMNS = (TEXT, HINT)
OFFERED = "label:"
"""Before the key of an answer that questions offer by themselves."""
SHARED = {*LABELS, "not_sure"}
"""Such answers that say the same whatever the kind of question."""


@dataclass(frozen=True, slots=True)
class Part:
    """The sentences of the consultation, or one question: its lines, and a stamp of the words that are stored."""

    key: str
    question: Question | None
    lines: list[Line]
    stamp: str

    @property
    def originals(self) -> dict[str, str]:
        """What the original says, by name."""
        return {line.name: line.original for line in self.lines}


@dataclass(frozen=True, slots=True)
class WordingState:
    """How far a consultation is in one wording."""

    code: str
    language: Language
    is_easy_read: bool
    count: Count
    is_offered: bool
    """Whether people can choose it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of one wording: of the consultation, and of each question by its number."""

    card: ConsultationWording | None
    questions: Mapping[int, QuestionWording]


def offered_name(question: Question, key: str) -> str:
    """Return under which name the words of an answer stand that the kind of `question` offers by itself."""
    return f"{OFFERED}{key}" if key in SHARED else f"{OFFERED}{question.kind}:{key}"


def originals_of(question: Question) -> dict[str, str]:
    """Return everything that somebody wrote for this question, by name: "text", "hint", the keys of choices, points, rows."""
    own = {TEXT: question.text, HINT: question.hint} | written_labels(question)
    return own | ({REASON: question.required_because} if question.required else {})


def written_labels(question: Question) -> dict[str, str]:
    """Return the words of choices, points, rows and texts that somebody wrote for this question, by key."""
    labels = question_types.registry.get(question.kind).labels_of(question)
    return {key: label for key, label in labels.items() if isinstance(label, str)}


def sentences_of(consultation: Consultation) -> dict[str, str]:
    """Return the sentences of the consultation that people read, by the names of their fields."""
    names = set(terms.SENTENCE_NAMES) - (set() if consultation.needs_care else {"disclosure_text"})
    return {name: getattr(consultation, name) for name in terms.SENTENCE_NAMES if name in names}


def offered_by(questions: Iterable[Question], *, original: str) -> dict[str, str]:
    """Return the answers that questions offer by themselves, each once, as they are called in the `original` language."""
    with override(page_language(original, settings.LANGUAGE_CODE)):
        return {
            offered_name(question, key): str(label)
            for question in questions
            for key, label in question_types.registry.get(question.kind).labels_of(question).items()
            if not isinstance(label, str)
        }


def may_word(consultation: Consultation, code: str) -> bool:
    """Return whether `code` names a wording of this consultation: a known language, and not the original itself."""
    spoken, is_easy = parts_of(code)
    return is_known(spoken) and (is_easy or spoken != language_of(consultation))


def stored_wording(consultation: Consultation, questions: Sequence[Question], code: str) -> Stored:
    """Return what is stored of one wording; two statements."""
    spoken, is_easy = parts_of(code)
    about = {"language": spoken, "is_easy_read": is_easy}
    card = ConsultationWording.objects.filter(consultation=consultation, **about).first()
    rows = QuestionWording.objects.filter(question__in=[one.pk for one in questions], **about)
    return Stored(card, {row.question_id: row for row in rows})


def parts_in(
    consultation: Consultation, questions: Sequence[Question], code: str, stored: Stored
) -> list[Part]:
    """Return every line to be worded, part by part; no statement."""
    card = stored.card
    said, was = (card.words, card.was) if card else ({}, {})
    originals = _card_originals(consultation, questions, code)
    parts = [Part(CARD, None, lines_of(originals, said, was), stamp_of(said))]
    for question in questions:
        row = stored.questions.get(question.pk)
        words, was = words_of(row), row.was if row else {}
        lines = lines_of(originals_of(question), words, was)
        if consultation.opened_at is not None:
            lines = _with_agreed(question, lines)
        parts.append(Part(f"q{question.pk}", question, lines, stamp_of(words)))
    return parts


def _with_agreed(question: Question, lines: Iterable[Line]) -> list[Line]:
    """Return the lines, those marked to which people may have agreed: somebody was asked, and read them so."""
    agreed = question_types.registry.get(question.kind).agreed
    return [replace(one, is_agreed=one.name in agreed and bool(one.words)) for one in lines]


def _card_originals(
    consultation: Consultation, questions: Sequence[Question], code: str
) -> dict[str, str]:
    """The sentences, and where we have no words of our own in that language, what questions offer by themselves."""
    found = sentences_of(consultation)
    spoken, is_easy = parts_of(code)
    if is_easy or spoken in dict(settings.LANGUAGES):
        return found
    return found | offered_by(questions, original=language_of(consultation))


def words_of(row: QuestionWording | None) -> dict[str, str]:
    """Return what is stored of a question in one wording, by name."""
    if row is None:
        return {}
    found = {TEXT: row.text, HINT: row.hint, **row.labels}
    return {name: words for name, words in found.items() if words}


def stamp_of(words: Mapping[str, str]) -> str:
    """Return a fingerprint of the words of one part, so that a change by somebody else meanwhile is noticed."""
    shown = {name: text for name, text in words.items() if text}
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


def wording_states(consultation: Consultation, questions: Sequence[Question]) -> list[WordingState]:
    """Return how far each wording is that there is or that the organisation writes in; two statements, whatever there is."""
    cards = {row.code: row for row in ConsultationWording.objects.filter(consultation=consultation)}
    rows: dict[str, dict[int, QuestionWording]] = {}
    for row in QuestionWording.objects.filter(question__in=[one.pk for one in questions]):
        code = code_of(row.language, is_easy_read=row.is_easy_read)
        rows.setdefault(code, {})[row.question_id] = row
    found = []
    for code in _codes(consultation, [*cards, *rows]):
        stored = Stored(cards.get(code), rows.get(code, {}))
        parts = parts_in(consultation, questions, code, stored)
        count = counted(line for part in parts for line in part.lines)
        spoken, is_easy = parts_of(code)
        is_offered = code in consultation.read_in
        found.append(WordingState(code, language(spoken), is_easy, count, is_offered))
    return found


def begun_wordings(consultation: Consultation, questions: Sequence[Question]) -> list[WordingState]:
    """Return how far each wording is that people can choose; no statement where there is none, else two."""
    if not consultation.read_in:
        return []
    return [one for one in wording_states(consultation, questions) if one.is_offered]


def _codes(consultation: Consultation, there: Iterable[str]) -> list[str]:
    """Each wording once: Easy Read of the original first, then each language with its Easy Read where there is one."""
    original = language_of(consultation)
    home: Any = consultation.organisation
    chosen = [code for code in (home.language, *home.languages) if code != original]
    there = set(there)
    plain = list(dict.fromkeys([*chosen, *sorted(parts_of(code)[0] for code in there)]))
    codes = [code_of(original, is_easy_read=True)]
    for code in plain:
        easy = code_of(code, is_easy_read=True)
        codes += [code] if code != original else []
        codes += [easy] if easy in there and code != original else []
    return [code for code in codes if is_known(parts_of(code)[0])]
