"""A text message stays one message, whatever the title, and keeps its address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.short_texts import ONE_MESSAGE, messages_in, shortened, text_message

pytestmark = pytest.mark.unit

LINK = "https://coprod.example.org/w/abcdefgh/"


@given(st.text(max_size=400), st.text(max_size=400))
def test_it_is_one_message_and_ends_with_the_address(before, title):
    text = text_message(before, title, LINK)
    assert len(text) <= ONE_MESSAGE
    assert text.endswith(LINK)


def test_a_short_one_is_left_as_it_is():
    assert text_message("Leith: news.", "“Calls” – and texts", LINK) == (
        f'Leith: news. "Calls" - and texts {LINK}'
    )


@pytest.mark.parametrize(
    ("room", "text"),
    [(20, "one two three"), (12, "one two..."), (4, "o..."), (3, ""), (0, "")],
)
def test_words_are_cut_after_a_whole_one(room, text):
    assert shortened("one two three", room) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 160, 1), ("ż" * 70, 1), ("a" * 70 + "ż", 2), ("ż" * 135, 3), ("ł" + "a" * 159, 3)],
)
def test_other_letters_take_more_messages(text, count):
    assert messages_in(text) == count
