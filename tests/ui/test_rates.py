"""Counting in spells, in the memory of the process."""

import pytest

from ui.rates import Counter, Rate, forget_counts

pytestmark = pytest.mark.unit


class Clock:
    """A clock that goes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_so_many_and_no_more_in_a_spell(clock):
    counter = Counter(Rate(3, 60), clock=clock)
    assert [counter.is_over("a") for _ in range(5)] == [False, False, False, True, True]
    assert counter.is_over("b") is False


def test_a_spell_ends(clock):
    counter = Counter(Rate(1, 60), clock=clock)
    assert [counter.add("a"), counter.add("a")] == [1, 2]
    clock.now += 59.9
    assert counter.seen("a") == 2
    clock.now += 0.1
    assert counter.seen("a") == 0
    assert counter.add("a") == 1


def test_looking_counts_nothing(clock):
    counter = Counter(Rate(1, 60), clock=clock)
    assert [counter.seen("a"), counter.seen("a"), counter.add("a")] == [0, 0, 1]


def test_it_never_grows_beyond_its_room(clock):
    counter = Counter(Rate(1, 60), clock=clock, room=10)
    for number in range(100):
        counter.add(number)
    assert counter.seen(99) == 1
    assert sum(counter.seen(number) for number in range(100)) == 10


def test_all_begin_anew(clock):
    counter = Counter(Rate(1, 60), clock=clock)
    counter.add("a")
    forget_counts()
    assert counter.seen("a") == 0
