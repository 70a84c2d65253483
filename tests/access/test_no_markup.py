"""S9: whatever is typed into any field of words is shown as words to everybody, never as markup.

The pages of staff are tried in `test_every_visit.py`.
"""

import pytest
from django.urls import reverse

from feedback.models import Consultation
from tests.access.markup import SIGN

pytestmark = pytest.mark.embedded


def test_the_page_of_what_happened_shows_words(marked, client):
    opened = Consultation._base_manager.exclude(opened_at=None)
    slugs = opened.filter(organisation=marked.a.organisation).values_list("slug", flat=True)
    pages = [client.get(reverse("feedback:happened", args=[slug])) for slug in slugs]
    assert len(pages) > 0
    assert [SIGN in page.content.decode() for page in pages] == [False] * len(pages)
