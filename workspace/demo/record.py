"""What people of the sample council agreed to, on what legal ground it holds their data, and a way into one person's record."""

from datetime import datetime
from functools import partial

from access.scope import working_in
from organisations.models import Organisation
from participants.actions import add_person
from participants.actions.agreements import record_agreement, save_basis, save_wording, withdraw
from participants.links import mint_record_link
from participants.queries import contacts_by_address
from projects.actions import set_place
from projects.models import StakeholderGroup
from workspace.demo.people import YOUNG_PEOPLE
from workspace.demo.story import Story

FIRST_WORDING = (
    "You choose whether to take part. You can stop at any time, and you need not say why. "
    "Whether you take part changes nothing about the help you get."
)
WORDING = (
    FIRST_WORDING
    + " We tell you what came of what you said. If you tell us that somebody is not safe, we may have to tell someone who can help."
)
PLAIN_WORDING = (
    "It is up to you. You can say no. You can stop when you want. Nobody will be cross. "
    "We tell you what we did. If somebody is not safe, we tell a grown-up who can help."
)
BASIS = {
    "basis": "public_task",
    "special": "Health and social care, where you tell us of it",
    "words": "The council has the task to plan help for children and families together with them. "
    "We hold your name, how to reach you, and what you told us, for as long as a project runs and three years more.",
    "rights": "",
    "contact": "Agnes Laird, data protection, 01632 960100",
}
AGREED = ("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P10", "P18")
YOUNG = ("P11", "P12", "P13", "P14", "P15", "P17", "P19", "P20")
WITHDREW = "P17"
SHONA = "shona.muir@example.org"
EXPLAINED = "What we ask about, who reads it, that they can stop, what we do with it"
CHILDREN = {
    "P51": ("Ava Reid", (("parent", "Callum Reid", ""), ("declined", "", "Shook her head, twice"))),
    "P52": (
        "Lewis Reid",
        (("assent", "", "Took the pen and drew a tick"), ("parent", "Callum Reid", "")),
    ),
    "P53": ("Isla May Galbraith", (("assent", "", "Said: yes, me too"),)),
}
"""Under 12, each with what was said: a parent's yes and the child's own no; both; the child's own yes alone."""
REACHED_THROUGH = {"P51": "P04", "P52": "P04", "P53": "P06"}


def add_agreements(story: Story) -> None:
    """Let people say yes and no while the story goes on."""
    story.on((1, 13), partial(_begin, story), hour=9, is_told=False)
    story.on((1, 20), partial(_agree, story), hour=15, is_told=False)
    story.on((4, 27), partial(_word_anew, story), hour=9, is_told=False)
    story.on((9, 22), partial(_children, story), hour=15, is_told=False)
    story.on((10, 20), partial(_withdraw, story), hour=20, is_told=False)


def _begin(story: Story, _now: datetime) -> None:
    marek = story.actor("marek")
    save_wording(actor=marek, text=FIRST_WORDING, plain_text="")
    save_basis(actor=marek, **BASIS)


def _word_anew(story: Story, _now: datetime) -> None:
    save_wording(actor=story.actor("marek"), text=WORDING, plain_text=PLAIN_WORDING)


def _agree(story: Story, now: datetime) -> None:
    for code in (*AGREED, *YOUNG):
        _say(story, code, "consent", now, shown_how="Said so")


def _say(
    story: Story, code: str, said: str, now: datetime, *, by: str = "", shown_how: str = ""
) -> None:
    record_agreement(
        actor=story.actor("isla"),
        organisation=story.home,
        participant_id=story.people[code],
        said=said,
        said_on=now.astimezone(story.calendar.zone).date(),
        given_by=by,
        explained=EXPLAINED,
        shown_how=shown_how,
    )


def _children(story: Story, now: datetime) -> None:
    """September: three children under 12 are asked whether they want to draw what the letter should look like."""
    project = story.projects["help"]
    group = StakeholderGroup.objects.get(project=project, name=YOUNG_PEOPLE)
    for code, (name, words) in CHILDREN.items():
        values = {
            "name": name,
            "age_band": "under_12",
            "cap_profile": "child",
            "channel": "through",
            "through_id": story.people[REACHED_THROUGH[code]],
        }
        story.people[code] = add_person(actor=story.actor("isla"), values=values)
        set_place(
            actor=story.actor("isla"),
            project=project,
            participant_id=story.people[code],
            group_id=group.pk,
            speaks_for="self",
        )
        for said, by, shown_how in words:
            _say(story, code, said, now, by=by, shown_how=shown_how)


def _withdraw(story: Story, now: datetime) -> None:
    """Finlay opens the link in a message and takes part no more."""
    withdraw(
        organisation=story.home,
        participant_id=story.people[WITHDREW],
        today=now.astimezone(story.calendar.zone).date(),
    )


def record_link(home: Organisation, now: datetime) -> str:
    """Return a link to Shona Muir's own record, or nothing where she is not in this organisation; it is made anew each time."""
    with working_in(home):
        shona = contacts_by_address([SHONA]).get(SHONA)
        return mint_record_link(shona.id, home, now) if shona else ""
