"""Changes to the list of other organisations that work with this one. No person of theirs is ever on it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from organisations.models import Partner


@transaction.atomic
def save_partner(
    *, actor: Actor, name: str, kind: str, note: str, partner: Partner | None = None
) -> Partner:
    """Write down another organisation, or change what is known of it.

    Raises:
        ValidationError: when another one of that name is on the list already.

    """
    kept = partner or Partner(organisation=actor.organisation)
    kept.name, kept.kind, kept.note = name, kind, note
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as taken:
        raise ValidationError(_("This organisation is on your list already.")) from taken
    audit.record(actor, "partner_changed" if partner else "partner_added", kept)
    return kept


@transaction.atomic
def set_partner_active(*, actor: Actor, partner: Partner, is_active: bool) -> None:
    """Say whether another organisation still works with us. What it did and agreed to do stays."""
    if partner.is_active == is_active:
        return
    partner.is_active = is_active
    partner.save(update_fields=["is_active"])
    audit.record(actor, "partner_back" if is_active else "partner_ended", partner)
