"""Days as people read them."""

from datetime import date

from django.utils.formats import date_format


def day_in_words(day: date | None) -> str:
    """Return a day as people read it: "12 December 2026"; nothing for no day."""
    return date_format(day, "j F Y") if day else ""
