"""An outcome beside its other words, for those who write them: each part, what is worth a look, the four Fs, what is missing."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback import loop_terms, terms, wording_terms
from feedback.domain.outcome_forms import (
    FORMS,
    PICTURED,
    PLAIN,
    Wanted,
    still_right,
    worded_parts,
)
from feedback.domain.plain_outcome import Facts, four_f_looks, looks
from feedback.domain.plain_question import Look
from feedback.domain.wordings import parts_of
from feedback.models import Consultation, Item, Outcome, OutcomeVersion, OutcomeWording
from feedback.queries.asking import language_of
from feedback.queries.outcome_readings import ITEM, query_of
from ui.languages import Language, is_known, language

NEXT = ("revisit_on", "next_on")
"""What in an outcome says that there is more to come."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part of an outcome: its question, the plain words, what stands for them, and what the version before said."""

    name: str
    label: Any
    original: str
    words: str = ""
    before: str = ""
    """The words for an older version whose plain words were others; only to look at."""
    picture: str = ""
    """The name of the picture beside the words."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One outcome being worded in one form and language."""

    outcome: Outcome
    wanted: Wanted
    version: OutcomeVersion
    items: Sequence[Item]
    lines: Sequence[Line]
    stored: OutcomeWording | None
    is_begun_from_before: bool
    """Whether words of an older version stand in the boxes, of parts that say the same still. Nobody reads them so."""

    @property
    def consultation(self) -> Consultation:
        """What people were asked."""
        return self.outcome.consultation

    @property
    def language(self) -> Language:
        """The language in which it is worded."""
        return language(self.wanted.language)

    @property
    def original(self) -> Language:
        """The language of the plain words."""
        return language(language_of(self.consultation))

    @property
    def form_label(self) -> Any:
        """For whom it is worded."""
        return dict(loop_terms.WORDING_FORMS)[self.wanted.form]

    @property
    def takes_pictures(self) -> bool:
        """Whether pictures stand beside these words."""
        return self.wanted.form in PICTURED

    @property
    def is_public(self) -> bool:
        """Whether people read this version already."""
        return self.version.publication_id is not None


def may_word_outcome(consultation: Consultation, form: str, spoken: str) -> bool:
    """Return whether there is such a wording: a known form and language, and not the plain words themselves."""
    is_original = form == PLAIN and spoken == language_of(consultation)
    return form in FORMS and is_known(spoken) and not is_original


def head_of(outcome: Outcome) -> OutcomeVersion | None:
    """Return the words that count now, or None while nothing is written."""
    rows = outcome.versions.filter(set_aside=False).select_related("publication")
    found: OutcomeVersion | None = rows.order_by("number").last()
    return found


def has_no_other_words(version: OutcomeVersion, consultation: Consultation, now: datetime) -> bool:
    """Whether it is read as it was written only: put right at once, so that other words would be public without a second look."""
    return version.is_quick_fix and consultation.is_open(now)


def desk_of(outcome: Outcome, wanted: Wanted) -> Desk | None:
    """Return the outcome as it is worded, or None while nothing is written; five statements at most."""
    version, items = head_of(outcome), list(outcome.items.all())
    if version is None:
        return None
    rows = OutcomeWording.objects.filter(
        outcome_version__outcome=outcome, form=wanted.form, language=wanted.language
    )
    found = list(rows.select_related("outcome_version").order_by("-outcome_version__number"))
    stored = next((row for row in found if row.outcome_version_id == version.pk), None)
    older = next((row for row in found if row.outcome_version.number < version.number), None)
    kept, before = _from_before(older, version, items) if stored is None else ({}, {})
    words = stored.words if stored else kept
    source = stored or (older if kept else None)
    pictures = source.pictures if source else {}
    lines = [
        Line(
            name,
            label,
            text,
            words.get(name, ""),
            before.get(name, ""),
            pictures.get(name, "") if name in words else "",
        )
        for name, label, text in parts(version, items)
    ]
    return Desk(outcome, wanted, version, items, lines, stored, is_begun_from_before=bool(kept))


def parts(version: OutcomeVersion, items: Iterable[Item]) -> list[tuple[str, Any, str]]:
    """Return (name, question, plain words) of every part that says something."""
    called = [(f"{ITEM}{one.pk}", _("What it is about"), one.text) for one in items]
    said = [
        (name, terms.OUTCOME_PROMPTS[name], getattr(version, name))
        for name in worded_parts(version.disposition)
    ]
    return [part for part in [*called, *said] if part[2].strip()]


def _from_before(
    older: OutcomeWording | None, version: OutcomeVersion, items: Sequence[Item]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the words of an older version that are still right, and all others."""
    if older is None:
        return {}, {}
    then = {name: text for name, _label, text in parts(older.outcome_version, items)}
    now = {name: text for name, _label, text in parts(version, items)}
    kept = still_right(older.words, then, now)
    return kept, {name: words for name, words in older.words.items() if name not in kept}


def stamp_of(wording: OutcomeWording | None) -> str:
    """Return a fingerprint of what is stored, so that a change by somebody else meanwhile is noticed."""
    if wording is None:
        return "none"
    read_on = wording.read_on.isoformat() if wording.read_on else ""
    shown = [wording.words, wording.pictures, wording.four_fs, wording.read_by, read_on]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


# What is worth a look -----------------------------------------------------------------------------------------------


def looks_in_words(text: str, wanted: Wanted) -> list[str]:
    """Return what is worth a look in some words, as sentences."""
    return [
        str(wording_terms.OUTCOME_LOOKS[one.code]) % {"detail": one.detail, "plainer": one.plainer}
        for one in looks(text, form=wanted.form, language=wanted.language)
    ]


def four_fs_in_words(desk: Desk, words: Mapping[str, str], today: date) -> dict[str, str]:
    """Return what was counted about each of the four Fs in `words`, as a sentence by code."""
    publication = desk.version.publication
    facts = Facts(
        words=[text for text in words.values() if text.strip()],
        bare=[str(line.label) for line in desk.lines if not words.get(line.name, "").strip()],
        language=desk.wanted.language,
        ended_on=desk.consultation.ended_on,
        told_on=publication.published_on if publication else today,
        has_next=any(getattr(desk.version, name) for name in NEXT),
    )
    return {code: _f_sentence(look) for code, look in four_f_looks(facts).items()}


def _f_sentence(look: Look) -> str:
    if not look.detail:
        return str(wording_terms.FOUR_F_LOOKS[look.code])
    many = {
        "bare": ngettext(
            "%(n)s part has no words here.", "%(n)s parts have no words here.", int(look.detail)
        ),
        "days": ngettext(
            "%(n)s day after it closed.", "%(n)s days after it closed.", int(look.detail)
        ),
        "late": ngettext(
            "%(n)s day after it closed: that is more than four weeks.",
            "%(n)s days after it closed: that is more than four weeks.",
            int(look.detail),
        ),
    }
    return many[look.code] % {"n": look.detail}


# Where each wording stands ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One wording of an outcome: whether it stands for the words that count, and what of the four Fs is open."""

    wanted: Wanted
    form_label: Any
    language: Language
    stands: bool
    is_of_older: bool
    """Whether only an older version has such words: nobody reads those beside the new ones."""
    four_fs: Sequence[tuple[Any, str]]
    """By name: "yes", why not, or nothing."""
    read_by: str
    read_on: date | None
    query: str


def wording_rows(outcome: Outcome, version: OutcomeVersion) -> list[WordingRow]:
    """Return Easy Read and children's words first, then every language of the ask; one statement."""
    rows = list(
        OutcomeWording.objects.filter(outcome_version__outcome=outcome).order_by(
            "outcome_version__number"
        )
    )
    newest = {Wanted(row.form, row.language): row for row in rows if any(row.words.values())}
    wanted = dict.fromkeys([*_offered(outcome.consultation), *newest])
    return [wording_row(one, newest.get(one), version) for one in wanted]


def wording_row(wanted: Wanted, row: OutcomeWording | None, version: OutcomeVersion) -> WordingRow:
    """Return where one wording stands; `row` is the newest that there is."""
    stands = row is not None and row.outcome_version_id == version.pk
    said = row.four_fs if row is not None and stands else {}
    return WordingRow(
        wanted=wanted,
        form_label=dict(loop_terms.WORDING_FORMS)[wanted.form],
        language=language(wanted.language),
        stands=stands,
        is_of_older=row is not None and not stands,
        four_fs=[(name, said.get(code, "")) for code, name in wording_terms.FOUR_F_NAMES.items()],
        read_by=row.read_by if row is not None and stands else "",
        read_on=row.read_on if row is not None and stands else None,
        query=query_of(wanted),
    )


def _offered(consultation: Consultation) -> list[Wanted]:
    """The wordings that are offered to be written: both easy ones, and plain words in every language of the ask."""
    original = language_of(consultation)
    codes = (parts_of(code)[0] for code in sorted(consultation.read_in))
    spoken = [code for code in dict.fromkeys(codes) if code != original and is_known(code)]
    return [Wanted("easy", original), Wanted("child", original)] + [
        Wanted(PLAIN, code) for code in spoken
    ]
