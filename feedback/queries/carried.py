"""What asks tell their people of what another ask published."""

from collections.abc import Iterable

from feedback.models import OutcomeVersion, Publication


def shared_with(versions: Iterable[OutcomeVersion]) -> set[int]:
    """Return the asks that hear of these through an outcome of another ask; items are to be prefetched."""
    return {
        item.consultation_id
        for version in versions
        for item in version.outcome.items.all()
        if item.consultation_id != version.outcome.consultation_id
    }


def carried_in(consultation_ids: Iterable[int]) -> dict[int, dict[int, int]]:
    """Return, by ask, which publication of another one is told to its people by which of its own; one statement, none without asks."""
    ids = list(consultation_ids)
    found: dict[int, dict[int, int]] = {}
    if not ids:
        return found
    rows = Publication.objects.filter(consultation__in=ids).exclude(carries=None)
    for about, home, here in rows.values_list("consultation", "carries", "pk"):
        if home is not None:
            found.setdefault(about, {})[home] = here
    return found
