"""What every test may use: a clean cache, and a browser where the machine has one."""

import gc
import os

import pytest
from django.core.cache import cache
from django.template.base import Template
from django.utils import translation
from hypothesis import HealthCheck, settings

from feedback.queries.reading import forget_wordings
from feedback.queries.sheets import forget_sheets
from feedback.views.answer_pages import forget_pages
from tools.services import find_chromium
from ui.rates import forget_counts

# The browser's own event loop runs in the test's thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A slow machine is no fault, and what passed once passes again: new examples come with new code.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

CHROMIUM_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def _parts_tell_nothing(django_test_environment):
    """Note down templates and what they were given for whole pages, not for each of the hundreds of parts of a page.

    Django's instruments copy everything for every include, which takes a seventh of the time of all pages.
    """

    def render(template, context):
        with context.render_context.push_state(template):
            if context.template is not None:
                return template.nodelist.render(context)
            with context.bind_template(template):
                context.template_name = template.name
                return template._render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", render)
        yield


DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


LONGEST = (
    "tests/journeys/test_every_page.py",
    "tests/workspace/test_demo.py",
    "tests/participants/test_keeping.py",
)
"""What takes longest of all comes first, or one process would still be at it when all others have ended."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark as `unit` what touches no database, leave out what this machine cannot run, and put the rest in order.

    A test that names no database may not open one, so the first is known without being written down.
    """
    reasons = {}
    if find_chromium() is None:
        reasons["journey"] = "no Chromium on this machine"
    if not (
        os.environ.get("DATABASE_URL", "").startswith("postgres") and os.environ.get("REDIS_URL")
    ):
        reasons["postgres"] = "needs DATABASE_URL and REDIS_URL"
    for item in items:
        marked = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames)
        if not marked and not item.get_closest_marker("journey"):
            item.add_marker("unit")
        for marker, reason in reasons.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))
    result = yield
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    if processes > 1:
        items[:] = in_shares(items, processes)
    return result


def in_shares(items, processes):
    """Let the first process begin with tests that need the database, which it makes; the others have units to do meanwhile.

    Each process begins with as many tests as the others, in the order in which they stand.
    """
    units = [item for item in items if item.get_closest_marker("unit")]
    others = [item for item in items if not item.get_closest_marker("unit")]
    share = len(items) // processes
    ordered, others = others[:share], others[share:]
    for left in range(processes - 1, 0, -1):
        some, more = len(units) // left, len(others) // left
        ordered += units[:some] + others[:more]
        units, others = units[some:], others[more:]
    return ordered


def pytest_collection_finish():
    """Let the garbage collector pass over the tests and modules themselves, which stay, and look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_assertrepr_compare(op, left, right):
    """Name the tables in which rows were changed."""
    if op == "==" and hasattr(left, "differing"):
        return ["Nothing was to change in", *left.differing(right)]
    return None


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker, tmp_path_factory
):
    """Have a database of this process's own, also where only tests that share a world run, which the plugin overlooks."""
    from tests.databases import a_database  # noqa: PLC0415 -- needs the loaded apps

    mine = tmp_path_factory.getbasetemp()
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    with django_db_blocker.unblock(), a_database(mine.parent if is_one_of_many else mine):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rate limits, cached pages and the language of one test are not the next one's."""
    translation.deactivate()
    cache.clear()
    forget_sheets()
    forget_wordings()
    forget_pages()
    forget_counts()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": CHROMIUM_SWITCHES,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture
def workers(transactional_db, tmp_path):
    """Real worker processes; start them in the test. Only under the mark `postgres`."""
    from tests.workers import Workers  # noqa: PLC0415 -- needs the loaded apps

    crew = Workers(tmp_path)
    yield crew
    crew.stop()
