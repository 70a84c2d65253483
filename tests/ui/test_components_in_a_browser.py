"""All examples together in Chromium: nothing that axe finds, nothing that runs out of the page."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from tests.ui.accessibility import problems
from tests.ui.gallery import gallery, open_page

LAYOUTS = ("layouts/staff.html", "layouts/participant.html")

pytestmark = pytest.mark.journey


def _tab(new_context, layout, *, width, scheme="light", language="en", **more):
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
    page = context.new_page()
    with override(language):
        open_page(page, gallery(layout))
    return page


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(new_context, layout, scheme, width):
    page = _tab(new_context, layout, width=width, scheme=scheme)
    assert problems(page) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ["en", "ar-xb"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_runs_out_of_the_page(new_context, layout, language, width):
    page = _tab(new_context, layout, width=width, language=language)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("document.documentElement.dir") == ("ltr" if language == "en" else "rtl")


def test_text_twice_as_large_stays_on_the_page(new_context):
    page = _tab(new_context, "layouts/participant.html", width=640)
    page.add_style_tag(content="html { font-size: 212.5% !important }")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_participants_targets_are_48_pixels_high(new_context):
    page = _tab(new_context, "layouts/participant.html", width=390)
    low = page.evaluate(
        "[...document.querySelectorAll('main .button, .choice, .foot summary, select')]"
        ".filter(e => e.getBoundingClientRect().height < 48).map(e => e.outerHTML)"
    )
    assert low == []


@pytest.mark.parametrize(("language", "first_is_left"), [("en", True), ("ar-xb", False)])
def test_stages_run_with_the_language(new_context, language, first_is_left):
    page = _tab(new_context, "layouts/staff.html", width=1600, language=language)
    left = page.evaluate(
        "[...document.querySelectorAll('.dot')].map(e => e.getBoundingClientRect().x)"
    )
    assert left == sorted(left, reverse=not first_is_left)
    drawing = page.evaluate(
        "getComputedStyle(document.querySelector('.diamond-drawing')).transform"
    )
    assert drawing == ("none" if first_is_left else "matrix(-1, 0, 0, 1, 0, 0)")


def test_link_is_copied_with_one_press(new_context):
    page = _tab(
        new_context,
        "layouts/staff.html",
        width=1280,
        permissions=["clipboard-write", "clipboard-read"],
    )
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("copy-link [role=status]")).to_have_text("Copied")
