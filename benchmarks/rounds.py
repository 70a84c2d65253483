"""Paired rounds: every target once a round, the order turned round each time, ratios taken inside the round.

The machine's speed moves by tens of per cent within minutes; two figures of one round were taken seconds apart. Load goes to
127.0.0.1 only, from one wrk thread with keep-alive connections, for a fixed time.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("load.lua")
LOCAL = re.compile(r"http://127\.0\.0\.1:\d+")
CONNECTIONS = 16


class BenchmarkError(Exception):
    """The run cannot go on; its text says why."""


@dataclass(frozen=True)
class Target:
    """One thing to measure. `files` are the pools of load.lua; `compared` names the target to divide by.

    `written` counts the rows that its requests leave behind, and `per_request` is how many that must be for each.
    """

    name: str
    url: str
    files: Mapping[str, Path]
    headers: str = ""
    compared: str = ""
    written: Callable[[], int] | None = None
    per_request: float = 1.0


@dataclass
class Slot:
    """What one target did in one round."""

    per_second: float
    p50: float
    p95: float
    p99: float
    cpu_ms: float
    kilobytes: float
    refused: int
    rows: float | None


@dataclass
class Measured:
    """Everything that one target did, and its ratios inside each round."""

    target: Target
    slots: list[Slot] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    cpu_ratios: list[float] = field(default_factory=list)

    def spread(self, name: str) -> tuple[float, float, float]:
        """The smallest, middle and largest of one figure over the rounds."""
        values = [getattr(slot, name) for slot in self.slots]
        return min(values), statistics.median(values), max(values)

    def summary(self) -> dict[str, Any]:
        """What is written down."""
        rows = [slot.rows for slot in self.slots if slot.rows is not None]
        return {
            "name": self.target.name,
            "compared": self.target.compared,
            **{name: self.spread(name) for name in ("per_second", "p50", "p95", "p99", "cpu_ms")},
            "kilobytes": self.spread("kilobytes")[1],
            "refused": sum(slot.refused for slot in self.slots),
            "rows_per_request": statistics.median(rows) if rows else None,
            "ratio": three(self.ratios),
            "cpu_ratio": three(self.cpu_ratios),
        }


def three(values: Sequence[float]) -> tuple[float, float, float] | None:
    """Return the smallest, middle and largest of `values`, or None when there are none."""
    return (min(values), statistics.median(values), max(values)) if values else None


def install_load_generator() -> None:
    """Install wrk from Debian's packages where that is allowed; do nothing elsewhere."""
    if shutil.which("wrk") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "wrk"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, capture_output=True, env=environment)


def run(
    targets: Sequence[Target], *, rounds: int, seconds: int, before_each: Callable[[], None]
) -> dict[str, Measured]:
    """Measure all targets `rounds` times, after one second each to warm up; `before_each` round is no part of it."""
    if shutil.which("wrk") is None:
        raise BenchmarkError("wrk is not installed (Debian: apt-get install wrk).")
    places: dict[str, int] = {}
    for target in targets:
        _load(target, 1, places, is_first=True)
    found = {target.name: Measured(target) for target in targets}
    for number in range(rounds):
        before_each()
        turn = number % len(targets)
        order = [*targets[turn:], *targets[:turn]]
        for target in order if number % 2 == 0 else reversed(order):
            found[target.name].slots.append(_load(target, seconds, places))
    for one in found.values():
        if other := found.get(one.target.compared):
            pairs = list(zip(one.slots, other.slots, strict=True))
            one.ratios = [mine.per_second / theirs.per_second for mine, theirs in pairs]
            one.cpu_ratios = [theirs.cpu_ms / mine.cpu_ms for mine, theirs in pairs]
    return found


def _load(target: Target, seconds: int, places: dict[str, int], *, is_first: bool = False) -> Slot:
    if not LOCAL.fullmatch(target.url):
        raise BenchmarkError(f"Load goes to this machine only, not to {target.url}.")
    place = places.get(target.name, 0)
    environment = {
        **os.environ,
        **{name: str(file) for name, file in target.files.items()},
        "HEADERS": target.headers,
        "START": str(place),
        **({"LOOK": "1"} if is_first else {}),
    }
    before, rows, spent = busy_seconds(), target.written and target.written(), os.times()
    done = subprocess.run(
        [
            *("wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout", "20s"),
            *("-s", str(SCRIPT), target.url),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    now = os.times()
    own = now.children_user + now.children_system - spent.children_user - spent.children_system
    busy = busy_seconds() - before - own
    found = re.search(r"JSON(\{.*\})", done.stdout)
    if found is None or (is_first and done.stderr.strip()):
        raise BenchmarkError(f"{target.name}: {done.stdout}{done.stderr}")
    said = json.loads(found[1])
    requests = max(1, said["requests"])
    places[target.name] = place + requests + CONNECTIONS
    return Slot(
        per_second=requests / said["seconds"],
        **{name: said[name] for name in ("p50", "p95", "p99")},
        cpu_ms=1000 * max(0.0, busy) / requests,
        kilobytes=said["bytes"] / requests / 1024,
        refused=said["refused"] + said["broken"],
        rows=None if target.written is None else (target.written() - rows) / requests,
    )


def busy_seconds() -> float:
    """Return the processor time that the whole machine has spent so far."""
    ticks = [int(part) for part in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    idle, waiting = 3, 4
    worked = sum(tick for n, tick in enumerate(ticks[:7]) if n not in {idle, waiting})
    return worked / os.sysconf("SC_CLK_TCK")
