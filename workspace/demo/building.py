"""How forms of the story were built: what questions are for, pictures, Easy Read, a second version, a try before opening."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from feedback.actions.bank import add_from_bank
from feedback.actions.dry_run import begin_run, keep_page
from feedback.actions.easy_read import save_easy_read
from feedback.actions.form_versions import ask_version, begin_version
from feedback.actions.questions import add_question
from feedback.bank import every_question
from feedback.domain.labels import QuestionWords
from feedback.models import Question
from feedback.queries.asking import questions_of
from feedback.queries.easy_read import wording_stamp
from feedback.queries.form_versions import version_stamp
from feedback.queries.sheets import read_sheet
from workspace.demo import drawings
from workspace.demo.questions import one_of
from workspace.demo.story import Story

LABELS: Mapping[str, dict[str, Any]] = {
    "How many people did you have to tell your story to?": {"what_for": "improvement"},
    "What was it like when you last asked for help, or helped somebody to ask?": {
        "what_for": "improvement",
        "picture": "talking",
    },
    "Should we keep it, change it or stop it?": {"what_for": "improvement"},
    "How did it feel to try this, and where did you get stuck?": {"what_for": "improvement"},
    "Did somebody call you within two working days?": {
        "what_for": "accountability",
        "picture": "phone",
    },
    "Are things better, the same or worse than before?": {
        "what_for": "impact",
        "bank_code": "Q22",
    },
    "What is different for you, and what gets in the way?": {"what_for": "impact"},
    "Could you make the call within two days in a duty week?": {"what_for": "improvement"},
    "What would you drop for it?": {"what_for": "improvement"},
    "Where should the room be?": {"what_for": "improvement", "picture": "door"},
    "When should it open?": {"picture": "clock"},
    "What would you tell another team that starts with this?": {
        "what_for": "learning",
        "picture": "talking",
    },
}
"""What a question of the story is for, its picture and where it comes from, by its text."""
MAY_FRIENDS_COME = one_of("friends", "Would you bring somebody?", "Yes", "Maybe", "No")
TYPED = ("Write down who rings whom. And say sorry before you explain.",)


def add_building(story: Story) -> None:
    """Let the draft be worded in Easy Read and tried, and let the Saturday club ask one thing more."""
    story.on((10, 23), lambda now: _second_version(story, now), hour=16, is_told=False)
    story.on((10, 23), lambda now: _work_on_the_draft(story, now), hour=17, is_told=False)


def _second_version(story: Story, now: datetime) -> None:
    """Two people asked whether friends may come; whoever answered before is not asked again."""
    about, actor = story.ask("S3"), story.actor("isla")
    begin_version(actor=actor, consultation=about, now=now)
    values: dict[str, Any] = {"kind": MAY_FRIENDS_COME.kind, "text": MAY_FRIENDS_COME.text}
    values |= {"settings": MAY_FRIENDS_COME.settings, "owes_answer": False, "picture": "people"}
    add_question(actor=actor, consultation=about, values=values)
    drawing: dict[str, Any] = {"kind": "photo", "text": drawings.ASKED, "hint": drawings.HINT}
    drawing |= {"settings": {}, "owes_answer": False}
    add_question(actor=actor, consultation=about, values=drawing)
    ask_version(
        actor=actor,
        consultation=about,
        why="Two asked whether friends may come, so we ask everybody who has not begun yet.",
        stamp=version_stamp(questions_of(about)),
        now=now,
    )


def _work_on_the_draft(story: Story, now: datetime) -> None:
    about, actor = story.ask("draft"), story.actor("isla")
    entries = [every_question()[code] for code in ("Q25", "Q30")]
    add_from_bank(actor=actor, consultation=about, entries=entries)
    first = questions_of(about)[0]
    save_easy_read(
        actor=actor,
        consultation=about,
        question_id=first.pk,
        based_on=wording_stamp(None),
        words=QuestionWords("Another team starts this. What do you tell them?"),
    )
    begin_run(actor=actor, consultation=about)
    sheet = read_sheet(first.form_version_id)
    for number, said in enumerate(TYPED, start=1):
        typed = {str(_only(sheet.page(number)).key): said}
        keep_page(
            actor=actor,
            consultation=about,
            sheet=sheet,
            number=number,
            values=typed,
            now=now,
            is_leaving=True,
        )


def _only(questions: tuple[Question, ...]) -> Question:
    [question] = questions
    return question
