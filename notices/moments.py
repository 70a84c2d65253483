"""Reading a moment that somebody typed on the command line."""

from datetime import UTC, datetime

from django.core.management import CommandError
from django.utils import timezone


def moment(typed: str | None) -> datetime:
    """Return the instant, or the present one when nothing was typed; without an offset it is UTC.

    Raises:
        CommandError: with one sentence, when the text is no date and time.

    """
    if not typed:
        return timezone.now()
    try:
        found = datetime.fromisoformat(typed.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CommandError(
            f"“{typed}” is not a date and time: write it like 2027-03-15T08:00:00+00:00."
        ) from None
