"""Where the time of a request goes, by looking a thousand times a second at what the process is doing.

    python -m benchmarks.limits MODULE:APPLICATION PATHS COOKIES BODIES HEADERS COUNT

Prints JSON: the share of each layer in the time between request and answer. Run by itself, in one thread, so it says what a
request waits for, not what sixteen at once do to each other.
"""

import io
import itertools
import json
import signal
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, Self

LAYERS = (
    ("PostgreSQL and its driver", ("/psycopg", "/psycopg_pool", "/psycopg_binary")),
    ("templates", ("/django/template/",)),
    ("ORM", ("/django/db/", "/django_scopes/", "/access/scope.py", "/feedback/queries/kept.py")),
    ("forms", ("/django/forms/", "/feedback/forms/", "/feedback/question_types/", "/ui/forms.py")),
    ("CSRF token", ("/django/middleware/csrf.py",)),
    ("our views, actions and queries", ("/feedback/", "/access/", "/bare/app.py")),
    ("addresses", ("/django/urls/",)),
)
OTHER = "Django's handler and middleware"
EVERY_SECONDS = 0.001
LEFT_ALONE = 50
"""Lines at the end of a pool that others send."""


class Watch:
    """Counts the layer that is at work, each millisecond."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def __enter__(self) -> Self:
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, EVERY_SECONDS, EVERY_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        files = []
        while frame is not None:
            files.append(frame.f_code.co_filename)
            frame = frame.f_back
        for name, places in LAYERS:
            if any(place in file for file in files for place in places):
                self.seen[name] += 1
                return
        self.seen[OTHER] += 1


def lines(name: str) -> list[str]:
    """Return the lines of a pool's file; none for `-`."""
    return Path(name).read_text(encoding="ascii").split("\n")[:-1] if name != "-" else []


def environ(path: str, cookie: str, body: str, headers: str) -> dict[str, Any]:
    """Return what a server hands over for one request."""
    given = dict(header.split(": ", 1) for header in headers.split("|") if header)
    return {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in given.items()},
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body.encode()),
        "wsgi.errors": sys.stderr,
    }


def main() -> None:
    """Look, and print the shares."""
    where, paths, cookies, bodies, headers, count = sys.argv[1:]
    module, _colon, name = where.partition(":")
    application = getattr(import_module(module), name)
    columns = [lines(file) for file in (paths, cookies, bodies)]
    pool = list(itertools.zip_longest(*columns, fillvalue=""))
    statuses: list[str] = []

    def ask(line: tuple[str, str, str]) -> None:
        answer = application(
            environ(*line, headers), lambda status, _headers: statuses.append(status)
        )
        b"".join(answer)
        answer.close()

    number = int(count)
    chosen = pool[-2 * number - LEFT_ALONE : -LEFT_ALONE]
    for line in chosen[:number]:
        ask(line)
    with Watch() as watch:
        for line in chosen[number:]:
            ask(line)
    total = sum(watch.seen.values())
    shares = {layer: round(seen / total, 3) for layer, seen in watch.seen.most_common()}
    print(json.dumps({"statuses": sorted(set(statuses)), "shares": shares}))


if __name__ == "__main__":
    main()
