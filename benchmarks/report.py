"""The figures as a table: what each row of the targets must reach, what it aims at, what it reached, and what limits it."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True)
class Goal:
    """One row of the targets. `is_most` says that the figure must stay below, not reach."""

    row: str
    what: str
    floor: float
    moonshot: float
    is_most: bool = False

    def is_met(self, value: float, bound: float) -> bool:
        """Whether a figure holds a bound."""
        return value <= bound if self.is_most else value >= bound


GOALS = {
    "see": Goal("1", "seeing the form / bare form made anew", 1.0, 3.0),
    "draft": Goal("2", "saving a draft / bare form kept", 0.8, 1.3),
    "send": Goal("2", "sending answers / bare form kept", 0.8, 1.3),
    "peer_see": Goal("3", "seeing the form / that of the faster other program", 4.0, 10.0),
    "peer_row": Goal("4", "sending answers / Wagtail, one row", 1.5, 2.3),
    "peer_rows": Goal("4", "sending answers / django-survey, answers as rows", 3.0, 5.0),
    "tail": Goal("5", "all on one form: slowest of 100 / middle", 4.0, 2.5, is_most=True),
    "hot": Goal("6", "sending, all on one form / spread over 200", 0.9, 0.95),
    "results": Goal("7", "results of 20,000 answers / of 50: time", 5.0, 1.5, is_most=True),
    "batch": Goal("10", "500 reminders among many asks / among few: time", 3, 1.5, is_most=True),
    "idle": Goal("10", "a tick with nothing due: ms in the database", 2, 0.5, is_most=True),
    "remind": Goal("11", "reminders a second / a loop of three statements", 1, 8),
    "bytes": Goal("12", "cold page, gzip: bytes", 40_000, 14_600, is_most=True),
    "requests": Goal("12", "cold page: requests", 6, 6, is_most=True),
    "js": Goal("12", "cold page: JavaScript, bytes", 17_000, 0, is_most=True),
    "memory": Goal("14", "memory of a worker / bare worker", 2.0, 1.5, is_most=True),
    "statements_see": Goal("15", "statements to see the form", 4, 2, is_most=True),
    "statements_post": Goal("15", "statements to save or send", 8, 4, is_most=True),
}

DOORS = {"public": "public link", "link": "personal link"}


def machine() -> dict[str, Any]:
    """Return what the figures were taken on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "load_before": os.getloadavg()[0],
    }


def commit() -> str:
    """Return the commit that was measured, with a plus when files had changed since."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()


@dataclass(frozen=True)
class Line:
    """One line of the table: a goal, which door or page, the figure, and how it is shown."""

    goal: Goal
    place: str
    value: float
    shown: str


def lines_of(result: Mapping[str, Any]) -> list[Line]:
    """Return every line in the order of the rows."""
    found = [
        *_ratios(result["targets"]),
        *_beside_others(result["targets"]),
        *_of_one_form(result["targets"]),
        *_statements(result["statements"]),
        *_reminders(result.get("reminders")),
    ]
    for page, one in (result["weight"] or {}).items():
        keys = ("bytes", "requests", "js")
        found += [Line(GOALS[key], page, one[key], f"{one[key]:,.0f}") for key in keys]
    ours, bare = max(result["memory"]["ours"]), max(result["memory"]["bare"])
    shown = f"{ours / bare:.2f} ({ours:.0f} / {bare:.0f} MB)"
    found.append(Line(GOALS["memory"], "the larger worker", ours / bare, shown))
    return sorted(found, key=lambda line: int(line.goal.row))


def _ratios(targets: Mapping[str, Any]) -> list[Line]:
    found = []
    for name, one in targets.items():
        door, _colon, what = name.partition(": ")
        goal = next((goal for word, goal in GOALS.items() if word in what.split()), None)
        if goal is not None and door in DOORS:
            shown = " / ".join(f"{value:.2f}" for value in one["ratio"])
            found.append(Line(goal, DOORS[door], one["ratio"][1], shown))
    return found


SENT_TO = {"Wagtail": "peer_row", "django-survey": "peer_rows"}


def _beside_others(targets: Mapping[str, Any]) -> list[Line]:
    """Ours over the other programs, as far as they ran; their own ratios are to ours."""
    seen = {
        name: one
        for name, one in targets.items()
        if name.partition(": ")[0] in SENT_TO and name.endswith("see the form")
    }
    found = []
    if len(seen) == len(SENT_TO):  # of one alone nobody knows that it is the faster
        name = max(seen, key=lambda one: seen[one]["per_second"][1])
        found.append(_over("peer_see", name, seen[name]))
    for name, one in targets.items():
        peer, _colon, what = name.partition(": ")
        if peer in SENT_TO and what.startswith("keep"):
            found.append(_over(SENT_TO[peer], name, one))
    return found


def _over(goal: str, name: str, one: Mapping[str, Any]) -> Line:
    low, middle, high = (1 / value for value in reversed(one["ratio"]))
    shown = f"{low:.2f} / {middle:.2f} / {high:.2f}"
    return Line(GOALS[goal], name.partition(": ")[0], middle, shown)


def not_run(reasons: Mapping[str, str]) -> list[str]:
    """Return which rows were not measured, and why."""
    return [
        f"Rows 3 and 4, beside {name}: not run: {reason}. Floors: row 3 >= 4, row 4 >= {GOALS[SENT_TO[name]].floor:g}."
        for name, reason in reasons.items()
    ]


def _of_one_form(targets: Mapping[str, Any]) -> list[Line]:
    """Everybody on one form, and what it costs to look at the results; nothing where they were not measured."""
    found = []
    for name, one in targets.items():
        if name.startswith("hot: "):
            tail = one["p99"][1] / one["p50"][1]
            found.append(Line(GOALS["tail"], "public link", tail, f"{tail:.2f}"))
            shown = " / ".join(f"{value:.2f}" for value in one["ratio"])
            found.append(Line(GOALS["hot"], "public link", one["ratio"][1], shown))
        elif name.startswith("results") and one["ratio"]:
            slowest, middle, fastest = (1 / value for value in one["ratio"])
            shown = " / ".join(f"{value:.2f}" for value in (fastest, middle, slowest))
            found.append(Line(GOALS["results"], "signed in", middle, shown))
    return found


def _reminders(one: Mapping[str, Any] | None) -> list[Line]:
    """What the clock costs; nothing where it was not measured."""
    if one is None:
        return []
    asks = f"{one['asks']:,} asks"
    times = f"{one['growth']:.2f} ({one['batch_ms']['many']:.0f} / {one['batch_ms']['few']:.0f} ms)"
    low, middle, high = one["beside"]["ratio"]
    ratio = f"{low:.2f} / {middle:.2f} / {high:.2f}"
    idle = " / ".join(f"{value:.2f}" for value in one["idle_ms"])
    idle += f" (the whole tick, most of it writing statements: {one['idle_tick_ms']:.0f})"
    return [
        Line(GOALS["batch"], asks, one["growth"], times),
        Line(GOALS["idle"], asks, one["idle_ms"][1], idle),
        Line(GOALS["remind"], asks, middle, ratio),
    ]


def _statements(counted: Mapping[str, Any]) -> list[Line]:
    found = []
    for name, one in counted.items():
        door, _colon, what = name.partition(": ")
        if door in DOORS:
            goal = GOALS["statements_see" if what.startswith("see") else "statements_post"]
            shown = f"{one['without_brackets']:.0f} ({one['all']:.0f} with BEGIN and COMMIT)"
            found.append(Line(goal, f"{DOORS[door]}, {what}", one["without_brackets"], shown))
    return found


def limits_in_words(shares: Mapping[str, float]) -> str:
    """Return the three layers that take most of a request's time."""
    largest = sorted(shares.items(), key=lambda one: -one[1])[:3]
    return ", ".join(f"{share:.0%} {layer}" for layer, share in largest)


def markdown(result: Mapping[str, Any]) -> str:
    """Return the report."""
    where = result["machine"]
    out = [
        f"# Measured on {result['date']}",
        "",
        f"Commit {result['commit']}; {where['cores']} cores ({where['processor']}); Python {where['python']}.",
        f"{result['rounds']} rounds of {result['seconds']} s a target, load before {where['load_before']:.1f}.",
        "Load generator, both web servers and PostgreSQL share the cores; ratios are taken inside a round.",
        "",
        "| row | figure | where | min / median / max, or value | floor | moonshot | floor met | moonshot met |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for line in lines_of(result):
        goal = line.goal
        sign = "<=" if goal.is_most else ">="
        met = [
            "yes" if goal.is_met(line.value, bound) else "no"
            for bound in (goal.floor, goal.moonshot)
        ]
        out.append(
            f"| {goal.row} | {goal.what} | {line.place} | {line.shown} | {sign} {goal.floor:g} | {sign} {goal.moonshot:g} | {met[0]} | {met[1]} |"
        )
    out += ["", *not_run(result.get("not_run", {}))]
    out += [
        "",
        "| target | requests/s min / median / max | p50 / p95 / p99 ms | cpu ms/request | kB | refused | rows/request |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, one in result["targets"].items():
        speed = " / ".join(f"{value:.0f}" for value in one["per_second"])
        waits = " / ".join(f"{one[key][1]:.1f}" for key in ("p50", "p95", "p99"))
        rows = "-" if one["rows_per_request"] is None else f"{one['rows_per_request']:.3f}"
        out.append(
            f"| {name} | {speed} | {waits} | {one['cpu_ms'][1]:.2f} | {one['kilobytes']:.1f} | {one['refused']} | {rows} |"
        )
    out += [
        "",
        f"Completed responses a second, a page for each question: {result['completed']:.1f}.",
        "",
    ]
    out += ["What a request's time goes to, one at a time:", ""]
    out += [f"- {name}: {limits_in_words(one['shares'])}" for name, one in result["limits"].items()]
    if result["weight"]:
        out += [
            "",
            "| page | requests | bytes | HTML | CSS | JavaScript | fonts |",
            "|---|---|---|---|---|---|---|",
        ]
        out += [
            f"| {name} | {one['requests']} | {one['bytes']:,.0f} | {one['html']:,.0f} | {one['css']:,.0f} | {one['js']:,.0f} | {one['fonts']:,.0f} |"
            for name, one in result["weight"].items()
        ]
    return "\n".join([*out, ""])


def missed(result: Mapping[str, Any]) -> Sequence[str]:
    """Return the rows whose floor does not hold."""
    return [
        f"row {line.goal.row}, {line.goal.what}, {line.place}: {line.shown}"
        for line in lines_of(result)
        if not line.goal.is_met(line.value, line.goal.floor)
    ]


def write(result: Mapping[str, Any], name: str) -> Path:
    """Write the figures as JSON and as a table; return the table's file."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    table = RESULTS / f"{name}.md"
    table.write_text(markdown(result), encoding="utf-8")
    return table
