"""What an ask offers, and what each person was offered, took, declined or was paid. None of it looks at any answer.

An ask by personal link is confidential, so its offer goes to everybody who was asked or to nobody: to offer it to those who
answered would tell who they are.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.domain.recognition import SETTLED, Entry
from feedback.models import Ask, Consultation, Offer, Recognition
from feedback.queries.offers import OfferLine, offer_for, offers_of
from projects.models import Participation, Project


@transaction.atomic
def set_offers(*, actor: Actor, consultation: Consultation, offers: Sequence[OfferLine]) -> int:
    """Say what each group is offered, and return how many offers there are now.

    Once it has opened, people were told: what is said stays, and only groups without an offer can get one.
    """
    current = _locked(consultation)
    if current.opened_at is None:
        current.offers.all().delete()
    said = set(current.offers.values_list("group_id", flat=True))
    Offer.objects.bulk_create(
        Offer(
            organisation_id=current.organisation_id,
            consultation=current,
            group_id=one.group_id,
            form=one.form,
            amount=one.amount,
            currency=one.currency,
            words=one.words,
        )
        for one in offers
        if one.group_id not in said
    )
    count: int = current.offers.count()
    audit.record(actor, "offers_set", current, count=count)
    return count


@transaction.atomic
def offer_to_everybody_asked(*, actor: Actor, consultation: Consultation, today: date) -> int:
    """Note down for everybody asked by name what their group is offered; return for how many it was new.

    Whoever has it noted down already, and whoever is offered nothing, gets no line.
    """
    current = _locked(consultation)
    offers = offers_of(current)
    known = set(
        Recognition.objects.filter(consultation=current, is_expense=False).values_list(
            "participant_id", flat=True
        )
    )
    asks = Ask.objects.filter(consultation=current).exclude(participant__in=known - {None})
    wanted = ((ask, offer_for(offers, ask.group_id)) for ask in asks)
    made = Recognition.objects.bulk_create(
        Recognition(
            organisation_id=current.organisation_id,
            project_id=current.project_id,
            consultation=current,
            participant_id=ask.participant_id,
            group_id=ask.group_id,
            what=offer.words[:140],
            form=offer.form,
            amount=offer.amount,
            currency=offer.currency,
            offered_on=today,
            recorded_by_id=actor.member_id,
        )
        for ask, offer in wanted
        if offer is not None and offer.form != "nothing"
    )
    audit.record(actor, "recognition_offered", current, count=len(made))
    return len(made)


@transaction.atomic
def record_for(
    *, actor: Actor, project: Project, participant_ids: Iterable[int], entry: Entry
) -> int:
    """Note down the same for each of these people of the project; return for how many."""
    places = Participation.objects.filter(project=project, participant__in=list(participant_ids))
    made = Recognition.objects.bulk_create(
        Recognition(
            organisation_id=project.organisation_id,
            project=project,
            participant_id=place.participant_id,
            group_id=place.group_id,
            recorded_by_id=actor.member_id,
            **_fields(entry),
        )
        for place in places
    )
    audit.record(actor, "recognition_recorded", project, count=len(made))
    return len(made)


@transaction.atomic
def change_recognition(*, actor: Actor, recognition: Recognition, entry: Entry) -> None:
    """Correct what was noted down, or note that it was taken, declined or paid."""
    before = recognition.state
    for name, value in _fields(entry).items():
        setattr(recognition, name, value)
    recognition.save()
    audit.record(
        actor,
        "recognition_changed",
        recognition,
        project=recognition.project_id,
        before=before,
        after=recognition.state,
    )


@transaction.atomic
def settle(*, actor: Actor, project: Project, ids: Collection[int], state: str, on: date) -> int:
    """Note for several at once that they were accepted, declined or paid on a day; return how many changed."""
    rows = Recognition.objects.select_for_update().filter(project=project, pk__in=ids)
    changed = rows.exclude(state=state).filter(offered_on__lte=on)
    count: int = changed.update(state=state, settled_on=on if state in SETTLED else None)
    audit.record(actor, "recognition_settled", project, count=count, state=state)
    return count


@transaction.atomic
def remove_recognition(*, actor: Actor, recognition: Recognition) -> None:
    """Take back what was noted down by mistake."""
    audit.record(actor, "recognition_removed", recognition, project=recognition.project_id)
    recognition.delete()


def forget_person(participant_id: int) -> None:
    """Empty whom it was given to and what was written about it; form, sum and state stay for the accounts."""
    Recognition.objects.filter(participant=participant_id).update(participant=None, what="")


def join_people(from_id: int, into_id: int) -> None:
    """Let what one person was given be the other's, who is the same; nothing is added up or lost."""
    Recognition.objects.filter(participant=from_id).update(participant=into_id)


def _locked(consultation: Consultation) -> Consultation:
    found: Consultation = Consultation.objects.select_for_update(of=("self",)).get(
        pk=consultation.pk
    )
    return found


def _fields(entry: Entry) -> dict[str, object]:
    return {
        "consultation_id": entry.consultation_id,
        "is_expense": entry.is_expense,
        "what": entry.what,
        "form": entry.form,
        "amount": entry.amount,
        "currency": entry.currency,
        "state": entry.state,
        "offered_on": entry.offered_on,
        "settled_on": entry.settled_on,
    }
