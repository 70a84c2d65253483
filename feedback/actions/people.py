"""Choosing the people a consultation asks by name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from access.roles import Role
from feedback.actions.links import mint_answer_link
from feedback.actions.load import mark_stale
from feedback.actions.telling import wait_for_mail_again
from feedback.domain.load import NO_EXCUSE, Excuse
from feedback.domain.people import Line
from feedback.models import Ask, Consultation
from feedback.queries.asking_rules import FREE, Manner, manners
from notices.actions import resend_to
from participants import actions as participants
from participants.actions import register_people
from participants.queries import reached_alike
from projects.actions import add_groups, place_people
from projects.queries import groups_of_people


class TooLateError(Exception):
    """It has closed or was withdrawn: nobody can be asked any more."""


class RestingError(Exception):
    """Some of them may not be asked as it stands: `count` people."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@transaction.atomic
def invite_people(
    *,
    actor: Actor,
    consultation: Consultation,
    lines: Sequence[Line],
    told_by_id: int | None,
    today: date,
    excuse: Excuse = NO_EXCUSE,
) -> int:
    """Ask these people too, and return how many were not asked before; their groups are made where they are missing.

    While it is open they are asked today, otherwise when it opens. `told_by_id` is the member who tells those whom nobody
    can write to. `excuse` says why somebody is asked although a rule says not to.

    Raises:
        RestingError: when some of them may not be asked, even with that excuse.
        TooLateError: when it takes no answers any more.

    """
    current = _taking_answers(consultation, today)
    ids = register_people(
        organisation=actor.organisation, people=[(line.name, line.email) for line in lines]
    )
    groups = add_groups(project=consultation.project, names=[line.group for line in lines])
    places = {
        participant_id: groups[line.group.casefold()].pk if line.group else None
        for participant_id, line in zip(ids, lines, strict=True)
    }
    place_people(project=consultation.project, places=places)
    return _ask(actor, current, places, told_by_id=told_by_id, today=today, excuse=excuse)


@transaction.atomic
def ask_people(
    *,
    actor: Actor,
    consultation: Consultation,
    participant_ids: Sequence[int],
    told_by_id: int | None,
    today: date,
    excuse: Excuse = NO_EXCUSE,
) -> int:
    """Ask people who have a place in the project already; return how many were not asked before. See `invite_people`."""
    current = _taking_answers(consultation, today)
    places = groups_of_people(current.project_id, participant_ids)
    return _ask(actor, current, places, told_by_id=told_by_id, today=today, excuse=excuse)


def _taking_answers(consultation: Consultation, today: date) -> Consultation:
    """Return the consultation anew and locked, unless nobody can be asked any more."""
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if current.withdrawn_at is not None or (
        current.opened_at is not None and (current.closes_on or today) < today
    ):
        raise TooLateError
    return current


def _ask(
    actor: Actor,
    current: Consultation,
    places: Mapping[int, int | None],
    *,
    told_by_id: int | None,
    today: date,
    excuse: Excuse,
) -> int:
    """Ask those who were not asked before. Each may be asked, or is covered by the excuse, which is kept beside them."""
    rows = Ask.objects.filter(consultation=current)
    asked = set(rows.values_list("participant_id", flat=True))
    new = {pk: group for pk, group in places.items() if pk not in asked}
    found = manners(new, today=today)
    excuse = replace(excuse, is_by_manager=actor.is_at_least(Role.MANAGER))
    held = [pk for pk in new if not found.get(pk, FREE).is_allowed_with(excuse)]
    if held:
        raise RestingError(len(held))
    added = Ask.objects.bulk_create(
        Ask(
            organisation_id=current.organisation_id,
            consultation=current,
            participant_id=participant_id,
            group_id=group_id,
            told_by_id=told_by_id or current.owner_id,
            asked_on=today if current.opened_at is not None else None,
            asked_by_themselves=excuse.by_themselves,
            **_exception(actor, found.get(participant_id, FREE), excuse),
        )
        for participant_id, group_id in new.items()
    )
    excused = sum(bool(one.exception_rule) for one in added)
    audit.record(
        actor,
        "people_asked",
        current,
        count=len(added),
        **({"exceptions": excused} if excused else {}),
    )
    if current.opened_at is not None:
        mark_stale(new)
    return len(added)


def _exception(actor: Actor, manner: Manner, excuse: Excuse) -> dict[str, Any]:
    """What is kept about why somebody is asked although a rule says not to; nothing where none does."""
    if manner.is_free or excuse.by_themselves:
        return {}
    return {
        "exception_by_id": actor.member_id,
        "exception_why": excuse.why,
        "exception_rule": manner.rule,
    }


@transaction.atomic
def ask_all_the_same(
    *, actor: Actor, consultation: Consultation, ask_id: int, excuse: Excuse, today: date
) -> bool:
    """Keep somebody on the list of a draft although a rule says not to; return whether that was still possible.

    Raises:
        RestingError: when the excuse is not enough.

    """
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    ask = Ask.objects.filter(consultation=current, pk=ask_id, asked_on=None).first()
    if current.opened_at is not None or ask is None:
        return False
    manner = manners([ask.participant_id], today=today).get(ask.participant_id, FREE)
    excuse = replace(excuse, is_by_manager=actor.is_at_least(Role.MANAGER))
    if not manner.is_allowed_with(excuse):
        raise RestingError(1)
    ask.asked_by_themselves = excuse.by_themselves
    for name, value in _exception(actor, manner, excuse).items():
        setattr(ask, name, value)
    ask.save()
    audit.record(actor, "asked_all_the_same", ask, consultation=current.pk, rule=manner.rule)
    return True


@transaction.atomic
def show_link(*, actor: Actor, ask: Ask, now: datetime) -> str:
    """Make a personal link for whoever tells this person, and write down who was shown it: it answers in their name."""
    audit.record(actor, "personal_link_shown", ask, consultation=ask.consultation_id)
    return mint_answer_link(ask, now=now)


@transaction.atomic
def correct_address(*, actor: Actor, ask: Ask, seen: str, email: str, now: datetime) -> int:
    """Correct a person's address, and send again what did not reach them; return how many e-mails go again.

    Raises:
        AddressMovedError: when somebody changed the address since it was `seen`.
        AddressTakenError: when somebody else in the register has it.

    """
    participants.correct_address(
        actor=actor, participant_id=ask.participant_id, seen=seen, email=email, now=now
    )
    return send_again_to(actor=actor, participant_id=ask.participant_id, now=now)


@transaction.atomic
def send_again_to(*, actor: Actor, participant_id: int, now: datetime) -> int:
    """Send again what did not reach a person, and whoever is reached at the same address; return how many e-mails go."""
    sent = 0
    for person in reached_alike(participant_id):
        wait_for_mail_again(participant_id=person)
        sent += resend_to(actor=actor, kind="participant", key=str(person), now=now)
    return sent


@transaction.atomic
def leave_out(*, actor: Actor, consultation: Consultation, ask_id: int) -> bool:
    """Take a person off the list while it is a draft; return whether that was still possible."""
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if current.opened_at is not None:
        return False
    Ask.objects.filter(consultation=current, pk=ask_id).delete()
    audit.record(actor, "person_left_out", current)
    return True
