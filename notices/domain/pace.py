"""When a message may go to somebody: outside quiet hours, on their days, and with others of one morning or one week.

Instants are compared in UTC; hours and days are those of the wall clock of whoever is written to, so that a clock that
is put forward or back makes a day shorter or longer and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

NOW = "now"
"""At the next tick, at whatever hour: what is overdue at work, keeps people safe, or somebody waits for at a screen."""
SOON = "soon"
"""At the next tick outside quiet hours."""
MORNING = "morning"
"""With everything else of one morning."""
WEEKLY = "weekly"
"""With everything else of one week."""
PACES = (NOW, SOON, MORNING, WEEKLY)
GATHERED = frozenset({MORNING, WEEKLY})
"""The paces at which several things share one message, of which there is one in a day or in seven."""

EVERY_DAY = 127
"""The seven days of the week as bits, Monday the lowest."""
WEEK = timedelta(days=7)
LOOKED_AHEAD = 9
"""Days within which there is always one that is allowed."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When somebody may be written to. Hours are those of the local clock, 0 to 23; equal ones mean no quiet hours.

    `days` are bits as in `EVERY_DAY`; `weekday` is the day on which a week's news comes, 1 for Monday. `instead` is the
    pace that the person chose for what would come in the morning, or empty.
    """

    zone: tzinfo
    quiet_from: int = 0
    quiet_until: int = 0
    days: int = EVERY_DAY
    weekday: int = 1
    instead: str = ""

    def may_write(self, moment: datetime) -> bool:
        """Whether a message may go at this moment."""
        local = moment.astimezone(self.zone)
        return bool(self.days >> local.weekday() & 1) and not self._is_quiet(local.hour)

    def _is_quiet(self, hour: int) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def pace_for(self, pace: str) -> str:
        """The pace at which this person hears of what has `pace`."""
        return self.instead or pace if pace == MORNING else pace

    def day(self, moment: datetime) -> date:
        """The local day at this moment."""
        return moment.astimezone(self.zone).date()

    def opens_at(self, moment: datetime) -> datetime:
        """The first moment from this one on at which a message may go; itself when no day has one."""
        moment = moment.astimezone(UTC)
        if self.may_write(moment):
            return moment
        later = (hour for hour in self._hours(self.day(moment)) if hour > moment)
        return next((hour for hour in later if self.may_write(hour)), moment)

    def morning_of(self, day: date) -> datetime:
        """The first moment of this local day, or of a later one, at which a message may go."""
        return self.opens_at(_begins(day, 0, self.zone))

    def _hours(self, day: date) -> Iterator[datetime]:
        for ahead in range(LOOKED_AHEAD):
            for hour in range(24):
                yield _begins(day + timedelta(days=ahead), hour, self.zone)


def _begins(day: date, hour: int, zone: tzinfo) -> datetime:
    """The instant at which an hour of the wall clock begins; one that a clock skips begins where it goes on."""
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)


def goes_at(
    pace: str,
    rhythm: Rhythm,
    now: datetime,
    *,
    last: datetime | None = None,
    needed_by: datetime | None = None,
) -> datetime:
    """The moment from which something may go, `now` when it need not wait.

    `last` is when the person's last gathered message went: there is one in a day, or in seven days. Who had one waits for
    the next morning, or for the day of the week on which news comes. What would come after `needed_by` so does not wait
    for others, only for quiet hours to end.
    """
    if pace == NOW:
        return now
    opens = rhythm.opens_at(now)
    if pace not in GATHERED or last is None:
        return opens
    after = rhythm.day(last) + (WEEK if pace == WEEKLY else timedelta(days=1))
    if rhythm.day(opens) >= after:
        return opens
    if pace == WEEKLY:
        after += timedelta(days=(rhythm.weekday - after.isoweekday()) % 7)
    waits_until = max(opens, rhythm.morning_of(after))
    return opens if needed_by is not None and waits_until > needed_by else waits_until
