"""What a person was asked and what came of it, for that person's own record. What needs care is in none of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from django.utils import timezone

from feedback import terms
from feedback.loop_terms import SAFETY
from feedback.models import (
    Answer,
    Ask,
    Consultation,
    Item,
    Outcome,
    OutcomeVersion,
    Publication,
    Response,
    ResponseAuthor,
    Subscription,
)
from feedback.queries.carried import carried_in, shared_with
from feedback.queries.entries import BY_US
from feedback.queries.happened import Change, Happened, happened
from feedback.queries.happened_words import has_passed
from feedback.queries.late import LateWord, late_word, newest_late, unless_newer
from feedback.queries.loop_facts import current_zone
from feedback.queries.outcome_readings import (
    AS,
    OutcomeReading,
    Stored,
    read_item,
    read_version,
    stored_words,
    wanted_by,
    wanted_in,
)
from feedback.queries.outcome_words import Told, told
from feedback.queries.outcomes import item_boards, titled
from feedback.queries.reading import titles_in
from feedback.queries.safety import threads_set_apart
from participants.links import is_reached_alone
from participants.queries import Contact, contacts


@dataclass(frozen=True, slots=True)
class AskedTitle:
    """One thing by its title. `has_news`: something is published about it; `is_open`: it takes answers."""

    consultation: Consultation
    title: str
    asked_on: date | None
    is_open: bool
    has_news: bool
    wanted: bool
    """They asked to hear of it, rather than being asked by name."""


@dataclass(frozen=True, slots=True)
class Came:
    """One thing that is owed an answer, and what came of it as published; `told` is None while nothing is."""

    text: str
    told: Told | None
    on: date | None
    is_late: bool = False
    """Whether it is a holding word whose day went by in silence."""


@dataclass(frozen=True, slots=True)
class AskedInFull:
    """One thing with all that is published about it."""

    asked: AskedTitle
    came: Sequence[Came]
    written_down: Any = ""
    """How it came where a member wrote down what the person said, in words."""
    late: LateWord | None = None
    """Why it takes longer, while nothing newer is published."""


def asked_titles(participant_id: int, now: datetime) -> list[AskedTitle]:
    """Return everything this person was asked, or wanted to hear of, the newest first; two statements.

    Where we know their language, another one: then titles are in it where they are worded.

    What needs care is never listed, at no step: somebody else may hold this phone.
    """
    asked = Ask.objects.filter(participant_id=participant_id, asked_on__isnull=False)
    found = list(asked.values_list("consultation_id", "asked_on", "participant__language"))
    days = {about: day for about, day, _speaks in found}
    speaks = next((spoken for _about, _day, spoken in found), "")
    wanted = Subscription.objects.filter(participant_id=participant_id)
    rows = (
        Consultation.objects.filter(
            Q(pk__in=list(days)) | Q(pk__in=wanted.values("consultation_id")),
            opened_at__isnull=False,
            needs_care=False,
        )
        .select_related("organisation")
        .annotate(has_news=Exists(Publication.objects.filter(consultation=OuterRef("pk"))))
        .order_by("-opened_at", "-pk")
    )
    titles = titles_in(rows, speaks)
    return [
        AskedTitle(
            consultation=row,
            title=titles.get(row.pk, row.title),
            asked_on=days.get(row.pk),
            is_open=row.is_open(now),
            has_news=row.has_news,
            wanted=row.pk not in days,
        )
        for row in rows
    ]


def asked_in_full(titles: Sequence[AskedTitle], participant_id: int) -> list[AskedInFull]:
    """Return the same with what came of each, as it is published, and whether we wrote down what they said.

    Eight statements, however many they are.
    """
    ids = [one.consultation.pk for one in titles]
    newest = _newest(ids)
    prefetch_related_objects([one.consultation for one in titles], "items")
    stored = stored_words(one for parts in newest.values() for _outcome, one in parts.values())
    person = contacts([participant_id]).get(participant_id)
    ways = _written_down(participant_id)
    late = newest_late(ids)
    today = timezone.now().astimezone(current_zone()).date()
    return [
        AskedInFull(
            one,
            _came(one, newest, stored, person, today),
            ways.get(one.consultation.pk, ""),
            late_word(unless_newer(late.get(one.consultation.pk), _public(one, newest)), today),
        )
        for one in titles
    ]


type _Parts = dict[int, tuple[Outcome, OutcomeVersion]]
"""Each published outcome of one item with the words that people read now, in the order of the outcomes."""


def _newest(ids: Sequence[int]) -> dict[int, _Parts]:
    """Return what is published of each item to the people of its own ask, by item; two statements."""
    found: dict[int, _Parts] = {}
    versions = (
        OutcomeVersion.objects.published()
        .filter(outcome__items__consultation__in=ids)
        .select_related("publication", "outcome")
        .prefetch_related("outcome__items")
        .order_by("outcome__position", "outcome", "publication__published_at", "number")
    )
    carried = carried_in(shared_with(versions))
    for version in versions:
        news = version.publication
        for item in version.outcome.items.all():
            here = carried.get(item.consultation_id, {})
            if news and (news.consultation_id == item.consultation_id or news.pk in here):
                found.setdefault(item.pk, {})[version.outcome_id] = version.outcome, version
    return found


def _public(one: AskedTitle, newest: dict[int, _Parts]) -> list[OutcomeVersion]:
    """The words that people of this ask read now."""
    items = one.consultation.items.all()
    return [version for item in items for _part, version in newest.get(item.pk, {}).values()]


def _written_down(participant_id: int) -> dict[int, Any]:
    """How the answers of this person came that a member typed in, by consultation; one statement."""
    theirs = ResponseAuthor.objects.filter(ask__participant=participant_id).values("thread")
    rows = Response.objects.current().filter(thread__in=theirs, way__in=BY_US)
    words = dict(terms.WAYS)
    return {about: words[way] for about, way in rows.values_list("consultation", "way")}


# One of them, with their own words --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OwnChange:
    """What came of one thing, and what this person said about it."""

    change: Change
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class AskedPage:
    """One thing that somebody was asked: what came of each part, beside their own words where that is safe."""

    asked: AskedTitle
    page: Happened
    changes: Sequence[OwnChange]
    late: LateWord | None
    """Why people have not heard, as everybody reads it; None once there is a final word about everything."""
    is_theirs_alone: bool
    """Whether what we send reaches this person alone. Otherwise somebody else may be reading: no words of theirs."""
    may_say: bool
    """Whether there is a final word about which they can say whether they see a change."""

    @property
    def has_words(self) -> bool:
        """Whether something of what they said stands here."""
        return any(one.words for one in self.changes)


def asked_page(
    participant_id: int, slug: str, now: datetime, sent: Mapping[str, Any] | None = None
) -> AskedPage | None:
    """Return one thing this person was asked or wanted to hear of, or None; never what needs care.

    It is read in their own words, as a message to them would be, unless the address (`sent`) asks for others.
    """
    found = asked_titles(participant_id, now)
    asked = next((one for one in found if one.consultation.slug == slug), None)
    if asked is None:
        return None
    about = asked.consultation
    is_chosen = sent is not None and AS in sent
    own = wanted_by(contacts([participant_id]).get(participant_id), about)
    wanted = wanted_in(sent, about) if sent is not None and is_chosen else own
    page = happened(about, now=now, wanted=wanted, is_chosen=is_chosen)
    boards = item_boards(about)
    is_theirs = is_reached_alone(participant_id)
    words = own_words(participant_id, about) if is_theirs else {}
    return AskedPage(
        asked=asked,
        page=page,
        changes=[OwnChange(change, words.pop(change.item_id, ())) for change in page.changes],
        late=None if all(one.is_final for one in boards) else page.late,
        is_theirs_alone=is_theirs,
        may_say=is_theirs and any(one.is_final for one in boards),
    )


def own_words(participant_id: int, consultation: Consultation) -> dict[int, Sequence[str]]:
    """Return what this person wrote themselves, by the item of its question; two statements.

    Not what a member typed in for them, not what needs care, and not what somebody worried about: that is spoken of
    with them, and not shown on a screen. What is parted from the name is theirs no longer, and nobody can find it.
    """
    if consultation.needs_care:
        return {}
    theirs = ResponseAuthor.objects.filter(
        ask__participant=participant_id, ask__consultation=consultation
    )
    sent = Response.objects.current().filter(
        thread__in=theirs.values("thread"), consultation=consultation, is_unlinked=False
    )
    sent = sent.exclude(way__in=(*BY_US, "file")).exclude(thread__in=threads_set_apart())
    said = Answer.objects.filter(response__in=sent).exclude(text="").order_by("pk")
    by_question: dict[Any, list[str]] = {}
    for key, text in said.values_list("question__key", "text"):
        by_question.setdefault(key, []).append(text)
    items = Item.objects.filter(consultation=consultation, question__isnull=False)
    return {pk: by_question.get(key, []) for pk, key in items.values_list("pk", "question__key")}


def _came(
    one: AskedTitle,
    newest: dict[int, _Parts],
    stored: Stored,
    person: Contact | None,
    today: date,
) -> list[Came]:
    about, came = one.consultation, []
    reading = OutcomeReading(about, wanted_by(person, about), stored)
    for item in about.items.all():
        parts = newest.get(item.pk)
        if not parts and item.source != SAFETY:
            came.append(Came(read_item(item, None, reading).text, None, None))
        for outcome, version in (parts or {}).values():
            day = version.publication.published_on if version.publication else None
            text = titled(read_item(item, version, reading).text, outcome.name)
            said = told(read_version(version, reading))
            came.append(Came(text, said, day, has_passed(version, today)))
    return came
