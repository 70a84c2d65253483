"""The bar: 1,000 answers in a minute while staff watch, each sent twice at once: no error, none lost, none doubled.

The short run belongs to every change; `make drills` does the whole minute. The figures are printed (`pytest -s`).
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.faults.phones import Crowd, Phone

WATCHING, LOOK_EVERY = 3, 1.0
SIZES = [
    pytest.param(60, 5.0, marks=pytest.mark.postgres, id="short"),
    pytest.param(1000, 60.0, marks=[pytest.mark.postgres, pytest.mark.drill], id="long"),
]


class Impatient(Phone):
    """A phone on which Send is pressed twice: both go out at the same moment, with the same key."""

    def send(self, door, words, form):
        body, path = urlencode({**form, door["field"]: words}), f"/f/{door['slug']}/1/"
        started = time.monotonic()
        with ThreadPoolExecutor(2) as both:
            sent = [both.submit(self.ask, "POST", path, body) for _each in range(2)]
        for one in sent:
            status, _to, page = one.result()
            if status != 303:
                self.refused.append((status, page))
        return time.monotonic() - started


class Staff(threading.Thread):
    """Somebody signed in who looks at the ask, its results and its words again and again."""

    def __init__(self, site, door):
        super().__init__()
        self.site, self.door, self.over = site, door, threading.Event()
        self.looks, self.wrong, self.seconds = 0, [], []

    def run(self):
        browser = Phone(self.site.port, cookies=dict(self.door["staff"]))
        while not self.over.is_set():
            for path in self.door["pages"]:
                started = time.monotonic()
                status, _to, page = browser.ask("GET", path)
                self.seconds.append(time.monotonic() - started)
                self.looks += 1
                if status != 200:
                    self.wrong.append((status, path, page[:200]))
            self.over.wait(LOOK_EVERY)


def answer(crowd, count, over):
    """Let the phones answer at a steady pace; return the words of each and what went wrong."""
    started = time.monotonic()

    def one(number):
        phone, words = Impatient(crowd.site.port), f"words of {number}"
        time.sleep(max(0, started + over * number / count - time.monotonic()))
        crowd.seconds.append(phone.send(crowd.door, words, phone.open(crowd.door)))
        crowd.refused += phone.refused
        return words

    with ThreadPoolExecutor(24) as pool:
        sent = list(pool.map(one, range(count)))
    return sent, time.monotonic() - started


@pytest.mark.parametrize(("count", "over"), SIZES)
def test_a_full_room_answers_while_staff_watch(site, crowd: Crowd, count, over):
    watchers = [Staff(site, crowd.door) for _each in range(WATCHING)]
    for one in watchers:
        one.start()
    try:
        sent, took = answer(crowd, count, over)
    finally:
        for one in watchers:
            one.over.set()
    for one in watchers:
        one.join()
    crowd.say(f"{count} people in {took:.0f} s, each Send pressed twice")
    say_of_staff(watchers)
    assert crowd.refused == []
    assert [one.wrong for one in watchers] == [[]] * WATCHING
    assert sorted(crowd.kept()) == sorted(sent)


def say_of_staff(watchers):
    """Print the figures; no test asserts a time."""
    waited = sorted(second for one in watchers for second in one.seconds)
    at = lambda share: 1000 * waited[min(len(waited) - 1, int(share * len(waited)))]
    looks, wrong = (sum(n) for n in zip(*((w.looks, len(w.wrong)) for w in watchers), strict=True))
    print(  # noqa: T201 -- figures for a person
        f"{looks} looks of staff, {wrong} wrong, p50 {at(0.5):.0f} ms, p99 {at(0.99):.0f} ms"
    )
