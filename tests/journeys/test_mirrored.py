"""Pages in a language that runs from right to left, in which every word is a third longer."""

import pytest

from access.scope import working_in
from tests.journeys import showcase
from tests.journeys.looking import NARROWEST, WIDTHS, sign_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser_context_args(locale="ar-XB"),
]

STAFF = (
    "",
    "owed/",
    "overview/",
    "ask/",
    "record/",
    "members/",
    "settings/",
    "projects/{project}/",
)
ABOUT = ("", "edit/", "questions/new/", "people/", "results/", "words/", "happened/", "told/")


def wrong_on(looker, addresses):
    """Return the pages that do not run from right to left, or run out of the window."""
    found = {}
    for address in addresses:
        status = looker.go(address).status
        direction = looker.tab.evaluate("document.documentElement.dir")
        wide = [each for width in (NARROWEST, *WIDTHS) for each in looker.too_wide(width)]
        if (status, direction, wide) != (200, "rtl", []):
            found[address] = (status, direction, wide)
    return found


def test_staff_pages(looker, team):
    late, shown = (showcase.show(state, team) for state in ("owed", "told"))
    base = f"/o/{team.organisation.slug}/"
    addresses = [base + each.format(project=late.project_id) for each in STAFF]
    addresses += [f"{base}consultations/{one.pk}/{each}" for one in (late, shown) for each in ABOUT]
    sign_in(looker.tab.context, team.owner.user, looker.base)
    assert wrong_on(looker, addresses) == {}


def test_pages_of_people(looker, team):
    asked, shown = (showcase.show(state, team) for state in ("opened", "told"))
    with working_in(team.organisation):
        pages = set(asked.form_versions.get().questions.values_list("page", flat=True))
    addresses = ["/", "/accounts/sign-in/", f"/j/{asked.door_code}", f"/w/{shown.slug}/"]
    addresses += [f"/f/{asked.slug}/{page}/" for page in pages]
    assert wrong_on(looker, addresses) == {}
