"""What came of an ask: the words of each outcome, publishing them, and telling those who have no e-mail address."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from feedback.actions.outcome_parts import add_part, arrange_parts
from feedback.actions.outcomes import add_item, rename_item, save_outcome
from feedback.actions.publishing import publish, say_still_deciding
from feedback.actions.telling import record_telling, record_unreachable
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, Publication, Telling, TellingChannel
from feedback.queries.outcomes import WORDS, boards_of, item_board
from workspace.demo.story import Story

type Day = tuple[int, int]
type Outcome = tuple[str, Mapping[str, Any], str]
"""What people raised, the words of what became of it, and which part of it; empty where it has one."""

POSTER = (TellingChannel.POSTER, "The noticeboard at Wee Steps Family Centre")
DAYS = ("since_on", "revisit_on", "passed_on_on", "next_on")
"""The words of an outcome that are days."""
WEIGHED = (
    "Isla and Priya read every answer. What most families named came first; what one family alone said was looked at by "
    "itself, and nothing was left out because few said it."
)
PAGE = (TellingChannel.PAGE, "People were told to look there")


def outcome(about: str, disposition: str, *, part: str = "", **words: Any) -> Outcome:
    """Return an outcome with the fields given and all others empty; `part` where the item has several."""
    blank = dict.fromkeys(WORDS, "") | dict.fromkeys(DAYS) | {"is_settled": False}
    return about, blank | {"disposition": disposition} | words, part


def name_items(
    story: Story, code: str, day: Day, names: Sequence[str], *, by: str = "isla"
) -> None:
    """Give what is owed an answer its name on a day, and add what people raised themselves."""

    def do(_now: datetime) -> None:
        actor, about = story.actor(by), story.ask(code)
        items = list(about.items.all())
        for item, name in zip(items, names, strict=False):
            rename_item(actor=actor, item=item, text=name)
        for name in names[len(items) :]:
            add_item(actor=actor, consultation=about, text=name)

    story.on(day, do, hour=16, is_told=False)


def name_parts(
    story: Story, code: str, day: Day, about: str, names: Sequence[str], *, by: str = "isla"
) -> None:
    """Let one thing be answered in several parts from a day on."""

    def do(now: datetime) -> None:
        actor, item = story.actor(by), story.ask(code).items.get(text=about)
        for name in names[1:]:
            add_part(actor=actor, item=item, name=name, now=now)
        keys = [board.outcome_id for board in boards_of(item)]
        named = dict(zip(keys, names, strict=True))
        arrange_parts(actor=actor, item=item, names=named, order=keys, now=now)

    story.on(day, do, hour=16, is_told=False)


def tell(
    story: Story,
    code: str,
    day: Day,
    outcomes: Sequence[Outcome],
    *,
    by: str = "isla",
    channels: Sequence[tuple[str, str]] = (POSTER, PAGE),
    with_letters: bool = True,
    in_other_words: Callable[[Story, datetime], None] | None = None,
) -> None:
    """Publish outcomes on a day; whoever does not hear by e-mail is told the same afternoon, each as they wish.

    With `in_other_words` they are worded for others first, so that each hears them in their own.
    """

    def do(now: datetime) -> None:
        about = story.ask(code)
        versions = dict(_saved(story, about, one, by, now) for one in outcomes)
        if in_other_words is not None:
            in_other_words(story, now)
        publish(
            actor=story.actor(by),
            consultation=about,
            versions=versions,
            channels=channel_plans(channels, _local_day(story, now)),
            weighed=WEIGHED,
            now=now,
        )

    story.on(day, do)
    if with_letters:
        tell_by_hand(story, code, day, by=by)


def hold(
    story: Story,
    code: str,
    day: Day,
    *,
    held_up_by: str,
    next_on: Day,
    by: str = "isla",
    channels: Sequence[tuple[str, str]] = (POSTER, PAGE),
    by_hand: bool = True,
) -> None:
    """Say on a day that it is not decided yet, why, and when people hear more; told as each wishes the same afternoon."""

    def do(now: datetime) -> None:
        say_still_deciding(
            actor=story.actor(by),
            consultation=story.ask(code),
            held_up_by=held_up_by,
            next_on=story.calendar.day(*next_on),
            channels=channel_plans(channels, _local_day(story, now)),
            now=now,
        )

    story.on(day, do)
    if by_hand:
        tell_by_hand(story, code, day, by=by)


def tell_by_hand(
    story: Story, code: str, day: Day, channel: str = "", *, by: str = "isla", note: str = ""
) -> None:
    """Note down on a day that everybody whom a person tells was told what was published last, as each wishes."""

    def do(now: datetime) -> None:
        today = _local_day(story, now)
        for news in _newest_day(story, code):
            rows = Telling.objects.pending().by_hand().filter(publication=news)
            if ids := list(rows.values_list("pk", flat=True)):
                record_telling(
                    actor=story.actor(by),
                    publication=news,
                    telling_ids=ids,
                    channel=channel,
                    told_on=today,
                    note=note,
                    today=today,
                )

    story.on(day, do, hour=15)


def give_up(story: Story, code: str, day: Day, *, by: str = "isla") -> None:
    """Note down on a day that those whom the newest e-mail did not reach cannot be reached otherwise."""

    def do(now: datetime) -> None:
        newest = _newest(story, code)
        lost = Telling.objects.pending().by_mail().filter(publication=newest).exclude(problem="")
        record_unreachable(
            actor=story.actor(by),
            publication=newest,
            telling_ids=lost.values_list("pk", flat=True),
            today=_local_day(story, now),
        )

    story.on(day, do, hour=16)


def channel_plans(channels: Sequence[tuple[str, str]], day: date) -> list[ChannelPlan]:
    """Return each channel as done on this day."""
    return [ChannelPlan(channel=channel, on=day, note=note) for channel, note in channels]


def _saved(
    story: Story, about: Consultation, one: Outcome, by: str, now: datetime
) -> tuple[int, int]:
    name, words, part = one
    item = about.items.get(text=name)
    outcome = item.outcomes.filter(name=part).first() if part else None
    version = save_outcome(
        actor=story.actor(by),
        item=item,
        outcome=outcome,
        words=words,
        started_from=item_board(item, outcome).newest_number,
        now=now,
    )
    return version.outcome_id, version.number


def _newest(story: Story, code: str) -> Publication:
    about = story.ask(code)
    return about.publications.select_related("consultation__organisation").latest("published_at")


def _newest_day(story: Story, code: str) -> list[Publication]:
    """Return all that was published of an ask on the last day on which anything was."""
    rows = story.ask(code).publications.filter(published_on=_newest(story, code).published_on)
    return list(rows.select_related("consultation__organisation"))


def _local_day(story: Story, now: datetime) -> date:
    return now.astimezone(story.calendar.zone).date()
