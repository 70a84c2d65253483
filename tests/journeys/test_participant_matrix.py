"""Eight pages of people who take part, each in twelve ways of looking that hold every pair of circumstances."""

from dataclasses import dataclass
from itertools import combinations, product

import pytest

from tests.feedback.answering.conftest import Phone
from tests.journeys import showcase
from tests.journeys.looking import FACTS, TOO_WIDE
from tests.ui.accessibility import problems

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

VIEWS = {"320": (320, 1), "390": (390, 1), "1280": (1280, 1), "1280 at 400%": (320, 4)}
"""What a window shows: its width in CSS pixels, and how much each is enlarged. Zoom makes the window narrower."""
LOOKS = ("light", "dark", "forced colours")
SCRIPT, DIRECTION = (True, False), ("ltr", "rtl")
FACTORS = (tuple(VIEWS), LOOKS, SCRIPT, DIRECTION)
WAYS = (
    ("320", "light", True, "ltr"),
    ("320", "dark", False, "rtl"),
    ("320", "forced colours", True, "rtl"),
    ("390", "light", False, "rtl"),
    ("390", "dark", True, "ltr"),
    ("390", "forced colours", False, "ltr"),
    ("1280", "light", True, "rtl"),
    ("1280", "dark", False, "ltr"),
    ("1280", "forced colours", False, "rtl"),
    ("1280 at 400%", "light", False, "ltr"),
    ("1280 at 400%", "dark", True, "rtl"),
    ("1280 at 400%", "forced colours", True, "ltr"),
)
CUT_OFF = """() => [...document.querySelectorAll("main a, main button, main input:not([type=hidden]), summary, textarea")]
  .filter(each => each.checkVisibility())
  .map(each => [each.getBoundingClientRect(), each])
  .filter(([box]) => box.left < -1 || box.right > innerWidth + 1)
  .map(([, each]) => each.outerHTML.slice(0, 80))"""


@dataclass
class Pages:
    """The eight pages, and the cookies of somebody in the middle and of somebody who has sent."""

    writing: dict[str, str]
    thanked: dict[str, str]
    begun: list[dict[str, str]]
    sent: list[dict[str, str]]
    question: str


def cookies_of(phone, base):
    """The cookies of a phone, as a browser takes them."""
    return [
        {"name": name, "value": one.value, "domain": base.split("//")[1].split(":")[0]}
        | {"path": one["path"] or "/"}
        for name, one in phone.client.cookies.items()
    ]


def begin(about, *, up_to):
    """Answer the first page, skip the others, and stop at checking or go on to thanks."""
    phone = Phone(checks_at_once=up_to == "thanks")
    phone.get(f"/j/{about.door_code}").get(f"/f/{about.slug}/1/")
    first, second = about.form_versions.get().questions.order_by("page")[:2]
    phone.send(**{f"q{first.pk}": showcase.SAID})
    phone.send(**{f"q{second.pk}": showcase.LONG_WORD})
    while phone.path.rsplit("/", 2)[1].isdecimal():
        phone.send("skip")
    return phone


@pytest.fixture
def pages(team, live_server):
    about, owed, told = (showcase.show(state, team) for state in ("opened", "owed", "told"))
    home = f"/f/{about.slug}/"
    with showcase.working_in(team.organisation):
        begun, sent = (begin(about, up_to=where) for where in ("check", "thanks"))
    return Pages(
        writing={
            "link start": home,
            "question page": f"{home}3/",
            "check": f"{home}check/",
            "later": f"{home}later/",
        },
        thanked={
            "thanks": f"{home}thanks/",
            "what happened": f"/w/{told.slug}/",
            "closed": f"/j/{owed.door_code}",
        },
        begun=cookies_of(begun, live_server.url),
        sent=cookies_of(sent, live_server.url),
        question=f"{home}3/",
    )


@pytest.mark.unit
def test_every_pair_of_circumstances_is_there():
    for one, other in combinations(range(len(FACTORS)), 2):
        pairs = {(way[one], way[other]) for way in WAYS}
        assert pairs == set(product(FACTORS[one], FACTORS[other]))


def tab_in(browser, base, way):
    """A tab that shows pages in one way."""
    view, look, has_script, direction = way
    width, scale = VIEWS[view]
    return browser.new_context(
        base_url=base,
        viewport={"width": width, "height": 800},
        device_scale_factor=scale,
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced colours" else "none",
        java_script_enabled=has_script,
        locale="ar-XB" if direction == "rtl" else "en-GB",
        reduced_motion="reduce",
    ).new_page()


def wrong_with(tab, way, *, with_axe):
    """What a reader would trip over on the page that is open."""
    facts = tab.evaluate(FACTS)
    expected = {"h1": 1, "dir": way[3], "scripts": 0}
    wrong = [(key, facts[key]) for key, value in expected.items() if facts[key] != value]
    over = tab.evaluate(TOO_WIDE)
    wrong += [("too wide", over)] if over > 0 else []
    wrong += [("cut off", each) for each in tab.evaluate(CUT_OFF)]
    if with_axe:
        # The colours are the system's then: axe reads those of the stylesheet.
        wrong += [one for one in problems(tab, only_looks=True) if one[0] != "color-contrast"]
    return wrong


def eight_pages(tab, pages, way, *, with_axe):
    """Open each page and return what is wrong with it, by name."""
    found = {}
    for cookies, addresses in ((pages.sent, pages.thanked), (pages.begun, pages.writing)):
        tab.context.clear_cookies()
        tab.context.add_cookies(cookies)
        for name, address in addresses.items():
            assert tab.goto(address).status == 200, name
            found[name] = wrong_with(tab, way, with_axe=with_axe)
    tab.goto(pages.question)
    with tab.expect_navigation():
        tab.locator("button[value=next]").click()
    found["error page"] = wrong_with(tab, way, with_axe=with_axe)
    assert tab.locator("#error-summary").count() == 1
    return found


def test_eight_pages_in_twelve_ways(live_server, browser, pages):
    wrong = {}
    for way in WAYS:
        tab = tab_in(browser, live_server.url, way)
        # Light and dark: test_every_page_for_people.
        found = eight_pages(tab, pages, way, with_axe=way == WAYS[-1])
        assert len(found) == 8
        wrong |= {(way, name): what for name, what in found.items() if what}
        tab.context.close()
    assert wrong == {}
