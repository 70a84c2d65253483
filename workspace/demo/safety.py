"""Words are read every other day where people may need help; one worry is handed over, a name is looked up, a call waits."""

from datetime import date, datetime, timedelta
from functools import partial

from feedback.actions import safety
from feedback.models import Ask, ResponseAuthor, Worry
from feedback.queries.unread import unread
from workspace.demo.story import Story

EVERY = timedelta(days=2)
WHY = "Somebody asked to be phoned and may not be safe at home."


def read_words(story: Story, code: str, *, by: str, first: date, last: date) -> None:
    """Let a named reader read what came every other day, until it has closed."""
    day = first
    while day <= last + EVERY:
        story.on((day.month, day.day), partial(_read, story, code, by), hour=20, is_told=False)
        day += EVERY


def add_safety(story: Story) -> None:
    """Let P16 be looked after, and P11 wait for a call."""
    story.on(
        (7, 31),
        partial(_wants_a_call, story, "C8", "P16", "Not at the house. After four."),
        hour=18,
    )
    story.on((7, 31), partial(_worry, story), hour=20, minute=10)
    story.on((8, 1), partial(_look_after, story), hour=9)
    story.on(
        (10, 24),
        partial(_wants_a_call, story, "C9", "P11", "After school, by text first."),
        hour=16,
    )
    story.on((10, 25), partial(_rings_in_vain, story), hour=11)


def _read(story: Story, code: str, who: str, now: datetime) -> None:
    consultation = story.ask(code)
    if unread([consultation]):
        today = now.astimezone(story.calendar.zone).date()
        safety.mark_read(actor=story.actor(who), consultation=consultation, today=today)


def _wants_a_call(story: Story, code: str, who: str, note: str, now: datetime) -> None:
    safety.ask_for_call(
        consultation=story.ask(code),
        participant_id=story.people[who],
        name="",
        phone="07700 900123 (a made-up number)",
        note=note,
        now=now,
    )


def _worry(story: Story, now: datetime) -> None:
    consultation = story.ask("C8")
    ask = Ask.objects.get(consultation=consultation, participant=story.people["P16"])
    thread = ResponseAuthor.objects.get(ask=ask).thread
    safety.raise_worry(actor=story.actor("tom"), consultation=consultation, thread=thread, now=now)


def _look_after(story: Story, now: datetime) -> None:
    priya, consultation = story.actor("priya"), story.ask("C8")
    worry = Worry.objects.select_related("consultation__organisation").get(
        consultation=consultation
    )
    safety.take_up(actor=priya, worry=worry, now=now)
    safety.look_up_name(actor=priya, worry=worry, reason=WHY, now=now + timedelta(minutes=4))
    call = consultation.call_requests.get()
    later = now + timedelta(hours=1)
    safety.note_call(actor=priya, call=call, ended_as="reached", now=later)
    safety.hand_over(
        actor=priya,
        worry=worry,
        to="The children’s duty team",
        on=now.astimezone(story.calendar.zone).date(),
        now=later,
    )


def _rings_in_vain(story: Story, now: datetime) -> None:
    call = story.ask("C9").call_requests.get()
    safety.note_call(actor=story.actor("priya"), call=call, ended_as="not_reached", now=now)
