"""The catalogue from which translators start."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CATALOGUE = ROOT / "locale/en/LC_MESSAGES/django.po"
OURS = ("*.html", "layouts/*.html", "components/*/*.html")

pytestmark = pytest.mark.unit


def _known() -> set[str]:
    """Return every msgid of the catalogue, joined over its lines."""
    found = re.findall(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)', CATALOGUE.read_text(), re.MULTILINE)
    return {"".join(re.findall(r'"((?:[^"\\]|\\.)*)"', each)).replace('\\"', '"') for each in found}


def test_the_words_of_layouts_and_components_are_in_the_catalogue():
    sources = [path.read_text() for pattern in OURS for path in (ROOT / "templates").glob(pattern)]
    words = {
        found[1]
        for source in sources
        for found in re.findall(r"\{% translate (['\"])(.+?)\1", source)
    }
    assert words - _known() == set()
    assert len(words) > 40


def test_nothing_compiled_is_kept():
    assert sorted(CATALOGUE.parent.glob("*.mo")) == []
    assert "fuzzy" not in CATALOGUE.read_text()
