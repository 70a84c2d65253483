"""Meetings: one that was held with all that stays of it, one that is planned among people asked by name, and one for everybody."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import partial

from access.tokens import digest_of
from feedback.actions.coming import say_whether_met, sign_up
from feedback.actions.held import add_notes, save_difference, save_room, save_said, save_side
from feedback.actions.live import close_live, let_through, open_live, prepare, take_answer
from feedback.actions.meetings import plan_meeting
from feedback.domain.meetings import MeetingPlan, begins_at
from feedback.domain.rooms import InTheRoom
from feedback.models import LiveQuestion, Meeting
from feedback.queries.held import room_mark, side_of
from participants.queries import fingerprint
from workspace.demo.people import COMMISSIONER, FAMILIES, PRACTITIONERS
from workspace.demo.story import Story

GUESTS: Sequence[tuple[tuple[int, int], str, str, str]] = (
    ((10, 14), "P01", "coming", "Somebody to mind my two while we talk"),
    ((10, 15), "P04", "coming", ""),
    ((10, 15), "P05", "maybe", "An interpreter for Polish"),
    ((10, 19), "P14", "coming", "A lift home after eight, there is no bus"),
    ((10, 20), "P21", "coming", ""),
    ((10, 20), "P08", "not_coming", ""),
)
"""Who answered on which day, and what they need there."""
MET = {"P01": True, "P14": False}
VOTES = (*("1",) * 2, *("2",) * 5, "3")
WORDS = (
    "The Friday report",
    "The second reminder letter",
    "Typing notes twice",
    "The Friday report",
)
SAID: Mapping[str, Sequence[str]] = {
    PRACTITIONERS: (
        "Two days is fine when nobody is ill. Somebody is always ill.",
        "Let the duty week end on Thursday, so that Friday is for calls.",
    ),
    FAMILIES: ("I would rather wait three days and have the same person.",),
}
THOSE_WHO_RAN_IT = {
    "well": "Everybody spoke before the break.",
    "heard": "Night staff, who could not come.",
    "why": "Yes, we said it at the start.",
    "change": "Send the rota beforehand.",
    "promised": "A first word about the rota.",
}
THOSE_WHO_CAME = {
    "well": "The food, and that it ended on time.",
    "heard": "Us. We were asked what we think after it was all on the wall.",
    "why": "Not really. We thought that the rota was decided.",
    "free": "That some calls are never made.",
    "change": "Start with us.",
    "promised": "That somebody tells us by October.",
}


def add_meetings(story: Story) -> None:
    """Let a workshop be held, and two meetings be planned for the next weeks."""
    story.on((8, 31), partial(_plan_workshop, story), hour=11, is_told=False)
    story.on((9, 4), partial(_in_the_workshop, story), hour=15, is_told=False)
    story.on((9, 7), partial(_after_the_workshop, story), hour=10, is_told=False)
    story.on((10, 12), partial(_plan_evening, story), hour=11, is_told=False)
    for day, who, answer, needs in GUESTS:
        story.on(day, partial(_answers, story, who, answer, needs), hour=19, is_told=False)
    story.on((10, 21), partial(_look_at_needs, story), hour=9, is_told=False)
    story.on((10, 20), partial(_plan_open_morning, story), hour=9, is_told=False)


def _plan(story: Story, day: date, hour: time, minutes: int, **more: object) -> MeetingPlan:
    starts_at = begins_at(day, hour, story.calendar.zone)
    return MeetingPlan(starts_at=starts_at, held_on=day, minutes=minutes, **more)  # type: ignore[arg-type]


def _meeting(story: Story, code: str) -> Meeting:
    return Meeting.objects.all().for_page().get(consultation=story.asks[code])


def _plan_workshop(story: Story, now: datetime) -> None:
    del now
    plan = _plan(
        story,
        story.calendar.day(9, 4),
        time(14),
        120,
        place="Training room, Station Road",
        agenda="Draw a duty week on the wall.\nWhat has to give, so that the call is made within two days?",
        access_note="Level entrance, hearing loop. Soup and bread from half past one.",
    )
    plan_meeting(actor=story.actor("isla"), consultation=story.ask("C10"), plan=plan)


def _in_the_workshop(story: Story, now: datetime) -> None:
    meeting, isla = _meeting(story, "C10"), story.actor("isla")
    points = {"points": ["Never", "Most weeks", "In every week"]}
    scale = prepare(
        actor=isla,
        meeting=meeting,
        kind="scale",
        text="Could you make the call within two days?",
        settings=points,
    )
    words = prepare(
        actor=isla, meeting=meeting, kind="short_text", text="What would you drop?", settings={}
    )
    _ask_the_room(story, scale, VOTES, now)
    _ask_the_room(story, words, WORDS, now)
    let_through(actor=isla, live=words, numbers={0, 1})
    groups = {group.name: group.pk for group in meeting.consultation.project.groups.all()}
    for group, lines in SAID.items():
        add_notes(actor=isla, meeting=meeting, lines=lines, group_id=groups[group])


def _ask_the_room(story: Story, live: LiveQuestion, values: Sequence[str], now: datetime) -> None:
    isla = story.actor("isla")
    open_live(actor=isla, live=live, now=now)
    for place, value in enumerate(values):
        digest = digest_of(f"phone {place} at {live.code}")
        take_answer(live=live, device_digest=digest, value=value, now=now)
    close_live(actor=isla, live=live, now=now)


def _after_the_workshop(story: Story, now: datetime) -> None:
    del now
    meeting, isla = _meeting(story, "C10"), story.actor("isla")
    room = (
        InTheRoom(PRACTITIONERS, 7, set_agenda=True, spoke="most"),
        InTheRoom(FAMILIES, 3, set_agenda=False, spoke="little"),
        InTheRoom(COMMISSIONER, 1),
    )
    save_room(actor=isla, meeting=meeting, based_on=room_mark([]), room=room)
    said = (
        "Five ways to cut a duty week, and one that everybody could live with: it ends on Thursday."
    )
    promised = f"A first word by {story.calendar.words(10, 9)}."
    save_said(actor=isla, meeting=meeting, based_on=meeting.version, said=said, promised=promised)
    sides = {"facilitators": THOSE_WHO_RAN_IT, "participants": THOSE_WHO_CAME}
    for side, answers in sides.items():
        mark = fingerprint(side_of(meeting, side))
        save_side(actor=isla, meeting=meeting, side=side, based_on=mark, answers=answers)
    save_difference(
        actor=isla,
        meeting=meeting,
        based_on=meeting.version + 1,
        difference="We thought that everybody knew why they were there, and the families did not. Next time two of them set the agenda with us a week before.",
    )


def _plan_evening(story: Story, now: datetime) -> None:
    del now
    plan = _plan(
        story,
        story.calendar.day(11, 5),
        time(18, 30),
        90,
        place="Carrick library, room 2, High Street 4",
        call_link="https://calls.example.org/strathcarrick-library",
        capacity=6,
        agenda="We show what you told us, before anybody else sees it.\nYou say what we misunderstood.\nSoup at half past seven.",
        access_note="No steps, lift to room 2. Bus 12 stops outside until eight. A quiet room is next door. Children are welcome.",
    )
    plan_meeting(actor=story.actor("isla"), consultation=story.ask("C9"), plan=plan)


def _answers(story: Story, who: str, answer: str, needs: str, now: datetime) -> None:
    sign_up(
        meeting=_meeting(story, "C9"),
        participant_id=story.people[who],
        wanted=answer,
        needs=needs,
        today=now.astimezone(story.calendar.zone).date(),
    )


def _look_at_needs(story: Story, now: datetime) -> None:
    del now
    rows = {row.participant_id: row for row in _meeting(story, "C9").sign_ups.all()}
    for who, is_met in MET.items():
        say_whether_met(actor=story.actor("isla"), row=rows[story.people[who]], is_met=is_met)


def _plan_open_morning(story: Story, now: datetime) -> None:
    del now
    plan = _plan(
        story,
        story.calendar.day(11, 7),
        time(10),
        120,
        place="Millbrae hall, by the shore",
        agenda="Toast. Then we walk round the hall and say what goes where.",
        access_note="A ramp at the back door. Come with whoever you like.",
    )
    plan_meeting(actor=story.actor("isla"), consultation=story.ask("S3"), plan=plan)
