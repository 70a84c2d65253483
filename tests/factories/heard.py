"""Who is heard, how often people are asked, what they get, and worries about somebody's safety."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

from feedback.models import (
    CallRequest,
    LimitsVersion,
    LoadSnapshot,
    NameLook,
    Offer,
    Recognition,
    Worry,
)
from organisations.models import Organisation
from projects.models import Dimension, Tally, TallyCount, Target
from tests.factories.answers import response
from tests.factories.asking import open_consultation
from tests.factories.clock import NOW, TODAY
from tests.factories.planning import participant, project
from tests.factories.registry import canary, create, factory_for, next_number


@factory_for("projects.Dimension")
def dimension(within: Organisation, **fields: Any) -> Dimension:
    """Return one way in which the people affected differ."""
    where = fields.pop("project", None) or project(within)
    given = {
        "name": f"Area {canary(within)} {next_number(Dimension)}",
        "population": 480,
        "source": f"Our records {canary(within)}",
        "year": 2025,
    }
    return create(Dimension, within, project=where, **(given | fields))


@factory_for("projects.Target")
def target(within: Organisation, **fields: Any) -> Target:
    """Return one group of a dimension."""
    of = fields.pop("dimension", None) or dimension(within)
    given = {"name": f"The glens {next_number(Target)}", "share": Decimal("0.25")}
    return create(Target, within, dimension=of, **(given | fields))


@factory_for("projects.Tally")
def tally(within: Organisation, **fields: Any) -> Tally:
    """Return a count of who took part."""
    where = fields.pop("project", None) or project(within)
    given = {"occasion": f"First evening {canary(within)}", "counted_on": TODAY, "people": 12}
    return create(Tally, within, project=where, **(given | fields))


@factory_for("projects.TallyCount")
def tally_count(within: Organisation, **fields: Any) -> TallyCount:
    """Return how many of them belong to one group."""
    of = fields.pop("tally", None) or tally(within)
    which = fields.pop("target", None)
    if which is None:
        which = target(within, dimension=dimension(within, project=of.project))
    return create(TallyCount, within, tally=of, target=which, **{"count": 6, **fields})


@factory_for("feedback.LimitsVersion")
def limits_version(within: Organisation, **fields: Any) -> LimitsVersion:
    """Return the limits of asking that an organisation set."""
    number = fields.pop("number", next_number(LimitsVersion))
    return create(LimitsVersion, within, number=number, **{"values": {}, **fields})


@factory_for("feedback.LoadSnapshot")
def load_snapshot(within: Organisation, **fields: Any) -> LoadSnapshot:
    """Return how a person stands: fine to ask."""
    who = fields.pop("participant", None) or participant(within)
    return create(LoadSnapshot, within, participant=who, **{"made_on": TODAY, **fields})


@factory_for("feedback.Offer")
def offer(within: Organisation, **fields: Any) -> Offer:
    """Return what people are offered."""
    about = fields.pop("consultation", None) or open_consultation(within)
    given = {"form": "voucher", "amount": Decimal("20.00"), "words": f"For tea {canary(within)}"}
    return create(Offer, within, consultation=about, **(given | fields))


@factory_for("feedback.Recognition")
def recognition(within: Organisation, **fields: Any) -> Recognition:
    """Return what one person was offered."""
    who = fields.pop("participant", None) or participant(within)
    where = fields.pop("project", None) or project(within)
    given = {
        "form": "voucher",
        "amount": Decimal("20.00"),
        "what": f"The evening {canary(within)}",
        "offered_on": TODAY,
    }
    return create(Recognition, within, participant=who, project=where, **(given | fields))


@factory_for("feedback.Worry")
def worry(within: Organisation, **fields: Any) -> Worry:
    """Return a worry about whoever gave some answers."""
    about = fields.pop("consultation", None) or open_consultation(within)
    thread = fields.pop("thread", None) or response(within, consultation=about).thread
    given = {"raised_at": NOW - timedelta(hours=1)}
    return create(Worry, within, consultation=about, thread=thread, **(given | fields))


@factory_for("feedback.CallRequest")
def call_request(within: Organisation, **fields: Any) -> CallRequest:
    """Return that somebody asked to be phoned."""
    about = fields.pop("consultation", None) or open_consultation(within)
    who = fields.pop("participant", None) or participant(within)
    given = {"asked_at": NOW - timedelta(hours=1)}
    return create(CallRequest, within, consultation=about, participant=who, **(given | fields))


@factory_for("feedback.NameLook")
def name_look(within: Organisation, **fields: Any) -> NameLook:
    """Return that a name was looked up."""
    about = fields.pop("consultation", None) or open_consultation(within)
    given = {"thread": uuid.UUID(int=1), "looked_at": NOW, "reason": "Somebody may be in danger."}
    return create(NameLook, within, consultation=about, **(given | fields))
