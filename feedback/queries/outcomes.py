"""What came of each item: the words that count, what people can read, and who was told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from feedback.domain.dispositions import (
    FIELDS,
    FINAL,
    IS_SETTLED,
    Disposition,
    backward_dates,
    missing,
)
from feedback.domain.publishing import next_holding_on
from feedback.models import (
    Consultation,
    Item,
    ItemReopening,
    Outcome,
    OutcomeVersion,
    PublicationKind,
    Telling,
)
from feedback.queries.carried import carried_in
from ui.words import filled

WORDS = ("disposition", "you_said", *FIELDS, IS_SETTLED)
"""Every field that somebody writes in an outcome."""


def words_of(version: OutcomeVersion) -> dict[str, Any]:
    """Return what was written in a version, by field."""
    return {name: getattr(version, name) for name in WORDS}


@dataclass(frozen=True, slots=True)
class TellingCount:
    """How many people and channels of one publication were told, wait, or are told no more.

    `channels` are those of the told that are a poster, a meeting or a page.
    """

    told: int = 0
    waiting: int = 0
    left_out: int = 0
    channels: int = 0

    def is_told(self, *, needs_channel: bool) -> bool:
        """Nobody waits, and somebody was told, in public where that is needed."""
        heard = self.channels if needs_channel else self.told
        return heard > 0 and not self.waiting


@dataclass(frozen=True, slots=True)
class ItemBoard:
    """One outcome of one item with everything written about it, newest first in `history`; an item may have several.

    `head` is the wording that counts now, `published` the one that people read; `asides` were saved while
    somebody else saved too, and nobody has decided between them yet. `outcome` is None where nothing was written.
    `carried` maps what another ask published of the same outcome to the publication that tells the people of this one.
    """

    item: Item
    outcome: Outcome | None = None
    history: tuple[OutcomeVersion, ...] = ()
    telling: TellingCount = TellingCount()
    carried: Mapping[int, int] = field(default_factory=dict)
    is_reopened: bool = False
    """Whether somebody said what we missed about the item, and nobody has settled it yet."""

    @property
    def outcome_id(self) -> int:
        """The key of the outcome; 0 where nothing was written."""
        return self.outcome.pk if self.outcome else 0

    @property
    def name(self) -> str:
        """Which part of the item this is; empty where there is one outcome."""
        return self.outcome.name if self.outcome else ""

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return titled(self.item.text, self.name)

    @property
    def is_carried(self) -> bool:
        """Whether it is written and published with another ask, and only told here."""
        return (
            self.outcome is not None and self.outcome.consultation_id != self.item.consultation_id
        )

    @property
    def head(self) -> OutcomeVersion | None:
        """The newest wording that was not set aside."""
        return next((version for version in self.history if not version.set_aside), None)

    @property
    def head_number(self) -> int:
        """The number of the head; 0 while nothing is written."""
        return self.head.number if self.head else 0

    @property
    def newest_number(self) -> int:
        """The number of the newest wording, set aside or not; 0 while nothing is written."""
        return self.history[0].number if self.history else 0

    @property
    def choice(self) -> str:
        """The outcome together with the wording that counts, as the page to check before publishing sends it."""
        return f"{self.outcome_id}-{self.head_number}"

    @property
    def published_versions(self) -> tuple[OutcomeVersion, ...]:
        """Every wording that was published to the people of this ask, newest first."""
        found = [version for version in self.history if self._is_public(version)]
        return tuple(sorted(found, key=_published_order, reverse=True))

    def _is_public(self, version: OutcomeVersion) -> bool:
        news = version.publication
        if news is None:
            return False
        return news.consultation_id == self.item.consultation_id or news.pk in self.carried

    @property
    def publication_id(self) -> int | None:
        """The publication that told people of this ask what they read now."""
        if self.published is None or self.published.publication_id is None:
            return None
        return self.carried.get(self.published.publication_id, self.published.publication_id)

    @property
    def published(self) -> OutcomeVersion | None:
        """The wording that people read now."""
        return next(iter(self.published_versions), None)

    @property
    def counted(self) -> tuple[OutcomeVersion, ...]:
        """Every published wording, newest first, without what was put right at once while people could still answer."""
        return tuple(
            one
            for one in self.published_versions
            if one.publication and one.publication.kind != PublicationKind.QUICK_FIX
        )

    @property
    def is_quick_fix(self) -> bool:
        """Whether all that is public is that something was put right at once, for safety: no answer to people yet."""
        return self.published is not None and not self.counted

    @property
    def asides(self) -> tuple[OutcomeVersion, ...]:
        """Wordings that wait for a decision."""
        return tuple(
            version
            for version in self.history
            if version.set_aside and version.number > self.head_number
        )

    @property
    def has_news(self) -> bool:
        """Whether the head says something that people cannot read yet."""
        if self.head is None:
            return False
        return not self.counted or words_of(self.head) != words_of(self.counted[0])

    @property
    def is_final(self) -> bool:
        """Whether what people read settles the item."""
        return bool(self.counted) and self.counted[0].disposition in FINAL

    @property
    def was_promised(self) -> bool:
        """Whether people were told something that could be taken back."""
        return any(version.disposition in FINAL for version in self.counted)

    def lacks(self, today: date) -> tuple[list[str], list[str]]:
        """Return what the head lacks, and which of its dates run backwards, when published on `today`."""
        if self.head is None:
            return [], []
        words = words_of(self.head)
        kind = self.head.disposition
        if not kind:
            return ["disposition"], []
        return missing(kind, words), backward_dates(kind, words, said_on=today)

    def is_ready(self, today: date) -> bool:
        """Whether the head can be published on `today`."""
        return (
            self.has_news
            and not self.is_carried
            and not self.asides
            and not any(self.lacks(today))
            and not self.is_unread_draft
        )

    @property
    def is_unread_draft(self) -> bool:
        """Whether "you said" of the head was drafted, and nobody said that they read it over."""
        return self.head is not None and self.head.is_drafted

    def state(self, today: date, *, needs_channel: bool = False) -> str:
        """Return the code of `terms.ITEM_STATES` that says where the item stands."""
        if self.asides:
            return "two_wordings"
        if self.is_quick_fix and self.head == self.published:
            return "quick_fix"
        if self.has_news:
            lacks = any(self.lacks(today)) or self.is_unread_draft
            return "incomplete" if lacks else "ready"
        if self.published is None:
            return "unanswered"
        if self.is_reopened:
            return "reopened"
        return self._published_state(needs_channel=needs_channel)

    def _published_state(self, *, needs_channel: bool) -> str:
        if self.published is None or self.published.disposition == Disposition.STILL_DECIDING:
            return "holding"
        if self.published.disposition == Disposition.REVERSED:
            return "taken_back"
        return "told" if self.telling.is_told(needs_channel=needs_channel) else "telling"


def _published_order(version: OutcomeVersion) -> tuple[Any, int]:
    return version.publication.published_at, version.number  # type: ignore[union-attr]


def titled(item: str, part: str) -> str:
    """Return what an outcome is about: the item, and which part of it where it has several."""
    return filled(_("%(item)s: %(part)s"), item=item, part=part) if part else item


def item_boards(consultation: Consultation) -> list[ItemBoard]:
    """Return every item of a consultation with its wordings, one board an outcome, in a fixed number of statements."""
    return _boards(consultation.items.all())


def boards_of(item: Item) -> list[ItemBoard]:
    """Return the outcomes of one item with their wordings, in their order."""
    return _boards(Item.objects.filter(pk=item.pk))


def boards_of_asks(consultation_ids: Iterable[int]) -> dict[int, list[ItemBoard]]:
    """Return the items of many consultations with their wordings, by consultation; in a fixed number of statements."""
    found: dict[int, list[ItemBoard]] = defaultdict(list)
    for board in _boards(Item.objects.filter(consultation__in=list(consultation_ids))):
        found[board.item.consultation_id].append(board)
    return found


def item_board(item: Item, outcome: Outcome | None = None) -> ItemBoard:
    """Return one outcome of an item with its wordings: the one given, otherwise the first."""
    found = boards_of(item)
    if outcome is None:
        return found[0]
    return next((one for one in found if one.outcome_id == outcome.pk), found[0])


def _boards(items: Any) -> list[ItemBoard]:
    versions = OutcomeVersion.objects.select_related(
        "publication", "saved_by__user", "organisation"
    ).order_by("-number")
    live = Outcome.objects.live().select_related("consultation")
    with_words = live.order_by("position", "pk").prefetch_related(
        Prefetch("versions", queryset=versions)
    )
    again = Exists(ItemReopening.objects.filter(item=OuterRef("pk"), settled_on=None))
    rows = list(
        items.annotate(is_reopened=again).prefetch_related(
            Prefetch("outcomes", queryset=with_words)
        )
    )
    carried = _carried(rows)
    boards = [
        ItemBoard(
            item,
            outcome,
            _history(outcome),
            carried=carried.get(item.consultation_id, {}),
            is_reopened=item.is_reopened,
        )
        for item in rows
        for outcome in (list(item.outcomes.all()) or [None])
    ]
    counts = telling_counts(board.publication_id for board in boards)
    return [
        replace(board, telling=counts.get(board.publication_id or 0, TellingCount()))
        for board in boards
    ]


def _history(outcome: Outcome | None) -> tuple[OutcomeVersion, ...]:
    return tuple(outcome.versions.all()) if outcome else ()


def _carried(items: Iterable[Item]) -> dict[int, dict[int, int]]:
    """What asks carry of others, by ask; a statement only where some of the outcomes belong to another ask."""
    among = {
        item.consultation_id
        for item in items
        for outcome in item.outcomes.all()
        if outcome.consultation_id != item.consultation_id
    }
    return carried_in(among)


def telling_counts(publication_ids: Iterable[int | None]) -> dict[int, TellingCount]:
    """Return how the telling of each publication stands, in one statement."""
    rows = (
        Telling.objects.filter(publication_id__in={pk for pk in publication_ids if pk})
        .order_by()
        .values("publication_id")
        .annotate(
            told=Count("pk", filter=Q(told_on__isnull=False)),
            waiting=Count("pk", filter=Q(told_on=None, not_told_because="")),
            left_out=Count("pk", filter=~Q(not_told_because="")),
            channels=Count("pk", filter=Q(told_on__isnull=False, is_channel=True)),
        )
    )
    return {
        row["publication_id"]: TellingCount(
            row["told"], row["waiting"], row["left_out"], row["channels"]
        )
        for row in rows
    }


def holding_allowed_on(consultation: Consultation) -> date | None:
    """Return the first day on which "still deciding" may be said again; None when it was not said yet."""
    return holding_days([consultation.pk]).get(consultation.pk)


def told_lately_until(consultation: Consultation, today: date) -> date | None:
    """Return the day until which "still deciding" is not said again, because people heard it lately; None where it may be."""
    allowed_on = holding_allowed_on(consultation)
    return allowed_on if allowed_on is not None and today < allowed_on else None


def holding_days(consultation_ids: Iterable[int]) -> dict[int, date]:
    """Return the same for several, by id, of those where it was said; one statement."""
    ids = list(consultation_ids)
    said = (
        OutcomeVersion.objects.filter(publication__consultation__in=ids)
        .filter(publication__kind=PublicationKind.HOLDING)
        .order_by("-publication__published_at", "next_on")
        .values_list("publication__consultation", "publication__published_on", "next_on")
    )
    found: dict[int, date] = {}
    for pk, last_on, next_on in said:
        found.setdefault(pk, next_holding_on(last_on, next_on))
    return found
