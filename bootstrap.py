#!/usr/bin/env python3
"""Make .venv with a fitting Python and the pinned packages. Standard library only, runs on Python 3.8 and newer.

    python3 bootstrap.py          what running Coprod needs
    python3 bootstrap.py --dev    what working on Coprod needs as well

A finished environment is recognised by its stamp, so a second call takes no time; an unfinished one is made anew.
"""

import glob
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV, TOOL = ROOT / ".venv", ROOT / ".uv"
STAMP = VENV / ".stamp"
BIN = "Scripts" if os.name == "nt" else "bin"
LOW, HIGH = (3, 12), (3, 14)
MINORS_TESTED_FIRST = (13, 12, 14)
UV_RANGE = "uv>=0.13,<0.14"
FILES = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
MEGABYTES_NEEDED = {"run": 400, "dev": 900}
PROBE = "import sys, venv, ensurepip, sqlite3; print('%d.%d' % sys.version_info[:2])"


class SetUpError(Exception):
    """Set-up cannot go on; the text is one sentence for the person who started it."""


def version(executable):
    """Return the version of a Python by running it (a pyenv shim can exist and still fail), or None."""
    try:
        done = subprocess.run(
            [str(executable), "-c", PROBE], capture_output=True, text=True, timeout=30
        )
        return tuple(int(part) for part in done.stdout.split(".")) if not done.returncode else None
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def pyenv_folders():
    """Return where pyenv may keep its Pythons; its shims on the path betray it when nothing else does."""
    path = [Path(part) for part in os.environ.get("PATH", "").split(os.pathsep) if part]
    shims = [str(part.parent) for part in path if part.name == "shims"]
    named = [os.environ["PYENV_ROOT"]] if os.environ.get("PYENV_ROOT") else []
    return named + shims + [str(Path.home() / ".pyenv")]


def candidates():
    """Yield the Pythons worth trying, the best tested first."""
    if os.environ.get("COPROD_PYTHON"):
        yield os.environ["COPROD_PYTHON"]
    folders = pyenv_folders()
    for minor in MINORS_TESTED_FIRST:
        found = shutil.which("python3.%d" % minor)
        if found:
            yield found
        for folder in folders:
            pattern = "%s/versions/3.%d.*/bin/python3" % (folder, minor)
            yield from sorted(glob.glob(pattern), reverse=True)
    yield sys.executable


def fitting_python():
    """Return the first Python in the supported range, or None."""
    for executable in candidates():
        found = version(executable)
        if found and LOW <= found <= HIGH:
            return executable
    return None


def free_megabytes():
    return shutil.disk_usage(str(ROOT)).free // 2**20


def run(*command):
    """Run a command quietly; raise `subprocess.CalledProcessError` with its output when it fails."""
    environment = dict(os.environ)
    environment.setdefault(
        "UV_SYSTEM_CERTS", "1"
    )  # offices and labs often have an authority of their own
    if not os.access(str(Path.home()), os.W_OK):
        environment["UV_CACHE_DIR"] = str(TOOL / "cache")
    subprocess.run(
        [str(part) for part in command],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
    )


def uv(python):
    """Return a working uv: ours, or the machine's own when it is of the same series, else a fresh one."""
    for place in (str(TOOL / BIN / "uv"), shutil.which("uv")):
        try:
            done = subprocess.run([place or "uv", "--version"], capture_output=True, text=True)
        except OSError:
            continue
        if not done.returncode and done.stdout.startswith("uv 0.13."):
            return place
    run(python or sys.executable, "-m", "venv", "--clear", TOOL)
    run(TOOL / BIN / "python", "-m", "pip", "install", "--quiet", UV_RANGE)
    return str(TOOL / BIN / "uv")


def make_environment(tool, python):
    """Make an empty .venv, with a Python that uv downloads when the machine has none that fits."""
    try:
        run(tool, "venv", "--quiet", "--clear", "--python", python or "3.13", VENV)
    except subprocess.CalledProcessError:
        if python:
            raise
        raise SetUpError(
            "Coprod needs Python 3.12, 3.13 or 3.14, found none on this machine and could not download one: "
            "install one, or set COPROD_PYTHON to its path, and start again."
        )


def install(tool, requirements):
    """Install exactly the pinned packages. pip is asked when uv cannot reach them: it reads pip's own settings."""
    python = VENV / BIN / "python"
    try:
        run(tool, "pip", "sync", "--quiet", "--require-hashes", "--python", python, requirements)
    except subprocess.CalledProcessError as problem:
        if free_megabytes() < MEGABYTES_NEEDED["run"] // 2:
            raise
        print("The packages did not arrive at the first try; trying another way.", flush=True)
        print("  (%s)" % last_line(problem.output), flush=True)
        run(python, "-m", "ensurepip")
        run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements)


def digest(kind):
    """Return what the stamp says when this set is complete: the set, its pins and where it stands."""
    pins = FILES[kind].read_bytes() + str(ROOT).encode()
    return "%s %s" % (kind, hashlib.sha256(pins).hexdigest())


def stamped():
    return STAMP.read_text() if STAMP.exists() and version(VENV / BIN / "python") else ""


def last_line(output):
    lines = [line.strip() for line in (output or "").splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"


def set_up(kind):
    """Bring .venv to the wanted set; nothing is done when it is complete already."""
    stamp = stamped()
    if stamp in {digest(kind), digest("dev")}:
        return
    if not stamp and free_megabytes() < MEGABYTES_NEEDED[kind]:
        raise SetUpError(
            "Coprod needs about %d MB of free disk space in %s and finds %d MB: make room and start again."
            % (MEGABYTES_NEEDED[kind], ROOT, free_megabytes())
        )
    print("Setting up Coprod's packages; this happens once.", flush=True)
    python = fitting_python()
    tool = uv(python)
    if stamp:
        STAMP.unlink()
    else:
        make_environment(tool, python)
    install(tool, FILES[kind])
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text(digest(kind))
    unfinished.replace(STAMP)


def main():
    if sys.version_info < (3, 8):
        raise SetUpError("Start this with Python 3.8 or newer: python3.13 bootstrap.py")
    try:
        set_up("dev" if "--dev" in sys.argv[1:] else "run")
    except (subprocess.CalledProcessError, OSError) as problem:
        if free_megabytes() < MEGABYTES_NEEDED["run"] // 8:
            raise SetUpError("The disk is full, so set-up stopped: make room and start again.")
        reason = last_line(getattr(problem, "output", None) or str(problem))
        raise SetUpError("Coprod could not install its packages: %s" % reason)


if __name__ == "__main__":
    try:
        main()
    except SetUpError as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit("Set-up was stopped; the next start begins it again.")
