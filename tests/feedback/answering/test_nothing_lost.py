"""Nobody is thanked for words that were not kept: they come back on the page, ready to be sent again."""

import pytest
from django.db import IntegrityError

from access.scope import working_in
from feedback.actions.answering import send_answers
from feedback.models import Ask, Response
from feedback.queries.sheets import sheet_of
from feedback.queries.visits import by_token
from tests.factories import NOW, make
from tests.feedback.answering.conftest import ask_one_page

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]


def test_sending_what_cannot_be_kept_is_not_called_sent_before():
    asked = ask_one_page()
    ask = make(Ask, asked.organisation, consultation=asked.consultation)
    asked.link("mine", ask)
    visit = by_token("mine").on_device("this-device")
    Ask._base_manager.filter(pk=ask.pk).delete()
    with working_in(asked.organisation), pytest.raises(IntegrityError):
        send_answers(
            visit=visit,
            sheet=sheet_of(visit.version_id),
            number=1,
            values={str(asked.questions[0].key): "Ringing"},
            form_key="key",
            now=NOW,
        )
    assert not Response._base_manager.exists()
