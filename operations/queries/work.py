"""How the background work stands: the jobs that tick, what waits, what did not arrive."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from notices.models import OutboxHold
from operations.domain.standing import Fact, Level, Line, level_of_age, seconds
from operations.queries import outbox
from operations.queries.jobs import RESTARTED
from operations.terms import ago

TICK_IS_LATE = timedelta(minutes=2)
BATCH_IS_LATE = timedelta(minutes=5)
"""One batch of messages may take four minutes while a mail server is slow."""
WAITS_LONG = timedelta(minutes=5)
WAITS_TOO_LONG = timedelta(minutes=15)
"""What we promise: within 15 minutes a reminder is sent, or shown as not confirmed."""
RESTARTED_LATELY = timedelta(hours=24)
LATELY = timedelta(days=7)


def planner_line(beats: Mapping[str, datetime], now: datetime) -> Line:
    """Return when the planner last ran; it runs every minute while worker and scheduler do."""
    return _job("planner", beats.get("plan"), now, warn=TICK_IS_LATE, bad=TICK_IS_LATE)


def delivery_line(beats: Mapping[str, datetime], now: datetime) -> Line:
    """Return when messages were last sent, or looked for."""
    return _job("delivery", beats.get("deliver"), now, warn=TICK_IS_LATE, bad=BATCH_IS_LATE)


def _job(
    key: str, last: datetime | None, now: datetime, *, warn: timedelta, bad: timedelta
) -> Line:
    advice = _("Start the worker and the scheduler, and look at their logs.")
    if last is None:
        return Line(key, Level.BAD, _("It never ran here."), advice, {"seconds_ago": None})
    level = level_of_age(now - last, warn=warn, bad=bad)
    says = _("It last ran %(ago)s.") % {"ago": ago(last, now)}
    facts = {"seconds_ago": seconds(now - last)}
    return Line(key, level, says, "" if level is Level.GOOD else advice, facts)


def due_notice_line(now: datetime, *, is_held: bool) -> Line:
    """Return how long the oldest thing to tell has waited to be put into a message."""
    oldest = outbox.oldest_due_notice(now)
    if oldest is None:
        return Line("due_notice", Level.GOOD, _("None waits."), facts={"seconds": None})
    age = now - oldest.since
    return _waiting(
        "due_notice",
        age,
        _("“%(rule)s” was planned %(ago)s and is in no message yet.")
        % {"rule": oldest.label, "ago": ago(oldest.since, now)},
        {"seconds": seconds(age), "rule": oldest.rule},
        is_held=is_held,
    )


def due_message_line(now: datetime, *, is_held: bool) -> Line:
    """Return how long the oldest message has waited that should have left, and how many wait."""
    oldest, waiting = outbox.oldest_due_message(now), outbox.messages_waiting()
    facts: dict[str, Fact] = {"seconds": None, "waiting": waiting}
    if oldest is None:
        says = _("None is late.")
        return Line("due_message", Level.GOOD, says, facts=facts)
    facts["seconds"] = seconds(now - oldest)
    says = _("It should have left %(ago)s.") % {"ago": ago(oldest, now)}
    return _waiting("due_message", now - oldest, says, facts, is_held=is_held)


def _waiting(
    key: str, age: timedelta, says: str, facts: Mapping[str, Fact], *, is_held: bool
) -> Line:
    if is_held:
        says = _("%(says)s The outbox is on hold.") % {"says": says}
        return Line(key, Level.GOOD, says, facts=facts)
    level = level_of_age(age, warn=WAITS_LONG, bad=WAITS_TOO_LONG)
    advice = _("See that the worker runs and that the mail server takes messages.")
    return Line(key, level, says, "" if level is Level.GOOD else advice, facts)


def trouble_line(now: datetime) -> Line:
    """Return how many messages of the last days could not be confirmed, failed or came back."""
    counts = outbox.did_not_arrive(now, LATELY)
    if not any(counts.values()):
        return Line("trouble", Level.GOOD, _("None in the last seven days."), facts=counts)
    says = _(
        "In the last seven days: not confirmed %(unsure)d, failed %(failed)d, came back %(returned)d."
    )
    advice = _(
        "Each organisation sees its own on its outbox page; many at once mean a mail problem."
    )
    return Line("trouble", Level.WARN, says % counts, advice, counts)


def hold_line(hold: OutboxHold | None, now: datetime) -> Line:
    """Return whether messages may leave."""
    if hold is None:
        return Line("hold", Level.GOOD, _("Messages may leave."), facts={"is_held": 0})
    says = _("On hold since %(day)s: nothing is sent until a person releases it.") % {
        "day": f"{hold.held_at:%Y-%m-%d %H:%M} UTC"
    }
    advice = _("See what was sent before, then run “manage.py release_outbox”.")
    facts: dict[str, Fact] = {
        "is_held": 1,
        "seconds": seconds(now - hold.held_at),
        "reason": hold.reason,
    }
    return Line("hold", Level.WARN, says, advice, facts)


def worker_line(beats: Mapping[str, datetime], now: datetime) -> Line:
    """Return when a watchdog last had to start a worker anew."""
    last = beats.get(RESTARTED)
    if last is None:
        return Line("worker", Level.GOOD, _("No worker had to be started anew."))
    says = _("One was started anew %(ago)s, because it ended or did nothing.") % {
        "ago": ago(last, now)
    }
    facts = {"restarted_seconds_ago": seconds(now - last)}
    if now - last > RESTARTED_LATELY:
        return Line("worker", Level.GOOD, says, facts=facts)
    return Line("worker", Level.WARN, says, _("Read in the worker's log why."), facts)
