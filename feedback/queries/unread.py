"""Words that nobody has read in time, and what people say we missed: where they wait, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from access.bin import out_of_bin
from feedback.domain.safety import read_due_on, unread_since
from feedback.models import Answer, Consultation, Missed, Response
from feedback.queries.safety import threads_set_apart
from feedback.queries.to_read import said_something
from notices.rules import reference

LOOKED_BACK = timedelta(days=90)
"""For so long after closing unread words are asked about."""
LONG_AGO = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Unread:
    """One consultation whose words wait to be read, and since which day."""

    consultation: Consultation
    since: date
    is_missed: bool = False
    """Whether they say what we missed, rather than answer what we asked."""
    missed_on: Sequence[date] = ()
    """The days on which somebody said that we missed something, while nobody has settled it."""

    @property
    def pk(self) -> int:
        """The consultation's id."""
        return self.consultation.pk

    @property
    def reference(self) -> str:
        """How notices name it."""
        return reference(self.consultation)

    def is_late(self, today: date) -> bool:
        """Whether they should have been read before `today`."""
        return today > read_due_on(self.since, self.consultation.read_days)

    def missed_before(self, today: date) -> date | None:
        """The last day before `today` on which something was said that we missed."""
        return max((day for day in self.missed_on if day < today), default=None)


def unread_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, consultation) wherever words came days ago that nobody may have read; one statement.

    That answers are read in time is promised where care is needed; that what we missed is read, everywhere.
    """
    came = _with_words().filter(
        consultation=OuterRef("pk"),
        received_on__lt=now.date(),
        received_on__gte=Coalesce(OuterRef("last_read_on"), LONG_AGO),
    )
    missed = _not_settled().filter(
        said_on__range=((now - LOOKED_BACK).date(), now.date() - timedelta(days=1))
    )
    opened = Consultation.objects.filter(opened_at__isnull=False).order_by()
    lately = opened.filter(needs_care=True, withdrawn_at=None, closes_at__gte=now - LOOKED_BACK)
    either = (
        opened.filter(pk__in=missed.order_by().values("consultation")),
        lately.filter(Exists(came)),
    )
    first, second = (rows.values_list("organisation_id", "pk") for rows in either)
    return list(first.union(second).order_by())


def unread(consultations: Iterable[Consultation]) -> list[Unread]:
    """Return those of the consultations with answers in words that nobody has read; one statement."""
    about = {one.pk: one for one in consultations}
    by_day: dict[int, dict[date, int]] = defaultdict(dict)
    days = _with_words().filter(consultation__in=about)
    for pk, day, count in days.values_list("consultation", "received_on").annotate(Count("pk")):
        by_day[pk][day] = count
    since = {pk: _since(about[pk], by_day[pk]) for pk in by_day}
    return [Unread(about[pk], day) for pk, day in since.items() if day is not None]


def unread_or_missed(consultations: Iterable[Consultation]) -> list[Unread]:
    """Return those where care is needed, and wherever nobody settled what somebody says we missed, held or not; two statements.

    One for each consultation, by what waits longest.
    """
    about = {one.pk: one for one in consultations}
    found = {one.pk: one for one in unread(one for one in about.values() if one.needs_care)}
    missed: dict[int, list[date]] = defaultdict(list)
    rows = _not_settled().filter(consultation__in=about).order_by("said_on")
    for pk, day in rows.values_list("consultation", "said_on").distinct():
        missed[pk].append(day)
    for pk, days in missed.items():
        longest = min(days[0], found[pk].since) if pk in found else days[0]
        is_missed = pk not in found or longest < found[pk].since
        found[pk] = Unread(about[pk], longest, is_missed=is_missed, missed_on=days)
    return list(found.values())


def _not_settled() -> QuerySet[Missed]:
    rows = Missed.objects.filter(settled_on=None).exclude(pk__in=threads_set_apart())
    return out_of_bin(rows)


def _since(consultation: Consultation, received: Mapping[date, int]) -> date | None:
    return unread_since(
        received,
        last_read_on=consultation.last_read_on,
        read_that_day=consultation.read_that_day,
    )


def received_on(consultation: Consultation, day: date) -> int:
    """Return how many answers with words came on this day; one statement."""
    return _with_words().filter(consultation=consultation, received_on=day).count()


def _with_words() -> QuerySet[Response]:
    said = Answer.objects.filter(said_something(), response=OuterRef("pk"))
    rows: QuerySet[Response] = out_of_bin(Response.objects.all().current().filter(Exists(said)))
    return rows
