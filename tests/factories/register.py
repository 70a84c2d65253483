"""What else the register holds: needs, holds, agreements, lists, and how long things are kept."""

from datetime import timedelta
from typing import Any

from access.roles import Role
from access.tokens import digest_of
from jobs.models import Job
from organisations.models import Member, Organisation
from participants.models import (
    AccessNeed,
    AccessRequest,
    Agreement,
    AgreementWording,
    Erasure,
    Hold,
    KeepingQuestion,
    KeepingRun,
    KeepingVersion,
    LawfulBasis,
    PeopleFile,
    PeopleList,
    PeopleListRow,
    RecordCode,
    RecordVisit,
    SavedView,
)
from participants.queries.codes import code_digests
from tests.factories.clock import NOW, TODAY
from tests.factories.people import member
from tests.factories.planning import participant
from tests.factories.registry import canary, create, factory_for, next_number


@factory_for("jobs.Job")
def job(within: Organisation, **fields: Any) -> Job:
    """Return long work that waits to begin."""
    return create(Job, within, **{"kind": "bring_in_people", **fields})


@factory_for("participants.AccessNeed")
def access_need(within: Organisation, **fields: Any) -> AccessNeed:
    """Return something that a person needs, not met yet."""
    who = fields.pop("participant", None) or participant(within)
    given = {"need": f"A ramp {canary(within)}", "noted_on": TODAY}
    return create(AccessNeed, within, participant=who, **(given | fields))


@factory_for("participants.Hold")
def hold(within: Organisation, **fields: Any) -> Hold:
    """Return that nobody asks a person for anything for now."""
    who = fields.pop("participant", None) or participant(within)
    return create(Hold, within, participant=who, **{"placed_on": TODAY, **fields})


@factory_for("participants.SavedView")
def saved_view(within: Organisation, **fields: Any) -> SavedView:
    """Return a view that a member kept: an owner, where there is one."""
    who = fields.pop("member", None) or Member.objects.filter(role=Role.OWNER).first()
    who = who or member(within)
    name = f"View {next_number(SavedView)} {canary(within)}"
    return create(SavedView, within, member=who, **{"name": name, "query": "owed=1", **fields})


@factory_for("participants.AgreementWording")
def agreement_wording(within: Organisation, **fields: Any) -> AgreementWording:
    """Return a wording of what people agree to."""
    number = fields.pop("number", next_number(AgreementWording))
    text = f"You choose whether to take part. {canary(within)}"
    return create(AgreementWording, within, number=number, **{"text": text, **fields})


@factory_for("participants.Agreement")
def agreement(within: Organisation, **fields: Any) -> Agreement:
    """Return a person's yes."""
    who = fields.pop("participant", None) or participant(within)
    given = {"said": "consent", "said_on": TODAY, "explained": f"All of it {canary(within)}"}
    return create(Agreement, within, participant=who, **(given | fields))


@factory_for("participants.LawfulBasis")
def lawful_basis(within: Organisation, **fields: Any) -> LawfulBasis:
    """Return the legal ground that an organisation chose."""
    number = fields.pop("number", next_number(LawfulBasis))
    given = {"basis": "public_task", "words": f"It is our task. {canary(within)}"}
    return create(LawfulBasis, within, number=number, **(given | fields))


@factory_for("participants.PeopleList")
def people_list(within: Organisation, **fields: Any) -> PeopleList:
    """Return a file with one person in it."""
    given = {
        "name": f"people-{canary(within)}.csv",
        "content": f"2,Sam {canary(within)},sam@example.org\r\n".encode(),
        "headings": ["Name", "E-mail"],
        "columns": {"name": 0, "email": 1},
        "rows": 1,
    }
    return create(PeopleList, within, **(given | fields))


@factory_for("participants.PeopleListRow")
def people_list_row(within: Organisation, **fields: Any) -> PeopleListRow:
    """Return what became of one row."""
    of = fields.pop("people_list", None) or people_list(within)
    number = fields.pop("number", next_number(PeopleListRow))
    return create(
        PeopleListRow, within, people_list=of, number=number, **{"result": "added", **fields}
    )


@factory_for("participants.PeopleFile")
def people_file(within: Organisation, **fields: Any) -> PeopleFile:
    """Return a list of people made for taking out."""
    given = {
        "kind": "csv",
        "content": f"Name\nSam {canary(within)}\n".encode(),
        "rows": 1,
    }
    return create(PeopleFile, within, **(given | fields))


@factory_for("participants.RecordCode")
def record_code(within: Organisation, **fields: Any) -> RecordCode:
    """Return a code for the second step; `code` (not stored) opens it."""
    who = fields.pop("participant", None) or participant(within)
    code = fields.pop("code", "23456789")
    digest = code_digests(who.pk, code)[0]
    given = {"digest": digest, "expires_at": NOW + timedelta(minutes=30)}
    return create(RecordCode, within, participant=who, **(given | fields))


@factory_for("participants.RecordVisit")
def record_visit(within: Organisation, **fields: Any) -> RecordVisit:
    """Return a device on which somebody took the second step; `token` (not stored) is its cookie."""
    who = fields.pop("participant", None) or participant(within)
    token = fields.pop("token", f"visit-{next_number(RecordVisit)}")
    given = {"digest": digest_of(token), "expires_at": NOW + timedelta(minutes=30)}
    return create(RecordVisit, within, participant=who, **(given | fields))


@factory_for("participants.KeepingVersion")
def keeping_version(within: Organisation, **fields: Any) -> KeepingVersion:
    """Return for how long things are kept."""
    number = fields.pop("number", next_number(KeepingVersion))
    return create(KeepingVersion, within, number=number, **{"values": {}, **fields})


@factory_for("participants.KeepingRun")
def keeping_run(within: Organisation, **fields: Any) -> KeepingRun:
    """Return what will go in two weeks."""
    given = {"announced_on": TODAY, "due_on": TODAY + timedelta(days=14)}
    return create(KeepingRun, within, **(given | fields))


@factory_for("participants.Erasure")
def erasure(within: Organisation, **fields: Any) -> Erasure:
    """Return that somebody was erased."""
    given = {"mark": "a" * 64, "erased_on": TODAY, "reason": "asked"}
    return create(Erasure, within, **(given | fields))


@factory_for("participants.AccessRequest")
def access_request(within: Organisation, **fields: Any) -> AccessRequest:
    """Return that somebody asked for everything we hold about them."""
    who = fields.pop("participant", None) or participant(within)
    given = {"asked_on": TODAY, "due_on": TODAY + timedelta(days=30)}
    return create(AccessRequest, within, participant=who, **(given | fields))


@factory_for("participants.KeepingQuestion")
def keeping_question(within: Organisation, **fields: Any) -> KeepingQuestion:
    """Return that a person was asked whether we may keep them."""
    who = fields.pop("participant", None) or participant(within)
    return create(KeepingQuestion, within, participant=who, **{"asked_on": TODAY, **fields})
