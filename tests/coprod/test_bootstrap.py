"""Set-up: which Python it takes, and the one sentence when it cannot go on."""

import os
import sys

import pytest

import bootstrap

pytestmark = [pytest.mark.unit, pytest.mark.embedded]


def script(folder, name, text):
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def only_path(tmp_path, monkeypatch):
    """A machine with nothing but the programs in one folder."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    monkeypatch.delenv("COPROD_PYTHON", raising=False)
    return tmp_path / "bin"


def test_a_shim_that_exists_and_fails_is_passed_over(only_path):
    script(only_path, "python3.13", "exit 127")
    good = script(only_path, "python3.12", "echo 3.12")
    assert bootstrap.fitting_python() == good


def test_a_python_outside_the_range_is_passed_over(only_path):
    script(only_path, "python3.13", "echo 3.11")
    assert bootstrap.fitting_python() == sys.executable


def test_a_named_python_comes_first(only_path, monkeypatch):
    script(only_path, "python3.13", "echo 3.13")
    named = script(only_path, "mine", "echo 3.14")
    monkeypatch.setenv("COPROD_PYTHON", named)
    assert bootstrap.fitting_python() == named


def test_versions_of_pyenv_are_found_without_their_shims(only_path, tmp_path, monkeypatch):
    (tmp_path / "pyenv/versions/3.13.0/bin").mkdir(parents=True)
    good = script(tmp_path / "pyenv/versions/3.13.0/bin", "python3", "echo 3.13")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    assert bootstrap.fitting_python() == good


def test_shims_on_the_path_show_where_pyenv_keeps_its_pythons(only_path, tmp_path, monkeypatch):
    (tmp_path / "pyenv/versions/3.12.1/bin").mkdir(parents=True)
    good = script(tmp_path / "pyenv/versions/3.12.1/bin", "python3", "echo 3.12")
    monkeypatch.setenv("PATH", f"{only_path}{os.pathsep}{tmp_path}/pyenv/shims")
    assert bootstrap.fitting_python() == good


def test_no_fitting_python_is_said_in_one_sentence(only_path):
    failing = script(only_path, "uv", "exit 2")
    with pytest.raises(
        bootstrap.SetUpError, match=r"^Coprod needs Python 3\.12, 3\.13 or 3\.14, found none"
    ):
        bootstrap.make_environment(failing, None)


def test_a_full_disk_is_said_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".stamp")
    monkeypatch.setitem(bootstrap.MEGABYTES_NEEDED, "run", 10**9)
    with pytest.raises(
        bootstrap.SetUpError, match="^Coprod needs about 1000000000 MB of free disk space"
    ):
        bootstrap.set_up("run")


def test_a_finished_environment_is_left_alone(tmp_path, monkeypatch, capsys):
    script(tmp_path / bootstrap.BIN, "python", "echo 3.13")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".stamp")
    (tmp_path / ".stamp").write_text(bootstrap.digest("dev"))
    bootstrap.set_up("run")
    assert capsys.readouterr().out == ""


def test_an_environment_without_its_python_is_unfinished(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".stamp")
    (tmp_path / ".stamp").write_text(bootstrap.digest("dev"))
    assert bootstrap.stamped() == ""
