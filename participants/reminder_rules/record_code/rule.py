"""Somebody wants to see their whole record, or gave a new address: the code goes there, and is then thrown away here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import FOREMOST, Occasion, Recipient, subject_id
from participants.actions.codes import wipe
from participants.domain.codes import in_groups
from participants.links import is_reached_alone, mint_stop_link
from participants.models import RecordCode
from participants.queries.codes import contents, due_codes, waiting_codes

PARTICIPANT, NEW_ADDRESS = "participant", "new_address"


class RecordCodeRule:
    """One message for each code. It carries no link to the record: whoever finds the message has only half of what it takes."""

    kind = "record_code"
    label = _("A code for somebody’s own record")
    template = "reminder_rules/record_code"
    waits_for_digest = False
    urgency = FOREMOST

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every code that was not sent yet."""
        return due_codes(now)

    def load(self, subject_ids: Sequence[int]) -> Sequence[RecordCode]:
        """Return the codes."""
        return waiting_codes(subject_ids)

    def occasions(self, subject: RecordCode, now: datetime) -> Sequence[Occasion]:
        """Return the one occasion there is: to the person's own address, or to the new one."""
        del now
        inside = contents(subject)
        if inside is None:
            return []
        if inside["email"]:
            return [Occasion("code", [Recipient(NEW_ADDRESS, str(subject.pk))])]
        pk = subject.participant_id
        skip = "" if is_reached_alone(pk) else "no_email"
        return [Occasion("code", [Recipient(PARTICIPANT, str(pk), skip=skip)])]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message should not go out any more, or nothing."""
        found = waiting_codes([subject_id(notice)])
        is_live = found and found[0].expires_at > now and contents(found[0]) is not None
        return "" if is_live else "code_used"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return the code, and who writes. To the person's own address goes the stop link as in every message."""
        (row,) = waiting_codes([subject_id(notice)])
        inside = contents(row) or {}
        context = {"organisation": row.organisation, "code": in_groups(inside.get("code", ""))}
        if notice.recipient_kind == PARTICIPANT:
            context["stop_url"] = mint_stop_link(row.participant_id, row.organisation, now)
        return context

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Throw the code away: from now on only its hash is here."""
        del now
        wipe(code_id=subject_id(notice))

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Throw it away as well; the person can have another one sent."""
        del reason, now
        wipe(code_id=subject_id(notice))
