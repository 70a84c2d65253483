"""A public link that asks for a code of today, also from the middle of a workshop on."""

import pytest

from tests.factories.people import member
from tests.feedback.abuse.conftest import standing
from tests.feedback.answering.conftest import Phone

WORDS = "Ringing three times"


def ask_for(asked, word):
    asked.consultation.door_word = word
    asked.consultation.save(update_fields=["door_word"])


def test_whoever_knows_it_comes_in(one_page):
    ask_for(one_page, "Robin")
    phone = Phone().get(one_page.door())
    assert "Type the code of today" in phone.html
    phone.send(path=one_page.url("code/"), word=" ro bin ")
    assert phone.path == one_page.url()
    phone.get(one_page.url("1/")).send(**{one_page.name(1): WORDS})
    assert standing(one_page) == (1, 0)


@pytest.mark.parametrize("typed", ["", "robins", "x" * 4000, "\x00", "рobin"])
def test_whoever_does_not_reads_what_to_do(one_page, typed):
    ask_for(one_page, "Robin")
    phone = Phone().get(one_page.door())
    phone.send(path=one_page.url("code/"), word=typed)
    assert phone.status == 422
    assert 'aria-invalid="true"' in phone.html


def test_a_form_that_is_open_already_goes_on_and_is_held_for_a_look(one_page):
    phone = Phone().get(one_page.door()).get(one_page.url("1/"))
    ask_for(one_page, "robin")
    phone.send(**{one_page.name(1): WORDS})
    assert "Thank you" in phone.html
    assert standing(one_page) == (0, 1)


def test_a_code_of_yesterday_opens_nothing(one_page):
    ask_for(one_page, "robin")
    phone = Phone().get(one_page.door())
    phone.send(path=one_page.url("code/"), word="robin")
    ask_for(one_page, "wren")
    assert "Type the code of today" in phone.get(one_page.url()).html


def test_a_personal_link_needs_no_code(one_page):
    ask_for(one_page, "robin")
    phone = Phone().get(one_page.link("mine"))
    assert "Type the code of today" not in phone.html


def test_it_is_set_and_taken_back_by_whoever_may_ask(one_page, client):
    about = one_page.consultation
    client.force_login(member(about.organisation, role="facilitator").user)
    address = f"/o/{about.organisation.slug}/consultations/{about.pk}/door/code/"
    assert client.post(address, {"word": "robin"}).status_code == 302
    about.refresh_from_db()
    assert about.door_word == "robin"
    assert client.post(address, {"word": "!!!"}).status_code == 422
    assert client.post(address, {"word": "x" * 21}).status_code == 422
    client.post(address, {"word": ""})
    about.refresh_from_db()
    assert about.door_word == ""
