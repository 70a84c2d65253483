"""What was given to a person, as forms hand it to actions; and which rules it has to keep."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

OFFERED, ACCEPTED, DECLINED, PAID = "offered", "accepted", "declined", "paid"
SETTLED = frozenset({DECLINED, PAID})
"""The states in which nothing more is to come, each with its day."""
SUMS = frozenset({"voucher", "cash", "transfer", "thing"})
"""The forms that can have a sum; how much time off is said in words."""
NEED_A_SUM = frozenset({"voucher", "cash", "transfer"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person was offered or given, or what expenses they had."""

    consultation_id: int | None
    is_expense: bool
    what: str
    form: str
    amount: Decimal | None
    currency: str
    state: str
    offered_on: date
    settled_on: date | None


def entry_faults(entry: Entry, *, today: date) -> list[str]:
    """Return what is wrong with an entry, as codes in the order of the form; nothing when it can stand."""
    found = {
        "what_for": entry.is_expense and not entry.what,
        "no_sum_here": entry.amount is not None and entry.form not in SUMS,
        "sum_missing": entry.amount is None
        and entry.form in NEED_A_SUM
        and (entry.state == PAID or entry.is_expense),
        "expenses_are_money": entry.is_expense and entry.form not in NEED_A_SUM,
        "offered_later": entry.offered_on > today,
        "settled_later": entry.settled_on is not None and entry.settled_on > today,
        "settled_before": entry.settled_on is not None and entry.settled_on < entry.offered_on,
        "not_settled": entry.settled_on is not None and entry.state not in SETTLED,
    }
    return [code for code, is_wrong in found.items() if is_wrong]
