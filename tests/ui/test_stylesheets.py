"""The stylesheets keep to the rules: colours in one place, no left or right, nothing a page does not load."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from tests.ui.colours import CSS
from ui.templatetags import ui as tags

SHEETS = sorted(path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css"))
WITH_COLOURS = {"tokens.css", "participant.css"}
RAW_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", re.IGNORECASE)
PHYSICAL = re.compile(
    r"(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![-\w])(?:left|right|top|bottom)\s*:"
    r"|(?<![-\w])(?:min-|max-)?(?:width|height)\s*:|text-align:\s*(?:left|right)|float:)"
)
OF_WIDTH = re.compile(r"@(?:media|container)[^{]*(?:width|size)[^{]*\{((?:[^{}]*\{[^{}]*\})*)")
COLOURED_RULE = re.compile(
    r"color|background|fill|stroke|shadow|opacity|filter|gradient|blend|--(?!column|shape)[a-z0-9-]+\s*:"
)
LAYERED = {"tokens.css", "base.css", "layouts.css"}

pytestmark = pytest.mark.unit


def _rules(name: str) -> str:
    text = re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(), flags=re.DOTALL)
    return re.sub(r"@(?:media|container)[^{]*", "@rule ", text)


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in WITH_COLOURS])
def test_no_colour_stands_outside_the_tokens(name):
    assert RAW_COLOUR.findall(_rules(name)) == []


@pytest.mark.parametrize("name", SHEETS)
def test_only_logical_directions(name):
    assert PHYSICAL.findall(_rules(name)) == []


@pytest.mark.parametrize("name", SHEETS)
def test_braces_close(name):
    text = _rules(name)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("name", [n for n in SHEETS if n in LAYERED or n.startswith("components/")])
def test_staff_rules_stand_in_a_layer(name):
    outside = re.sub(r"@layer [a-z, ]+;|@font-face \{[^}]*\}", "", _rules(name))
    assert outside.strip().startswith("@layer ")


@pytest.mark.parametrize("name", SHEETS)
def test_every_token_that_is_used_is_made(name):
    made = re.findall(r"(--[a-z0-9-]+)\s*:", "".join(_rules(sheet) for sheet in SHEETS))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", _rules(name))) - set(made) == set()


def test_only_the_diamonds_colours_depend_on_the_width():
    """So no other page needs to be looked at in each scheme and width: `COLOURED` in tests/journeys/looking.py."""
    assert {name for name in SHEETS if COLOURED_RULE.search(_of_widths(name))} == {
        "components/diamond.css"
    }


def _of_widths(name):
    """Return what stands in the rules of a stylesheet for some widths only."""
    text = re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(), flags=re.DOTALL)
    return " ".join(re.findall(OF_WIDTH, text))


def test_old_phones_find_nothing_they_do_not_know():
    text = _rules("participant.css")
    unknown = ("light-dark(", "color-mix(", "@container", "@layer", "@font-face")
    assert [word for word in unknown if word in text] == []


def test_staff_pages_load_each_component():
    linked = re.findall(
        r'href="/static/css/([^"]+)"', render_to_string("layouts/staff_styles.html")
    )
    own = {"month_sheet.css", "paper.css", "participant.css", "plan_sheet.css"}
    assert sorted(linked) == [name for name in SHEETS if name not in own]
    assert tags.stylesheets("tokens")[0] == "css/tokens.css"


def test_a_participant_page_fits_in_the_first_round_trip():
    page = render_to_string("404.html")
    sent = gzip.compress(page.encode()) + gzip.compress((CSS / "participant.css").read_bytes())
    assert len(sent) <= 14 * 1024
    assert "<script" not in page


def test_text_for_participants_is_never_small():
    sizes = re.findall(r"font(?:-size)?:[^;]*?([\d.]+)rem", _rules("participant.css"))
    assert [size for size in sizes if float(size) * 17 < 16] == []


def test_fonts_come_with_their_licence():
    fonts = Path(settings.BASE_DIR) / "static/fonts"
    assert sorted(path.suffix for path in fonts.iterdir()) == [".txt", ".woff2", ".woff2"]
