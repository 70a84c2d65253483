"""Rows 3 and 4 of the report: ours over the other programs, or why they were not run."""

import pytest

from benchmarks.report import lines_of, not_run

pytestmark = pytest.mark.unit


def target(per_second, ratio):
    return {"per_second": (1, per_second, 1), "ratio": ratio, "p50": (1, 1, 1), "p99": (1, 1, 1)}


def lines(targets):
    result = {
        "targets": targets,
        "statements": {},
        "weight": {},
        "memory": {"ours": [1], "bare": [1]},
    }
    return {(line.goal.row, line.place): line for line in lines_of(result) if line.goal.row in "34"}


def test_ours_is_divided_by_theirs_and_the_faster_one_counts():
    found = lines(
        {
            "Wagtail: see the form": target(50, (0.1, 0.2, 0.25)),
            "django-survey: see the form": target(40, (0.1, 0.1, 0.1)),
            "Wagtail: keep an answered form": target(50, (0.4, 0.5, 0.8)),
            "django-survey: keep an answered form": target(50, (0.1, 0.2, 0.4)),
        }
    )
    assert found["3", "Wagtail"].shown == "4.00 / 5.00 / 10.00"
    assert ("3", "django-survey") not in found
    assert found["4", "Wagtail"].value == 2
    assert found["4", "django-survey"].goal.floor == 3


def test_the_faster_of_one_is_not_known():
    found = lines({"Wagtail: see the form": target(50, (0.1, 0.2, 0.25))})
    assert found == {}


def test_what_was_not_run_is_said_with_its_floor():
    (line,) = not_run({"Wagtail": "could not install wagtail (status 1)"})
    assert line.endswith(
        "not run: could not install wagtail (status 1). Floors: row 3 >= 4, row 4 >= 1.5."
    )
