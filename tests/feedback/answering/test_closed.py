"""S6 and the kind pages: closed, late, withdrawn, not open yet, past its time. Typed words are always on the page."""

from datetime import timedelta

import pytest
from django.conf import settings

from access.scope import working_in
from feedback.actions.links import mint_answer_link
from feedback.models import Ask, AskLink, Consultation, Publication, Response
from tests.factories import make
from tests.factories.clock import NOW
from tests.feedback.answering.conftest import Phone, ask_three


def after_close(asked, at_noon, **later):
    """Let time pass to `later` after closing."""
    at_noon.move_to(asked.consultation.closes_at + timedelta(**later))


@pytest.fixture
def typing(asked, phone):
    """Somebody who has the last page open."""
    return phone.get(asked.door()).get(asked.url("3/"))


def test_a_quarter_of_an_hour_late_is_taken_and_marked(asked, typing, at_noon):
    after_close(asked, at_noon, minutes=14)
    typing.send(**{asked.name(3): "c1"})
    assert typing.path == asked.url("thanks/")
    assert "marked as late" in typing.html
    assert Response._base_manager.get().is_late is True


@pytest.mark.parametrize("later", [{"minutes": 15}, {"days": 7}])
def test_later_than_that_the_words_are_on_the_page(asked, typing, at_noon, later):
    after_close(asked, at_noon, **later)
    typing.send(**{asked.name(3): "something_else", f"{asked.name(3)}_words": "Words in vain"})
    assert typing.status == 410
    for words in ("This closed on 13 March 2027", "Words in vain", "10 April 2027"):
        assert words in typing.html
    assert not Response._base_manager.exists()


def test_saved_words_that_were_never_sent_are_shown_after_closing(asked, phone, at_noon):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Saved, not sent"})
    after_close(asked, at_noon, days=1)
    assert "Saved, not sent" in phone.get(asked.url()).html


def test_within_the_last_quarter_nobody_begins_anew_but_who_began_goes_on(asked, phone, at_noon):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Begun"})
    after_close(asked, at_noon, minutes=5)
    assert "Welcome back" in phone.get(asked.url()).html
    assert "This closed on" in Phone().get(asked.door()).html


def test_a_closed_link_names_the_promised_date(asked, phone, at_noon):
    link = asked.link("mine")
    after_close(asked, at_noon, days=1)
    phone.get(link)
    assert phone.status == 200
    assert "by 10 April 2027" in phone.html


def test_past_the_promised_date_a_closed_link_tells_the_plain_truth(asked, phone, at_noon):
    after_close(asked, at_noon, days=40)
    assert "We have not told you yet" in phone.get(asked.door()).html


def test_words_that_come_after_the_news_come_back_with_a_way_to_it(asked, typing, at_noon):
    make(Publication, asked.organisation, consultation=asked.consultation)
    after_close(asked, at_noon, days=1)
    typing.send(**{asked.name(3): "something_else", f"{asked.name(3)}_words": "Too late"})
    assert typing.status == 410
    assert "Too late" in typing.html
    assert f"/w/{asked.consultation.slug}/" in typing.html


@pytest.mark.parametrize("door", ["link", "door"])
def test_once_something_is_published_links_lead_to_what_happened(asked, client, at_noon, door):
    where = asked.door() if door == "door" else asked.link("mine")
    make(Publication, asked.organisation, consultation=asked.consultation)
    after_close(asked, at_noon, days=1)
    assert client.get(where)["Location"] == f"/w/{asked.consultation.slug}/"


def test_a_withdrawn_one_says_why(asked, phone):
    Consultation._base_manager.update(withdrawn_at=NOW, withdrawn_why="The money is gone.")
    phone.get(asked.door())
    assert "We stopped asking this on 1 March 2027" in phone.html
    assert "The money is gone." in phone.html


def test_withdrawn_while_typing_gives_the_words_back(asked, typing):
    Consultation._base_manager.update(withdrawn_at=NOW)
    typing.send(**{asked.name(3): "something_else", f"{asked.name(3)}_words": "Mine"})
    assert typing.status == 410
    assert "Mine" in typing.html


def test_one_that_is_not_open_yet_says_to_keep_the_link(db, at_noon, phone):
    asked = ask_three()
    Consultation._base_manager.update(opened_at=None)
    assert "This is not open yet" in phone.get(asked.door()).html


def test_an_extended_one_takes_answers_by_old_links(asked, phone, at_noon):
    link = asked.link("mine")
    AskLink._base_manager.update(expires_at=NOW)
    Consultation._base_manager.update(closes_at=NOW + timedelta(days=60))
    at_noon.move_to(NOW + timedelta(days=50))
    assert phone.get(link).get(asked.url("1/")).status == 200


def test_a_link_past_its_time_shows_nobodys_words(asked, phone, at_noon):
    link = asked.link("mine")
    phone.get(link).get(asked.url("1/")).send(**{asked.name(1): "Old words"})
    AskLink._base_manager.update(expires_at=asked.consultation.closes_at + timedelta(days=30))
    after_close(asked, at_noon, days=31)
    phone.get(link)
    assert "This closed on" in phone.html
    assert "Old words" not in phone.html


def test_a_minted_link_opens_and_lasts_a_month_beyond_closing(asked, phone):
    with working_in(asked.organisation):
        ask = make(Ask, asked.organisation, consultation=asked.consultation)
        url = mint_answer_link(ask, now=NOW)
    assert url.startswith(settings.SITE_URL + "/a/")
    assert phone.get(url.removeprefix(settings.SITE_URL)).path == asked.url()
    expected = asked.consultation.closes_at + timedelta(days=30)
    assert AskLink._base_manager.get().expires_at == expected


def test_after_closing_answers_are_not_taken_out_by_an_old_page(asked, phone, at_noon):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    phone.get(asked.url("take-out/"))
    after_close(asked, at_noon, days=1)
    assert phone.send().status == 410
    assert Response._base_manager.count() == 1
