"""Two results of one question: whether whoever saw both could subtract them."""

import pytest

from feedback.domain.remade import few_changed

pytestmark = pytest.mark.unit

LEAST = 5


def summary(**counts):
    rows = [{"key": key, "count": count, "part": ""} for key, count in counts.items()]
    return {"answered": sum(counts.values()), "rows": rows}


def kept(*rows, **counts):
    by_group = [{"groups": groups, "summary": one} for groups, one in rows]
    return {"summary": summary(**counts)} | ({"by_group": by_group} if rows else {})


def test_nothing_changed():
    assert not few_changed(kept(a=6, b=4), kept(a=6, b=4), LEAST)


def test_other_words_of_an_answer_are_no_change():
    one = kept(a=6, b=4)
    one["summary"]["rows"][0]["label"] = "Waiting"
    assert not few_changed(one, kept(a=6, b=4), LEAST)


@pytest.mark.parametrize("after", [{"a": 7, "b": 4}, {"a": 5, "b": 5}, {"a": 6, "b": 0}])
def test_few_more_few_less_or_a_change_of_mind(after):
    assert few_changed(kept(a=6, b=4), kept(**after), LEAST)


def test_enough_more():
    assert not few_changed(kept(a=6, b=4), kept(a=9, b=6), LEAST)


def test_what_was_not_shown_cannot_be_subtracted():
    assert not few_changed(kept(a=2, b=2), kept(a=3, b=2), LEAST)
    assert not few_changed(kept(), kept(), LEAST)
    of_children = kept(a=6, b=3) | {"least": 10}
    assert not few_changed(of_children, kept(a=7, b=3), LEAST)


def test_few_more_in_one_group_though_many_in_all():
    before = kept((["x"], summary(a=6, b=4)), (["y"], summary(a=6, b=4)), a=12, b=8)
    after = kept((["x"], summary(a=7, b=4)), (["y"], summary(a=12, b=4)), a=19, b=8)
    assert few_changed(before, after, LEAST)


def test_a_group_that_another_joined():
    before = kept((["x"], summary(a=6, b=4)), a=12, b=8)
    after = kept((["x", "y"], summary(a=8, b=5)), a=20, b=12)
    assert few_changed(before, after, LEAST)


def test_few_more_among_those_in_no_row():
    before = kept((["x"], summary(a=6, b=4)), a=10, b=8)
    after = kept((["x"], summary(a=12, b=4)), a=17, b=8)
    assert few_changed(before, after, LEAST)


def test_enough_more_in_every_row_and_in_none():
    before = kept((["x"], summary(a=6, b=4)), (["", "y"], summary(a=5)), a=16, b=9)
    after = kept((["x"], summary(a=12, b=4)), (["", "y"], summary(a=10)), a=32, b=9)
    assert not few_changed(before, after, LEAST)
