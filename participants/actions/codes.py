"""The second step of somebody's record: making a code, trying one, and the short visit that it opens."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from access import audit
from access.actors import Actor
from access.tokens import digest_of, new_token
from notices.sealed import seal
from participants.domain.codes import AN_HOUR, DIGITS, SENT, TOLD, TRIES
from participants.models import Participant, RecordCode, RecordVisit
from participants.queries.codes import PURPOSE, code_digests, is_code, live_codes

LASTS = timedelta(minutes=30)
"""How long a code can be typed, and how long the visit lasts that it opens."""
HOUR = timedelta(hours=1)


class TooManyCodesError(Exception):
    """As many codes were sent within the last hour as may be."""


@transaction.atomic
def send_code(*, organisation: Any, participant_id: int, now: datetime, email: str = "") -> None:
    """Make a code that the outbox sends: to the person's own address, or to the new address `email`.

    Raises:
        TooManyCodesError: when as many were made within the last hour as may be.

    """
    Participant.objects.select_for_update().get(pk=participant_id)
    rows = RecordCode.objects.filter(participant_id=participant_id)
    rows.filter(expires_at__lte=now - HOUR).delete()
    if rows.filter(made_by=None, expires_at__gt=now + LASTS - HOUR).count() >= AN_HOUR:
        raise TooManyCodesError
    code = _new_code()
    sealed = seal({"code": code, "email": email}, PURPOSE).decode()
    _keep(organisation, participant_id, code, email, now, sealed=sealed)


@transaction.atomic
def code_to_read_out(*, actor: Actor, participant_id: int, now: datetime) -> str:
    """Make a code that a colleague reads out to the person, and return it: it is shown once, and kept nowhere."""
    code = _new_code()
    made = _keep(
        actor.organisation, participant_id, code, "", now, made_by_id=actor.member_id, sealed=""
    )
    audit.record(actor, "record_code_read_out", made, participant=participant_id)
    return code


def try_code(*, participant_id: int, code: str, now: datetime, email: str = "") -> str:
    """Return how this code reached the person, `SENT` or `TOLD`, and use it up; "" where it is none that can be typed.

    Every try counts against every live code, before it is compared, so that many at once are no more than five.
    """
    digests = code_digests(participant_id, code, email)
    with transaction.atomic():
        rows = list(live_codes(participant_id, now).select_for_update())
        ids = [row.pk for row in rows]
        RecordCode.objects.filter(pk__in=ids).update(tries=F("tries") + 1)
        right = [row for row in rows if is_code(row, digests)]
        RecordCode.objects.filter(pk__in=[row.pk for row in right]).update(tries=TRIES, sealed="")
    if not right:
        return ""
    return SENT if right[0].made_by_id is None else TOLD


@transaction.atomic
def begin_visit(*, organisation: Any, participant_id: int, way: str, now: datetime) -> str:
    """Let one device see the whole record for half an hour, and return what it keeps as a cookie.

    The cookie begins with how the code came, and only the hash of the whole is stored, so that nobody can change it.
    """
    RecordVisit.objects.filter(expires_at__lte=now).delete()
    token = f"{way}.{new_token()}"
    RecordVisit.objects.create(
        organisation=organisation,
        participant_id=participant_id,
        digest=digest_of(token),
        expires_at=now + LASTS,
    )
    return token


def wipe(*, code_id: int) -> None:
    """Throw away what was sealed for a message that was handed over, or will not be."""
    RecordCode.objects.filter(pk=code_id).update(sealed="")


def _new_code() -> str:
    return "".join(secrets.choice("0123456789") for _each in range(DIGITS))


def _keep(
    organisation: Any,
    participant_id: int,
    code: str,
    email: str,
    now: datetime,
    **fields: Any,
) -> RecordCode:
    return RecordCode.objects.create(
        organisation=organisation,
        participant_id=participant_id,
        digest=code_digests(participant_id, code, email)[0],
        expires_at=now + LASTS,
        **fields,
    )
