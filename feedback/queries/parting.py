"""Which projects can part from names, and what still needs them."""

from collections.abc import Iterable
from datetime import date

from feedback.models import Consultation, Worry
from feedback.queries.loops import loop_states
from projects.models import Project
from projects.queries.anonymising import to_anonymise


def still_needing_names(projects: Iterable[Project], today: date) -> dict[int, int]:
    """Return by project how many of its asks still take answers, or owe people one: they are told by name."""
    asked = list(Consultation.objects.filter(project__in=list(projects), opened_at__isnull=False))
    states = loop_states(asked, today)
    found: dict[int, int] = {}
    for one in asked:
        state = states.get(one.pk)
        if state is not None and (state.facts.ended_on >= today or state.is_owed):
            found[one.project_id] = found.get(one.project_id, 0) + 1
    return found


def ready_to_part(until: date, today: date) -> list[Project]:
    """Return the projects whose day has come by `until`, and in which nobody waits for anything, the earliest day first.

    One in which somebody fears for a person waits too: without the name nobody could help.
    """
    due = list(to_anonymise(until).order_by("anonymise_on", "pk"))
    waiting = still_needing_names(due, today) if due else {}
    worries = Worry.objects.filter(ended_at=None, consultation__project__in=due)
    feared = set(worries.values_list("consultation__project", flat=True)) if due else set()
    return [one for one in due if one.pk not in waiting and one.pk not in feared]


def unanswered_since(day: date, today: date) -> list[tuple[int, str, date]]:
    """Return id, title and end of every ask that ended by `day` and still owes its answer: nothing of it goes by itself."""
    ended = Consultation.objects.filter(opened_at__isnull=False, closes_on__lte=day)
    asked = list(ended.order_by("closes_on", "pk"))
    states = loop_states(asked, today)
    return [
        (one.pk, one.title, states[one.pk].facts.ended_on)
        for one in asked
        if one.pk in states and states[one.pk].is_owed
    ]
