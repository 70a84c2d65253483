"""What goes without anybody having to be asked: requests that were answered, messages, links, files, codes."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from notices.models import Message, MessageState, Notice, NoticeState
from participants.domain import keeping
from participants.expiring import Expected, Expires
from participants.models import (
    AccessRequest,
    PeopleFile,
    PeopleList,
    RecordCode,
    RecordLink,
    RecordVisit,
)
from participants.runs_out.moments import end_of

LONGER = timedelta(days=730)
"""What somebody was told is known so much longer than the message, so that nobody is ever told it twice."""


def delete_some(rows: QuerySet[Any], limit: int) -> int:
    """Delete up to `limit` of these rows, the oldest first; return how many."""
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
    if ids:
        rows.model._default_manager.filter(pk__in=ids).delete()
    return len(ids)


class Rows(Expires):
    """A base: rows of one or more tables that are over, deleted."""

    is_announced = False

    def over(self, before: date) -> list[QuerySet[Any]]:
        """Return what is over, table by table."""
        raise NotImplementedError

    def count(self, before: date, *, on: date) -> Expected:
        """Count them."""
        del on
        return Expected(sum(rows.count() for rows in self.over(before)))

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Delete them."""
        del on
        gone = 0
        for rows in self.over(before):
            gone += delete_some(rows, limit - gone)
        return gone


class Requests(Rows):
    """Requests for one's data, and complaints, that were answered."""

    kind = keeping.REQUESTS
    label = _("Requests for a copy, and complaints, after they were answered")
    is_announced = True

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the day of the answer; what is not answered stays."""
        return [AccessRequest.objects.filter(answered_on__lte=before)]


class Mail(Rows):
    """That a message was sent, to whomever. Its words and the address were never kept."""

    kind = keeping.MAIL
    label = _("That a message was sent")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the day on which it was made; what still waits for somebody stays."""
        waiting = (MessageState.QUEUED, MessageState.LEASED, MessageState.HANDED_OVER)
        made = Message.objects.filter(created_at__lt=end_of(before)).exclude(state__in=waiting)
        told = Notice.objects.filter(planned_at__lt=end_of(before - LONGER)).exclude(
            state__in=[NoticeState.PLANNED, NoticeState.COMPOSED]
        )
        return [told, made]


class Codes(Rows):
    """Codes that opened a record, and visits to it."""

    kind = keeping.CODES
    label = _("Codes and visits of a record, after they ended")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the moment at which they ended."""
        over = {"expires_at__lt": end_of(before)}
        return [model.objects.filter(**over) for model in (RecordCode, RecordVisit)]


class Files(Rows):
    """Lists of people that were brought in or taken out."""

    kind = keeping.FILES
    label = _("Files with lists of people")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """Files taken out go; of what was brought in the content goes, and what became of each row."""
        made = {"made_at__lt": end_of(before)}
        return [PeopleFile.objects.filter(**made), PeopleList.objects.filter(**made)]


class RecordLinks(Rows):
    """Links by which a person governs their record, after they ended."""

    kind = keeping.RECORD_LINKS
    label = _("Links in messages, after they ended")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the moment at which they ended."""
        return [RecordLink.objects.filter(expires_at__lt=end_of(before))]
