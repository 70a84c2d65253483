"""Working through a list of people to tell: trying, and giving somebody to a colleague."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import Actor
from feedback.actions.release import lock_in_order
from feedback.models import Publication, Telling, TellingChannel


@transaction.atomic
def record_tries(
    *, actor: Actor, publication: Publication, telling_ids: Iterable[int], today: date
) -> int:
    """Write down that somebody tried to tell people today and did not get through; they stay on the list.

    Raises:
        ValidationError: with code `tellings` when nobody was chosen.

    """
    lock_in_order(publication.consultation)
    rows = _waiting(publication, telling_ids)
    count = rows.update(tries=F("tries") + 1, last_tried_on=today)
    _check_some(count)
    audit.record(
        actor,
        "telling_tried",
        publication,
        consultation=publication.consultation_id,
        people=count,
    )
    return count


@transaction.atomic
def hand_on(
    *,
    actor: Actor,
    publication: Publication,
    telling_ids: Iterable[int],
    to_member_id: int,
    why: str = "",
) -> int:
    """Let another member tell these people; return how many.

    Those who hear by e-mail only once that has failed. Their names show who answered: nobody gives them to themselves,
    and why they are given to somebody is kept.

    Raises:
        ValidationError: with code `tellings` when nobody was chosen, `to` when somebody would give such names to
            themselves, `why` when no reason is given for them.

    """
    lock_in_order(publication.consultation)
    rows = _waiting(publication, telling_ids).filter(is_channel=False)
    if rows.filter(channel=TellingChannel.EMAIL).exists():
        _check_names(actor, to_member_id, why)
    count = rows.update(teller_id=to_member_id)
    _check_some(count)
    audit.record(
        actor,
        "telling_handed_on",
        publication,
        consultation=publication.consultation_id,
        people=count,
        to=to_member_id,
        why=why,
    )
    return count


def _check_names(actor: Actor, to_member_id: int, why: str) -> None:
    if to_member_id == actor.member_id:
        raise ValidationError(
            _("Their names show who answered. Somebody else has to tell them."), code="to"
        )
    if not why.strip():
        raise ValidationError(_("Say why somebody has to see their names."), code="why")


def _waiting(publication: Publication, telling_ids: Iterable[int]) -> Any:
    rows = Telling.objects.pending().filter(publication=publication, pk__in=list(telling_ids))
    return rows.exclude(channel=TellingChannel.EMAIL, problem="")


def _check_some(count: int) -> None:
    if not count:
        raise ValidationError(_("Choose at least one person."), code="tellings")
