"""What stands on the public list of an organisation: one query behind the page, the feed and the block to paste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db.models import Max, Model, Q, QuerySet
from django.db.models.functions import Coalesce

from access.scope import working_in
from feedback.domain.heard_words import kept_heard
from feedback.domain.posters import first_words
from feedback.models import Consultation, Item, Outcome
from feedback.queries.happened import Before, Change, changes_in
from feedback.queries.happened_words import Promise, heard_sentence, promises
from feedback.queries.heard import heard_words, of_the_first
from feedback.queries.loops import LoopState, loop_states
from feedback.queries.outcome_readings import OutcomeReading
from feedback.queries.outcome_words import ended
from feedback.queries.outcomes import ItemBoard, boards_of_asks
from organisations.models import Organisation
from ui.words import joined

ON_A_PAGE = 20
WORDS_EACH = 30
"""So many words of each answer stand on the list; the rest is on its own page."""
MAY_STAND = Q(needs_care=False, opened_at__isnull=False)
"""What may stand on the list at all: it was opened, and is about nothing that needs care."""


@dataclass(frozen=True, slots=True)
class PublicList:
    """The list of one organisation that shows it to everybody."""

    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Short:
    """One item in short: what it is about, what became of it, and a promise that was taken back, to be struck through."""

    text: str
    label: str
    tone: str
    sign: str
    words: str
    struck: Before | None

    @property
    def struck_words(self) -> str:
        """What was promised and not kept, in short."""
        return first_words(" ".join(self.struck.told.lines), WORDS_EACH) if self.struck else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One ask on the list. `changed_at` is when the newest news of it was published, or when it was opened."""

    consultation: Consultation
    changed_at: datetime
    opened_on: date
    why: str
    heard: str
    changes: Sequence[Short]
    promises: Sequence[Promise]
    is_open: bool


def list_of(slug: str) -> PublicList | None:
    """Return the list of the organisation of this name, or None where it shows none; one statement."""
    found = Organisation.objects.filter(slug=slug, lists_publicly=True).first()
    return PublicList(found) if found is not None else None


def listed() -> QuerySet[Consultation]:
    """Return what a person chose to list in the current organisation, the newest news first."""
    rows: QuerySet[Consultation] = Consultation.objects.filter(MAY_STAND, is_listed=True)
    news = Coalesce(Max("publications__published_at"), "opened_at")
    return (
        rows.annotate(changed_at=news)
        .select_related("organisation", "project", "owner__user")
        .order_by("-changed_at", "-pk")
    )


def newest(organisation: Organisation, count: int, now: datetime) -> list[Listed]:
    """Return the newest `count` of the list, with everything that is read of them."""
    with working_in(organisation):
        return listed_rows(list(listed()[:count]), now)


def listed_rows(rows: Sequence[Consultation], now: datetime) -> list[Listed]:
    """Return these asks as they are read on the list, in a fixed number of statements."""
    if not rows:
        return []
    today = now.astimezone(rows[0].organisation.zone).date()
    states, boards = loop_states(rows, today), _may_be_read(boards_of_asks(one.pk for one in rows))
    return [_listed(one, boards.get(one.pk, []), states[one.pk], now) for one in rows]


def _may_be_read(boards: Mapping[int, list[ItemBoard]]) -> dict[int, list[ItemBoard]]:
    """Leave out what is told to people of an ask that needs care too: that may have been said after they came together."""
    hidden = set(_told_with_care(Outcome.objects.filter(items__consultation__in=boards)))
    return {
        pk: [one for one in some if one.outcome_id not in hidden] for pk, some in boards.items()
    }


def _told_with_care(outcomes: QuerySet[Outcome]) -> QuerySet[Outcome, int]:
    """Those of the outcomes that belong to an ask that needs care, or answer something of one; by their keys."""
    care = Q(consultation__needs_care=True) | Q(items__consultation__needs_care=True)
    return outcomes.filter(care).values_list("pk", flat=True).distinct().order_by("pk")


def mark_of(organisation: Organisation, count: int, now: datetime) -> str:
    """Return a mark of all that is read of the newest `count`: it changes when any of that does, and on each new day.

    No outcome is read for it: what was published stays as it was, and whatever is new has a moment of its own.
    """
    with working_in(organisation):
        rows = list(listed()[:count])
        ids, today = [one.pk for one in rows], now.astimezone(organisation.zone).date()
        items = Item.objects.filter(consultation__in=ids).order_by("consultation", "position", "pk")
        care = _told_with_care(Outcome.objects.filter(items__consultation__in=ids))
        news = [one.changed_at for one in rows]  # type: ignore[attr-defined] # annotated by `listed`
        shown = [
            *(today, *_columns(organisation), *news),
            *((one.is_open(now), one.project.title, *_columns(one)) for one in rows),
            *((pk, one.facts, one.answers) for pk, one in loop_states(rows, today).items()),
            *items.values_list("pk", "text", "source"),
            *care,
        ]
    return sha256(repr(shown).encode()).hexdigest()[:32]


def _columns(row: Model) -> list[object]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


def _listed(
    one: Consultation, boards: Sequence[ItemBoard], state: LoopState, now: datetime
) -> Listed:
    is_open, today = one.is_open(now), state.today
    is_stopped = one.withdrawn_at is not None
    return Listed(
        consultation=one,
        changed_at=one.changed_at,  # type: ignore[attr-defined] # annotated by `listed`
        opened_on=one.opened_at.astimezone(one.organisation.zone).date(),  # type: ignore[union-attr] # as above
        why=first_words(one.why_you, WORDS_EACH),
        heard="" if is_open else _heard(one, boards, state),
        changes=[
            _short(change) for change in changes_in(boards, state, today, OutcomeReading(one))
        ],
        promises=[] if is_open or is_stopped else promises(boards, state, today),
        is_open=is_open,
    )


def _heard(one: Consultation, boards: Sequence[ItemBoard], state: LoopState) -> str:
    """Who was heard, as its own page says: as it was at the first news, and small numbers only as such."""
    public = [version for board in boards for version in board.published_versions]
    kept = kept_heard(of_the_first(public), one.least_public, needs_care=one.needs_care)
    if kept is None:
        return heard_sentence(one, state.answers)
    return heard_words(one, kept)[0].rstrip(".")


def _short(change: Change) -> Short:
    struck = next((one for one in change.before if one.is_struck), None)
    told = change.told
    if told is None:
        return Short(change.title, "", "", "", change.note, struck)
    words = first_words(" ".join(told.lines), WORDS_EACH)
    if change.more:
        words = joined(ended(words), change.more)
    return Short(change.title, told.label, told.tone, told.sign, words, struck)
