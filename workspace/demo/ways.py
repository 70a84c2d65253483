"""More than one way in: papers and a spoken answer typed in, a tablet passed on, groups said at the door, one reminder."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from access.tokens import new_token
from feedback.actions.answering import say_group, send_answers
from feedback.actions.entering import Entered, type_in
from feedback.actions.nudging import nudge
from feedback.models import Consultation
from feedback.queries.sheets import Sheet, read_sheet
from feedback.queries.visits import Visit
from projects.models import StakeholderGroup
from workspace.demo.story import Story

CLUB, PULSE = "S3", "C9"
START, THINGS, WORDS = 0, 1, 2
"""The places of the three questions of the Saturday club."""

Said = Mapping[int, Any]

PAPERS: tuple[tuple[str, str, Said], ...] = (
    (
        "paper",
        "Young people",
        {START: 2, THINGS: ("c1", "c2"), WORDS: "A sofa. Not plastic chairs."},
    ),
    ("paper", "Parents and carers", {START: 2, WORDS: "Say if there is a grown-up at the door."}),
    ("paper", "Young people", {THINGS: ("c3",)}),
    ("spoken", "Volunteers", {START: 1, WORDS: "Ten is fine, we need half an hour to put it up."}),
)
"""How it came, which group, and what was filled in. Nobody filled in everything."""
ON_THE_TABLET: tuple[tuple[str, Said], ...] = (
    ("Young people", {START: 3, THINGS: ("c2", "c4")}),
    ("", {START: 2, WORDS: "My brother would come too."}),
)


def add_club_ways(story: Story) -> None:
    """Let papers come from the open morning, and a tablet go round there."""
    for place, (way, group, said) in enumerate(PAPERS):
        paper = partial(_type, story, way, group, said)
        story.on((10, 17), paper, hour=16, minute=5 * place, is_told=False)
    for place, (group, said) in enumerate(ON_THE_TABLET):
        passed = partial(_pass, story, group, said)
        story.on((10, 19), passed, hour=11, minute=3 * place, is_told=False)


def add_reminder(story: Story) -> None:
    """Let one reminder go to those who have not answered."""
    story.on((10, 20), partial(_remind, story), hour=10)


def _type(story: Story, way: str, group: str, said: Said, now: datetime) -> None:
    consultation, sheet = _open(story)
    type_in(
        actor=story.actor("isla"),
        consultation=consultation,
        sheet=sheet,
        entered=Entered(way=way, values=_values(sheet, said), group_id=_group(consultation, group)),
        form_key=new_token(),
        now=now,
    )


def _pass(story: Story, group: str, said: Said, now: datetime) -> None:
    consultation, sheet = _open(story)
    visit = Visit(consultation, sheet.version.pk, device=new_token(), is_tablet=True)
    say_group(visit=visit, sheet=sheet, group_id=_group(consultation, group), now=now)
    send_answers(
        visit=visit,
        sheet=sheet,
        number=len(sheet.pages),
        values=_values(sheet, said),
        form_key=new_token(),
        now=now,
    )


def _remind(story: Story, now: datetime) -> None:
    nudge(
        actor=story.actor("ruth"),
        consultation=story.ask(PULSE),
        words="If you would rather say it on the phone, ring the centre and ask for Ruth.",
        now=now,
    )


def _open(story: Story) -> tuple[Consultation, Sheet]:
    consultation = story.ask(CLUB)
    return consultation, read_sheet(consultation.form_versions.latest("number").pk)


def _values(sheet: Sheet, said: Said) -> dict[str, Any]:
    made: Mapping[int, Callable[[Any], Any]] = {
        START: lambda place: {"choice": f"c{place}", "words": ""},
        THINGS: lambda keys: {"choices": list(keys), "words": ""},
        WORDS: str,
    }
    return {str(sheet.questions[place].key): made[place](answer) for place, answer in said.items()}


def _group(consultation: Consultation, name: str) -> int | None:
    groups = StakeholderGroup.objects.filter(project=consultation.project_id, name=name)
    return groups.values_list("pk", flat=True).first()
