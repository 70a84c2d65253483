"""What people said, for the named readers: narrowed, in an order that tells nothing, with the themes that stand in it."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from feedback import terms
from feedback.domain.parts import Piece, Span, pieces
from feedback.domain.wordings import parts_of
from feedback.models import (
    Answer,
    Consultation,
    Highlight,
    Meeting,
    MeetingNote,
    Response,
    ResponseAuthor,
    Theme,
    WordRead,
)
from feedback.queries.asking import language_of
from feedback.queries.results import questions_of
from feedback.queries.safety import threads_set_apart
from feedback.queries.to_read import said_something
from feedback.question_types import with_pictures
from participants.queries import contacts
from projects.domain.small_numbers import group_table
from projects.models import StakeholderGroup
from ui.languages import language

NO_THEME, NOTES = "none", "notes"
"""What is asked for instead of a theme or a question: words in no theme, what was said in meetings."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty where it is not. The group is named by the keys of its line, joined by "-"."""

    q: str = ""
    unread: bool = False
    theme: str = ""
    question: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """Which words: those of an answer, or a note of a meeting."""

    id: uuid.UUID
    is_note: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One person's words, or a note of a room, and what readers made of them. `name` only where people were told that names are shown."""

    key: Key
    text: str
    question: str
    name: str = ""
    way: Any = ""
    meeting: Meeting | None = None
    group: str = ""
    """Of a note only."""
    is_read: bool = True
    may_quote: bool = False
    has_picture: bool = False
    language: str = ""
    """The language in which they answered, by its own name, where it is not the one it was written in."""
    highlights: list[Highlight] = field(default_factory=list)

    @property
    def themes(self) -> list[Theme]:
        """The themes that stand in it, each once."""
        return list({one.theme_id: one.theme for one in self.highlights}.values())

    @property
    def pieces(self) -> list[Piece[Highlight]]:
        """The words, cut where a theme begins or ends."""
        return pieces(self.text, [(Span(one.start, one.end), one) for one in self.highlights])


def readable(*consultations: Consultation) -> QuerySet[Answer]:
    """Return the answers with words or a picture that count, without those of somebody about whom a reader worries."""
    counted = Response.objects.counted().filter(consultation__in=consultations)
    rows: QuerySet[Answer] = Answer.objects.filter(said_something(), response__in=counted)
    return rows.exclude(response__thread__in=threads_set_apart())


def notes(*consultations: Consultation) -> QuerySet[MeetingNote]:
    """Return what was noted in the meetings of these consultations."""
    rows: QuerySet[MeetingNote] = MeetingNote.objects.filter(
        meeting__consultation__in=consultations
    )
    return rows


def has_words(consultation: Consultation) -> bool:
    """Return whether there is anything to read; at most two statements."""
    return readable(consultation).exists() or notes(consultation).exists()


def order(consultation: Consultation, wanted: Wanted, member_id: int) -> list[Key]:
    """Return which words the list shows: by question, inside it by a random key; then the meetings, the earliest first.

    Three statements, however many there are. Nothing here tells who came when.
    """
    places = {one.key: place for place, one in enumerate(questions_of(consultation))}
    answers = _narrowed(readable(consultation), wanted, "response__group", "answer")
    if wanted.unread:
        read = WordRead.objects.filter(answer=OuterRef("pk"), member=member_id)
        answers = answers.exclude(Exists(read))
    told = _narrowed(notes(consultation), wanted, "group", "note")
    if wanted.unread:
        told = told.none()  # nobody notes that a note was read
    asked = [(places.get(key, len(places)), pk) for key, pk in _keys(answers, "question__key")]
    said = [(day, pk) for day, pk in _keys(told, "meeting__held_on")]
    found = [Key(pk, is_note=False) for _place, pk in sorted(asked)]
    return found + [Key(pk, is_note=True) for _day, pk in sorted(said)]


def _keys(rows: QuerySet[Any], name: str) -> list[tuple[Any, uuid.UUID]]:
    return list(rows.values_list(name, "pk"))


def _narrowed(rows: QuerySet[Any], wanted: Wanted, group: str, of: str) -> QuerySet[Any]:
    if wanted.q:
        rows = rows.filter(text__icontains=wanted.q)
    marked = Highlight.objects.filter(**{of: OuterRef("pk")})
    if wanted.theme == NO_THEME:
        rows = rows.exclude(Exists(marked))
    elif wanted.theme:
        rows = rows.filter(Exists(marked.filter(theme=int(wanted.theme))))
    if wanted.question == NOTES:
        rows = rows if of == "note" else rows.none()
    elif wanted.question:
        rows = rows.filter(question__key=wanted.question)
    if wanted.group:
        rows = rows.filter(**{f"{group}__in": wanted.group.split("-")})
    return rows


def said(consultation: Consultation, keys: Sequence[Key], member_id: int) -> list[Said]:
    """Return these words in this order, with their themes; at most seven statements, however many."""
    asked = {one.key: one.text for one in questions_of(consultation)}
    found = {**_answers(consultation, keys, asked, member_id), **_notes(consultation, keys, asked)}
    marks = Highlight.objects.filter(theme__project=consultation.project_id).select_related("theme")
    ids = {is_note: [one.id for one in keys if one.is_note is is_note] for is_note in (True, False)}
    for one in marks.filter(answer__in=ids[False]) | marks.filter(note__in=ids[True]):
        found[one.answer_id or one.note_id].highlights.append(one)
    return [found[key.id] for key in keys if key.id in found]


def _answers(
    consultation: Consultation, keys: Sequence[Key], asked: dict[Any, str], member_id: int
) -> dict[uuid.UUID, Said]:
    ids = [one.id for one in keys if not one.is_note]
    rows = list(readable(consultation).filter(pk__in=ids).select_related("response", "question"))
    read = set(
        WordRead.objects.filter(answer__in=ids, member=member_id).values_list("answer", flat=True)
    )
    names = _names(one.response.thread for one in rows if one.response.name_shown)
    ways = dict(terms.WAYS)
    return {
        one.pk: Said(
            Key(one.pk, is_note=False),
            one.text,
            asked.get(one.question.key, one.question.text),
            name=names.get(one.response.thread, ""),
            way=ways.get(one.response.way, ""),
            is_read=one.pk in read,
            may_quote=one.response.may_quote,
            has_picture=bool(one.choice) and one.question.kind in with_pictures(),
            language=_language(consultation, one.response.language),
        )
        for one in rows
    }


def _language(consultation: Consultation, code: str) -> str:
    spoken = parts_of(code)[0]
    return language(spoken).own_name if spoken and spoken != language_of(consultation) else ""


def _notes(
    consultation: Consultation, keys: Sequence[Key], asked: dict[Any, str]
) -> dict[uuid.UUID, Said]:
    ids = [one.id for one in keys if one.is_note]
    rows = notes(consultation).filter(pk__in=ids).select_related("meeting", "group", "question")
    return {
        one.pk: Said(
            Key(one.pk, is_note=True),
            one.text,
            asked.get(one.question.key, one.question.text) if one.question else "",
            meeting=one.meeting,
            group=one.group.name if one.group else "",
        )
        for one in rows
    }


def _names(threads: Any) -> dict[uuid.UUID, str]:
    """The names of those who were told that their name is shown; no statement when there is nobody."""
    wanted = set(threads)
    if not wanted:
        return {}
    authors = dict(
        ResponseAuthor.objects.filter(thread__in=wanted).values_list(
            "thread", "ask__participant_id"
        )
    )
    known = contacts(authors.values())
    return {thread: known[person].name for thread, person in authors.items() if person in known}


def find(consultation: Consultation, word: uuid.UUID, member_id: int) -> Said | None:
    """Return the words of one answer or note of this consultation that may be read, or None."""
    keys = [Key(word, is_note=False), Key(word, is_note=True)]
    return next(iter(said(consultation, keys, member_id)), None)


def unread_count(consultation: Consultation, member_id: int) -> int:
    """Return how many answers with words the member has not said they read; one statement."""
    read = WordRead.objects.filter(answer=OuterRef("pk"), member=member_id)
    return readable(consultation).exclude(Exists(read)).count()


def question_choices(consultation: Consultation) -> list[tuple[str, str]]:
    """Return the questions as choices; one statement."""
    return [(str(one.key), one.text) for one in questions_of(consultation)]


def group_choices(consultation: Consultation) -> list[tuple[str, str]]:
    """Return the groups by which words may be looked through: enough answered, and nobody could be worked out by subtraction.

    Two statements. Those of whom nobody knows the group are counted as cover, but not offered.
    """
    heads = Response.objects.counted().filter(consultation=consultation)
    counts: Counter[str] = Counter()
    for group, count in heads.values_list("group").annotate(Count("pk")).order_by("group"):
        counts[str(group or "")] = count
    table = group_table(counts, consultation.least_internal)
    names = defaultdict(
        str, {str(one.pk): one.name for one in StakeholderGroup.objects.filter(pk__in=_ids(counts))}
    )
    lines = [row.groups for row in table.rows if "" not in row.groups]
    return [("-".join(line), ", ".join(names[one] for one in line)) for line in lines]


def _ids(counts: Counter[str]) -> list[str]:
    return [one for one in counts if one]


def rows_of(consultation: Consultation, keys: Sequence[Key]) -> list[Answer | MeetingNote]:
    """Return the rows that hold these words, of those that may be read; at most two statements."""
    found: list[Answer | MeetingNote] = []
    for is_note, rows in ((False, readable(consultation)), (True, notes(consultation))):
        ids = [one.id for one in keys if one.is_note is is_note]
        if ids:
            found += rows.filter(pk__in=ids)
    return found


def answers_among(rows: Sequence[Answer | MeetingNote]) -> list[Answer]:
    """Return the answers among these rows: only of those it is noted who read them."""
    return [one for one in rows if isinstance(one, Answer)]


def after(order: Sequence[Key], key: Key) -> Key | None:
    """Return what comes after `key`, or None after the last; of what is not in the order the first comes next."""
    place = order.index(key) + 1 if key in order else 0
    return order[place] if place < len(order) else None
