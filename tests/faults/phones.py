"""Phones on a bad line: each answers one question, and presses Send again until the thank-you page is there."""

import http.client
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PATIENCE = 300
FAULTS = (OSError, http.client.HTTPException)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def hidden_fields(page):
    """Return what the form of a page sends along unseen."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


@dataclass
class Phone:
    """One browser that keeps cookies and sends the form it was shown; `refused` are the pages it got instead of thanks."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method, path, body=None):
        """Return (status, where to, page) of one request on a connection of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            line.request(
                method, path, body, {"Cookie": cookies, **self.headers, **(FORM if body else {})}
            )
            answer = line.getresponse()
            page = answer.read().decode()
            for header in answer.headers.get_all("Set-Cookie") or []:
                kept = SimpleCookie(header)
                self.cookies |= {name: one.value for name, one in kept.items()}
            return answer.status, answer.headers.get("Location", ""), page
        finally:
            line.close()

    def open(self, door):
        """Go through the door to the question; return the form as it would be sent without words."""
        self.again("GET", f"/j/{door['code']}", {303})
        _status, _to, page = self.again("GET", f"/f/{door['slug']}/1/", {200})
        return {**hidden_fields(page), "go": "next"}

    def send(self, door, words, form):
        """Press Send until it was taken; return the seconds that took."""
        body = urlencode({**form, door["field"]: words})
        started = time.monotonic()
        self.again("POST", f"/f/{door['slug']}/1/", {303}, body)
        return time.monotonic() - started

    def again(self, method, path, wanted, body=None):
        """Ask until one of the wanted statuses comes, for as long as a patient person would."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                found = self.ask(method, path, body)
            except FAULTS as problem:
                if time.monotonic() > deadline:
                    raise AssertionError(path) from problem
            else:
                if found[0] in wanted:
                    return found
                self.refused.append((found[0], found[2]))
                assert time.monotonic() < deadline, found
            time.sleep(0.1)


@dataclass
class Crowd:
    """Many phones that answer one after another at a steady pace, and what they went through."""

    site: object
    door: dict[str, str]
    seconds: list[float] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    port: int = 0

    def answer(self, count, *, over=0.0, at_once=16):
        """Let `count` phones answer, spread over so many seconds; return the words that were thanked for."""
        started = time.monotonic()

        def one(number):
            phone = Phone(self.port or self.site.port)
            words = f"words of {number}"
            pause = started + over * number / count - time.monotonic()
            time.sleep(max(0, pause))
            form = phone.open(self.door)
            self.seconds.append(phone.send(self.door, words, form))
            self.refused += phone.refused
            return words

        with ThreadPoolExecutor(at_once) as pool:
            return list(pool.map(one, range(count)))

    def kept(self):
        """Return the words in the database, each as often as it stands there."""
        statement = "select text from feedback_answer where question_id = %s"
        return [words for (words,) in self.site.rows(statement, int(self.door["field"][1:]))]

    def say(self, title):
        """Print the figures; a person reads them with `pytest -s`, and no test asserts a time."""
        waited = sorted(self.seconds)
        at = lambda share: 1000 * waited[min(len(waited) - 1, int(share * len(waited)))]
        print(  # noqa: T201 -- figures for a person
            f"\n{title}: {len(waited)} thanked, {len(self.refused)} asked to try again, "
            f"p50 {at(0.5):.0f} ms, p95 {at(0.95):.0f} ms, p99 {at(0.99):.0f} ms"
        )


class Every:
    """Do something again and again in the background while the block runs."""

    def __init__(self, seconds, what):
        self.seconds, self.what, self.over = seconds, what, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self._go)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def _go(self):
        while not self.over.wait(self.seconds):
            self.what()
