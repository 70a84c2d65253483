"""Answers from elsewhere: cards that lay in the library, typed into a spreadsheet by a volunteer and brought in."""

import csv
import io
from datetime import datetime
from functools import partial

from feedback.actions.answer_files import attach_job, match_columns, take_file
from feedback.long_work import BRING_IN
from feedback.models import AnswerFile
from feedback.queries.answer_files import look
from feedback.question_types.base.contract import folded
from jobs import actions as jobs
from jobs.models import Job
from workspace.demo.story import Story

CLUB, NAME = "S3", "library-cards.csv"
HEADINGS = (
    *("No", "What would you come for?", "Anything we have not thought of?", "Group"),
    "Name on the card",
)
CARDS = (
    ("1", "Food; Somewhere to sit", "A shelf for our own things.", "Young people", "Kit"),
    ("2", "food", "", "Young people", ""),
    ("3", "", "Can we bring a dog?", "", ""),
    ("4", "Toast", "", "Young people", "Mo R."),
    ("5", "A pony", "", "", ""),
    ("6", "", "", "", "Ines"),
)
"""Number of the card, what they ticked, what they wrote, their group, their name. A pony is none of the answers; one card is empty."""


def add_cards(story: Story) -> None:
    """Let the cards come in while people are asked what there should be first."""
    story.on((10, 16), partial(_bring, story), hour=15, is_told=False)


def _bring(story: Story, now: datetime) -> None:
    actor = story.actor("isla")
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *CARDS])
    taken = take_file(
        actor=actor,
        consultation=story.ask(CLUB),
        name=NAME,
        data=text.getvalue().encode(),
        now=now,
    )
    options = {
        "where": "Cards in the library at Millbrae",
        "collected_on": story.calendar.day(10, 15).isoformat(),
        "told": "some",
        "instead": _instead(taken),
    }
    found = match_columns(actor=actor, file=taken, columns=taken.columns, options=options)
    job = jobs.start(actor=actor, kind=BRING_IN, total=found.rows, subject=NAME)
    attach_job(actor=actor, file=found, job=job)
    jobs.work(clock=lambda: now, only=job.pk)
    AnswerFile.objects.filter(pk=found.pk).update(made_at=now)
    Job.objects.filter(pk=job.pk).update(made_at=now)


def _instead(file: AnswerFile) -> dict[str, dict[str, str]]:
    """Toast is food; that a pony is not, they leave to be seen."""
    code = next(one.code for one in look(file, 0).unknown if one.cell == "Toast")
    return {code: {folded("Toast"): "c2"}}
