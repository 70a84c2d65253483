"""How people answer in S3: a page that only some of them see, and a question that some did not understand."""

from datetime import datetime
from functools import partial

from access.tokens import new_token
from feedback.actions.paths import set_page_rule
from feedback.actions.unclear import say_unclear
from feedback.domain.paths import CONTAINS
from feedback.models import Question
from feedback.queries.asking import questions_of
from feedback.queries.visits import Visit
from workspace.demo.story import Story

MUSIC = "Music"
NOT_CLEAR = ("Making what? Food as well?", "", "is it free")
"""What three people wrote who did not understand what one can come for; one of them wrote nothing."""


def add_answering(story: Story) -> None:
    """Let the page about music be only for those who would come for it, and some not understand a question."""
    story.on((10, 12), partial(_only_for_music, story), hour=10, is_told=False)
    for day, words in enumerate(NOT_CLEAR, start=16):
        story.on((10, day), partial(_not_understood, story, words), hour=17, is_told=False)


def _only_for_music(story: Story, now: datetime) -> None:
    del now
    consultation = story.ask("S3")
    asked = questions_of(consultation)
    things, page = asked[1], asked[2].page
    label = next(one["key"] for one in things.settings["choices"] if one["label"] == MUSIC)
    set_page_rule(
        actor=story.actor("isla"),
        consultation=consultation,
        page=page,
        based_on="",
        values={"question": things, "relation": CONTAINS, "value": label},
    )


def _not_understood(story: Story, words: str, now: datetime) -> None:
    consultation = story.ask("S3")
    question: Question = questions_of(consultation)[1]
    visit = Visit(consultation, question.form_version_id, device=new_token())
    today = now.astimezone(story.calendar.zone).date()
    say_unclear(visit=visit, question=question, words=words, today=today)
