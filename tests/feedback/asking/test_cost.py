"""Pages of asking cost the same however much they list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.scope import current_organisation

pytestmark = [pytest.mark.integration]

DRAFT_PAGE, PEOPLE_PAGE, CHECK_PAGE = 36, 9, 9


def cost(desk, *page):
    desk.get(*page)
    with CaptureQueriesContext(connection) as seen:
        assert desk.get(*page).status_code == 200
    return len(seen)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_draft(desk, count):
    assert current_organisation() == desk.organisation
    draft = desk.draft()
    for number in range(count):
        desk.question(draft, text=f"Question {number}")
    assert cost(desk, "consultation_detail", draft) == DRAFT_PAGE


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_asked(desk, count):
    lines = [f"Jo {n}, jo{n}@example.org, Group {n}\nDee {n}" for n in range(count)]
    opened = desk.opened("\n".join(lines))
    assert cost(desk, "people_list", opened) == PEOPLE_PAGE


@pytest.mark.parametrize("count", [1, 3])
def test_checking_pasted_lines(desk, count):
    draft = desk.draft()
    people = "\n".join(f"Jo {n}, jo{n}@example.org, Parents" for n in range(count))
    with CaptureQueriesContext(connection) as seen:
        desk.post("people_add", {"people": people, "told_by": desk.cast.owner.pk}, draft)
    assert len(seen) == CHECK_PAGE
