"""What the register of the sample council holds beside names: how to reach people, what they need, set and chose, and one entry twice."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from participants.actions import (
    add_need,
    add_person,
    change_person,
    keep_view,
    place_hold,
    settle_need,
)
from participants.queries import fingerprint, people, values_of
from projects.actions import set_place
from projects.models import StakeholderGroup
from workspace.demo.people import FAMILIES
from workspace.demo.story import Story

TWIN = "P03b"
"""Shona Muir once more, under an address that was spelled otherwise."""

REACHED: dict[str, dict[str, Any]] = {
    "P01": {"channel": "email"},
    "P02": {"channel": "phone", "phone": "01632 960102", "note": "ring before noon"},
    "P03": {"channel": "text", "phone": "01632 960103"},
    "P04": {"channel": "email"},
    "P05": {"channel": "email", "language": "pl"},
    "P06": {"channel": "text", "phone": "01632 960106"},
    "P07": {
        "channel": "phone",
        "phone": "01632 960107",
        "note": "no signal up the glen: the house phone",
    },
    "P08": {"channel": "text", "phone": "01632 960108", "age_band": "18_25"},
    "P09": {"channel": "email"},
    "P10": {"channel": "email", "language": "bfi"},
    "P11": {"channel": "through", "age_band": "13_15", "through": "P06"},
    "P12": {"channel": "through", "age_band": "13_15", "note": "through the youth club"},
    "P13": {"channel": "text", "phone": "01632 960113", "age_band": "16_17"},
    "P14": {"channel": "in_person", "age_band": "12", "note": "at the library, Thursdays"},
    "P15": {"channel": "text", "phone": "01632 960115", "age_band": "16_17"},
    "P16": {
        "channel": "phone",
        "age_band": "13_15",
        "note": "not at the house: through the youth club",
    },
    "P17": {"channel": "email", "age_band": "16_17"},
    "P18": {"channel": "email", "note": "the address came back; try the harbour office"},
    "P19": {"channel": "through", "age_band": "13_15", "through": "P01"},
    "P20": {"channel": "through", "age_band": "16_17", "note": "through the youth club"},
}
"""How people are reached. A code under `through` is the parent whose address is used."""

NEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "P02": (("Large print", ""),),
    "P05": (("A Polish interpreter", "Ewa comes along, booked for each meeting"),),
    "P06": (("A time outside school hours", ""),),
    "P10": (("A BSL interpreter whom he chooses", "Video call with his own interpreter"),),
    "P13": (("Somebody she knows in the room", "Zoe from Carrick Young Voices"),),
    "P20": (("The bus fare before he sets off", ""),),
}
"""What people need, and how it is met; empty where it is not yet."""

STAFF = ("P21", "P22", "P23", "P24", "P25", "P26", "P27", "P31", "P32", "P33")
CORE = "P13"
OWN_LIMIT = "P06"
HAD_ENOUGH = "P09"
"""Who wants to hear what happened, and not to be asked again."""
SPEAKS = {
    "chosen": ("P13", "P33"),
    "not_chosen": ("P31", "P23"),
    "self": ("P01", "P02", "P03", "P05", "P11"),
}
ASKED_AGAIN = {
    "P01": ("yes", "yes"),
    "P03": ("yes", "yes"),
    "P07": ("yes", ""),
    "P09": ("yes", "yes"),
}
"""Two choices: to hear what happened, and to be asked again."""


def add_register(story: Story) -> None:
    """Let the register be filled in while the story goes on."""
    story.on((1, 13), partial(_fill_in, story), hour=10, is_told=False)
    story.on((3, 2), partial(_meet_needs, story), hour=15, is_told=False)
    story.on((9, 21), partial(_late, story), hour=15, is_told=False)


def _change(story: Story, code: str, now: datetime, **values: Any) -> None:
    """Change some of what is known about a person, as the form does."""
    person = story.people[code]
    stored = values_of(person, list(values))
    change_person(
        actor=story.actor("isla"),
        participant_id=person,
        seen=fingerprint(stored),
        values=values,
        now=now,
    )


def _fill_in(story: Story, now: datetime) -> None:
    """The first week: how to reach people, what they need, how often they may be asked."""
    today = now.astimezone(story.calendar.zone).date()
    for code, known in REACHED.items():
        values = dict(known)
        holder = values.pop("through", "")
        if holder:
            values |= {"through_id": story.people[holder], "email": ""}
        _change(story, code, now, **values)
    for code, needs in NEEDS.items():
        for need, _how in needs:
            add_need(
                actor=story.actor("isla"), participant_id=story.people[code], need=need, today=today
            )
    for code in STAFF:
        note = "agreed with their line managers in January"
        _change(story, code, now, cap_profile="staff", profile_note=note, channel="email")
    half_a_year = story.calendar.day(11, 30)
    _change(
        story,
        CORE,
        now,
        cap_profile="core",
        profile_note="Jade, when the panel was formed; she is paid for it",
        profile_reviewed_on=half_a_year,
    )
    for code, (hears, again) in ASKED_AGAIN.items():
        _change(story, code, now, hears_outcomes=hears, may_be_asked=again)
    _speaks(story)


def _speaks(story: Story) -> None:
    project = story.projects["help"]
    groups = {group.name: group.pk for group in StakeholderGroup.objects.filter(project=project)}
    for speaks_for, codes in SPEAKS.items():
        for code in codes:
            set_place(
                actor=story.actor("isla"),
                project=project,
                participant_id=story.people[code],
                group_id=groups[story.groups[code]],
                speaks_for=speaks_for,
            )


def _meet_needs(story: Story, now: datetime) -> None:
    """Before the first meetings: three needs are met."""
    today = now.astimezone(story.calendar.zone).date()
    for code, needs in NEEDS.items():
        hows = dict(needs)
        for need in people([story.people[code]])[story.people[code]].needs:
            if hows.get(need.need):
                settle_need(
                    actor=story.actor("isla"),
                    participant_id=story.people[code],
                    need_id=need.id,
                    is_met=True,
                    how=hows[need.need],
                    today=today,
                )


def _late(story: Story, now: datetime) -> None:
    """September: somebody sets a limit, somebody is held, somebody is written down twice, and Isla keeps a view."""
    today = now.astimezone(story.calendar.zone).date()
    isla = story.actor("isla")
    _change(story, OWN_LIMIT, now, own_limit_times=2, own_limit_days=90)
    _change(story, HAD_ENOUGH, now, may_be_asked="no")
    place_hold(
        actor=story.actor("priya"),
        participant_id=story.people["P16"],
        until=today + timedelta(days=180),
        today=today,
    )
    values = {"name": "Shona  muir", "email": "shona.muir+help@example.org", "channel": "email"}
    story.people[TWIN] = add_person(actor=isla, values=values)
    project = story.projects["help"]
    set_place(
        actor=isla,
        project=project,
        participant_id=story.people[TWIN],
        group_id=StakeholderGroup.objects.get(project=project, name=FAMILIES).pk,
        speaks_for="",
    )
    keep_view(actor=isla, name="We owe them, asked longest ago", query="show=owed&sort=asked&")
