"""Two weeks after people were told about the first pulse (C7): who sees a change, and what we missed."""

from datetime import datetime

from feedback.actions.checking import answer_check, key_of
from feedback.actions.checking_links import key_of_person
from feedback.actions.missed import say_missed, settle_missed
from feedback.models import Consultation, Missed
from feedback.queries.asked_back import check_of
from workspace.demo.story import Story

CODE = "C7"
SAID = {
    "P01": ("small", "yes"),
    "P02": ("big", "yes"),
    "P03": ("big", "yes"),
    "P04": ("small", "unclear"),
    "P05": ("none", "yes"),
    "P06": ("small", "yes"),
    "P08": ("unsure", "forgot"),
}
"""By person: what they can see, and whether we were clear."""
BY_PAGE = (("small", "yes"), ("none", "no"))
WEEKENDS = "And who do I ring at the weekend? You said nothing about that."
NUMBERS = "The text comes in English only."


def add_noticed(story: Story) -> None:
    """Let people say whether they see a change, and a reader settle what one of them missed."""
    story.on((10, 12), lambda now: _say(story, now), hour=12, is_told=False)
    story.on((10, 14), lambda now: _missed(story, now), hour=12, is_told=False)
    story.on((10, 16), lambda now: _settle(story, now), hour=15, is_told=False)
    story.on((10, 19), lambda now: _write(story.ask(CODE), NUMBERS, key="", now=now), is_told=False)


def _say(story: Story, now: datetime) -> None:
    about = story.ask(CODE)
    check, today = check_of(about), now.astimezone(about.organisation.zone).date()
    for who, (saw, clear) in SAID.items():
        key = key_of_person(consultation=about, participant_id=story.people[who], today=today)
        answer_check(
            consultation=about,
            saw=saw,
            clear=clear,
            key=key,
            by_link=True,
            check=check,
            today=today,
        )
    for number, (saw, clear) in enumerate(BY_PAGE):
        answer_check(
            consultation=about,
            saw=saw,
            clear=clear,
            key=key_of(f"page {number}"),
            by_link=False,
            today=today,
        )


def _missed(story: Story, now: datetime) -> None:
    about = story.ask(CODE)
    today = now.astimezone(about.organisation.zone).date()
    key = key_of_person(consultation=about, participant_id=story.people["P05"], today=today)
    _write(about, WEEKENDS, key=key, now=now)


def _write(about: Consultation, words: str, *, key: str, now: datetime) -> None:
    say_missed(
        consultation=about,
        item=about.items.first(),
        words=words,
        key=key,
        by_link=bool(key),
        today=now.astimezone(about.organisation.zone).date(),
    )


def _settle(story: Story, now: datetime) -> None:
    about = story.ask(CODE)
    settle_missed(
        actor=story.actor("isla"),
        missed=Missed.objects.get(consultation=about, by_link=True),
        settled_as="passed_on",
        note="To the duty team. They write down what holds at weekends.",
        today=now.astimezone(about.organisation.zone).date(),
    )
