"""The scale maths of the drawings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import charts

ROWS = st.lists(
    st.builds(
        charts.Row,
        label=st.text(max_size=200),
        count=st.none() | st.integers(0, 10_000),
        share=st.none() | st.floats(0, 1),
    ),
    max_size=12,
)

pytestmark = pytest.mark.unit


def test_bars_are_as_long_as_their_share():
    rows = [charts.Row("Yes", 3, 0.75), charts.Row("No", 1, 0.25), charts.Row("Hidden", None, None)]
    chart = charts.bar_chart(rows)
    assert [bar.width for bar in chart.bars] == [49.5, 16.5, 0.0]
    assert [bar.x for bar in chart.bars] == [0.0, 0.0, 0.0]


def test_mirrored_bars_start_on_the_other_side():
    chart = charts.bar_chart([charts.Row("Yes", 3, 0.75)], mirrored=True)
    assert (chart.label_x, chart.bars[0].x, chart.bars[0].count_x) == (100.0, 50.5, 50.5)


def test_long_labels_take_more_lines():
    chart = charts.bar_chart([charts.Row("word " * 30, 1, 1.0)])
    assert len(chart.bars[0].lines) == 4
    assert [round(y, 3) for _line, y in chart.bars[0].lines] == [1.013, 2.363, 3.713, 5.062]


def test_no_rows_draw_nothing():
    assert charts.bar_chart([]).bars == ()


@given(ROWS, st.booleans())
def test_bars_stay_inside_and_below_each_other(rows, mirrored):
    chart = charts.bar_chart(rows, mirrored=mirrored)
    tops = [bar.bar_top for bar in chart.bars]
    assert tops == sorted(set(tops))
    assert all(0 <= bar.x <= bar.x + bar.width <= 100.001 for bar in chart.bars)
    assert all(bar.bar_top + charts.BAR <= chart.height for bar in chart.bars)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (12, 12, 100), (15, 12, 125), (-1, 3, 0)],
)
def test_percent(part, whole, shown):
    assert charts.percent(part, whole) == shown


@pytest.mark.parametrize(
    ("part", "whole", "width"),
    [(0, 20, 0.0), (18, 20, 90.0), (1, 1000, 1.0), (30, 20, 100.0), (3, 0, 0.0)],
)
def test_bar_width(part, whole, width):
    assert charts.bar_width(part, whole) == width


@pytest.mark.parametrize(
    ("days", "dash"),
    [(0, "0 176"), (9, "19 176"), (38, "80 176"), (84, "176 176"), (200, "176 176")],
)
def test_ring_dash(days, dash):
    assert charts.ring_dash(days) == dash


@pytest.mark.parametrize(("share", "place"), [(0, 0), (0.38, 38), (1, 100), (1.7, 100), (-0.2, 0)])
def test_a_share_has_its_place_on_a_line_and_none_outside(share, place):
    assert charts.place(share) == place
