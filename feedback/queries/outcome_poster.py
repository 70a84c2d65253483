"""What a poster of the outcome says: you said, we did, what we could not do and why, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from feedback.domain.dispositions import PROMISES, Disposition
from feedback.domain.outcome_forms import Wanted
from feedback.domain.posters import MOST_THINGS, first_words, poster_size, words_each, words_in
from feedback.models import Item, OutcomeVersion, Publication
from feedback.queries.happened import Change, happened
from feedback.queries.outcome_words import ended, told
from feedback.queries.outcomes import titled
from ui.days import day_in_words
from ui.words import joined, like


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the poster: what it is about, and what is said of it."""

    about: str
    words: str


@dataclass(frozen=True, slots=True)
class OutcomePoster:
    """The parts of the poster, each cut to what fits on one sheet. `more` things stand on the public page only."""

    said: Sequence[Line]
    did: Sequence[Line]
    could_not: Sequence[Line]
    to_come: Sequence[Line]
    deciders: str
    more: int
    print_size: str
    is_cut: bool


def outcome_poster(
    read: Sequence[tuple[Item, OutcomeVersion]], changes: Sequence[Change], *, beside: int = 0
) -> OutcomePoster:
    """Return the poster of one publication as it is `read`; `changes` are those of the page, for what is still to come.

    So many sentences stand `beside` the things: each takes the place of one.
    """
    most = max(1, MOST_THINGS - beside)
    news = [(titled(item.text, one.outcome.name), one) for item, one in read]
    waiting = [Line(one.title, one.note) for one in changes if one.told is None]
    shown, later = news[:most], waiting[: max(0, most - len(news))]
    said = _said(shown)
    did = [Line(text, _done(one)) for text, one in shown if one.disposition in PROMISES]
    could_not = [
        Line(text, _spoken(one))
        for text, one in shown
        if one.disposition not in {*PROMISES, Disposition.STILL_DECIDING}
    ]
    to_come = _to_come(shown) + later
    parts = [said, did, could_not, to_come]
    full = [line for part in parts for line in part]
    each = words_each(len(full))
    cut = [[_cut(line, each) for line in part] for part in parts]
    words = words_in(*(f"{line.about} {line.words}" for part in cut for line in part))
    return OutcomePoster(
        *(cut[0], cut[1], cut[2], cut[3]),
        deciders=_deciders(shown),
        more=len(news) - len(shown) + len(waiting) - len(later),
        print_size=poster_size(words),
        is_cut=any(words_in(line.words) > each for line in full),
    )


def changes_of(publication: Publication, now: datetime, wanted: Wanted) -> Sequence[Change]:
    """Return the things of the public page as they stand now."""
    return happened(publication.consultation, now=now, wanted=wanted).changes


def _said(news: Sequence[tuple[str, OutcomeVersion]]) -> list[Line]:
    """Return what people said, each wording once."""
    said = [(like(one.you_said, one.you_said.strip()), text) for text, one in reversed(news)]
    found = {words: text for words, text in said if words}
    return [Line("", words) for words in reversed(found)]


def _done(version: OutcomeVersion) -> str:
    since = version.since_on and _("Since %(day)s") % {"day": day_in_words(version.since_on)}
    parts = (*told(version).lines, since or "")
    return joined(*map(ended, filter(None, parts)))


def _spoken(version: OutcomeVersion) -> str:
    found = told(version)
    notes = [
        note for note in found.notes if version.decided_by not in note or not version.decided_by
    ]
    return joined(*found.lines, *notes)


def _to_come(news: Sequence[tuple[str, OutcomeVersion]]) -> list[Line]:
    return [
        Line(text, joined(*reversed(told(one).notes), *told(one).lines))
        for text, one in news
        if one.disposition == Disposition.STILL_DECIDING
    ]


def _deciders(news: Sequence[tuple[str, OutcomeVersion]]) -> str:
    names = dict.fromkeys(one.decided_by.strip() for _text, one in news if one.decided_by.strip())
    return ", ".join(names)


def _cut(line: Line, each: int) -> Line:
    return Line(_first(line.about, each), _first(line.words, each))


def _first(text: str, most: int) -> str:
    """Return the first words, marked as being in another language where all of them are."""
    if words_in(text) <= most:
        return text
    cut = first_words(text, most)
    made = like(text, cut)
    return made if getattr(made, "markup", "") != getattr(text, "markup", "") else cut
