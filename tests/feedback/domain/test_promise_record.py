"""The record of promises: kept, late, broken and still open, by the month in which each was due."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.loop import ItemFacts, LoopFacts, Word
from feedback.domain.months import months_until
from feedback.domain.promise_record import (
    Promised,
    Record,
    Words,
    by_month,
    promised,
    record_between,
)

pytestmark = pytest.mark.unit

CLOSE = date(2026, 3, 6)  # domain.md 6.3: due 3 April, the final word 29 May
TODAY = date(2026, 6, 30)
DONE = ItemFacts(
    "changed", CLOSE, CLOSE + timedelta(days=20), settled_on=CLOSE + timedelta(days=20)
)
SOME = st.builds(
    Promised,
    first=st.sampled_from([Word.KEPT, Word.LATE, Word.MISSED, Word.OPEN]),
    first_due_on=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    final=st.sampled_from([Word.KEPT, Word.BROKEN, Word.OPEN]),
    final_due_on=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    days=st.none() | st.integers(0, 200),
)


BARE = ItemFacts()


def judged(told=None, items=(BARE,)):
    told_on = told and CLOSE + timedelta(days=told)
    return promised(LoopFacts(close_on=CLOSE, items=items, first_told_on=told_on), TODAY)


def test_each_promise_counts_in_the_month_of_its_own_day() -> None:
    one = judged(told=20, items=(DONE,))
    assert record_between([one], date(2026, 4, 1), date(2026, 4, 30)) == Record(
        first=Words(kept=1), half=20, heard=1
    )
    assert record_between([one], date(2026, 5, 1), date(2026, 5, 31)) == Record(final=Words(kept=1))


def test_a_first_word_after_its_day_is_late_and_none_is_broken_so_far() -> None:
    year = (date(2026, 1, 1), date(2026, 12, 31))
    record = record_between([judged(told=40), judged()], *year)
    assert (record.first, record.final) == (Words(late=1, broken=1), Words(broken=2))
    assert (record.half, record.heard, record.unheard) == (40, 1, 1)


def test_what_owes_nothing_promised_nothing() -> None:
    assert judged(items=()) is None
    assert record_between([], date(2026, 1, 1), date(2026, 12, 31)).is_empty


def test_words_are_counted_by_verdict() -> None:
    words = Words.counted([Word.KEPT, Word.KEPT, Word.LATE, Word.MISSED, Word.BROKEN, Word.OPEN])
    assert words == Words(kept=2, late=1, broken=2, still_open=1)
    assert (words.judged, words.total) == (5, 6)


@given(st.lists(SOME, max_size=30))
def test_the_months_add_up_to_the_whole(some) -> None:
    months = months_until(date(2026, 12, 9), 24)
    whole = record_between(some, months[0], date(2026, 12, 31))
    parts = [record for _month, record in by_month(some, months)]
    assert Counter(one.first for one in some)[Word.LATE] == sum(one.first.late for one in parts)
    assert whole.first.total == sum(one.first.total for one in parts) == len(some)
    assert whole.final.judged == sum(one.final.judged for one in parts)
    assert whole.heard == sum(one.heard for one in parts)
