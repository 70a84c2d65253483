"""Until when a reminder of a decision or of something to do is still true."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from access.scope import current_organisation
from notices.models import Notice
from projects.domain.reminding import last_day


def still_true_until(notices: Sequence[Notice]) -> dict[int, datetime]:
    """Return, by notice, the end of the last day on which it says what is so."""
    home: Any = current_organisation()
    return {
        one.pk: datetime.combine(
            last_day(one.occasion) + timedelta(days=1), time(0), tzinfo=home.zone
        )
        for one in notices
    }
