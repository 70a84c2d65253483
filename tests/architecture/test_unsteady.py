"""What `make test` makes of tests that fail beside others: few run once more alone, and are named when they pass then."""

import os

import pytest

from tools.test import Count, run_twice

pytestmark = pytest.mark.unit

TESTS = """
import os, pytest

is_alone = "PYTEST_XDIST_WORKER" not in os.environ

def test_good(): pass

class TestIn:
    @pytest.mark.parametrize("word", ["a b/c"])
    def test_unsteady(self, word): assert is_alone

@pytest.fixture
def leaving():
    yield
    assert is_alone

def test_untidy(leaving): pass

def test_wrong(): assert False

def test_ended():
    if not is_alone: os._exit(1)

@pytest.mark.parametrize("number", range(4))
def test_many(number): assert is_alone

def test_absent(): pytest.skip("not here")
"""
UNSTEADY = "test_them.py::TestIn::test_unsteady[a b/c]"


@pytest.fixture
def run(tmp_path):
    """Return what becomes of the tests of a folder of their own whose names fit."""
    (tmp_path / "test_them.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    ours = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    ours |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "xdist.plugin"}

    def made(names):
        return run_twice(["-n", "1", "-k", names], ours, tmp_path, at=tmp_path)

    return made


def test_what_passes_alone_is_named_and_what_fails_again_has_failed(run):
    found = run("good or unsteady or untidy or wrong or absent")
    named = (UNSTEADY, "test_them.py::test_untidy")
    assert (found.failed, found.skipped, sorted(found.unsteady)) == (1, 1, sorted(named))


@pytest.mark.parametrize(("names", "failed"), [("good or many", 4), ("good or ended", 1)])
def test_many_failures_or_a_process_that_ended_are_failures(run, names, failed):
    assert run(names) == Count(passed=1, failed=failed)


def test_no_report_is_a_failure(run, tmp_path):
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    assert run("good") == Count(failed=1)


def test_a_file_that_cannot_be_read_is_a_failure(run, tmp_path):
    (tmp_path / "test_broken.py").write_text("import nothing_of_the_kind")
    found = run("good")
    assert (found.failed, found.unsteady) == (1, ())
