"""How the loop is closed: wordings, delivery, the clock, and asking people back."""

from datetime import timedelta
from typing import Any

from access.tokens import digest_of
from feedback.models import (
    CheckAnswer,
    CheckLink,
    CheckSeed,
    ConsultationJoin,
    Delivery,
    DutyHandover,
    ItemReopening,
    LateNote,
    LoopCheck,
    Milestone,
    Missed,
    OutcomeWording,
    Snooze,
)
from organisations.models import Organisation
from tests.factories.asking import closed_consultation
from tests.factories.clock import NOW, TODAY
from tests.factories.happened import item, outcome, outcome_version, publication
from tests.factories.planning import participant
from tests.factories.registry import canary, create, factory_for, next_number


@factory_for("feedback.OutcomeWording")
def outcome_wording(within: Organisation, **fields: Any) -> OutcomeWording:
    """Return an outcome in words for children."""
    of = fields.pop("outcome_version", None) or outcome_version(within)
    given = {
        "language": "en",
        "form": "child",
        "words": {"what": f"You get a text on Friday. {canary(within)}"},
        "saved_at": NOW,
    }
    return create(OutcomeWording, within, outcome_version=of, **(given | fields))


@factory_for("feedback.Delivery")
def delivery(within: Organisation, **fields: Any) -> Delivery:
    """Return something that was promised for next month."""
    of = fields.pop("outcome", None) or outcome(within)
    given = {"what": f"A text each Friday {canary(within)}", "due_on": TODAY + timedelta(days=30)}
    return create(Delivery, within, outcome=of, **(given | fields))


@factory_for("feedback.Milestone")
def milestone(within: Organisation, **fields: Any) -> Milestone:
    """Return one part of what was promised."""
    of = fields.pop("delivery", None) or delivery(within)
    given = {
        "text": f"The texts are written {canary(within)}",
        "due_on": TODAY + timedelta(days=14),
        "position": next_number(Milestone),
    }
    return create(Milestone, within, delivery=of, **(given | fields))


@factory_for("feedback.LateNote")
def late_note(within: Organisation, **fields: Any) -> LateNote:
    """Return why people have not heard, and when they will."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {
        "promised_on": TODAY - timedelta(days=1),
        "why": f"The board did not meet. {canary(within)}",
        "new_on": TODAY + timedelta(days=14),
        "at": NOW,
    }
    return create(LateNote, within, consultation=about, **(given | fields))


@factory_for("feedback.Snooze")
def snooze(within: Organisation, **fields: Any) -> Snooze:
    """Return that reminders rest for two weeks."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    told = fields.pop("publication", None) or publication(
        within, consultation=about, kind="holding"
    )
    given = {
        "number": 1,
        "why": f"The board meets on Friday. {canary(within)}",
        "from_on": TODAY,
        "until_on": TODAY + timedelta(days=14),
        "at": NOW,
    }
    return create(Snooze, within, consultation=about, publication=told, **(given | fields))


@factory_for("feedback.DutyHandover")
def duty_handover(within: Organisation, **fields: Any) -> DutyHandover:
    """Return that somebody else tells people now."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {
        "role": "owner",
        "to_member": about.owner,
        "from_name": f"Isla {canary(within)}",
        "to_name": str(about.owner),
        "on": TODAY,
    }
    return create(DutyHandover, within, consultation=about, **(given | fields))


@factory_for("feedback.ConsultationJoin")
def consultation_join(within: Organisation, **fields: Any) -> ConsultationJoin:
    """Return that one ask was a double of another."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    into = fields.pop("into", None) or closed_consultation(within, project=about.project)
    given = {"why": f"Asked twice {canary(within)}", "at": NOW}
    return create(ConsultationJoin, within, consultation=about, into=into, **(given | fields))


@factory_for("feedback.LoopCheck")
def loop_check(within: Organisation, **fields: Any) -> LoopCheck:
    """Return that people are asked in two weeks whether they see a change."""
    told = fields.pop("publication", None) or publication(within)
    given = {"consultation": told.consultation, "due_on": TODAY + timedelta(days=14)}
    return create(LoopCheck, within, publication=told, **(given | fields))


@factory_for("feedback.CheckLink")
def check_link(within: Organisation, **fields: Any) -> CheckLink:
    """Return a personal link to a check; `token` (not stored) opens it."""
    of = fields.pop("loop_check", None) or loop_check(within)
    who = fields.pop("participant", None) or participant(within)
    token = fields.pop("token", f"check-token-{next_number(CheckLink)}")
    given = {"digest": digest_of(token), "expires_at": NOW + timedelta(days=30)}
    return create(CheckLink, within, loop_check=of, participant=who, **(given | fields))


@factory_for("feedback.CheckSeed")
def check_seed(within: Organisation, **fields: Any) -> CheckSeed:
    """Return what one person's check follows from."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    who = fields.pop("participant", None) or participant(within)
    given = {"seed": f"seed-{next_number(CheckSeed)}", "ends_on": TODAY + timedelta(days=60)}
    return create(CheckSeed, within, consultation=about, participant=who, **(given | fields))


@factory_for("feedback.CheckAnswer")
def check_answer(within: Organisation, **fields: Any) -> CheckAnswer:
    """Return that somebody sees a small change."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {
        "saw": "small",
        "send_key": digest_of(f"check-{next_number(CheckAnswer)}"),
        "received_on": TODAY,
    }
    return create(CheckAnswer, within, consultation=about, **(given | fields))


@factory_for("feedback.Missed")
def missed(within: Organisation, **fields: Any) -> Missed:
    """Return that somebody said we missed something."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"words": f"And the bus? {canary(within)}", "said_on": TODAY}
    return create(Missed, within, consultation=about, **(given | fields))


@factory_for("feedback.ItemReopening")
def item_reopening(within: Organisation, **fields: Any) -> ItemReopening:
    """Return that an item is owed an answer again."""
    of = fields.pop("item", None) or item(within)
    return create(ItemReopening, within, item=of, **{"reopened_on": TODAY, **fields})
