"""What was thought through before some asks of "Help that fits", who tried one first, and what is round about."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from feedback.actions.thinking import read_known, think_through
from feedback.actions.trying import start_trying, write_down
from feedback.domain.before_asking import Way
from feedback.queries.thinking import plan_of
from organisations.models import Partner
from projects.actions.around import add_surrounding
from projects.models import PartnerAsk
from workspace.demo.people import FAMILIES, PRACTITIONERS, YOUNG_PEOPLE
from workspace.demo.story import Story

ROUND_ABOUT: Sequence[Mapping[str, str]] = (
    {
        "kind": "touches",
        "who": "The review of school attendance",
        "note": "Asks many of the same families why a child stays away. It ends at Easter.",
    },
    {
        "kind": "touches",
        "who": "New housing rules from January",
        "note": "Families who move lose their worker unless somebody passes them on.",
    },
    {
        "kind": "decides",
        "who": "The joint commissioning board",
        "note": "Decides in February about the money for both contracts.",
    },
)
FOUR = {
    "space": "At the youth club, with Carrick Young Voices in the room and no teacher. By phone for whoever wants it.",
    "voice": "Pictures of the four places, a walk to each of them, and somebody who writes down what is said.",
    "audience": "Marek Nowak, who decides about rooms. He comes himself.",
    "influence": "The place that young people put first is looked at first. A no has a reason that they get to hear.",
}
YOUNG_ROOM_WAYS: Mapping[str, Mapping[str, Any]] = {
    YOUNG_PEOPLE: {"how": "At the youth club, from Priya", "easy_read": True},
    FAMILIES: {"how": "By letter or phone, as they were asked", "interpreted": True},
}
COPY_SAID = {
    "why_you": "I think because I was in the trial? Or because I complained. It does not say.",
    "can_change": "No idea. Something in another town?",
    "unclear": "Who is “another team”. And why I should help them when my own letter is still wrong.",
}


def add_thinking(story: Story) -> None:
    """Let things be thought through, tried and written down round about the project."""
    story.on((1, 16), partial(_round_about, story), hour=9, is_told=False)
    story.on((7, 15), partial(_young_room, story), hour=11, is_told=False)
    story.on((10, 9), partial(_pulse, story), hour=16, is_told=False)
    story.on((10, 21), partial(_partner_asks, story), hour=9, is_told=False)
    story.on((10, 22), partial(_try_the_draft, story), hour=15, is_told=False)


def _round_about(story: Story, _now: datetime) -> None:
    for values in ROUND_ABOUT:
        add_surrounding(actor=story.actor("isla"), project=story.projects["help"], values=values)


def _think(
    story: Story, code: str, by: str, values: Mapping[str, Any], ways: Mapping[str, Any]
) -> None:
    about = story.ask(code)
    groups = {one.name: one.pk for one in about.project.groups.all()}
    think_through(
        actor=story.actor(by),
        consultation=about,
        based_on=plan_of(about).version,
        values=values,
        ways=[Way(group_id=groups[name], **way) for name, way in ways.items()],
    )


def _young_room(story: Story, _now: datetime) -> None:
    """The four that young people need, before they were asked where a room should be."""
    _think(story, "C8", "tom", {"level": 3, **FOUR}, YOUNG_ROOM_WAYS)


def _pulse(story: Story, now: datetime) -> None:
    """What the first pulse said was read before the second; how staff hear was forgotten."""
    read_known(
        actor=story.actor("isla"),
        consultation=story.ask("C9"),
        today=now.astimezone(story.calendar.zone).date(),
    )
    values = {"level": 2, "space": "On their own phone, at any hour.", "voice": "By phone or BSL."}
    ways = {
        FAMILIES: {"how": "By text, letter or phone, as they were asked", "interpreted": True},
        PRACTITIONERS: {"how": "In the team meeting"},
    }
    _think(story, "C9", "isla", values, ways)


def _partner_asks(story: Story, _now: datetime) -> None:
    """The school asks parents too, in the weeks that come."""
    calendar = story.calendar
    school, _is_new = Partner.objects.get_or_create(
        name="Millbrae Primary", defaults={"organisation": story.home}
    )
    PartnerAsk.objects.create(
        organisation=story.home,
        partner=school,
        title="How was the autumn term?",
        whom="parents of P4 to P7",
        group_kind="service_user",
        opens_on=calendar.day(11, 9),
        closes_on=calendar.day(11, 27),
        recorded_by=story.staff["isla"],
    )


def _try_the_draft(story: Story, now: datetime) -> None:
    """A parent read the draft and did not see why; a second one has the link."""
    draft = story.ask("draft")
    write_down(
        actor=story.actor("isla"),
        consultation=draft,
        whom="a parent at the club",
        said=COPY_SAID,
        today=now.astimezone(story.calendar.zone).date(),
    )
    start_trying(actor=story.actor("isla"), consultation=draft, whom="a young person", now=now)
