"""What people agree to, on what legal ground we hold their data, and what each person said."""

from datetime import date
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from organisations.models import Organisation
from participants import terms
from participants.domain.agreements import NO
from participants.followers import changed
from participants.models import Agreement, AgreementWording, LawfulBasis, Participant
from participants.queries.agreements import current_basis, current_wording, taking_part


@transaction.atomic
def save_wording(*, actor: Actor, text: str, plain_text: str) -> AgreementWording:
    """Keep a new wording of what people agree to; what people agreed to before keeps its own. The same again changes nothing."""
    _lock(actor.organisation)
    before = current_wording()
    if before is not None and (before.text, before.plain_text) == (text, plain_text):
        return before
    made = AgreementWording.objects.create(
        organisation=actor.organisation,
        number=before.number + 1 if before else 1,
        text=text,
        plain_text=plain_text,
        made_by_id=actor.member_id,
    )
    audit.record(actor, "agreement_wording_saved", made, number=made.number)
    return made


@transaction.atomic
def save_basis(*, actor: Actor, **fields: str) -> LawfulBasis:
    """Keep the legal ground as it is from now on. Whoever was written down before keeps the one of then.

    The first one is also that of everybody who was written down before any was chosen. The same again changes nothing.
    `fields` are basis, special, words, rights and contact.
    """
    _lock(actor.organisation)
    before = current_basis()
    if before is not None and all(getattr(before, name) == fields[name] for name in fields):
        return before
    made = LawfulBasis.objects.create(
        organisation=actor.organisation,
        number=before.number + 1 if before else 1,
        made_by_id=actor.member_id,
        **fields,
    )
    if before is None:
        Participant.objects.filter(lawful_basis=None).update(lawful_basis=made)
    audit.record(actor, "lawful_basis_saved", made, number=made.number, basis=made.basis)
    return made


@transaction.atomic
def record_agreement(
    *,
    actor: Actor | None,
    organisation: Any,
    participant_id: int,
    said: str,
    said_on: date,
    given_by: str = "",
    explained: str = "",
    shown_how: str = "",
) -> Agreement:
    """Write down what a person, or a parent, said about taking part, with the wording of now. After a no nobody asks them.

    `actor` is None where the person did it by their own link.
    """
    person = Participant.objects.select_for_update().get(pk=participant_id)
    made = Agreement.objects.create(
        organisation=organisation,
        participant=person,
        said=said,
        wording=current_wording(),
        given_by=given_by,
        explained=explained,
        shown_how=shown_how,
        said_on=said_on,
        recorded_by_id=actor.member_id if actor else None,
    )
    if taking_part(participant_id).standing in NO and person.may_be_asked != terms.NO:
        person.may_be_asked = terms.NO
        person.save(update_fields=["may_be_asked"])
        changed([person.pk])
    audit.record(actor, "agreement_recorded", made, said=said, by_parent=bool(given_by))
    return made


@transaction.atomic
def withdraw(*, organisation: Any, participant_id: int, today: date) -> None:
    """Write down that a person takes part no more, by their own link and without a reason. A second time changes nothing."""
    Participant.objects.select_for_update().get(pk=participant_id)
    own = Agreement.objects.filter(participant_id=participant_id, given_by="")
    newest = own.exclude(said=terms.PARENT).order_by("said_on", "pk").last()
    if newest is None or newest.said != terms.WITHDRAWN:
        record_agreement(
            actor=None,
            organisation=organisation,
            participant_id=participant_id,
            said=terms.WITHDRAWN,
            said_on=max(today, newest.said_on) if newest else today,
        )


@transaction.atomic
def choose(
    *, participant_id: int, hears_outcomes: str = "", may_be_asked: str = "", actor: Actor | None
) -> None:
    """Keep whether a person wants to hear what happened and may be asked again; an empty value leaves the choice as it was.

    What people choose themselves has no audit entry: after sending answers it would say when, and so who answered.
    """
    chosen = {"hears_outcomes": hears_outcomes, "may_be_asked": may_be_asked}
    changes = {name: value for name, value in chosen.items() if value}
    if not changes:
        return
    person = Participant.objects.select_for_update().get(pk=participant_id)
    for name, value in changes.items():
        setattr(person, name, value)
    person.save(update_fields=list(changes))
    changed([person.pk])
    if actor is not None:
        audit.record(actor, "choices_recorded", person, **changes)


def _lock(organisation: Any) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
