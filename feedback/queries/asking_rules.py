"""Whether people may be asked now: counted at this moment, not read from what is kept, because it is about to happen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from access.roles import Role
from feedback.domain.load import Excuse, Leave, Rule, leave_of, score
from feedback.models import Ask, Consultation, LoadSnapshot
from feedback.queries.limits import current_limits
from feedback.queries.load import asking_words
from feedback.queries.load_history import people

AT_ONCE = 500
"""How many people are looked at in one go."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Whether one person may be asked now: who may ask them, the rule that speaks, and the words for both."""

    leave: Leave = Leave.FREE
    rule: str = ""
    asking: str = ""

    @property
    def is_free(self) -> bool:
        """Whether anybody may ask."""
        return self.leave == Leave.FREE

    def is_allowed_with(self, excuse: Excuse) -> bool:
        """Whether the person may be asked with this excuse."""
        return excuse.covers(self.rule, self.leave)


FREE = Manner()


def manners(participant_ids: Iterable[int], *, today: date) -> dict[int, Manner]:
    """Return whether each of these people may be asked on `today`, by id; a fixed number of statements for every 500."""
    ids = sorted(set(participant_ids))
    if not ids:
        return {}
    _version, settings = current_limits()
    found = {}
    for start in range(0, len(ids), AT_ONCE):
        for pk, one in people(ids[start : start + AT_ONCE], today=today).items():
            load = score(one.history, one.profile, today, settings)
            leave = leave_of(load.blocked_by, load.band, load.debt, settings)
            row = LoadSnapshot(
                blocked_by=load.blocked_by, band=load.band, debt=load.debt, answered=load.answered
            )
            # Nothing but the band says "score" where no rule stops us and a reason is needed all the same.
            rule = load.blocked_by or ("" if leave == Leave.FREE else Rule.SCORE)
            found[pk] = Manner(leave, rule, asking_words(row))
    return found


@dataclass(frozen=True, slots=True)
class Resting:
    """Somebody on the list of a draft who may not be asked as it stands."""

    ask: Ask
    manner: Manner


def resting(consultation: Consultation, *, today: date) -> dict[int, Resting]:
    """Return who of those chosen may not be asked on `today`, by ask; nobody once they were asked."""
    if consultation.opened_at is not None:
        return {}
    waiting = list(
        Ask.objects.filter(consultation=consultation, asked_on=None).select_related("exception_by")
    )
    found = manners((ask.participant_id for ask in waiting), today=today)
    return {
        ask.pk: Resting(ask, manner)
        for ask in waiting
        if not (manner := found.get(ask.participant_id, FREE)).is_allowed_with(excuse_of(ask))
    }


def excuse_of(ask: Ask) -> Excuse:
    """Return with what excuse somebody was chosen."""
    by = ask.exception_by
    return Excuse(
        why=ask.exception_why if by is not None else "",
        is_by_manager=by is not None and Role(by.role).reaches(Role.MANAGER),
        by_themselves=ask.asked_by_themselves,
    )
