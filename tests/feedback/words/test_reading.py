"""Named readers read words: narrowed by the address, without what is held or set apart, in no order of coming."""

import pytest

from access.scope import working_in
from feedback.models import Highlight, Response, Theme, WordRead
from feedback.queries import words
from tests import factories

pytestmark = pytest.mark.integration


def shown(reading, query=""):
    return reading.get("words_read", query).content.decode()


def test_only_named_readers(reading):
    other = factories.member(reading.home, role="owner")
    assert reading.browser(other).get(reading.address("words_read")).status_code == 403
    assert "Start at ten please" in shown(reading)


def test_the_order_tells_nothing(reading):
    order = [one.id for one in words.order(reading.consultation, words.Wanted(), 0)]
    assert order == sorted(one.pk for one in reading.answers)


@pytest.mark.parametrize("change", [{"is_held": True}, {"is_current": False}])
def test_what_does_not_count_is_not_there(reading, change):
    Response._base_manager.filter(pk=reading.answers[1].response_id).update(**change)
    assert "Start at ten" not in shown(reading)
    assert reading.get("word_detail", word=reading.answers[1].pk).status_code == 404


def test_words_of_a_worry_are_not_there(reading):
    thread = reading.answers[1].response.thread
    factories.worry(reading.home, consultation=reading.consultation, thread=thread)
    assert "Start at ten" not in shown(reading)
    assert reading.get("word_detail", word=reading.answers[1].pk).status_code == 404


def test_it_is_narrowed_by_the_address(reading):
    theme = reading.theme()
    reading.under(theme, reading.answers[0])
    key = reading.answers[0].question.key
    for query, there, not_there in (
        ("?q=EARS", "hurts my ears", "Start at ten"),
        (f"?theme={theme.pk}", "hide in the toilet", "Start at ten"),
        ("?theme=none", "Start at ten", "hide in the toilet"),
        (f"?group={reading.group.pk}&question={key}", "Start at ten", "Nothing fits"),
        ("?question=notes", "Nothing fits", "Start at ten"),
        ("?theme=nonsense&question=x&group=7", "Start at ten", "Nothing fits"),
    ):
        page = shown(reading, query)
        assert (there in page, not_there in page) == (True, False), query


def test_small_groups_are_not_offered(reading):
    few = factories.group(reading.home, project=reading.consultation.project, name="Fathers")
    assert "Families" in shown(reading)
    Response._base_manager.filter(pk=reading.answers[0].response_id).update(group=few)
    with working_in(reading.home):
        assert words.group_choices(reading.consultation) == []
    assert f'value="{few.pk}"' not in shown(reading)


def test_what_was_said_in_a_room_stands_beside_it(reading):
    meeting = factories.meeting(reading.home, consultation=reading.consultation)
    note = factories.meeting_note(reading.home, meeting=meeting, text="The soup was <b>hot</b>")
    page = shown(reading, "?q=soup")
    assert "I like the soup" in page
    assert "&lt;b&gt;hot" in page
    reading.post("word_tag", word=note.pk, data={"name": "Food"})
    assert Highlight._base_manager.get().note_id == note.pk


def test_ticked_words_go_under_a_theme_or_are_noted_as_read(reading):
    ticked = [str(one.pk) for one in reading.answers[:2]]
    page = reading.post("words_ticked", "?q=e", data={"words": ticked, "name": "Noise"})
    assert "stand under “Noise”" in page.content.decode()
    assert page.redirect_chain[-1][0].endswith("?q=e")
    assert Highlight._base_manager.filter(theme__name="Noise").count() == 2
    for _twice in range(2):
        reading.post("words_ticked", data={"words": ticked, "do": "read"})
    assert WordRead._base_manager.count() == 2
    page = shown(reading, "?unread=on")
    assert ("ten please" in page, "hurts my ears" in page) == (False, True)


@pytest.mark.parametrize(
    "data", [{}, {"words": "x"}, {"words": "mine"}, {"words": "mine", "theme": 7}]
)
def test_bad_ticks_are_said_and_kept(reading, data):
    key = str(reading.answers[0].pk)
    sent = {name: key if value == "mine" else value for name, value in data.items()}
    page = reading.post("words_ticked", data=sent)
    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert Theme._base_manager.count() == Highlight._base_manager.count() == 0


def test_the_list_takes_the_same_statements_however_many(reading, django_assert_num_queries):
    browser, address = reading.browser(), reading.address("words_read")
    browser.get(address)
    reading.under(reading.theme("A"), *reading.answers[:1])
    with django_assert_num_queries(COST):
        browser.get(address)
    for name in "BC":
        reading.under(reading.theme(name), *reading.answers)
    with django_assert_num_queries(COST):
        browser.get(address)


COST = 27
