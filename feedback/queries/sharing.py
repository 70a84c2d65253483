"""Outcomes that people of several asks of a project are told: which asks share one, and whose things it may answer too."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from feedback.models import Consultation, Item, Outcome, OutcomeVersion, Publication, Telling
from feedback.queries.audience import Audience, audience
from feedback.queries.outcomes import ItemBoard


def shares_with(consultation: Consultation) -> set[int]:
    """Return the other asks that hear of an outcome of this one, or whose outcome is told here; one statement."""
    pk = consultation.pk
    rows = Outcome.items.through.objects.filter(
        Q(outcome__consultation=pk) | Q(item__consultation=pk), outcome__dropped_on=None
    )
    pairs = rows.values_list("outcome__consultation", "item__consultation").distinct().order_by()
    return {one for pair in pairs for one in pair} - {pk}


def hear_too(outcome_ids: Iterable[int], home: Consultation) -> list[Consultation]:
    """Return the other asks whose people hear of these outcomes, in the order of their keys; one statement."""
    ids = list(outcome_ids)
    rows = Consultation.objects.all().for_page().filter(items__outcomes__in=ids)
    return list(rows.exclude(pk=home.pk).distinct().order_by("pk")) if ids else []


def theirs(versions: Iterable[OutcomeVersion], about: Consultation) -> list[OutcomeVersion]:
    """Return those of the wordings that answer something of this ask; one statement."""
    found = {one.outcome_id: one for one in versions}
    rows = Outcome.objects.filter(pk__in=found, items__consultation=about)
    return [found[pk] for pk in rows.values_list("pk", flat=True).distinct().order_by("pk")]


@dataclass(frozen=True, slots=True)
class AlsoHears:
    """Another ask whose people hear the same, and who they are."""

    consultation: Consultation
    people: Audience


def also_hear(
    boards: Sequence[ItemBoard], home: Consultation, *, is_reversal: bool
) -> list[AlsoHears]:
    """Return who else hears when these are published."""
    asks = hear_too((board.outcome_id for board in boards), home)
    return [AlsoHears(one, audience(one, is_reversal=is_reversal)) for one in asks]


def may_answer_too(board: ItemBoard) -> list[Item]:
    """Return the things of other ended asks of the project that this outcome answers or could: nothing stands there yet.

    What needs care is answered with what needs care only, so that nothing of it comes to stand on a list for everybody.

    One statement; whether each has ended is said by its consultation.
    """
    linked = Q(outcomes=board.outcome_id) if board.outcome else Q(pk__in=())
    free = ~Q(pk__in=Outcome.items.through.objects.filter(outcome__dropped_on=None).values("item"))
    rows = Item.objects.all().for_page().filter(linked | free)
    return list(
        rows.filter(
            consultation__project=board.item.consultation.project_id,
            consultation__opened_at__isnull=False,
            consultation__withdrawn_at=None,
            consultation__needs_care=board.item.consultation.needs_care,
        )
        .exclude(consultation=board.item.consultation_id)
        .distinct()
        .order_by("-consultation__closes_on", "consultation", "position", "pk")
    )


# One person in several of them ------------------------------------------------------------------------------------


def same_news(publication: Publication) -> Q:
    """Which publications tell the same as this one, to the people of any ask."""
    first = publication.carries_id or publication.pk
    return Q(pk=first) | Q(carries=first)


def hear_it_elsewhere(publication: Publication) -> set[int]:
    """Return who is told the same by e-mail with an earlier one of the publications that carry it; one statement."""
    rows = Telling.objects.by_mail().filter(
        publication__in=Publication.objects.filter(same_news(publication), pk__lt=publication.pk),
        not_told_because="",
        problem="",
        participant__isnull=False,
    )
    return set(rows.values_list("participant_id", flat=True))


def told_with_it(publication: Publication, participant_ids: Collection[int]) -> list[Telling]:
    """Return the rows of these people in the other publications that tell the same; one statement, none for nobody."""
    if not participant_ids:
        return []
    others = Publication.objects.filter(same_news(publication)).exclude(pk=publication.pk)
    rows = Telling.objects.filter(publication__in=others, participant__in=list(participant_ids))
    return list(rows.select_related("publication__consultation__organisation"))
