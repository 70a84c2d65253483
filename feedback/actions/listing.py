"""Putting an ask on the public list of the organisation, and taking it off."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.release import locked
from feedback.models import Consultation


@transaction.atomic
def set_listed(*, actor: Actor, consultation: Consultation, is_listed: bool) -> Consultation:
    """Let an ask stand on the public list, or take it off; twice is once.

    Raises:
        ValidationError: with code `draft` when nobody was asked yet, `needs_care` when it is about under-18s or a
            sensitive subject. Taking off is never refused.

    """
    consultation = locked(consultation)
    if is_listed and consultation.opened_at is None:
        raise ValidationError(_("Nobody has been asked yet, so there is nothing to list."), "draft")
    if is_listed and consultation.needs_care:
        raise ValidationError(
            _("It is about under-18s or a sensitive subject, so it is never on the public list."),
            "needs_care",
        )
    if consultation.is_listed != is_listed:
        consultation.is_listed = is_listed
        consultation.save(update_fields=["is_listed"])
        audit.record(actor, "listed" if is_listed else "unlisted", consultation)
    return consultation
