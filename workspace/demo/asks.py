"""An ask of the story from its first draft to its result, made by the actions that the pages call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from access.tokens import new_token
from feedback.actions.answering import send_answers
from feedback.actions.asking import change_consultation, start_ask
from feedback.actions.closing import make_snapshot
from feedback.actions.opening import open_consultation
from feedback.actions.people import ask_all_the_same
from feedback.actions.questions import add_question
from feedback.domain.load import Excuse, Leave
from feedback.models import Ask, Consultation
from feedback.queries.asking_rules import resting
from feedback.queries.sheets import Sheet, read_sheet
from feedback.queries.visits import Visit
from projects.actions import add_group
from workspace.demo.building import LABELS
from workspace.demo.people import GROUPS
from workspace.demo.questions import Asked
from workspace.demo.safety import read_words
from workspace.demo.shift import STORY_YEAR
from workspace.demo.story import Story
from workspace.demo.words import MAY_QUOTE

DOOR = ""
"""In place of a person's number: somebody who came by the link for everybody."""
STILL_ASKED = "Only you can tell us this, and I answer for it that you hear what comes of it."
"""What somebody reads who is asked although a rule says not to."""
DAYS_OF_WRITING = timedelta(days=4)

type Day = tuple[int, int]
type Voice = tuple[str, Mapping[str, Any]]
"""Who answered, and the answers by the key of the question."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one ask says and to whom. `card` holds whatever else is set on it, such as who keeps people safe."""

    code: str
    title: str
    stage: int
    opens: Day
    closes: Day
    decides: Day
    why_you: str
    can_change: str
    cannot_change: str
    tell_how: str
    questions: Sequence[Asked]
    project: str = "help"
    owner: str = "isla"
    readers: Sequence[str] = ("isla", "priya")
    decider: str = ""
    decider_name: str = ""
    carrier: str = ""
    asked: Sequence[str] = ()
    has_door: bool = False
    card: Mapping[str, Any] = field(default_factory=dict)
    voices: Sequence[Voice] = ()
    last_voice: Day | None = None
    """The day by which all of them had answered; otherwise the closing day."""


def add_ask(story: Story, plan: Plan) -> None:
    """Let an ask be written, opened, answered and closed on its days."""
    opens, closes = _story_day(plan.opens), _story_day(plan.closes)
    written = opens - DAYS_OF_WRITING
    story.on(_pair(written), partial(_write, story, plan), hour=14, is_told=False)
    story.on(plan.opens, partial(_open, story, plan), hour=9)
    days = (_story_day(plan.last_voice or plan.closes) - opens).days
    for place, (who, answers) in enumerate(plan.voices):
        day = opens + timedelta(days=place * days // len(plan.voices))
        story.on(
            _pair(day),
            partial(answer, story, plan, who, answers),
            hour=12 + place % 7,
            minute=place * 7 % 60,
            is_told=False,
        )
    if plan.card.get("needs_care"):
        read_words(story, plan.code, by=plan.readers[0], first=opens, last=closes)
    after = _pair(closes + timedelta(days=1))
    story.on(after, partial(_sum_up, story, plan), hour=0, minute=20, is_told=False)


def answer(story: Story, plan: Plan, who: str, answers: Mapping[str, Any], now: datetime) -> None:
    """Send one person's answers, by personal link or, for `DOOR`, by the link for everybody."""
    consultation = story.ask(plan.code)
    sheet = read_sheet(consultation.form_versions.latest("number").pk)
    asked = None if who == DOOR else _asked(story, consultation, who)
    visit = Visit(consultation, sheet.version.pk, ask=asked, device=new_token())
    send_answers(
        visit=visit,
        sheet=sheet,
        number=len(sheet.pages),
        values=_values(plan, sheet, answers),
        form_key=new_token(),
        now=now,
        may_quote=who in MAY_QUOTE,
    )


def _asked(story: Story, consultation: Consultation, who: str) -> Ask:
    asks = Ask.objects.select_related("group")
    return asks.get(consultation=consultation, participant_id=story.people[who])


def _values(plan: Plan, sheet: Sheet, answers: Mapping[str, Any]) -> dict[str, Any]:
    by_text = {one.text: one for one in plan.questions}
    return {
        str(question.key): by_text[question.text].value(answers[by_text[question.text].key])
        for question in sheet.questions
        if by_text[question.text].key in answers
    }


def _write(story: Story, plan: Plan, now: datetime) -> None:
    calendar, actor = story.calendar, story.actor(plan.owner)
    values = {
        "title": plan.title,
        "why_you": plan.why_you,
        "can_change": plan.can_change,
        "cannot_change": plan.cannot_change,
        "decider_id": story.staff[plan.decider].pk if plan.decider else None,
        "decider_name": plan.decider_name,
        "decides_on": calendar.day(*plan.decides),
        "closes_on": calendar.day(*plan.closes),
        "owner_id": actor.member_id,
        "tell_how": plan.tell_how,
    }
    consultation = start_ask(
        actor=actor, values=values, stage_number=plan.stage, project=story.projects[plan.project]
    )
    story.asks[plan.code] = consultation.pk
    settings = dict(plan.card) | {"readers": [story.staff[code].pk for code in plan.readers]}
    if plan.card.get("needs_care"):
        settings["safe_member_id"] = story.staff["priya"].pk
        settings["safe_cover_id"] = story.staff["marek"].pk
    if plan.carrier:
        settings["carrier_id"] = story.staff[plan.carrier].pk
    change_consultation(
        actor=actor,
        consultation=consultation,
        based_on=consultation.version,
        values=settings,
        today=now.date(),
    )
    for page, one in enumerate(plan.questions, start=1):
        question = {"kind": one.kind, "text": one.text, "hint": one.hint, "page": page}
        question |= {"settings": one.settings, "owes_answer": one.owes}
        question |= LABELS.get(one.text, {})
        add_question(actor=actor, consultation=consultation, values=question)
    _choose_people(story, plan, consultation)
    Consultation.objects.filter(pk=consultation.pk).update(created_at=now)


def _choose_people(story: Story, plan: Plan, consultation: Consultation) -> None:
    """Put people of the register on the list; pasting them again would write those without an address down twice."""
    groups = {
        name: add_group(project=consultation.project, name=name, kind=GROUPS[name])
        for name in sorted({story.groups[code] for code in plan.asked})
    }
    Ask.objects.bulk_create(
        Ask(
            organisation=story.home,
            consultation=consultation,
            participant_id=story.people[code],
            group=groups[story.groups[code]],
        )
        for code in plan.asked
    )


def _open(story: Story, plan: Plan, now: datetime) -> None:
    _take_responsibility(story, plan, now)
    open_consultation(
        actor=story.actor(plan.owner),
        consultation=story.ask(plan.code),
        now=now,
        with_door=plan.has_door,
    )


def _take_responsibility(story: Story, plan: Plan, now: datetime) -> None:
    """Where a rule says not to ask somebody, Isla or a manager asks in their own name, or the person said they want to be asked."""
    consultation = story.ask(plan.code)
    today = now.astimezone(story.calendar.zone).date()
    for ask_id, one in resting(consultation, today=today).items():
        is_for_manager = one.manner.leave == Leave.MANAGER
        came_by_themselves = one.manner.leave == Leave.NOBODY
        ask_all_the_same(
            actor=story.actor("priya" if is_for_manager else plan.owner),
            consultation=consultation,
            ask_id=ask_id,
            excuse=Excuse(
                why="" if came_by_themselves else STILL_ASKED, by_themselves=came_by_themselves
            ),
            today=today,
        )


def _sum_up(story: Story, plan: Plan, now: datetime) -> None:
    consultation = story.ask(plan.code)
    if consultation.withdrawn_at is None:
        make_snapshot(consultation=consultation, now=now)


def _story_day(day: Day) -> date:
    return date(STORY_YEAR, *day)


def _pair(day: date) -> Day:
    return day.month, day.day
