"""When an ask may open beyond its gates, and how far its last day may move. Codes, no words."""

from datetime import date, datetime, time, timedelta, tzinfo

NO_QUESTIONS = "no_questions"
NOTHING_OWED = "nothing_owed"
NOBODY_CAN_ANSWER = "nobody_can_answer"
SOMEBODY_RESTS = "somebody_rests"
PATHS_BROKEN = "paths_broken"

NOT_OPEN = "not_open"
NOT_LATER = "not_later"
AFTER_PROMISE = "after_promise"
AFTER_DECISION = "after_decision"


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the instant at which a local day is over."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)


def faults_before_opening(
    *,
    questions: int,
    owing: int,
    asked: int,
    with_door: bool,
    resting: int = 0,
    broken_paths: int = 0,
) -> list[str]:
    """Return why it cannot open yet: numbers of questions, of those owed an answer, of people chosen, of those not to be
    asked, and of pages that nobody could come to or leave.
    """
    faults = []
    if not questions:
        faults.append(NO_QUESTIONS)
    elif not owing:
        faults.append(NOTHING_OWED)
    if not asked and not with_door:
        faults.append(NOBODY_CAN_ANSWER)
    if resting:
        faults.append(SOMEBODY_RESTS)
    if broken_paths:
        faults.append(PATHS_BROKEN)
    return faults


def extension_fault(
    *,
    is_open: bool,
    closes_on: date,
    later_on: date,
    promised_on: date | None,
    decides_on: date | None,
) -> str:
    """Return why the last day cannot move from `closes_on` to `later_on`, or "". No date may run backwards."""
    if not is_open:
        return NOT_OPEN
    if later_on <= closes_on:
        return NOT_LATER
    if promised_on is not None and later_on >= promised_on:
        return AFTER_PROMISE
    if decides_on is not None and later_on > decides_on:
        return AFTER_DECISION
    return ""
