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
from feedback.models import Publication, Telling, TellingChannel


@transaction.atomic
def record_tries(
    *, actor: Actor, publication: Publication, telling_ids: Iterable[int], today: date
) -> int:
    """Write down that somebody tried to tell people today and did not get through; they stay on the list.

    Raises:
        ValidationError: with code `tellings` when nobody was chosen.

    """
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
    *, actor: Actor, publication: Publication, telling_ids: Iterable[int], to_member_id: int
) -> int:
    """Let another member tell these people; return how many. Those who hear by e-mail only once that has failed.

    Raises:
        ValidationError: with code `tellings` when nobody was chosen.

    """
    rows = _waiting(publication, telling_ids).filter(is_channel=False)
    count = rows.update(teller_id=to_member_id)
    _check_some(count)
    audit.record(
        actor,
        "telling_handed_on",
        publication,
        consultation=publication.consultation_id,
        people=count,
        to=to_member_id,
    )
    return count


def _waiting(publication: Publication, telling_ids: Iterable[int]) -> Any:
    rows = Telling.objects.pending().filter(publication=publication, pk__in=list(telling_ids))
    return rows.exclude(channel=TellingChannel.EMAIL, problem="")


def _check_some(count: int) -> None:
    if not count:
        raise ValidationError(_("Choose at least one person."), code="tellings")
