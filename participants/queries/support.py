"""What those who are asked need to take part, as counts: never who, and never which need."""

from collections.abc import Iterable
from dataclasses import dataclass

from participants.models import AccessNeed, Participant

EASY_READ = "easy read"


@dataclass(frozen=True, slots=True)
class Support:
    """How many of some people have a need of which nothing says how it is met, use another language, or need Easy Read."""

    unplanned: int = 0
    other_languages: int = 0
    easy_read: int = 0


def support_of(ids: Iterable[int], *, language: str) -> Support:
    """Return what these people need, against the `language` of their organisation; two statements, none for nobody."""
    people = list(ids)
    if not people:
        return Support()
    needs = list(
        AccessNeed.objects.filter(participant__in=people).values_list(
            "participant", "need", "is_met", "how"
        )
    )
    other = Participant.objects.filter(pk__in=people).exclude(language__in=("", language))
    return Support(
        unplanned=len({pk for pk, _need, is_met, how in needs if not (is_met or how.strip())}),
        other_languages=other.count(),
        easy_read=len({pk for pk, need, _is_met, _how in needs if EASY_READ in need.casefold()}),
    )
