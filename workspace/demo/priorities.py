"""C2 after it closed: which group those at the door belong to, and what goes on, with a line about each split."""

from datetime import datetime
from functools import partial

from feedback.actions.shortlisting import confirm_shortlist
from feedback.domain.shortlisting import Choice
from feedback.models import Answer, Question, Response
from feedback.question_types.ranking.type import written
from projects.models import StakeholderGroup
from workspace.demo.insight import BALLOTS
from workspace.demo.people import FAMILIES, PRACTITIONERS
from workspace.demo.sentences import PANEL
from workspace.demo.story import Story

LINES = {
    "c1": "Those who work with families put it first, families second. Young people have it fourth, so they try it with us before anybody else does.",
    "c2": "Families and young people want a name. Practitioners fear promising a call that they cannot make in duty weeks, so we try it with one team.",
    "c5": "Young people put it first and we cannot pay for it this year. It is a piece of work of its own and does not wait for the others.",
}
"""What the panel said where groups differ, by option."""


def add_priorities(story: Story) -> None:
    """Let people at the door say their group, and the panel confirm what goes on."""
    story.on((4, 10), partial(_say_groups, story), hour=23, is_told=False)
    story.on((4, 24), partial(_confirm, story), hour=9, is_told=False)


def _say_groups(story: Story, _now: datetime) -> None:
    """The two who came by the link for everybody wrote on their paper that they are a parent, and a practitioner."""
    consultation = story.ask("C2")
    groups = StakeholderGroup.objects.filter(project=consultation.project)
    for name in (FAMILIES, PRACTITIONERS):
        order = written([[f"c{'ABCDE'.index(letter) + 1}"] for letter in BALLOTS[name][-1]])
        theirs = Answer.objects.filter(response__consultation=consultation, choice=order)
        Response.objects.counted().filter(
            consultation=consultation, group=None, answers__in=theirs
        ).update(group=groups.get(name=name))


def _confirm(story: Story, now: datetime) -> None:
    consultation = story.ask("C2")
    question = Question.objects.get(form_version__consultation=consultation, kind="ranking")
    confirm_shortlist(
        actor=story.actor("priya"),
        consultation=consultation,
        question_key=question.key,
        based_on=0,
        choice=Choice(
            options=["c1", "c2"],
            decided_by=PANEL,
            decided_on=now.date(),
            why="There is money for two. These two come first for most, and the ideas nights can work on both.",
            splits=LINES,
        ),
    )
