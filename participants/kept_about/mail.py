"""Messages to a person in the outbox. They hold references, and neither addresses nor words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.models import Message, Notice, NoticeState
from notices.rules import NamesPeople, rules
from participants.kept_about.words import day_here, local_day
from participants.personal_data import KeptAbout, Passage

KEEP_CONTACT = "keep_contact"
"""The rule that asks people whether they want to stay."""
RECIPIENT = "participant"
"""The kind of recipient that is a person of the register."""


class Mail(KeptAbout):
    """What we wrote to a person, or meant to."""

    kind = "mail"
    label = gettext_lazy("E-mails that we sent you, or meant to send")
    models = ("notices.Notice", "notices.Message")

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """What each was about, and when. Some go only to people who answered: those are for the person alone."""
        rows = list(_of(participant_id).order_by("planned_at", "pk"))
        everybody = [row for row in rows if _goes_to_everybody(row)]
        answered = [row for row in rows if not _goes_to_everybody(row)]
        found = [
            Passage(self.label, [_line(row) for row in everybody]),
            Passage(self.label, [_line(row) for row in answered], for_them_only=True),
        ]
        return tuple(one for one in found if one.lines)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them, whatever state they are in: what waits is not sent."""
        del today
        _of(participant_id).delete()
        _messages(participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; what both were told, or are to be told, is kept once."""
        known = set(_of(into_id).values_list("key", flat=True))
        for row in _of(from_id):
            old, new = f":{RECIPIENT}-{from_id}:", f":{RECIPIENT}-{into_id}:"
            key = row.key.replace(old, new, 1)
            if key in known:
                row.delete()
                continue
            row.key, row.recipient_key = key, str(into_id)
            row.save(update_fields=["key", "recipient_key"])
            known.add(key)
        _messages(from_id).update(recipient_key=str(into_id))

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day on which an e-mail last left for them. Asking whether they want to stay is not being in touch."""
        keys = [str(one) for one in participant_ids]
        rows = Notice.objects.filter(
            recipient_kind=RECIPIENT, recipient_key__in=keys, sent_at__isnull=False
        ).exclude(rule=KEEP_CONTACT)
        newest = rows.order_by().values_list("recipient_key").annotate(Max("sent_at"))
        return {int(key): day_here(at) for key, at in newest}


def _of(participant_id: int) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient_kind=RECIPIENT, recipient_key=str(participant_id))


def _messages(participant_id: int) -> QuerySet[Message]:
    return Message.objects.filter(recipient_kind=RECIPIENT, recipient_key=str(participant_id))


def _goes_to_everybody(row: Notice) -> bool:
    rule = rules.get(row.rule) if row.rule in rules else None
    return isinstance(rule, NamesPeople) and rule.names_people


def _line(row: Notice) -> tuple[str, str]:
    label = str(rules.get(row.rule).label) if row.rule in rules else _("Something else")
    state = NoticeState(row.state).label
    return label, f"{state}, {local_day(row.sent_at or row.planned_at)}"
