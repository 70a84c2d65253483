"""In which wording somebody without an account reads: what they can choose, and the words of a consultation in it.

What is not worded is read in the language it was written in, and every such part says so to the browser.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from feedback import question_types, terms
from feedback.domain.wordings import code_of, layers_of, parts_of, picked
from feedback.models import Consultation, ConsultationWording, Question, QuestionWording
from feedback.queries.asking import language_of
from feedback.queries.sheets import Sheet, sheet_of
from feedback.queries.visits import Visit
from feedback.queries.wordings import HINT, REASON, TEXT, offered_name, words_of
from ui.languages import Language, is_page_language, language, page_language
from ui.words import in_language

KEPT_WORDINGS = 300
"""How many versions in one wording one process keeps; the oldest goes first."""

type Layers = Sequence[tuple[str, Mapping[str, str]]]
"""The language of each wording that somebody falls back to, and its words by name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording that somebody can choose."""

    code: str
    language: Language
    is_easy_read: bool
    is_chosen: bool


@dataclass(frozen=True)
class Reading:
    """How somebody reads a consultation. `code` is empty where they read it as it was written."""

    consultation: Consultation
    code: str = ""

    @property
    def original(self) -> str:
        """The language in which it was written."""
        return language_of(self.consultation)

    @cached_property
    def language(self) -> Language:
        """The language that they read."""
        return language(parts_of(self.code)[0] if self.code else self.original)

    @property
    def is_easy_read(self) -> bool:
        """Whether they read Easy Read."""
        return parts_of(self.code)[1]

    @property
    def original_language(self) -> Language:
        """The language that they read where nothing is worded."""
        return language(self.original)

    @property
    def is_as_written(self) -> bool:
        """Whether every word is as it was written, in the language of the page."""
        return not self.code and is_page_language(self.original)

    @property
    def page_language(self) -> str:
        """In which language our own words are: theirs, where we have it, else the organisation's."""
        return page_language(self.language.code, self.consultation.organisation.language)

    @property
    def choices(self) -> list[Choice]:
        """What can be chosen, the original first; nothing where there is only that."""
        there = set(self.consultation.read_in)
        plain = {parts_of(code)[0] for code in there} - {self.original}
        found = []
        for spoken in [self.original, *sorted(plain)]:
            for is_easy in (False, True):
                code = code_of(spoken, is_easy_read=is_easy)
                if code in there or code == self.original:
                    chosen = code == (self.code or self.original)
                    found.append(Choice(code, language(spoken), is_easy, chosen))
        return found if len(found) > 1 else []


def chosen_code(visit: Visit, *wanted: str) -> str | None:
    """Return the first of `wanted` in which the consultation can be read: "" for the original, None for none of them."""
    for code in wanted:
        if code and code == language_of(visit.consultation):
            return ""
        if code in visit.consultation.read_in:
            return code
    return None


def reading_of(visit: Visit) -> Reading:
    """Return how this visitor reads."""
    return Reading(visit.consultation, visit.reading)


def worded(visit: Visit) -> Visit:
    """Return the visit with the sentences of its consultation as they are read; no statement once they are kept."""
    return replace(visit, consultation=in_reading(reading_of(visit)))


def in_reading(reading: Reading) -> Consultation:
    """Return the consultation with its sentences as they are read; never to be saved."""
    if reading.is_as_written:
        return reading.consultation
    card = _cards_of(reading.consultation, reading.code)
    return worded_consultation(reading.consultation, reading, card)


def for_somebody(consultation: Consultation, speaks: str) -> Consultation:
    """Return the consultation as somebody reads it whose language we know: in it, where it is worded; never to be saved."""
    if speaks not in consultation.read_in:
        return consultation
    reading = Reading(consultation, speaks)
    return worded_consultation(consultation, reading, _cards_of(consultation, speaks))


def titles_in(consultations: Iterable[Consultation], speaks: str) -> dict[int, str]:
    """Return the titles that are worded in a language, by consultation; one statement, none where none is."""
    ids = [one.pk for one in consultations if speaks in one.read_in]
    if not ids:
        return {}
    rows = ConsultationWording.objects.filter(
        consultation__in=ids, language=speaks, is_easy_read=False
    )
    return {
        row.consultation_id: in_language(row.words["title"], speaks)
        for row in rows
        if row.words.get("title")
    }


def worded_consultation(
    consultation: Consultation, reading: Reading, layers: Layers
) -> Consultation:
    """Return a copy of the consultation to be read, never to be saved."""
    made = copy(consultation)
    for name in terms.SENTENCE_NAMES:
        setattr(made, name, _said(name, getattr(consultation, name), layers, reading.original))
    made.project = copy(consultation.project)
    made.project.title = in_language(consultation.project.title, reading.original)
    made.organisation = copy(consultation.organisation)
    made.organisation.help_text = in_language(consultation.organisation.help_text, reading.original)
    return made


def _said(name: str, original: str, layers: Layers, written_in: str) -> str:
    words, number = picked(name, [said for _language, said in layers])
    if not original.strip():
        return original
    return in_language(words, layers[number][0]) if words else in_language(original, written_in)


@dataclass(frozen=True)
class WordedSheet(Sheet):
    """Questions as they are read in one wording. `not_worded` holds the keys of those that are as they were written."""

    not_worded: frozenset[str] = frozenset()

    def is_partly(self, number: int) -> bool:
        """Whether anything on this page is not worded."""
        return any(str(each.key) in self.not_worded for each in self.page(number))


def is_partly_worded(visit: Visit, sheet: Sheet) -> bool:
    """Return whether something is still read as it was written by somebody who chose another wording.

    Easy Read is complete with its title and its questions; the longer sentences may stay as they are.
    """
    if not visit.reading:
        return False
    card = [said for _language, said in _cards_of(visit.consultation, visit.reading)]
    needed = ["title"] if parts_of(visit.reading)[1] else terms.SENTENCE_NAMES
    bare = any(
        getattr(visit.consultation, name).strip() and not picked(name, card)[0] for name in needed
    )
    return bare or (isinstance(sheet, WordedSheet) and bool(sheet.not_worded))


def sheet_for(visit: Visit, version_id: int) -> Sheet:
    """Return the questions of a version as this visitor reads them. Raises as `sheet_of` does."""
    return sheet_in(reading_of(visit), sheet_of(version_id))


def sheet_in(reading: Reading, sheet: Sheet) -> Sheet:
    """Return the questions as they are read; one statement the first time for a frozen version, none after."""
    if reading.is_as_written:
        return sheet
    name = (sheet.version.pk, reading.code, reading.page_language, _mark(reading.consultation))
    found = _sheets.get(name)
    if found is None:
        found = _worded_sheet(reading, sheet)
        if sheet.version.frozen_at is not None:
            while len(_sheets) >= KEPT_WORDINGS:
                _sheets.pop(next(iter(_sheets)), None)
            _sheets[name] = found
    return found


def _worded_sheet(reading: Reading, sheet: Sheet) -> WordedSheet:
    every = [question for page in sheet.pages for question in page]
    rows: dict[tuple[int, str], QuestionWording] = {}
    codes = layers_of(reading.code) if reading.code else []
    if codes:
        for row in QuestionWording.objects.filter(question__in=[one.pk for one in every]):
            code = code_of(row.language, is_easy_read=row.is_easy_read)
            rows[row.question_id, code] = row
    card = _cards_of(reading.consultation, reading.code)
    bare, made = set(), {}
    for question in every:
        layers = [(parts_of(code)[0], words_of(rows.get((question.pk, code)))) for code in codes]
        made[question.pk] = _worded_question(question, layers, card, reading.original)
        if codes and picked(TEXT, [said for _language, said in layers])[1] < 0:
            bare.add(str(question.key))
    pages = tuple(tuple(made[one.pk] for one in page) for page in sheet.pages)
    return WordedSheet(sheet.version, pages, sheet.rules, not_worded=frozenset(bare))


def _worded_question(question: Question, layers: Layers, card: Layers, original: str) -> Any:
    """Return a stand-in for the question, whose words are those of the first layer that has them."""
    kind = question_types.registry.get(question.kind)
    labels = {}
    for key, label in kind.labels_of(question).items():
        if isinstance(label, str):
            labels[key] = _said(key, label, layers, original)
            continue
        words, number = picked(offered_name(question, key), [said for _language, said in card])
        labels[key] = in_language(words, card[number][0]) if words else ""
    made: Any = kind.with_labels(
        question,
        labels,
        text=_said(TEXT, question.text, layers, original),
        hint=_said(HINT, question.hint, layers, original),
    )
    made.required_because = _said(REASON, question.required_because, layers, original)
    return made


def _cards_of(consultation: Consultation, code: str) -> Layers:
    """Return the sentences of the consultation in each wording that somebody falls back to."""
    if not code:
        return []
    name = (consultation.pk, _mark(consultation))
    found = _cards.get(name)
    if found is None:
        rows = ConsultationWording.objects.filter(consultation=consultation)
        found = {row.code: row.words for row in rows}
        while len(_cards) >= KEPT_WORDINGS:
            _cards.pop(next(iter(_cards)), None)
        _cards[name] = found
    return [(parts_of(one)[0], found.get(one, {})) for one in layers_of(code)]


def _mark(consultation: Consultation) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(consultation.read_in.items()))


_sheets: dict[tuple[Any, ...], WordedSheet] = {}
_cards: dict[tuple[Any, ...], dict[str, dict[str, str]]] = {}


def forget_wordings() -> None:
    """Drop what this process keeps; for tests, whose rows come again under the same numbers."""
    _sheets.clear()
    _cards.clear()
