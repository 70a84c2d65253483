"""Which answers somebody has to read: those with words, and those with a picture."""

from django.db.models import Q

from feedback.question_types import with_pictures


def said_something() -> Q:
    """Return the condition for it, of an `Answer`."""
    return ~Q(text="") | (Q(question__kind__in=with_pictures()) & ~Q(choice=""))
