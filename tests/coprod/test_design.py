"""The gallery of parts: all of them, for members and for people who take part, and only in development."""

import re

import pytest
from django.urls import reverse

from coprod.settings import base
from ui import gallery


@pytest.mark.parametrize(
    ("route", "for_participants"), [("design", False), ("design_people", True)]
)
def test_the_page_shows_every_part_once(client, db, route, for_participants):
    page = client.get(reverse(route))
    names = re.findall(r'<section class="[^"]*" id="part-([a-z_]+)"', page.text)
    assert page.status_code == 200
    assert names == [part.name for part in gallery.components(for_participants=for_participants)]


def test_every_colour_is_shown(client, db):
    page = client.get(reverse("design")).text
    assert re.findall(r'fill="var\(--([a-z0-9-]+)\)"', page) == list(gallery.colour_names())
    assert "stage-5" in gallery.colour_names()


@pytest.mark.unit
def test_it_is_not_there_by_default():
    assert base.HAS_DESIGN_PAGES is False


@pytest.mark.unit
def test_a_part_says_what_it_takes():
    assert gallery.component("ring").arguments.startswith("days (since closing;")
    assert "components/ring/ring.html" in gallery.component("ring").source
