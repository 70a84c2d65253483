"""How much people were asked and how much came back: everybody worked by hand, the rules in their order, and what always holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.load import (
    CHILD,
    CORE,
    DEFAULTS,
    LIGHT,
    STAFF,
    AskRecord,
    Band,
    ItemRecord,
    Leave,
    Load,
    Profile,
    Rule,
    leave_of,
    return_rate,
    score,
    settings_from,
    unanswered_in_a_row,
)

TODAY = date(2026, 10, 26)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def asked(days: int, **more: object) -> AskRecord:
    """Return an ask of `days` ago that nobody answered."""
    return AskRecord(asked_on=ago(days), **more)  # type: ignore[arg-type]


def answered(days: int, *, closed: int, told: int | None = None, **more: object) -> AskRecord:
    """Return an ask that was answered on its day, closed later, and `told` so many days ago if at all."""
    told_on = ago(told) if told is not None else None
    fields = {
        "answered_on": ago(days),
        "closed_on": ago(closed),
        "items": (ItemRecord(told_on),),
        "told_on": (told_on,) if told_on else (),
    }
    return AskRecord(asked_on=ago(days), **(fields | more))  # type: ignore[arg-type]


def parts(load: Load) -> tuple[float, ...]:
    return tuple(round(one, 4) for one in (load.frequency, load.time, load.return_, load.silence))


# Worked by hand -----------------------------------------------------------------------------------

LONG_AGO = answered(300, closed=290, told=280, minutes=30)
AISHA = [
    answered(60, closed=50, told=20, minutes=15),
    answered(80, closed=70, told=40, minutes=15),
    LONG_AGO,
]
IN_PART = {"items": (ItemRecord(told_on=ago(43)), ItemRecord()), "told_on": (ago(43),)}
BEN = [
    answered(200, closed=190, told=150),
    answered(150, closed=140, **IN_PART),
    answered(42, closed=35, minutes=46, reminders=2),
    answered(40, closed=30, minutes=46),
    *(asked(day, closed_on=ago(day - 5)) for day in (60, 70, 80)),
]
CALLUM = [answered(90, closed=85), answered(60, closed=50, minutes=15)]
EWAN = [asked(30)]
FAY = [
    answered(110, closed=100, told=64),
    answered(63, closed=50, minutes=59, reminders=2),
    asked(60),
]


@pytest.mark.parametrize(
    ("history", "caps", "four", "total", "band", "debt", "blocked_by"),
    [
        (AISHA, LIGHT, (0.5, 0.25, 0, 0), 17.5, Band.OK, 0, ""),
        (BEN, LIGHT, (1, 0.7917, 0.625, 0.5), 72.7, Band.REST, 2, Rule.DEBT),
        (
            CALLUM,
            CHILD,
            (0.3333, 0.25, 1, 1),
            68.3,
            Band.HIGH,
            2,
            Rule.DEBT,
        ),
        ([], LIGHT, (0, 0, 0, 0), 0.0, Band.OK, 0, ""),
        (EWAN, LIGHT, (0.25, 0.0083, 0, 0), 6.4, Band.OK, 0, ""),
        (FAY, LIGHT, (0.625, 0.5, 0.5, 0.75), 58.1, Band.HIGH, 1, Rule.DEBT),
    ],
    ids=["aisha", "ben", "callum", "dee", "ewan", "fay"],
)
def test_people_worked_by_hand(history, caps, four, total, band, debt, blocked_by):
    load = score(history, Profile(caps=caps), TODAY)
    assert (parts(load), load.score) == (four, total)
    assert (load.band, load.debt, load.blocked_by) == (band, debt, blocked_by)


def test_for_every_10_times_these_people_gave_time_5_got_an_answer():
    everybody = [(3, 3), (1.5, 4), (0, 2), (0, 0), (0, 0), (1, 2)]
    assert return_rate(everybody) == 5
    assert return_rate([(0, 0)]) is None


def day(month: int, of_month: int) -> date:
    return date(2026, month, of_month)


def real(
    opened: date,
    closed: date,
    told: date | None,
    minutes: int,
    answered_on: date | None = None,
    **more: object,
) -> AskRecord:
    """Return an ask of the sample story that was answered on its first day, unless `answered_on` says otherwise."""
    return AskRecord(
        asked_on=opened,
        closed_on=closed,
        answered_on=answered_on or opened,
        minutes=minutes,
        items=(ItemRecord(told_on=told),),
        told_on=(told,) if told else (),
        **more,  # type: ignore[arg-type]
    )


C1 = real(day(1, 26), day(2, 27), day(5, 15), 5)
C2 = real(day(3, 30), day(4, 10), day(4, 24), 3)
C3 = real(day(4, 27), day(5, 22), day(9, 16), 120)
C6 = real(day(8, 3), day(8, 14), day(8, 21), 5)
C7 = real(day(8, 24), day(9, 4), day(9, 25), 7)
C8 = real(day(7, 17), day(7, 31), None, 5)
C9 = AskRecord(asked_on=day(10, 12), minutes=7)
C10 = real(day(8, 31), day(9, 11), None, 120)
MOIRA = [
    C1,
    C8,
    AskRecord(
        asked_on=C6.asked_on, closed_on=C6.closed_on, minutes=5, reminders=1, was_withdrawn=True
    ),
    replace(C7, minutes=4),
    replace(C10, reminders=1),
    C9,
    AskRecord(asked_on=day(8, 10), minutes=24, exemption="measure"),
]
RUARIDH = [
    replace(C3, answered_on=day(5, 20), items=(ItemRecord(),), told_on=()),
    C8,
    C9,
]


@pytest.mark.parametrize(
    ("history", "caps", "four", "total", "band", "debt"),
    [
        ([C1, C2, C3, C7, C8], LIGHT, (0.25, 0.0583, 0.2, 0), 14.4, Band.OK, 1),
        (
            [C1, C6, C8, replace(C9, reminders=1)],
            CHILD,
            (0.75, 0.1, 0.3333, 0),
            32.4,
            Band.WATCH,
            1,
        ),
        (MOIRA, STAFF, (0.9167, 0.8333, 0.5, 0), 57.1, Band.HIGH, 2),
        (
            [C1, C2, C3, C7, real(day(9, 7), day(9, 18), day(9, 25), 7)],
            LIGHT,
            (0.5, 0.1167, 0, 0),
            14.8,
            Band.OK,
            0,
        ),
        (RUARIDH, LIGHT, (0.25, 0.0083, 1, 1), 61.4, Band.HIGH, 2),
    ],
    ids=["shona", "kai", "moira", "gran", "ruaridh"],
)
def test_people_of_the_sample_story(history, caps, four, total, band, debt):
    load = score(history, Profile(caps=caps), TODAY)
    assert (parts(load), load.score, load.band, load.debt) == (four, total, band, debt)


def test_the_quiet_spell_of_somebody_never_told_began_with_the_first_answer():
    assert score(RUARIDH, Profile(), TODAY).silent_days == 159


# What counts --------------------------------------------------------------------------------------


def test_an_ask_leaves_the_window_when_it_is_90_days_old():
    assert score([asked(89)], Profile(), TODAY).points == 1
    assert score([asked(90)], Profile(), TODAY).points == 0


def test_a_third_reminder_weighs_nothing_more():
    assert score([asked(10, reminders=3)], Profile(), TODAY).points == 1.5


def test_an_answer_is_due_four_weeks_after_closing_and_not_before():
    assert score([answered(40, closed=28)], Profile(), TODAY).debt == 1
    assert score([answered(40, closed=27)], Profile(), TODAY).due == 0


def test_an_answer_given_early_counts_at_once():
    load = score([answered(10, closed=5, told=1)], Profile(), TODAY)
    assert (load.due, load.credited) == (1, 1)


def test_a_broken_promise_is_forgotten_after_a_year():
    assert score([answered(380, closed=364)], Profile(), TODAY).debt == 1
    assert score([answered(380, closed=365)], Profile(), TODAY).debt == 0


def test_a_holding_word_is_half_an_answer_for_28_days():
    held = answered(100, closed=90, told_on=(ago(27),), held_on=(ago(27),))
    assert score([held], Profile(), TODAY).credited == 0.5
    assert score([held], Profile(), TODAY + timedelta(days=1)).credited == 0


def test_a_promise_taken_back_counts_as_no_answer_until_people_are_told():
    told = ItemRecord(told_on=ago(60))
    taken_back = ItemRecord(told_on=ago(60), taken_back_on=ago(10))
    told_again = ItemRecord(told_on=ago(5), taken_back_on=ago(10))
    found = [
        score([answered(100, closed=90, items=(told, last))], Profile(), TODAY).credited
        for last in (told, taken_back, told_again)
    ]
    assert found == [1, 0, 1]


def test_a_promise_that_is_taken_back_tomorrow_stands_today():
    later = ItemRecord(told_on=ago(60), taken_back_on=ago(-1))
    assert score([answered(100, closed=90, items=(later,))], Profile(), TODAY).credited == 1


def test_figures_entered_by_staff_cost_minutes_and_are_owed_nothing():
    figures = answered(60, closed=50, minutes=24, exemption="measure")
    load = score([figures, asked(20, minutes=24, exemption="measure")], Profile(STAFF), TODAY)
    assert (load.minutes, load.due, load.silent_days, load.points) == (48, 0, 0, 2)


def test_an_ask_with_nothing_to_answer_about_is_owed_nothing():
    assert score([answered(60, closed=50, items=())], Profile(), TODAY).due == 0


def test_asking_again_does_not_end_the_silence():
    once = score([answered(60, closed=50)], Profile(), TODAY)
    again = score([answered(60, closed=50), answered(20, closed=10)], Profile(), TODAY)
    assert (once.silent_days, again.silent_days) == (60, 60)


def test_what_lies_ahead_counts_for_nothing():
    assert score([asked(-1)], Profile(), TODAY) == score([], Profile(), TODAY)


def test_turning_16_keeps_what_happened_and_brings_the_new_caps():
    as_child, older = (score(CALLUM, Profile(caps=caps), TODAY) for caps in (CHILD, LIGHT))
    assert (as_child.points, as_child.due) == (older.points, older.due)
    assert (as_child.frequency, older.frequency) == (1 / 3, 0.25)


# The rules, in their order --------------------------------------------------------------------------

STOPPED = Profile(own_times=1, own_days=90, is_opted_out=True, is_on_hold=True)
SILENT = [asked(day, closed_on=ago(day - 2)) for day in (5, 15, 25)]
TIRED = [answered(day, closed=day - 1, minutes=120) for day in (40, 60)]


def test_each_rule_speaks_once_those_before_it_are_silent():
    everything = [*SILENT, *TIRED]
    without_debt = [replace(one, answered_on=None, closed_on=None) for one in everything]
    late = [answered(day, closed=day - 1, told_on=(), items=()) for day in (20, 25)]
    stages = [
        (everything, STOPPED, Rule.OPT_OUT),
        (everything, replace(STOPPED, is_opted_out=False), Rule.HOLD),
        (everything, replace(STOPPED, is_opted_out=False, is_on_hold=False), Rule.OWN_LIMIT),
        (everything, Profile(), Rule.UNANSWERED),
        (everything[1:], Profile(), Rule.DEBT),
        (without_debt, Profile(), Rule.GAP),
        (late, Profile(), Rule.CAP_30D),
    ]
    assert [score(history, who, TODAY).blocked_by for history, who, _rule in stages] == [
        rule for _history, _who, rule in stages
    ]


def test_a_rest_stops_us_when_no_other_rule_does():
    half = [
        answered(day, closed=day - 1, minutes=60, items=(ItemRecord(ago(85)), ItemRecord()))
        for day in (86, 87, 88, 89)
    ]
    load = score(half, Profile(), TODAY)
    assert (load.debt, load.band, load.blocked_by) == (0, Band.REST, Rule.SCORE)


def test_a_series_a_check_and_what_people_came_for_are_outside_the_pauses():
    for more in ({"exemption": "series"}, {"exemption": "sense_check"}, {"by_themselves": True}):
        assert score([asked(1, **more), asked(2, **more)], Profile(), TODAY).blocked_by == ""


def test_the_own_limit_counts_what_we_came_with_and_not_what_people_came_for():
    mine = Profile(own_times=2, own_days=60)
    assert score([asked(59), asked(40)], mine, TODAY).blocked_by == Rule.OWN_LIMIT
    assert score([asked(60), asked(40)], mine, TODAY).blocked_by == ""
    assert score([asked(59, by_themselves=True), asked(40)], mine, TODAY).blocked_by == ""
    assert score([], Profile(own_times=0, own_days=60), TODAY).blocked_by == Rule.OWN_LIMIT


def test_an_answer_ends_the_row_of_unanswered_asks():
    assert unanswered_in_a_row(SILENT) == 3
    assert unanswered_in_a_row([*SILENT, answered(1, closed=0)]) == 0
    assert unanswered_in_a_row([*SILENT, answered(20, closed=18)]) == 2
    assert unanswered_in_a_row([*SILENT, answered(5, closed=3)]) == 0


def test_what_is_open_or_was_taken_back_or_never_was_a_question_is_no_silence():
    nothing = [
        asked(5),
        asked(5, closed_on=ago(1), was_withdrawn=True),
        asked(5, closed_on=ago(1), by_themselves=True),
        asked(5, closed_on=ago(1), exemption="measure"),
    ]
    assert unanswered_in_a_row(nothing) == 0


@pytest.mark.parametrize(
    ("blocked_by", "band", "debt", "leave"),
    [
        ("", Band.OK, 0, Leave.FREE),
        ("", Band.WATCH, 0, Leave.FREE),
        ("", Band.HIGH, 0, Leave.NAMED),
        (Rule.DEBT, Band.OK, 1, Leave.NAMED),
        (Rule.GAP, Band.OK, 0, Leave.NAMED),
        (Rule.CAP_30D, Band.OK, 0, Leave.NAMED),
        (Rule.DEBT, Band.OK, 2, Leave.MANAGER),
        (Rule.DEBT, Band.REST, 1, Leave.MANAGER),
        (Rule.SCORE, Band.REST, 0, Leave.MANAGER),
        (Rule.OPT_OUT, Band.OK, 0, Leave.NOBODY),
        (Rule.HOLD, Band.REST, 3, Leave.NOBODY),
        (Rule.OWN_LIMIT, Band.OK, 0, Leave.NOBODY),
        (Rule.UNANSWERED, Band.OK, 1, Leave.NOBODY),
    ],
)
def test_who_may_ask_all_the_same(blocked_by, band, debt, leave):
    assert leave_of(blocked_by, band, debt) == leave


def test_limits_that_an_organisation_set_hold_and_others_stay_as_usual():
    ours = settings_from({"min_gap_days": 14, "gone_since": 3})
    assert ours == replace(DEFAULTS, min_gap_days=14)
    assert score([asked(10)], Profile(), TODAY, ours).blocked_by == Rule.GAP


# What always holds ----------------------------------------------------------------------------------

past = st.integers(0, 420).map(ago)
maybe = st.none() | past


@st.composite
def records(draw: st.DrawFn, *, is_told: bool = True) -> AskRecord:
    """Draw an ask of the last 14 months in any state; without `is_told` nothing has come back."""
    told = tuple(draw(st.lists(past, max_size=2))) if is_told else ()
    items = st.builds(ItemRecord, st.sampled_from((None, *told)), maybe if is_told else st.none())
    return AskRecord(
        asked_on=draw(past),
        minutes=draw(st.integers(1, 240)),
        reminders=draw(st.integers(0, 3)),
        answered_on=draw(maybe),
        closed_on=draw(maybe),
        items=tuple(draw(st.lists(items, max_size=3))),
        told_on=told,
        held_on=tuple(draw(st.lists(st.sampled_from(told), max_size=1))) if told else (),
        exemption=draw(st.sampled_from(["", "series", "measure", "sense_check"])),
        by_themselves=draw(st.booleans()),
    )


histories = st.lists(records(), max_size=6)
caps = st.sampled_from([LIGHT, CHILD, STAFF, CORE])


def total(history: list[AskRecord], profile: str = LIGHT) -> float:
    return score(history, Profile(caps=profile), TODAY).score


@given(histories, caps)
def test_a_score_lies_between_0_and_100_with_one_decimal(history, profile):
    found = total(history, profile)
    assert 0 <= found <= 100
    assert round(found, 1) == found


@given(histories, records(is_told=False), caps)
def test_one_more_ask_about_which_nothing_was_told_never_lowers_the_score(history, more, profile):
    assert total([*history, more], profile) >= total(history, profile)


def told_today(one: AskRecord) -> AskRecord:
    """Return the ask as it is once its person was told the final outcome of everything."""
    settled = tuple(ItemRecord(TODAY) for _item in one.items)
    return replace(one, items=settled, told_on=(*one.told_on, TODAY))


def held_today(one: AskRecord) -> AskRecord:
    return replace(one, told_on=(*one.told_on, TODAY), held_on=(*one.held_on, TODAY))


@given(st.lists(records(), min_size=1, max_size=6), caps, st.data())
def test_telling_people_never_raises_the_score(history, profile, data):
    place = data.draw(st.integers(0, len(history) - 1))
    for tell in (told_today, held_today):
        told = [tell(one) if n == place else one for n, one in enumerate(history)]
        assert total(told, profile) <= total(history, profile)


@given(histories)
def test_telling_everything_leaves_nothing_owed(history):
    load = score([told_today(one) for one in history], Profile(), TODAY)
    assert (load.return_, load.debt) == (0, 0)


@given(histories, caps)
def test_asks_older_than_90_days_leave_the_first_two_parts(history, profile):
    load = score(history, Profile(caps=profile), TODAY + timedelta(days=90))
    assert (load.frequency, load.time) == (0, 0)


@given(histories)
def test_a_childs_caps_give_at_least_the_score_of_the_light_ones(history):
    assert total(history, CHILD) >= total(history, LIGHT)


@given(histories, st.randoms())
def test_the_order_of_asks_does_not_matter(history, chance):
    mixed = list(history)
    chance.shuffle(mixed)
    assert score(mixed, Profile(), TODAY) == score(history, Profile(), TODAY)
