"""Lines that join the same thing in several orders: where they stand, who shares a place, from right to left."""

import pytest

from ui.bumps import BumpChart, Place, bump_chart

pytestmark = pytest.mark.unit

NAMES = {"a": "Telling my story once", "b": "Times", "c": "Letters"}


def order(keys, places=(1, 2, 3)):
    return [Place(key, NAMES[key], place) for key, place in zip(keys, places, strict=True)]


def test_each_thing_has_a_mark_in_every_column():
    chart = bump_chart([order("abc"), order("cab")], emphasised={"c"})
    assert [x for _number, x in chart.columns] == [34.0, 66.0]
    letters = next(track for track in chart.tracks if track.key == "c")
    assert [mark.place for mark in letters.marks] == ["3", "1"]
    assert letters.is_strong
    assert letters.marks[0].y > letters.marks[1].y
    assert letters.lines == ((letters.marks[0], letters.marks[1]),)
    assert len({track.pattern for track in chart.tracks}) == 3


def test_long_names_take_several_lines_at_both_ends():
    chart = bump_chart([order("abc"), order("abc")])
    assert [line for line, _y in chart.tracks[0].start] == ["Telling my", "story once"]
    assert [line for line, _y in chart.tracks[0].end] == ["Telling my", "story once"]


def test_who_shares_a_place_is_marked_with_it_and_not_on_top_of_the_other():
    chart = bump_chart([order("abc", (1, 2, 2))])
    marks = [track.marks[0] for track in chart.tracks]
    assert [mark.place for mark in marks] == ["1", "2=", "2="]
    assert len({mark.y for mark in marks}) == 3
    assert chart.tracks[0].lines == ()


def test_from_right_to_left_the_first_column_stands_on_the_right():
    chart = bump_chart([order("abc"), order("cab")], mirrored=True)
    assert [x for _number, x in chart.columns] == [66.0, 34.0]
    assert chart.start_x > chart.end_x


def test_nothing_to_draw():
    assert bump_chart([]) == BumpChart(0.0, (), 0.0, 0.0, ())
