"""Words or parts of them under themes, each traceable to the exact words and back; themes are joined, renamed, removed."""

import pytest

from access.scope import working_in
from feedback.actions.unlinking import unlink_and_empty
from feedback.models import Highlight, Theme, WordRead
from tests import factories

pytestmark = pytest.mark.integration


def marked(theme=None):
    rows = Highlight._base_manager.order_by("start")
    rows = rows.filter(theme=theme) if theme else rows
    return [one.answer.text[one.start : one.end] for one in rows.select_related("answer")]


def test_whole_words_ticked_sentences_and_a_marked_part(reading):
    theme, answer = reading.theme(), reading.answers[0]
    for part, words in (
        ({}, "Too loud. I hide in the toilet!"),
        ({"parts": ["1"]}, "I hide in the toilet!"),
        ({"parts": ["0", "1"]}, "Too loud. I hide in the toilet!"),
        ({"start": "9", "end": "16"}, "I hide"),
    ):
        Highlight._base_manager.all().delete()
        reading.post("word_tag", word=answer.pk, data={"theme": theme.pk, **part})
        assert marked() == [words]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"theme": "999999"},
        {"theme": "x"},
        {"name": "Noise", "start": "0", "end": "99999"},
        {"name": "Noise", "start": "-4", "end": "2"},
        {"name": "Noise", "start": "5", "end": "5"},
        {"name": "Noise", "parts": ["77"]},
        {"name": "x" * 81},
    ],
)
def test_what_means_no_words_or_no_theme_changes_nothing(reading, data):
    page = reading.post("word_tag", word=reading.answers[0].pk, data=data)
    assert page.status_code == 422
    assert Highlight._base_manager.count() == Theme._base_manager.count() == 0


def test_a_new_theme_is_made_once_however_it_is_spelt(reading):
    for name in ("Too loud", "TOO LOUD"):
        reading.post("word_tag", word=reading.answers[0].pk, data={"name": name})
    assert Theme._base_manager.count() == Highlight._base_manager.count() == 1


def test_from_a_theme_to_its_words_and_back(reading):
    theme = reading.theme()
    reading.under(theme, reading.answers[0], start=0, end=9)
    page = reading.get("theme_detail", pk=theme.pk).content.decode()
    assert ("Too loud." in page, "hide in the toilet" in page) == (True, False)
    assert reading.address("word_detail", word=reading.answers[0].pk) in page
    assert "5 answers are in no theme" in page
    word = reading.get("word_detail", word=reading.answers[0].pk).content.decode()
    assert reading.address("theme_detail", pk=theme.pk) in word
    assert "<mark" in word


def test_few_people_are_not_told_exactly(reading):
    theme = reading.theme()
    reading.under(theme, *reading.answers[:4])
    assert "fewer than 5 people" in reading.get("words_read").content.decode()
    reading.under(theme, reading.answers[4])
    assert "5 people" in reading.get("theme_detail", pk=theme.pk).content.decode()


def test_words_of_asks_that_one_does_not_read_stay_hidden(reading):
    theme = reading.theme()
    other = factories.open_consultation(reading.home, project=reading.consultation.project)
    sent = factories.response(reading.home, consultation=other)
    reading.under(theme, factories.answer(reading.home, response=sent, text="Hidden words"))
    assert "Hidden words" not in reading.get("theme_detail", pk=theme.pk).content.decode()


def test_words_are_taken_out_of_a_theme(reading):
    reading.under(reading.theme(), reading.answers[0])
    mark = Highlight._base_manager.get()
    for word, number in ((1, mark.pk), (0, "x"), (0, 10**12)):
        page = reading.post("word_untag", word=reading.answers[word].pk, data={"mark": number})
        assert page.status_code == 404
    reading.post("word_untag", word=reading.answers[0].pk, data={"mark": mark.pk})
    assert marked() == []


def test_going_on_notes_what_was_read_and_keeps_what_is_shown(reading):
    first, second = sorted(one.pk for one in reading.answers)[:2]
    page = reading.post("word_next", "?unread=on", word=first)
    assert page.redirect_chain == [
        (reading.address("word_detail", word=second) + "?unread=on", 302)
    ]
    assert WordRead._base_manager.get().answer_id == first
    last = max(one.pk for one in reading.answers)
    assert "the last of them" in reading.post("word_next", word=last).content.decode()


def test_a_theme_is_made_renamed_and_its_name_is_taken(reading):
    reading.post("theme_add", data={"name": "Noise", "meaning": "Sounds"})
    made, other = Theme._base_manager.get(), reading.theme("Cold")
    data = {"name": "Loudness", "meaning": "", "version": 1}
    assert reading.post("theme_edit", pk=made.pk, data=data).status_code == 200
    late = reading.post("theme_edit", pk=made.pk, data=data | {"name": "Volume"})
    assert late.status_code == 409
    assert "Loudness" in late.content.decode()
    taken = reading.post("theme_edit", pk=other.pk, data=data | {"name": "loudness"})
    assert taken.status_code == 422
    assert reading.post("theme_add", data={"name": " "}).status_code == 422


def test_themes_are_joined_and_nothing_stands_twice(reading):
    loud, noise = reading.theme("Loud"), reading.theme("Noise")
    reading.under(loud, *reading.answers[:2])
    reading.under(noise, *reading.answers[1:3])
    assert reading.post("theme_join", pk=loud.pk, data={"into": loud.pk}).status_code == 422
    reading.post("theme_join", pk=loud.pk, data={"into": noise.pk})
    assert len(marked(noise)) == 3
    assert not Theme._base_manager.filter(pk=loud.pk).exists()


def test_a_removed_theme_leaves_the_words(reading):
    theme = reading.theme()
    reading.under(theme, reading.answers[0])
    assert "1 piece of people’s words" in reading.get("theme_remove", pk=theme.pk).content.decode()
    assert "hide in the toilet" in reading.post("theme_remove", pk=theme.pk).content.decode()
    assert Highlight._base_manager.count() == 0


def test_emptied_words_leave_no_mark_behind(reading):
    answer = reading.answers[0]
    reading.under(reading.theme(), answer)
    factories.quote(reading.home, answer=answer)
    with working_in(reading.home):
        unlink_and_empty([answer.response.thread])
    assert Highlight._base_manager.count() == 0
