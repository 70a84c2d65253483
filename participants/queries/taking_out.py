"""Reads for lists that are taken out: everything a list can bring in, in words, and what to keep to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from participants import terms
from participants.list_terms import COLUMNS
from participants.models import Participant, PeopleFile

AT_A_TIME = 500
TAKEN = (
    *("number", "name", "email", "phone", "contact_note"),
    *("channel", "language", "age_band", "needs", "cap_profile"),
)
"""Columns of a list that is taken out, which a list can bring in again; the group stands behind them."""


def people_ids(within: QuerySet[Any, Any] | None) -> QuerySet[Participant]:
    """Return the people of the current organisation whose ids are in the query, or everybody for None."""
    rows = Participant.objects.all()
    return rows if within is None else rows.filter(pk__in=within)


def file_of_job(job_id: int) -> PeopleFile | None:
    """Return the file that a job makes, if it is still there."""
    return PeopleFile.objects.filter(job=job_id).first()


def headings(last: str) -> list[str]:
    """Return the headings; `last` is the one about places in projects."""
    known = [str(COLUMNS[name]) for name in TAKEN]
    return [
        *known,
        last,
        _("Do not write to them"),
        _("May be asked again"),
        _("Wants to hear what happened"),
    ]


def rows_of_people(
    people: QuerySet[Participant], places: Callable[[Iterable[int]], Mapping[int, str]]
) -> Iterator[Sequence[str]]:
    """Yield one row of words for each person, a few hundred people in memory at a time; no number but ours for them."""
    last = 0
    while True:
        part = list(
            people.filter(pk__gt=last)
            .select_related("stop")
            .prefetch_related("access_needs")
            .order_by("pk")[:AT_A_TIME]
        )
        if not part:
            return
        last = part[-1].pk
        where = places([person.pk for person in part])
        for person in part:
            yield _row(person, where.get(person.pk, ""))


def _row(person: Participant, places: str) -> Sequence[str]:
    yes, no = str(_("yes")), str(_("no"))
    said = {terms.YES: yes, terms.NO: no}
    return [
        str(person.pk),
        person.name,
        person.contact_email,
        person.contact_phone,
        person.contact_note,
        str(person.get_channel_display()),
        str(dict(getattr(terms, "LANGUAGES", [])).get(person.language, person.language)),
        str(person.get_age_band_display()),
        _needs([one.need for one in person.access_needs.all()]),
        str(person.get_cap_profile_display()),
        places,
        yes if hasattr(person, "stop") else "",
        said.get(person.may_be_asked, ""),
        said.get(person.hears_outcomes, ""),
    ]


def _needs(needs: Sequence[str]) -> str:
    """Return needs on lines of their own, so that a semicolon in one does not part it when the list comes in again."""
    text = "\n".join(needs)
    return f"{text}\n" if len(needs) == 1 and ";" in text else text
