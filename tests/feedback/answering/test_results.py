"""While open: how many, and words for the named readers. After closing: one result, kept, small numbers hidden."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.scope import working_in
from feedback.actions.closing import close_due
from feedback.models import Answer, Consultation, ResultSnapshot
from feedback.queries import words
from feedback.tasks import close_due as close_due_task
from organisations.models import Member, User
from tests.factories import make
from tests.feedback.answering.conftest import Phone, ask_three


def answer(asked, *choices, words="Ringing"):
    """Let one person for each choice answer through the public door."""
    for choice in choices:
        phone = Phone().get(asked.door())
        phone.get(asked.url("1/")).send(**{asked.name(1): f"{words} {choice}"})
        phone.get(asked.url("3/")).send(**{asked.name(3): choice})


def closed(asked, minutes=15):
    """The instant so long after closing."""
    return asked.consultation.closes_at + timedelta(minutes=minutes)


def page(asked, client, name, who=None):
    """What a member sees of the results; the owner is the reader."""
    member = who or Member._base_manager.get(pk=asked.consultation.owner_id)
    client.force_login(User.objects.get(pk=member.user_id))
    path = f"/o/{asked.organisation.slug}/consultations/{asked.consultation.pk}/{name}/"
    return client.get(path)


def read(asked):
    """The words that the owner reads, as the list shows them."""
    reader = asked.consultation.owner_id
    with working_in(asked.organisation):
        return words.said(
            asked.consultation, words.order(asked.consultation, words.Wanted(), reader), reader
        )


def test_a_result_is_made_a_quarter_of_an_hour_after_closing(asked):
    answer(asked, "c1", "c2", "c1")
    assert close_due(now=closed(asked, 14)) == 0
    assert close_due(now=closed(asked, 15)) == 1
    made = ResultSnapshot._base_manager.get()
    assert made.answered == 3
    assert [row["count"] for row in made.data["questions"][2]["summary"]["rows"]] == [2, 1, 0, 0]


def test_it_is_made_once_and_by_the_task_too(asked, at_noon):
    assert close_due(now=closed(asked)) == 1
    at_noon.move_to(closed(asked, 60))
    assert close_due_task() == 0
    assert ResultSnapshot._base_manager.count() == 1


def test_a_result_without_answers_is_a_result(asked):
    close_due(now=closed(asked))
    assert ResultSnapshot._base_manager.get().answered == 0


def test_a_withdrawn_one_and_a_meeting_have_none(asked):
    Consultation._base_manager.update(withdrawn_at=asked.consultation.opened_at)
    assert close_due(now=closed(asked)) == 0
    Consultation._base_manager.update(withdrawn_at=None, kind="meeting")
    assert close_due(now=closed(asked)) == 0


def test_one_that_was_open_again_gets_a_new_result(asked):
    close_due(now=closed(asked))
    later = asked.consultation.closes_at + timedelta(days=7)
    Consultation._base_manager.update(closes_at=later)
    answer(asked, "c1")
    assert close_due(now=later + timedelta(minutes=15)) == 1
    assert ResultSnapshot._base_manager.get().answered == 1


def test_each_organisation_gets_its_own(asked):
    ask_three()
    assert close_due(now=closed(asked)) == 2


def test_only_the_answers_that_count_are_counted(asked):
    phone = Phone().get(asked.door())
    for choice in ("c1", "c2"):
        phone.get(asked.url("3/")).send(**{asked.name(3): choice})
    close_due(now=closed(asked))
    rows = ResultSnapshot._base_manager.get().data["questions"][2]["summary"]["rows"]
    assert [row["count"] for row in rows] == [0, 1, 0, 0]


def test_while_open_a_member_sees_how_many_and_no_count_of_any_answer(asked, client):
    answer(asked, "c1", "c2")
    response = page(asked, client, "results", make(Member, asked.organisation, role="viewer"))
    html = response.content.decode()
    assert "2 people have answered." in html
    for hidden in ("Ringing", "Telling it again", '<svg class="chart"', "Read their words"):
        assert hidden not in html


def test_while_open_a_named_reader_reads_words(asked, client):
    answer(asked, "c1")
    html = page(asked, client, "words").content.decode()
    assert "Ringing c1" in html
    assert "Waiting" not in html


def test_nobody_else_reads_words_not_even_an_owner(asked, client):
    answer(asked, "c1")
    response = page(asked, client, "words", make(Member, asked.organisation, role="owner"))
    assert response.status_code == 403
    assert "Ringing" not in response.content.decode()


def test_words_stand_in_the_order_of_their_random_keys(asked, client):
    answer(asked, *["c1", "c2"] * 4)
    texts = Answer._base_manager.exclude(text="").order_by("pk").values_list("text", flat=True)
    assert [said.text for said in read(asked)] == list(texts)


def test_names_stand_beside_words_only_where_people_were_told_so(db, at_noon):
    asked = ask_three(privacy="named")
    phone = Phone().get(asked.link("mine"))
    phone.get(asked.url("1/")).send(**{asked.name(1): "Mine"})
    phone.get(asked.url("3/")).send(**{asked.name(3): "c1"})
    answer(asked, "c2")
    named = {said.text: bool(said.name) for said in read(asked)}
    assert named == {"Mine": True, "Ringing c2": False}


def test_after_closing_there_is_a_chart_a_table_and_a_sentence(asked, client, at_noon):
    answer(asked, "c1", "c1", "c1", "c2", "c2")
    at_noon.move_to(closed(asked))
    close_due(now=closed(asked))
    html = page(asked, client, "results").content.decode()
    assert 'class="chart"' in html
    assert "<table>" in html
    assert "The most common answer was “Waiting”: 3 of 5 people." in html


def test_fewer_than_five_answers_show_no_number(asked, client, at_noon):
    answer(asked, "c1", "c2", "c1", "c1")
    at_noon.move_to(closed(asked))
    close_due(now=closed(asked))
    html = page(asked, client, "results").content.decode()
    assert "Fewer than 5 people answered" in html
    assert 'class="chart"' not in html


def test_between_closing_and_the_result_the_page_says_when(asked, client, at_noon):
    at_noon.move_to(closed(asked, 5))
    html = page(asked, client, "results").content.decode()
    assert "15 minutes after closing" in html


@pytest.mark.parametrize("name", ["words", "results"])
def test_reading_costs_the_same_however_many_answered(asked, client, name):
    page(asked, client, name)
    costs = []
    for choices in (["c1"], ["c1", "c2"]):
        answer(asked, *choices)
        with CaptureQueriesContext(connection) as captured:
            client.get(
                f"/o/{asked.organisation.slug}/consultations/{asked.consultation.pk}/{name}/"
            )
        costs.append(len(captured))
    assert costs[0] == costs[1]
