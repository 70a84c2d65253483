"""What `make test` does: the checks, the suite on the embedded engine, the suite on PostgreSQL and Redis.

    python tools/test.py                    all of it
    python tools/test.py --drills           the long runs with real processes, on demand
    python tools/test.py --checks-only      style, types, imports, migrations, settings
    python tools/test.py --format           bring code and templates into shape instead

The last line counts what passed and failed. A few tests that fail beside the others run once more alone; those that pass
then are named as unsteady. Where PostgreSQL, Redis or a browser is missing and may not be installed, one
line says what ran on the embedded engine only; under CI=true that is a failure.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.services import NoServicesError, Services, install_missing, missing  # noqa: E402 -- after the path

PYTHON = sys.executable
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "coprod.settings.production",
    "SECRET_KEY": "only-for-the-check-" + "k3y" * 20,
    "ALLOWED_HOSTS": "coprod.example.org",
    "SITE_URL": "https://coprod.example.org",
    "MAIL_URL": "smtp+tls://user:password@mail.example.org",
    "MAIL_FROM": "Coprod <hello@example.org>",
    "DATABASE_URL": "",
    "REDIS_URL": "",
    "DEBUG": "",
}


BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / "var" / "bytecode")}
"""The suite starts some hundred Pythons: each reads what is compiled already, also where containers switch that off."""


FEW = 3
"""So many tests at most that failed beside the others run once more; when it is more, something is wrong."""
CRASHED = "crashed while running"
"""What the suite says of a test whose process ended under it."""


@dataclass(frozen=True)
class Count:
    """How many tests or checks passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    unsteady: tuple[str, ...] = ()
    """The tests among those passed that failed at first."""

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.unsteady + other.unsteady,
        )


def templates() -> list[str]:
    folders = (ROOT / "templates", *ROOT.glob("*/question_types"), *ROOT.glob("*/reminder_rules"))
    return sorted(
        str(file.relative_to(ROOT)) for folder in folders for file in folder.rglob("*.html")
    )


def checks() -> dict[str, tuple[list[str], dict[str, str]]]:
    """Return the checks by name: the command and what it needs in the environment."""
    tool = str(Path(PYTHON).parent)
    test = {"DJANGO_SETTINGS_MODULE": "coprod.settings.test"}
    manage = [PYTHON, "manage.py"]
    return {
        "types": ([f"{tool}/mypy"], {}),
        "style": ([f"{tool}/ruff", "check", "--quiet", "."], {}),
        "format": ([f"{tool}/ruff", "format", "--check", "--quiet", "."], {}),
        "templates": ([f"{tool}/djade", "--check", *templates()], {}),
        "imports": ([f"{tool}/lint-imports"], {}),
        "migrations": ([*manage, "makemigrations", "--check", "--dry-run"], test),
        "routes and tables": ([*manage, "check", "--fail-level", "WARNING"], test),
        "production settings": (
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            PRODUCTION,
        ),
    }


def run_checks() -> Count:
    def run(name: str) -> bool:
        command, needs = checks()[name]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **BYTECODE, **needs},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(f"{name}: not right\n{done.stdout}{done.stderr}", flush=True)
        return done.returncode == 0

    with ThreadPoolExecutor(max_workers=2) as pool:
        results = dict(zip(checks(), pool.map(run, checks()), strict=True))
    good = [name for name, is_good in results.items() if is_good]
    print(f"checks: {', '.join(good) or 'none'} in order", flush=True)
    return Count(passed=len(good), failed=len(results) - len(good))


def run_suite(title: str, chosen: str, services: dict[str, str]) -> Count:
    """Run the tests that `chosen` marks, with these services in the environment."""
    print(f"\n== {title}", flush=True)
    cleared = {
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "coprod.settings.test",
    }
    with tempfile.TemporaryDirectory(prefix="coprod-suite-") as folder:
        environment = {**os.environ, **BYTECODE, **cleared, "VAR_DIR": folder, **services}
        beside = ["-n", "4", "--dist", "worksteal", "-m", chosen]
        return run_twice(beside, environment, Path(folder))


def run_twice(
    beside: list[str], environment: dict[str, str], folder: Path, at: Path = ROOT
) -> Count:
    """Run tests beside each other, and those that failed once more alone when they are few and nothing broke down."""
    report, again = folder / "report.xml", folder / "again.xml"
    first = count(report, run_pytest(beside, report, environment, at))
    failed = failed_tests(report)
    if not 0 < len(failed) <= FEW:
        return first
    print(f"\nOnce more, alone: {', '.join(failed)}", flush=True)
    returncode = run_pytest(["-n", "0", *failed], again, environment, at)
    second, failed_again = count(again, returncode), failed_tests(again)
    if second.passed + len(failed_again) != len(failed):
        return first
    unsteady = tuple(name for name in failed if name not in failed_again)
    return Count(first.passed + len(unsteady), len(failed_again), first.skipped, unsteady)


def run_pytest(arguments: list[str], report: Path, environment: dict[str, str], at: Path) -> int:
    command = [PYTHON, "-m", "pytest", "-q", "-o", "junit_family=xunit1", f"--junitxml={report}"]
    return subprocess.run([*command, *arguments], cwd=at, env=environment, check=False).returncode


def failed_tests(report: Path) -> list[str]:
    """Return the tests that failed, each as pytest takes its name; none when something else than a test broke down."""
    if not report.exists():
        return []
    found: list[str] = []
    for case in ElementTree.parse(report).getroot().iter("testcase"):  # noqa: S314 -- pytest wrote it a moment ago
        problems = [*case.findall("failure"), *case.findall("error")]
        if not problems:
            continue
        file = case.get("file", "")
        module = file.removesuffix(".py").replace("/", ".")
        classes = case.get("classname", "").removeprefix(module).strip(".")
        if not file or any(CRASHED in (each.get("message") or "") for each in problems):
            return []
        parts = [file, *filter(None, classes.split(".")), case.get("name", "")]
        found.append("::".join(parts))
    return list(dict.fromkeys(found))


def count(report: Path, returncode: int) -> Count:
    if not report.exists():
        print(f"The suite ended before it was finished (exit status {returncode}).")
        return Count(failed=1)
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 -- pytest wrote it a moment ago
    if suite is None:
        return Count(failed=1)
    total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    if returncode and not failed:
        failed = 1
    return Count(passed=max(0, total - skipped - failed), failed=failed, skipped=skipped)


def run_all() -> Count:
    result = run_checks()
    install_missing()
    lacking = missing()
    browser = "" if "chromium" not in lacking else " and not journey"
    result += run_suite("SQLite and the embedded queue", f"not postgres and not drill{browser}", {})
    if not {"postgresql", "redis"} & set(lacking):
        try:
            with Services() as services:
                chosen = "not unit and not journey and not embedded and not drill"
                result += run_suite("PostgreSQL and Redis", chosen, services.environment)
        except NoServicesError as problem:
            print(problem)
            lacking.append("postgresql and redis that start")
    return result if not lacking else result + report_lacking(lacking)


def run_drills() -> Count:
    """Run what takes too long for every change, on PostgreSQL and Redis."""
    install_missing()
    with Services() as services:
        return run_suite("Drills on PostgreSQL and Redis", "drill", services.environment)


def report_lacking(lacking: list[str]) -> Count:
    """Say what was left out; count it as a failure where the machine was meant to have it all."""
    only_browser = lacking == ["chromium"]
    what = (
        "the browser journeys did not run"
        if only_browser
        else "all ran on the embedded engine only"
    )
    print(f"\nWithout {', '.join(lacking)}: {what}.")
    return Count(failed=1) if os.environ.get("CI", "").lower() in {"1", "true"} else Count()


def bring_into_shape() -> int:
    """Rewrite what the tools can put right by themselves; what they cannot is shown by the checks."""
    tool = Path(PYTHON).parent
    subprocess.run([tool / "ruff", "check", "--fix", "--quiet", "--exit-zero", "."], check=True)
    done = subprocess.run([tool / "ruff", "format", "--quiet", "."], check=False)
    if done.returncode:
        return done.returncode  # a file that does not parse; it said which
    subprocess.run([tool / "djade", *templates()], check=False)  # 1 means that it changed something
    return 0


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.chdir(ROOT)
    ways: dict[str, Callable[[], Count]] = {
        "": run_all,
        "--checks-only": run_checks,
        "--drills": run_drills,
    }
    asked = " ".join(sys.argv[1:])
    if asked == "--format":
        return bring_into_shape()
    if asked not in ways:
        print(f"There is no {asked} here, only --format{', '.join(ways)}.", file=sys.stderr)
        return 2
    started = time.monotonic()
    result = ways[asked]()
    seconds = time.monotonic() - started
    skipped = f", {result.skipped} skipped" if result.skipped else ""
    print()
    for name in result.unsteady:
        print(f"Unsteady: {name} failed beside the others and passed alone.")
    print(f"Took {seconds:.0f} s.", flush=True)
    print(f"{result.passed} passed, {result.failed} failed{skipped}", flush=True)
    return 1 if result.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
