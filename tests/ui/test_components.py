"""Each component has an example, and each example holds."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from tests.ui.gallery import COMPONENTS, example, gallery

FOLDER = Path(settings.BASE_DIR) / "templates/components"

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_has_its_files_and_says_its_arguments(name):
    source = (FOLDER / name / f"{name}.html").read_text()
    assert (FOLDER / name / "example.html").is_file()
    assert "{% comment %}" in source
    assert f"`{name}`" in (FOLDER / "README.md").read_text()


@pytest.mark.parametrize("name", COMPONENTS)
def test_example_draws_without_inline_style_or_script(name):
    html = example(name)
    assert html.strip()
    assert re.findall(r"\sstyle=|<script|<style|\son\w+=", html) == []
    assert "{{" not in html


@pytest.mark.parametrize("name", COMPONENTS)
def test_example_draws_from_right_to_left(name):
    with override("ar-xb"):
        assert example(name).strip()


@pytest.mark.parametrize("layout", ["layouts/staff.html", "layouts/participant.html"])
def test_gallery_is_one_page_with_one_heading(layout):
    html = gallery(layout)
    assert html.count("<h1") == 1
    assert html.count('<html lang="en" dir="ltr">') == 1


def test_diamond_is_a_list_of_five_links():
    html = example("diamond")
    links = re.findall(r'<a class="stage" href="(#stage-\d)"( aria-current="step")?>', html)
    assert links == [
        ("#stage-1", ""),
        ("#stage-2", ' aria-current="step"'),
        ("#stage-3", ""),
        ("#stage-4", ""),
        ("#stage-5", ""),
    ]
    assert '<svg class="diamond-drawing" viewBox="0 -30 1120 346" aria-hidden="true"' in html


def test_small_diamond_has_words_beside_it():
    assert "Focus, Now · 12 days left" in example("diamond_mini")


def test_ring_says_its_days_aloud():
    html = example("ring")
    assert 'aria-label="38 days since it closed"' in html
    assert 'stroke-dasharray="80 176"' in html


def test_chart_has_a_name_and_a_table():
    html = example("result_chart")
    assert 'role="img" aria-labelledby="example_chart_title example_chart_desc"' in html
    assert re.findall(r'<th scope="row">([^<]+)</th>', html) == [
        "Not knowing if we are still on the list",
        "Telling our story again to someone new",
        "I would rather not say",
    ]
    assert html.count("too few to show") == 2


def test_field_ties_help_and_error_to_its_input():
    html = example("field")
    title = re.search(r'<input type="text" name="title"[^>]*>', html)[0]
    assert 'aria-describedby="id_title_helptext id_title_error"' in title
    assert 'aria-invalid="true"' in title
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html
    assert "Fill in “Title”" in html
    assert "Only families know.</textarea>" in html
