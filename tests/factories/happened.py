"""Items, outcomes, publications, tellings; notices and messages; the audit trail; what was taken away."""

from typing import Any

from access.models import AuditEntry, Removal
from feedback.models import Item, Outcome, OutcomeVersion, Publication, Telling
from notices.models import Message, Notice
from organisations.models import Organisation
from tests.factories.asking import closed_consultation
from tests.factories.clock import NOW, TODAY
from tests.factories.people import member
from tests.factories.planning import participant
from tests.factories.registry import canary, create, factory_for, next_number


@factory_for("feedback.Item")
def item(within: Organisation, **fields: Any) -> Item:
    """Return something that is owed an answer."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"text": f"Nobody rings back. {canary(within)}"}
    return create(Item, within, consultation=about, **(given | fields))


@factory_for("feedback.Outcome")
def outcome(within: Organisation, **fields: Any) -> Outcome:
    """Return an outcome of the items given, without wording yet."""
    items = fields.pop("items", None) or [item(within)]
    about = fields.pop("consultation", None) or items[0].consultation
    made = create(Outcome, within, consultation=about, **fields)
    made.items.set(items)
    return made


@factory_for("feedback.OutcomeVersion")
def outcome_version(within: Organisation, **fields: Any) -> OutcomeVersion:
    """Return the next wording of an outcome: something changed."""
    of = fields.pop("outcome", None) or outcome(within)
    given = {
        "number": of.latest + 1,
        "disposition": "changed",
        "you_said": f"Nobody rings back. {canary(within)}",
        "what": f"Every family gets a text each Friday. {canary(within)}",
        "since_on": TODAY,
        "where": "On your phone",
        "saved_at": NOW,
    }
    made = create(OutcomeVersion, within, outcome=of, **(given | fields))
    of.latest = made.number
    of.save()
    return made


@factory_for("feedback.Publication")
def publication(within: Organisation, **fields: Any) -> Publication:
    """Return the moment at which outcomes were made public."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"kind": "outcome", "published_at": NOW, "published_on": TODAY}
    return create(Publication, within, consultation=about, **(given | fields))


@factory_for("feedback.Telling")
def telling(within: Organisation, **fields: Any) -> Telling:
    """Return one person who is to be told by e-mail; of something that changed, unless a publication is given."""
    of = fields.pop("publication", None) or _news(within)
    given = {"channel": "email"}
    if not fields.get("is_channel") and "participant" not in fields:
        given["participant"] = participant(within)
    return create(Telling, within, publication=of, **(given | fields))


def _news(within: Organisation) -> Publication:
    made = publication(within)
    about = item(within, consultation=made.consultation)
    outcome_version(within, publication=made, outcome=outcome(within, items=[about]))
    return made


@factory_for("notices.Message")
def message(within: Organisation, **fields: Any) -> Message:
    """Return a message that waits to be sent to a member."""
    given = {"recipient_kind": "member", "next_try_at": NOW}
    if "recipient_key" not in fields:
        given["recipient_key"] = str(member(within).pk)
    return create(Message, within, **(given | fields))


@factory_for("notices.Notice")
def notice(within: Organisation, **fields: Any) -> Notice:
    """Return a planned notice to a member."""
    number = next_number(Notice)
    given = {
        "key": f"rule:{number}:member:occasion",
        "rule": "rule",
        "subject": str(number),
        "occasion": "occasion",
        "recipient_kind": "member",
        "planned_at": NOW,
    }
    if "recipient_key" not in fields:
        given["recipient_key"] = str(member(within).pk)
    return create(Notice, within, **(given | fields))


@factory_for("access.AuditEntry")
def audit_entry(within: Organisation, **fields: Any) -> AuditEntry:
    """Return that the system did something."""
    given = {"verb": "did", "target_type": "organisations.organisation", "target_id": within.pk}
    return create(AuditEntry, within, **(given | fields))


@factory_for("access.Removal")
def removal(within: Organisation, **fields: Any) -> Removal:
    """Return the note that one version of somebody's answers was taken out."""
    given = {
        "kind": "answers",
        "key": f"00000000-0000-4000-8000-{next_number(Removal):012d}",
        "on": TODAY,
    }
    return create(Removal, within, **(given | fields))
