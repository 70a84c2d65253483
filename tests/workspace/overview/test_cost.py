"""The overview and the page of a month cost the same however much was asked."""

import pytest
from django.urls import reverse

from tests.factories import TODAY

pytestmark = pytest.mark.integration

NO = {"disposition": "not_changed", "why": "No money.", "decided_by": "The panel"}
STATEMENTS = {"portfolio": 19, "overview_month": 17}


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("count", [1, 3])
def test_statements(desk, name, count, django_assert_num_queries):
    for number in range(count):
        about = desk.asked(due=-5 - number)
        desk.tell(about, TODAY, **NO)
        desk.say(about, 5)
    month = {"month": "2027-02"} if name == "overview_month" else {}
    address = reverse(f"workspace:{name}", kwargs={"org": desk.home.slug, **month})
    with django_assert_num_queries(STATEMENTS[name]):
        desk.client.get(address)
