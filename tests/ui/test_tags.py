"""Filters and tags of the templates."""

import datetime
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory

from ui import navigation
from ui.templatetags import ui as tags

TODAY = datetime.date(2026, 11, 23)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2026, 11, 23), "today"),
        ((2026, 11, 22), "yesterday"),
        ((2026, 11, 14), "9 days ago"),
        ((2026, 11, 24), "in 1 day"),
        ((2026, 12, 5), "in 12 days"),
    ],
)
def test_days_ago(day, words):
    assert tags.days_ago(datetime.date(*day), TODAY) == words


@pytest.mark.parametrize(("share", "words"), [(0.617, "62%"), (0, "0%"), (None, "")])
def test_as_percent(share, words):
    assert tags.as_percent(share) == words


def test_every_tone_and_state_has_its_own_sign():
    tones = [tags.glyph(tone) for tone in ("good", "warn", "bad", "soft")]
    assert len(set(tones)) == 4
    assert tags.tone("error") == "bad"
    assert tags.tone("") == "soft"
    assert [tags.stage_glyph(code) for code in ("done", "now", "planned")] == ["✓", "●", "○"]


def test_containers_wrap_what_stands_in_them():
    template = engines["django"].from_string(
        "{% load ui %}{% card heading=title %}<p>{{ word }}</p>{% endcard %}"
        '{% notice tone="warn" %}<p>Look</p>{% endnotice %}'
    )
    html = template.render({"title": "A & B", "word": "<b>"})
    assert '<section class="card stack"><h2>A &amp; B</h2><p>&lt;b&gt;</p></section>' in html
    assert 'class="notice warn"' in html


def test_numbers_of_drawings_have_a_point():
    assert [tags.svg_number(1.5), tags.svg_number(2.0), tags.bar_width(3, 12)] == [
        "1.5",
        "2",
        "25.0",
    ]


def test_no_navigation_outside_an_organisation():
    assert tags.staff_navigation({"request": RequestFactory().get("/")}) == []


@pytest.fixture
def _addresses(monkeypatch):
    known = {"projects": "/o/north/", "owed": "/o/north/owed/", "overview": "/o/north/overview/"}
    names = (("projects", "Projects"), (navigation.OWED, "Owed"), ("overview", "Overview"))
    monkeypatch.setattr(navigation, "MAIN", (*names, ("absent", "Absent")))
    known[navigation.OWED] = known.pop("owed")
    monkeypatch.setattr(navigation, "_address", lambda name, slug: known.get(name, ""))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/o/north/", ["page", "", ""]),
        ("/o/north/owed/", ["", "page", ""]),
        ("/o/north/owed/7/", ["", "true", ""]),
        ("/o/north/projects/7/", ["true", "", ""]),
        ("/elsewhere/", ["", "", ""]),
    ],
)
@pytest.mark.usefixtures("_addresses")
def test_the_nearest_link_is_the_current_one(path, current):
    links = navigation.main_links("north", path, owed_count=3)
    assert [link.current for link in links] == current
    assert [link.badge for link in links] == [0, 3, 0]


@pytest.mark.usefixtures("_addresses")
def test_the_page_finds_its_organisation():
    request = RequestFactory().get("/o/north/")
    request.organisation = SimpleNamespace(slug="north")
    request.actor = SimpleNamespace()
    links = tags.staff_navigation({"request": request, "owed_count": 2})
    assert [(link.href, link.badge) for link in links] == [
        ("/o/north/", 0),
        ("/o/north/owed/", 2),
        ("/o/north/overview/", 0),
    ]
