"""Who, when and why as staff have it: by keyboard, by touch on a phone, without script, on paper; axe in every look."""

import re

import pytest
from playwright.sync_api import expect

from access.scope import working_in
from stages.models import Involvement
from tests.factories import group, involvement, project
from tests.journeys.looking import Looker, press, sign_in
from tests.journeys.showcase import LONG_WORD
from tests.journeys.test_by_keyboard import Keys, button

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

A4_ACROSS = 1122 - 2 * 38  # the sheet in CSS pixels, less the margins
LEFT_ON_PAPER = """() => [...document.querySelectorAll(".topbar, .skip, .button, .no-print, .square-ask")]
  .filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"""
SQUARE = re.compile("^Young people, Co-create")


@pytest.fixture
def here(team):
    """Return a project with every kind of square, in which young people are absent where the ideas are made."""
    made = project(team.organisation)
    with working_in(team.organisation):
        young, workers = (
            group(team.organisation, project=made, name=name, kind=kind)
            for name, kind in (("Young people", "service_user"), ("Workers", "practitioner"))
        )
        group(team.organisation, project=made, name=LONG_WORD)
        made.stages.filter(number=5).update(state="not_involving", not_because="It runs itself.")
        one, two, three, four = made.stages.filter(number__lt=5).order_by("number")
        plan = {"sought": 12, "reached": 3, "purpose": f"Say what adults miss {LONG_WORD}"}
        involvement(team.organisation, group=young, stage=one, **plan)
        involvement(team.organisation, group=young, stage=two, not_because="They are in exams.")
        for at in (three, four):
            involvement(team.organisation, group=workers, stage=at, what_for="impact", sought=6)
    return made


def page(team, here, query=""):
    return f"/o/{team.organisation.slug}/projects/{here.pk}/who-when-why/{query}"


def stored(team):
    with working_in(team.organisation):
        rows = Involvement.objects.filter(group__name="Young people", stage__number=3)
        return list(rows.values_list("purpose", "level", "not_because"))


def test_every_look(owner_looks, team, here):
    tab = owner_looks.tab
    for query in ("", "?by=stage"):
        owner_looks.see(page(team, here, query))
    owner_looks.go(page(team, here))
    tab.get_by_role("link", name=SQUARE).click()
    expect(tab.get_by_label("Why them, here?")).to_be_focused()
    owner_looks.look("a square that is edited in its place")
    tab.get_by_label("Why them, here?").fill("Shape ideas")
    tab.get_by_label("Or nobody of them, because").fill("No time")
    tab.get_by_role("button", name="Save").click()
    expect(tab.locator("#error-summary")).to_be_focused()
    owner_looks.look("a square that says both")
    with working_in(team.organisation):
        young = here.groups.get(name="Young people")
        stage = here.stages.get(number=1)
    home = f"/o/{team.organisation.slug}"
    for address in (
        f"{home}/stages/{stage.pk}/groups/{young.pk}/",
        f"{home}/projects/{here.pk}/groups/add/",
        f"{home}/groups/{young.pk}/",
        f"{home}/groups/{young.pk}/remove/",
        f"{home}/projects/{here.pk}/?stage=1",
    ):
        owner_looks.see(address)
    assert owner_looks.found == {}


def test_a_square_is_planned_with_the_keyboard_alone(looker, team, here):
    tab, keys = looker.tab, Keys(looker.tab)
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(page(team, here))
    square = tab.get_by_role("link", name=SQUARE)
    keys.to(square)
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Why them, here?")).to_be_focused()
    tab.keyboard.type("Shape ideas with us")
    keys.tab_on()
    tab.keyboard.type("Decide")
    keys.to(button(tab, "Save"))
    tab.keyboard.press("Enter")
    expect(square).to_be_focused()
    expect(square).to_contain_text("Shape ideas with us")
    expect(tab.get_by_text("Worth a look.")).to_have_count(0)
    assert stored(team) == [("Shape ideas with us", 4, "")]


def test_escape_and_cancel_give_the_square_back_with_its_focus(looker, team, here):
    tab = looker.tab
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(page(team, here))
    square = tab.get_by_role("link", name=SQUARE)
    for leave in (
        lambda: tab.keyboard.press("Escape"),
        lambda: tab.get_by_role("link", name="Cancel").click(),
    ):
        square.press("Enter")
        tab.get_by_label("Why them, here?").fill("Not kept")
        leave()
        expect(square).to_be_focused()
        expect(square).to_contain_text("Nobody yet")
    assert stored(team) == []


def test_both_readings_stand_side_by_side_in_the_square(looker, team, here):
    tab = looker.tab
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(page(team, here))
    tab.get_by_role("link", name=SQUARE).click()
    tab.get_by_label("Why them, here?").fill("Mine")
    with working_in(team.organisation):
        where = {"group": here.groups.get(name="Young people"), "stage": here.stages.get(number=3)}
        involvement(team.organisation, purpose="Theirs", level=None, method_words="", **where)
    button(tab, "Save").click()
    clash = tab.locator(".conflict")
    expect(clash).to_be_focused()
    expect(clash).to_contain_text("Theirs")
    looker.look("two readings of one square")
    clash.get_by_label("Yours").check()
    button(tab, "Save").click()
    expect(tab.get_by_role("link", name=SQUARE)).to_contain_text("Mine")
    assert (looker.found, stored(team)) == ({}, [("Mine", None, "")])


def test_a_square_is_answered_on_a_phone_by_touch(new_context, live_server, team, here):
    phone = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    looker = Looker(phone.new_page(), live_server.url)
    sign_in(phone, team.facilitator.user, looker.base)
    looker.go(page(team, here, "?by=stage"))
    square = looker.tab.get_by_role("link", name=SQUARE)
    square.tap()
    looker.tab.get_by_label("Or nobody of them, because").fill("They asked for a break.")
    assert looker.tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    button(looker.tab, "Save").tap()
    expect(looker.tab.get_by_text("They asked for a break.")).to_be_visible()
    looker.go(page(team, here))
    expect(looker.tab.locator("thead")).to_have_css("position", "absolute")
    assert looker.tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert stored(team) == [("", None, "They asked for a break.")]


def test_without_script_a_square_is_a_page(new_context, live_server, team, here):
    plain = new_context(java_script_enabled=False)
    tab = plain.new_page()
    sign_in(plain, team.facilitator.user, live_server.url)
    tab.goto(live_server.url + page(team, here))
    press(tab.get_by_role("link", name=SQUARE))
    assert tab.inner_text("h1") == "Young people in Co-create"
    tab.get_by_label("How many people do you seek?").fill("-1")
    tab.get_by_label("How, in your own words").fill("Evening sessions")
    press(button(tab, "Save"))
    expect(tab.get_by_label("How, in your own words")).to_have_value("Evening sessions")
    tab.get_by_label("How many people do you seek?").fill("9")
    press(button(tab, "Save"))
    assert tab.inner_text("h1") == "Who, when and why"
    expect(tab.get_by_text("planned · 9 sought")).to_be_visible()


def test_the_sheet_lies_across_and_is_dark_on_white(owner_looks, team, here):
    owner_looks.go(page(team, here))
    paper = owner_looks.tab
    paper.emulate_media(media="print", color_scheme="dark")
    paper.set_viewport_size({"width": A4_ACROSS, "height": 700})
    ink = paper.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ink == "rgb(29, 30, 44)"
    assert paper.evaluate(LEFT_ON_PAPER) == []
    assert paper.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(paper.locator("thead th")).to_have_count(6)
    made = paper.pdf(prefer_css_page_size=True)
    wide, high = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", made).groups())
    assert wide > high
    assert made.count(b"/Type /Page\n") <= 2
