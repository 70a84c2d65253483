"""Reads about what was thought through before an ask."""

from feedback.models import AskPlan, Consultation, GroupFeedback


def plan_of(consultation: Consultation) -> AskPlan:
    """Return what was thought through; where nothing was, an empty plan of version 0 that is not stored. One statement."""
    rows = AskPlan.objects.filter(consultation=consultation).select_related("known_looked_by__user")
    return rows.first() or AskPlan(consultation=consultation, version=0)


def ways_of(consultation: Consultation) -> list[GroupFeedback]:
    """Return how each group hears what happened, as far as it is said; one statement."""
    return list(GroupFeedback.objects.filter(consultation=consultation))
