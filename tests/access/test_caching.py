"""What people with a link see stays in no cache. That no page of staff does is tried where all their headers are."""

import pytest
from django.urls import reverse

from tests.factories import record_link

pytestmark = pytest.mark.embedded


def test_the_page_to_stop_our_messages_is_kept_by_no_browser(world, client):
    record_link(world.a.organisation, token="the-token")
    answer = client.get(reverse("participants:stop", kwargs={"token": "the-token"}))
    assert "no-store" in answer["Cache-Control"]
