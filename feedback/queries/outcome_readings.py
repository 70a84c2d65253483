"""In which words somebody reads what happened: plain, Easy Read or for children, in one language. Nothing is made by machine.

A wording belongs to one version of an outcome. Where a newer version has none, its plain words are read and it says so: words
that were written for older facts are never shown beside new ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from feedback import wording_terms
from feedback.domain.outcome_forms import (
    CHILD,
    EASY,
    FORMS,
    PICTURE,
    PICTURED,
    PLAIN,
    Wanted,
    layers,
    worded_parts,
)
from feedback.domain.wordings import code_of, parts_of
from feedback.models import Consultation, Item, OutcomeVersion, OutcomeWording, Publication
from feedback.queries.asking import language_of
from feedback.queries.outcomes import ItemBoard
from feedback.queries.overtaken import Course, things_left
from feedback.queries.reading import Reading, in_reading
from participants.queries import Contact
from ui.languages import Language, is_known, language, page_language
from ui.words import in_language

AS, IN = "as", "in"
"""In the address: for whom, and in which language."""
ITEM = "item"
"""Before the number of an item, the name under which the words for its title stand."""

AS_WRITTEN = Wanted(PLAIN, "")

type Stored = Mapping[int, Mapping[Wanted, Mapping[str, str]]]
"""Words by version, by wording, by part."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording that somebody can choose, with what stands in its address."""

    wanted: Wanted
    language: Language
    query: str
    is_chosen: bool

    @property
    def form(self) -> str:
        """For whom it is."""
        return self.wanted.form


@dataclass(frozen=True)
class OutcomeReading:
    """How somebody reads what happened in one ask. Without `wanted` as it was written."""

    consultation: Consultation
    wanted: Wanted = AS_WRITTEN
    stored: Stored = field(default_factory=dict)

    @property
    def original(self) -> str:
        """The language in which it was written."""
        return language_of(self.consultation)

    @cached_property
    def language(self) -> Language:
        """The language that they read."""
        return language(self.wanted.language or self.original)

    @property
    def is_as_written(self) -> bool:
        """Whether nothing has to be worded."""
        return not self.code

    @property
    def code(self) -> str:
        """What names the wording; empty for what was written."""
        return "" if self.chosen.is_as_written(self.original) else ":".join(self.chosen)

    @property
    def chosen(self) -> Wanted:
        """The wording, with its language."""
        return Wanted(self.wanted.form, self.language.code)

    @property
    def standing(self) -> list[Wanted]:
        """The wordings that stand for anything of it, in order."""
        return sorted({one for words in self.stored.values() for one in words})

    @property
    def is_easy(self) -> bool:
        """Whether it is for people who read slowly: its print is large."""
        return self.wanted.form != PLAIN

    @property
    def page_language(self) -> str:
        """In which language our own words are: theirs, where we have it, else the organisation's."""
        return page_language(self.language.code, self.consultation.organisation.language)

    @property
    def query(self) -> str:
        """What stands in the address of a page that is read so; empty for what was written."""
        return query_of(self.chosen) if self.code else ""

    @property
    def choices(self) -> list[Choice]:
        """What can be chosen, what was written first; nothing where there is only that."""
        there = {*self.standing} | {_of_code(code) for code in self.consultation.read_in}
        plain = Wanted(PLAIN, self.original)
        if not there - {plain}:
            return []
        spoken = sorted({one.language for one in there} - {self.original})
        return [
            Choice(one, language(code), query_of(one), one == self.chosen)
            for code in [self.original, *spoken]
            for one in (Wanted(form, code) for form in FORMS)
            if one in there or one.form == PLAIN
        ]

    def words(self) -> Consultation:
        """Return the ask with its own sentences as they are read; no statement once they are kept."""
        if self.is_as_written:
            return self.consultation
        spoken = self.language.code
        easy = code_of(spoken, is_easy_read=True)
        read_in = self.consultation.read_in
        if self.is_easy and easy in read_in:
            return in_reading(Reading(self.consultation, easy))
        return in_reading(Reading(self.consultation, spoken if spoken in read_in else ""))


def query_of(wanted: Wanted) -> str:
    """Return what stands in the address for a wording."""
    return f"?{AS}={wanted.form}&{IN}={wanted.language}"


def wanted_in(sent: Mapping[str, Any], consultation: Consultation) -> Wanted:
    """Return what an address asks for; what does not exist is read as it was written."""
    form, spoken = sent.get(AS, ""), sent.get(IN, "")
    return Wanted(
        form if form in FORMS else PLAIN, spoken if is_known(spoken) else language_of(consultation)
    )


def wanted_by(contact: Contact | None, consultation: Consultation) -> Wanted:
    """Return in which words somebody hears whom we know: in their language; under 16 for children, else Easy Read if they need it."""
    original = language_of(consultation)
    if contact is None:
        return Wanted(PLAIN, original)
    spoken = contact.language if is_known(contact.language) else original
    return Wanted(CHILD if contact.is_child else EASY if contact.reads_easy else PLAIN, spoken)


def stored_words(versions: Iterable[OutcomeVersion]) -> Stored:
    """Return what is worded of these versions; one statement, none without a version."""
    ids = {one.pk for one in versions}
    found: dict[int, dict[Wanted, Mapping[str, str]]] = {}
    if not ids:
        return found
    for row in OutcomeWording.objects.filter(outcome_version__in=ids):
        if any(words.strip() for words in row.words.values()):
            drawn = {PICTURE + name: picture for name, picture in row.pictures.items()}
            there = found.setdefault(row.outcome_version_id, {})
            there[Wanted(row.form, row.language)] = row.words | drawn
    return found


def reading_of(
    consultation: Consultation,
    wanted: Wanted,
    boards: Sequence[ItemBoard],
    *,
    is_chosen: bool = True,
) -> OutcomeReading:
    """Return how everything published about an ask is read; one statement at most.

    Where nobody chose it (`is_chosen`), words that stand for nothing are not missed: it is read as it was written.
    """
    public = [one for board in boards for one in board.published_versions]
    written = OutcomeReading(consultation, AS_WRITTEN, stored_words(public))
    return replace(written, wanted=wanted if is_chosen else _best(wanted, written))


def _best(wanted: Wanted, written: OutcomeReading) -> Wanted:
    return next((one for one in layers(wanted) if one in written.standing), AS_WRITTEN)


def read_news(
    publication: Publication, wanted: Wanted | None = None, course: Course | None = None
) -> tuple[OutcomeReading, list[tuple[Item, OutcomeVersion]]]:
    """Return what still stands of one publication as it is read; as it was written where nothing else stands.

    Where only plain words stand in the language of `wanted`, the reading is that. In a fixed number of statements, one
    fewer with the `course` of what was published.
    """
    things = things_left(publication, course)
    stored = stored_words(version for _item, version in things)
    written = OutcomeReading(publication.consultation, AS_WRITTEN, stored)
    reading = best_reading(written, wanted) if wanted else written
    return reading, read_things(things, reading)


def best_reading(written: OutcomeReading, wanted: Wanted) -> OutcomeReading:
    """Return the first wording that stands of those good for `wanted`, or else what was written."""
    return replace(written, wanted=_best(wanted, written))


def read_things(
    things: Iterable[tuple[Item, OutcomeVersion]], reading: OutcomeReading
) -> list[tuple[Item, OutcomeVersion]]:
    """Return stand-ins for things and what came of them, as they are read; never to be saved."""
    return [(read_item(item, one, reading), read_version(one, reading)) for item, one in things]


def read_boards(boards: Iterable[ItemBoard], reading: OutcomeReading) -> list[ItemBoard]:
    """Return the boards with stand-ins that say everything as it is read; never to be saved."""
    if reading.is_as_written:
        return list(boards)
    return [
        replace(
            board,
            item=read_item(board.item, board.published, reading),
            history=tuple(read_version(one, reading) for one in board.history),
        )
        for board in boards
    ]


def read_version(version: OutcomeVersion, reading: OutcomeReading) -> OutcomeVersion:
    """Return a stand-in that says what the version says as it is read; never to be saved."""
    if reading.is_as_written:
        return version
    made = copy(version)
    for name in worded_parts(version.disposition):
        setattr(made, name, _said(name, getattr(version, name), version, reading))
    made.pictures = _pictures(version, reading)
    return made


def _pictures(version: OutcomeVersion, reading: OutcomeReading) -> dict[str, str]:
    """The pictures beside the parts that are read in these very words; a part that is read in others has none."""
    if reading.wanted.form not in PICTURED:
        return {}
    words = reading.stored.get(version.pk, {}).get(reading.chosen, {})
    names = worded_parts(version.disposition)
    return {
        name: words[PICTURE + name]
        for name in names
        if words.get(name, "").strip() and PICTURE + name in words
    }


def read_item(item: Item, version: OutcomeVersion | None, reading: OutcomeReading) -> Item:
    """Return a stand-in for the item, called as the version about it calls it; never to be saved."""
    if reading.is_as_written:
        return item
    made = copy(item)
    made.text = _said(f"{ITEM}{item.pk}", item.text, version, reading)
    return made


def not_yet(version: OutcomeVersion | None, reading: OutcomeReading) -> str:
    """Return that this version has no such words yet; nothing where it has them or needs none."""
    if version is None or reading.is_as_written:
        return ""
    exact = reading.chosen
    if exact in reading.stored.get(version.pk, {}):
        return ""
    if exact.form != PLAIN:
        return str(wording_terms.NOT_YET[exact.form])
    return _("Not yet in %(language)s.") % {"language": reading.language.own_name}


def _said(name: str, original: str, version: OutcomeVersion | None, reading: OutcomeReading) -> str:
    if not original.strip():
        return original
    worded = reading.stored.get(version.pk, {}) if version else {}
    for one in layers(reading.chosen):
        if words := worded.get(one, {}).get(name, "").strip():
            return in_language(words, one.language)
    return in_language(original, reading.original)


def _of_code(code: str) -> Wanted:
    spoken, is_easy = parts_of(code)
    return Wanted("easy" if is_easy else PLAIN, spoken)
