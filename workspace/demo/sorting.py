"""How the words of C1 were sorted: themes, the very words under each, some answers still in none, and three quotes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from feedback.actions.outcomes import choose_themes
from feedback.actions.quoting import keep_quote
from feedback.actions.tagging import note_read, tag, theme_named
from feedback.domain.parts import Span
from feedback.models import Answer
from feedback.queries.words import readable
from workspace.demo.insight import INBOX, KINSHIP, LETTERS, STORY, TIMES
from workspace.demo.story import Story

THEMES: Mapping[str, tuple[str, Sequence[str]]] = {
    "Telling it again and again": (
        "Saying the same to another adult, or starting again from the beginning.",
        (
            "Every time I started again from the beginning.",
            "I've told my story to eleven adults.",
            "You could write it down once and ask me if it's right.",
        ),
    ),
    "Letters that do not reach everybody": (
        "Who a letter is addressed to, how long it is, in which language.",
        ("The letters come addressed to his mum.", "Letter is very long."),
    ),
    "Nobody told us that we may ask": (
        "People who did not know that help is for them too.",
        ("Naebody tellt me I could get help.", "nobody asks me"),
    ),
    "Times that do not fit": (
        "Hours, buses, school runs.",
        ("Ten o'clock on a weekday is not a time.", "We hear about a family on Friday at four."),
    ),
    "One inbox, one person": ("", ("The referral sits in an inbox only one person can open.",)),
}
QUOTES = (
    "Every time I started again from the beginning.",
    "everyone asks how my mum is. nobody asks me",
    "We want to ring back the same day.",
)


BELONGS = {
    STORY: "Telling it again and again",
    LETTERS: "Letters that do not reach everybody",
    KINSHIP: "Nobody told us that we may ask",
    TIMES: "Times that do not fit",
    INBOX: "One inbox, one person",
}
"""Which theme belongs to what people raised."""


def add_sorting(story: Story) -> None:
    """Let Isla read the words of C1 after it closed, and Priya half of them."""
    story.on((3, 3), partial(_sort, story), hour=10, is_told=False)


def _sort(story: Story, now: datetime) -> None:
    about, isla = story.ask("C1"), story.actor("isla")
    answers = list(readable(about).select_related("response").order_by("pk"))
    for name, (meaning, parts) in THEMES.items():
        theme = theme_named(project=about.project, name=name, meaning=meaning)
        for part in parts:
            for answer, span in _places(answers, part):
                tag(actor=isla, words=answer, theme=theme, spans=[span])
    for text, name in BELONGS.items():
        theme = theme_named(project=about.project, name=name)
        choose_themes(actor=isla, item=about.items.get(text=text), theme_ids=[theme.pk])
    note_read(actor=isla, answers=answers)
    note_read(actor=story.actor("priya"), answers=answers[: len(answers) // 2])
    for part in QUOTES:
        for answer, _span in _places(answers, part):
            if answer.response.may_quote:
                keep_quote(actor=isla, answer=answer, text=part, today=now.date())


def _places(answers: Sequence[Answer], part: str) -> list[tuple[Answer, Span]]:
    starts = [(answer, answer.text.find(part)) for answer in answers]
    return [(answer, Span(at, at + len(part))) for answer, at in starts if at >= 0]
