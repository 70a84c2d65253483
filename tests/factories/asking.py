"""Consultations in each of their states, their questions, and the people asked."""

from datetime import datetime, timedelta
from typing import Any

from access.tokens import digest_of
from feedback.models import (
    Ask,
    AskLink,
    Consultation,
    Extension,
    FormVersion,
    Item,
    Meeting,
    Question,
    RoomTally,
    Subscription,
)
from organisations.models import Organisation
from tests.factories.clock import NOW, TODAY
from tests.factories.people import member
from tests.factories.planning import group, participant, project
from tests.factories.registry import canary, create, factory_for, next_number, scoped


@factory_for("feedback.Consultation")
def consultation(within: Organisation, **fields: Any) -> Consultation:
    """Return a draft with its whole purpose card, not opened yet."""
    where = fields.pop("project", None) or project(within)
    owner = fields.pop("owner", None) or member(within)
    given = {
        "stage": fields.pop("stage", None) or where.stages.get(number=1),
        "title": f"What is hard {canary(within)}",
        "why_you": f"You waited this year. {canary(within)}",
        "can_change": f"How we keep in touch. {canary(within)}",
        "cannot_change": "The law sets the waiting list.",
        "decider": owner,
        "decides_on": TODAY + timedelta(days=30),
        "promised_on": TODAY + timedelta(days=40),
        "tell_how": "By e-mail and on the public page",
        "wording": f"Two people read this. {canary(within)}",
        "closes_on": TODAY + timedelta(days=12),
        "backup": owner,
        "manager": owner,
        "senior": owner,
        "created_by": owner,
    }
    made = create(Consultation, within, project=where, owner=owner, **(given | fields))
    made.readers.add(owner)
    return made


@scoped
def open_consultation(within: Organisation, **fields: Any) -> Consultation:
    """Return one that takes answers at `NOW`, with one question and a public door."""
    given = {
        "opened_at": NOW - timedelta(days=7),
        "closes_at": end_of_day(within, TODAY + timedelta(days=12)),
        "door_code": f"door{next_number(Consultation):04}",
    }
    made = consultation(within, **(given | fields))
    asked = question(within, form_version=form_version(within, consultation=made))
    create(Item, within, consultation=made, question=asked, text=asked.text)
    return made


@scoped
def closed_consultation(within: Organisation, **fields: Any) -> Consultation:
    """Return one that closed two weeks before `NOW` and owes its answer."""
    closed = TODAY - timedelta(days=14)
    given = {
        "opened_at": NOW - timedelta(days=28),
        "closes_on": closed,
        "closes_at": end_of_day(within, closed),
        "promised_on": closed + timedelta(days=28),
    }
    return open_consultation(within, **(given | fields))


def end_of_day(within: Organisation, day: Any) -> datetime:
    """Return the instant at which the local day ends."""
    return datetime(day.year, day.month, day.day, tzinfo=within.zone) + timedelta(days=1)


@factory_for("feedback.FormVersion")
def form_version(within: Organisation, **fields: Any) -> FormVersion:
    """Return a form version; frozen when its consultation has opened."""
    about = fields.pop("consultation", None) or consultation(within)
    given = {"frozen_at": about.opened_at}
    return create(FormVersion, within, consultation=about, **(given | fields))


@factory_for("feedback.Question")
def question(within: Organisation, **fields: Any) -> Question:
    """Return a question answered in words."""
    version = fields.pop("form_version", None) or form_version(within)
    given = {"kind": "long_text", "text": f"What was hardest? {canary(within)}"}
    return create(Question, within, form_version=version, **(given | fields))


@factory_for("feedback.Ask")
def ask(within: Organisation, **fields: Any) -> Ask:
    """Return one invitation to one person."""
    about = fields.pop("consultation", None) or open_consultation(within)
    who = fields.pop("participant", None) or participant(within)
    return create(Ask, within, consultation=about, participant=who, **{"asked_on": TODAY, **fields})


@factory_for("feedback.AskLink")
def ask_link(within: Organisation, **fields: Any) -> AskLink:
    """Return a personal link; `token` (not stored) opens it."""
    of = fields.pop("ask", None) or ask(within)
    token = fields.pop("token", f"ask-token-{next_number(AskLink)}")
    return create(AskLink, within, ask=of, **{"digest": digest_of(token), **fields})


@factory_for("feedback.Subscription")
def subscription(within: Organisation, **fields: Any) -> Subscription:
    """Return that someone wants to hear what came of it."""
    about = fields.pop("consultation", None) or open_consultation(within)
    who = fields.pop("participant", None) or participant(within)
    return create(Subscription, within, consultation=about, participant=who, **fields)


@factory_for("feedback.Extension")
def extension(within: Organisation, **fields: Any) -> Extension:
    """Return that a closing day was moved a week later."""
    about = fields.pop("consultation", None) or open_consultation(within)
    given = {
        "closed_on_before": TODAY + timedelta(days=5),
        "closes_on": TODAY + timedelta(days=12),
        "why": f"Half term {canary(within)}",
        "extended_at": NOW,
    }
    return create(Extension, within, consultation=about, **(given | fields))


@factory_for("feedback.Meeting")
def meeting(within: Organisation, **fields: Any) -> Meeting:
    """Return a meeting that took place last week."""
    about = fields.pop("consultation", None) or closed_consultation(within, kind="meeting")
    given = {"held_on": TODAY - timedelta(days=7), "said": f"Too loud. {canary(within)}"}
    return create(Meeting, within, consultation=about, **(given | fields))


@factory_for("feedback.RoomTally")
def room_tally(within: Organisation, **fields: Any) -> RoomTally:
    """Return how many of one group were in the room."""
    where = fields.pop("meeting", None) or meeting(within)
    of = fields.pop("group", None) or group(within)
    return create(RoomTally, within, meeting=where, group=of, **{"heads": 7, **fields})
