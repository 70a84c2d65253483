"""Setting how often people may be asked, with whom it was agreed, and counting everybody anew under it."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from access import audit
from access.actors import Actor
from feedback import terms
from feedback.actions.load import mark_everybody_stale
from feedback.domain import limits
from feedback.models import LimitsVersion
from organisations.models import Organisation


@transaction.atomic
def set_limits(
    *,
    actor: Actor,
    values: Mapping[str, int],
    agreed_with: str,
    agreed_on: date,
    today: date,
) -> LimitsVersion:
    """Keep a new version of the limits; what was counted before names the version that held then.

    Raises:
        ValidationError: with the sentences by field, when a number is out of bounds or the day lies ahead.

    """
    found = {name: terms.LIMIT_FAULTS[code] for name, code in limits.faults(values).items()}
    if agreed_on > today:
        found["agreed_on"] = terms.LIMIT_FAULTS["ahead"]
    if found:
        raise ValidationError({name: str(words) for name, words in found.items()})
    Organisation.objects.select_for_update().get(pk=actor.organisation.pk)
    newest = LimitsVersion.objects.order_by("-number").first()
    made = LimitsVersion.objects.create(
        organisation=actor.organisation,
        number=newest.number + 1 if newest else 1,
        values={name: values[name] for name in limits.BOUNDS},
        agreed_with=agreed_with,
        agreed_on=agreed_on,
        made_by_id=actor.member_id,
    )
    mark_everybody_stale()
    audit.record(actor, "limits_set", made, number=made.number)
    return made
