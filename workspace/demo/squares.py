"""Who takes part when and why in "Help that fits": planned early, and one square that nobody has thought about since."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from stages.actions.squares import save_square
from stages.models import Stage
from stages.queries.squares import mark_of, saved_square
from workspace.demo.people import COMMISSIONER, FAMILIES, PARTNERS, PRACTITIONERS, YOUNG_PEOPLE
from workspace.demo.story import Story

IS_IT, IS_IT_WORKING = "accountability", "improvement"
DIFFERENCE, OTHERS = "impact", "learning"
TOLD, ASKED, WITH, TOGETHER = 1, 2, 3, 4

type Planned = tuple[str, int, str, str, str, int]
"""Why them, how far, what for, how (a way from the list, if it was taken from there, and own words), and how many are sought."""

PLANNED: Mapping[str, Mapping[int, Planned]] = {
    FAMILIES: {
        1: (
            "Tell us what asking for help is like",
            WITH,
            IS_IT_WORKING,
            "short_form",
            "or a call",
            12,
        ),
        2: ("Choose what to work on first", TOGETHER, IS_IT_WORKING, "private_ranking", "", 12),
        3: ("Make the ideas with us", TOGETHER, IS_IT_WORKING, "idea_workshops", "four nights", 12),
        4: ("Keep it, change it or stop it", TOGETHER, DIFFERENCE, "", "Trial weeks", 8),
        5: ("Say whether the call makes a difference", ASKED, DIFFERENCE, "pulse", "", 10),
    },
    YOUNG_PEOPLE: {
        1: ("Say what adults miss", WITH, IS_IT_WORKING, "", "A form, in their club", 9),
        2: ("Put your own list first", TOGETHER, IS_IT_WORKING, "", "Ranking with cards", 9),
        4: ("Try it, with a youth worker there", TOGETHER, DIFFERENCE, "", "Trial weeks", 5),
        5: ("Say if anybody still calls", ASKED, IS_IT, "", "Short pulse", 6),
    },
    PRACTITIONERS: {
        1: (
            "What gets in the way of a quick call?",
            ASKED,
            IS_IT_WORKING,
            "half_hour_interview",
            "",
            7,
        ),
        2: ("Say what is workable", WITH, IS_IT_WORKING, "", "Ranking", 7),
        3: ("Design it with families", TOGETHER, IS_IT_WORKING, "", "Four ideas nights", 6),
        4: ("Could you do this every week?", TOGETHER, IS_IT_WORKING, "", "Trial weeks", 6),
        5: ("What did you change, and did it hold?", WITH, IS_IT, "", "Weekly count, workshop", 8),
    },
    PARTNERS: {
        1: (
            "Show us where a family waits with you",
            ASKED,
            IS_IT_WORKING,
            "case_walk_through",
            "",
            3,
        ),
        2: ("Check what others can carry", ASKED, IS_IT_WORKING, "", "Ranking", 3),
        3: ("Say where a referral sticks", WITH, IS_IT_WORKING, "", "Four ideas nights", 3),
        4: ("Refer families into the trial", ASKED, IS_IT, "", "By phone", 3),
        5: ("Use what we learn", TOLD, OTHERS, "", "Note each quarter", 3),
    },
    COMMISSIONER: {
        1: ("Hear it first-hand, and say what money can move", ASKED, OTHERS, "", "Listen in", 1),
        2: ("Listen, and do not vote", TOLD, OTHERS, "", "At the table", 1),
        3: ("Say early what can be paid for", ASKED, IS_IT_WORKING, "", "One ideas night", 1),
        4: ("Decide with the panel", TOGETHER, DIFFERENCE, "", "Panel meeting", 1),
        5: ("Look at the figures with families", ASKED, DIFFERENCE, "quarterly_review", "", 1),
    },
}
"""By group and stage. Young people have no square where the ideas are made, though they put a place of their own first."""
FIELDS = ("purpose", "level", "what_for", "method", "method_words", "sought")
HOUSING_ASKED = "Housing asked what decision they help with. In the trial there is none: they hear how it went, and are asked again in the loops."
CAME_TO_THE_NIGHTS = 3


def add_squares(story: Story) -> None:
    """Let the squares be planned in the first week, and two of them change when more is known."""
    for stage in range(1, 6):
        story.on((1, 13), partial(_plan, story, stage), hour=9 + stage, is_told=False)
    story.on((5, 25), partial(_count, story), hour=9, is_told=False)
    story.on((6, 5), partial(_nobody, story), hour=16, is_told=False)


def _plan(story: Story, number: int, _now: datetime) -> None:
    for group, stages in PLANNED.items():
        if number in stages:
            _save(story, "isla", group, number, dict(zip(FIELDS, stages[number], strict=True)))


def _count(story: Story, _now: datetime) -> None:
    """Who of the partner agencies came to the ideas nights, by the list at the door."""
    _save(story, "isla", PARTNERS, 3, {"reached": CAME_TO_THE_NIGHTS})


def _nobody(story: Story, _now: datetime) -> None:
    """Priya takes the partner agencies out of the trial, and says why."""
    empty: dict[str, Any] = dict.fromkeys(FIELDS, "") | {"level": None, "sought": None}
    _save(story, "priya", PARTNERS, 4, empty | {"not_because": HOUSING_ASKED})


def _save(story: Story, who: str, group: str, number: int, values: Mapping[str, Any]) -> None:
    project = story.projects["help"]
    stage = Stage.objects.get(project=project, number=number)
    of = project.groups.get(name=group)
    save_square(
        actor=story.actor(who),
        stage=stage,
        group=of,
        based_on=mark_of(saved_square(stage, of)),
        values=values,
    )
