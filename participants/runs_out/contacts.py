"""People with whom nobody was in touch for long: asked once whether they want to stay, then erased."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from access.scope import current_organisation
from participants.actions.erasing import erase
from participants.domain import keeping
from participants.expiring import Expected, Expires
from participants.models import AccessRequest, KeepingQuestion, Participant
from participants.personal_data import last_contacts, why_kept
from participants.runs_out.moments import end_of
from participants.terms import TIME_OVER

CHUNK = 500
ASKED_AT_ONCE = 200
"""The most people who are asked in one night."""


class Contacts(Expires):
    """People of the register."""

    kind = keeping.CONTACTS
    label = _("People with whom we have not been in touch")

    def count(self, before: date, *, on: date) -> Expected:
        """Count those who may go."""
        return Expected(sum(1 for _each in _who_may_go(before, on)))

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Erase them."""
        gone = 0
        for person in list(_up_to(limit, _who_may_go(before, on))):
            erase(person, reason=TIME_OVER, today=on)
            gone += 1
        return gone

    def prepare(self, *, days: int, today: date) -> None:
        """Ask those whose time is over in six weeks whether they want to stay; somebody who was in touch since is not asked."""
        organisation: Any = current_organisation()
        soon = today + timedelta(days=keeping.AHEAD + keeping.ASKED_FOR)
        reachable = set(Participant.objects.all().reachable().values_list("pk", flat=True))
        asked = _asked()
        wanted = (
            pk
            for pk in _over(keeping.cutoff(soon, days))
            if pk in reachable and pk not in asked and not _is_kept(pk)
        )
        KeepingQuestion.objects.bulk_create(
            KeepingQuestion(organisation=organisation, participant_id=pk, asked_on=today)
            for pk in _up_to(ASKED_AT_ONCE, wanted)
        )


def _who_may_go(before: date, on: date) -> Iterator[int]:
    reachable = set(Participant.objects.all().reachable().values_list("pk", flat=True))
    asked = _asked()
    for pk in _over(before):
        is_free = keeping.may_go(asked_on=asked.get(pk), can_be_asked=pk in reachable, on=on)
        if is_free and not _is_kept(pk):
            yield pk


def _over(before: date) -> Iterator[int]:
    """People with whom nobody was in touch since `before`, as far as any kind of data knows."""
    old = Participant.objects.filter(
        Q(last_contact_on=None) | Q(last_contact_on__lte=before),
        created_at__lt=end_of(before),
        hold=None,
    ).order_by("pk")
    ids = list(old.values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        known = _last_contacts(chunk)
        yield from (pk for pk in chunk if known[pk] <= before)


def _last_contacts(holders: Sequence[int]) -> dict[int, date]:
    """The last day for each of these people; whose address is used for somebody is in touch when that one is."""
    rows = Participant.objects.filter(reached_through__in=holders)
    through: dict[int, int] = dict(rows.order_by("pk").values_list("pk", "reached_through__pk"))
    known = last_contacts(holders)
    if through:
        for pk, day in last_contacts(list(through)).items():
            holder = through[pk]
            known[holder] = max(day, known.get(holder, day))
    return known


def _asked() -> dict[int, date]:
    return dict(KeepingQuestion.objects.values_list("participant", "asked_on"))


def _is_kept(pk: int) -> bool:
    """Whether something about the person is not finished: a request of theirs, or a worry."""
    waiting = AccessRequest.objects.filter(participant=pk, answered_on=None)
    return waiting.exists() or bool(why_kept(pk))


def _up_to(limit: int, people: Iterator[int]) -> Sequence[int]:
    found: list[int] = []
    for pk in people:
        if len(found) == limit:
            break
        found.append(pk)
    return found
