"""Paper: plan, results, what happened and the invitation in dark ink on white, without what only a screen needs."""

import re

import pytest

from access.scope import working_in
from feedback.models import ConsultationJoin, Item, Publication
from tests import factories
from tests.journeys import showcase

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

INK = "rgb(29, 30, 44)"
LEFT_ON_PAPER = """() => [...document.querySelectorAll(".topbar, .skip, .button, .foot, summary, nav.crumbs")]
  .filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"""
A4_WIDTH = 794 - 2 * 68  # the sheet in CSS pixels, less the margins


def on_paper(looker, address):
    """Open an address as a printer draws it, in a browser that prefers dark pages."""
    looker.go(address)
    looker.tab.emulate_media(media="print", color_scheme="dark")
    looker.tab.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    return looker.tab


@pytest.mark.parametrize("sheet", ["plan", "results", "happened", "invitation"])
def test_sheet_is_dark_on_white_and_fits(owner_looks, team, sheet):
    about = showcase.show("opened" if sheet == "invitation" else "told", team)
    one = f"/o/{team.organisation.slug}/consultations/{about.pk}"
    addresses = {
        "plan": f"/o/{team.organisation.slug}/projects/{about.project_id}/",
        "results": f"{one}/results/",
        "happened": f"/w/{about.slug}/",
        "invitation": f"{one}/invitation/",
    }
    paper = on_paper(owner_looks, addresses[sheet])
    assert paper.evaluate("getComputedStyle(document.querySelector('h1')).color") == INK
    assert paper.evaluate(LEFT_ON_PAPER) == []
    assert paper.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert paper.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_a_poster_of_many_things_is_one_sheet(owner_looks, team, size):
    about = showcase.show("told", team)
    with working_in(team.organisation):
        told = Publication.objects.filter(consultation=about).latest("pk")
        for item in Item.objects.filter(consultation=about):
            newest = item.outcomes.get().versions.get(publication=told)
            newest.you_said = f"{newest.disposition}: " + "nobody rings anybody back here " * 9
            newest.save()
        twin = factories.closed_consultation(team.organisation, project=about.project)
        factories.make(
            ConsultationJoin, team.organisation, consultation=twin, into=about, why="why so " * 40
        )
    address = f"/o/{team.organisation.slug}/publications/{told.pk}/poster/?size={size}"
    paper = on_paper(owner_looks, address)
    assert "more on the page" in paper.content()
    assert "We answer this together" in paper.content()
    sheets = paper.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", sheets)) == 1
