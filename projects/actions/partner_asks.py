"""Changes to what we know of partners' asks."""

from dataclasses import dataclass

from django.db import transaction

from access import audit
from access.actors import Actor
from organisations.models import Partner
from projects.domain.partner_asks import PartnerAskValues
from projects.models import PartnerAsk


@dataclass(frozen=True, slots=True)
class PartnerAskConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: PartnerAsk


@transaction.atomic
def add_partner_ask(*, actor: Actor, values: PartnerAskValues) -> PartnerAsk:
    """Write down what a partner asks."""
    made = PartnerAsk(organisation=actor.organisation, recorded_by_id=actor.member_id)
    return _save(actor, made, values)


@transaction.atomic
def change_partner_ask(
    *, actor: Actor, ask: PartnerAsk, based_on: int, values: PartnerAskValues
) -> PartnerAsk | PartnerAskConflict:
    """Change it, unless somebody saved another version since `based_on` was read: then nothing changes."""
    current = PartnerAsk.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    if current.version != based_on:
        return PartnerAskConflict(theirs=current)
    current.version += 1
    return _save(actor, current, values)


@transaction.atomic
def remove_partner_ask(*, actor: Actor, ask: PartnerAsk) -> None:
    """Take it off the list."""
    audit.record(actor, "partner_ask_removed", ask)
    ask.delete()


def _save(actor: Actor, row: PartnerAsk, values: PartnerAskValues) -> PartnerAsk:
    row.partner_id = values.partner_id or _partner(actor, values.partner_name).pk
    row.title, row.whom, row.group_kind = values.title, values.whom, values.group_kind
    row.opens_on, row.closes_on = values.opens_on, values.closes_on
    row.save()
    audit.record(actor, "partner_ask_saved", row)
    return row


def _partner(actor: Actor, name: str) -> Partner:
    """Return the partner of this name, made if there is none; capitals make no difference."""
    found: Partner | None = Partner.objects.filter(name__iexact=name).first()
    if found is None:
        found = Partner.objects.create(organisation=actor.organisation, name=name)
    return found
