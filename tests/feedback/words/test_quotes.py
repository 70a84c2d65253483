"""A quote stands only with permission, only in the person's words, and goes when the person takes them back."""

import pytest

from access.scope import working_in
from feedback.actions import quoting
from feedback.models import Quote, Response
from tests import factories
from tests.factories import TODAY, actor

pytestmark = pytest.mark.integration

FINE = {"text": "I hide in the toilet!", "recognised": "no"}


def quote(reading, number=0, **data):
    return reading.post("quote_add", word=reading.answers[number].pk, data=FINE | data)


def test_a_quote_after_the_question(reading):
    assert (
        "Could someone be recognised?"
        in reading.get("quote_add", word=reading.answers[0].pk).content.decode()
    )
    assert "I hide in the toilet!" in quote(reading).content.decode()
    kept = Quote._base_manager.get()
    assert (kept.checked_by, kept.checked_on) == (reading.reader, TODAY)
    quote(reading)
    assert Quote._base_manager.count() == 1


@pytest.mark.parametrize(
    "data", [{"recognised": "yes"}, {"recognised": ""}, {"text": "I hid"}, {"text": " "}]
)
def test_what_is_no_quote(reading, data):
    assert quote(reading, **data).status_code == 422
    assert Quote._base_manager.count() == 0


def forbid(reading, number=0):
    key = reading.answers[number].response_id
    Response._base_manager.filter(pk=key).update(may_quote=False)


def test_without_permission_there_is_no_quote(reading):
    forbid(reading)
    assert quote(reading).status_code == 404
    word = reading.get("word_detail", word=reading.answers[0].pk).content.decode()
    assert "never quoted" in word
    with working_in(reading.home), pytest.raises(quoting.NotTheirWordsError):
        quoting.keep_quote(
            actor=actor(reading.reader), answer=reading.answers[0], text="Too", today=TODAY
        )


def test_a_permission_that_was_taken_back_hides_the_quote(reading):
    quote(reading)
    forbid(reading)
    assert "I hide" not in reading.get("quote_list").content.decode()


def test_a_worry_hides_the_quote(reading):
    quote(reading)
    thread = reading.answers[0].response.thread
    factories.worry(reading.home, consultation=reading.consultation, thread=thread)
    assert "I hide" not in reading.get("quote_list").content.decode()


def test_a_quote_is_removed_after_one_more_question(reading):
    quote(reading)
    kept = Quote._base_manager.get()
    assert "Remove this quote?" in reading.get("quote_remove", quote=kept.pk).content.decode()
    assert Quote._base_manager.exists()
    reading.post("quote_remove", quote=kept.pk)
    assert not Quote._base_manager.exists()
