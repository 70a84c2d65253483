"""Sessions of people who sign in: over after an hour without a page, and after half a day in any case.

Named by `SESSION_ENGINE`. The limit stands in the session's own row, so that a session that is over is simply not found.
"""

import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
ACCESS_VERSION = "access_version"
SECONDS_BETWEEN_NOTES = 300
"""A session that is used is written again after so long: not with every page."""


class SessionStore(db.SessionStore):
    """A session in the database that knows when somebody signed in by it."""

    def cycle_key(self) -> None:
        """Take a new key, as at every sign-in; from the first one on the session has a last moment."""
        self.setdefault(SIGNED_IN_AT, int(time.time()))
        super().cycle_key()

    def get_expiry_date(self, **options: Any) -> datetime:
        """Return the moment at which it is over: an hour from now, but no later than its last moment."""
        wanted: datetime = super().get_expiry_date(**options)
        last = self._last_moment()
        return wanted if last is None else min(wanted, last)

    def get_expiry_age(self, **options: Any) -> int:
        """Return the same in seconds from now."""
        wanted = int(super().get_expiry_age(**options))
        last = self._last_moment()
        if last is None:
            return wanted
        return max(min(wanted, int((last - timezone.now()).total_seconds())), 0)

    def seconds_left(self) -> int:
        """Return in how many seconds it is over if no further page is asked for."""
        seen = self.get(SEEN_AT) or self.get(SIGNED_IN_AT) or int(time.time())
        idle = int(seen + settings.SESSION_COOKIE_AGE - time.time())
        return max(min(idle, self.get_expiry_age()), 0)

    def _last_moment(self) -> datetime | None:
        begun = self.get(SIGNED_IN_AT)
        if begun is None:
            return None
        longest = timedelta(seconds=settings.SESSION_LONGEST)
        return datetime.fromtimestamp(begun, tz=timezone.get_default_timezone()) + longest
