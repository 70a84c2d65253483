"""Reading and answering in another language: every part says which language it is in."""

import re

import pytest

from access.scope import working_in
from feedback.models import Ask, Draft, Response
from feedback.queries.sheets import forget_sheets
from feedback.views.answer_pages import forget_pages
from tests import factories
from tests.feedback.answering.conftest import Phone
from tests.feedback.answering.test_cost import cost
from tests.feedback.languages.conftest import word

pytestmark = [pytest.mark.integration]


def into(asked, code, **given):
    with working_in(asked.organisation):
        actor = factories.actor(factories.member(asked.organisation, role="facilitator"))
        word(actor, asked.consultation, code, **given)
    asked.consultation.refresh_from_db()


def lines(html, language):
    return re.findall(rf'<span lang="{language}" dir="\w+">([^<]*)</span>', html)


def test_the_first_page_offers_each_language_in_its_own_name(phone_at):
    asked, phone = phone_at
    assert "hreflang" not in phone.html
    into(asked, "ar")
    into(asked, "en-easy")
    html = phone.get(asked.url()).html
    links = re.findall(r'<a href="([^"]+)" hreflang="(\w+)"( aria-current)?', html)
    assert [(one.rpartition("=")[2], lang, bool(now)) for one, lang, now in links] == [
        ("en", "en", True),
        ("en-easy", "en", False),
        ("ar", "ar", False),
    ]
    assert "العربيّة" in html
    assert "Easy to read" in html


def test_all_words_are_read_in_it_on_every_page(phone_at):
    asked, phone = phone_at
    into(asked, "ar")
    html = phone.get(asked.url("?in=ar")).html
    assert '<html lang="en" dir="rtl">' in html
    assert "ar: What is hard about waiting?" in lines(html, "ar")
    page = phone.get(asked.url("2/")).html
    assert "ar: Which of these happened?" in lines(page, "ar")
    assert "ar: Telling it again" in lines(page, "ar")
    assert "not translated yet" not in page
    assert "<title>ar: Which of these happened? – ar: What" in page


def test_what_is_missing_is_read_as_it_was_written_and_says_so(phone_at):
    asked, phone = phone_at
    into(asked, "ar", leave=("text", "title"))
    html = phone.get(asked.url("?in=ar")).html
    assert "What is hard about waiting?" in lines(html, "en") or "<h1>What is hard" in html
    assert "not translated yet" in html
    assert "not translated yet" in phone.get(asked.url("2/")).html


def test_the_language_is_kept_with_what_is_typed_and_sent(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    phone.get(asked.url("?in=pl")).get(asked.url("1/")).send(**{asked.name(1): "Telefon"})
    with working_in(asked.organisation):
        assert Draft.objects.get().language == "pl"
    check = phone.get(asked.url("check/")).html
    assert "pl: Which was worst?" in check
    phone.send("send")
    with working_in(asked.organisation):
        assert Response.objects.get().language == "pl"
    assert "pl: What is hard about waiting?" in phone.html
    assert "pl: Which was worst?" in phone.get(asked.url("copy/")).html


def test_a_link_opened_again_goes_on_in_the_language_of_what_was_typed(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    phone.get(asked.url("?in=pl")).get(asked.url("1/")).send(**{asked.name(1): "Telefon"})
    assert "pl: What is hard" in phone.get(asked.door()).html


def test_whoever_chose_the_original_stays_there(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    phone.get(asked.url("?in=pl")).get(asked.url("?in=en"))
    assert "pl:" not in phone.get(asked.url("1/")).html


def test_a_person_whose_language_we_know_begins_in_it(phone_at):
    asked, _phone = phone_at
    into(asked, "pl")
    person = factories.participant(asked.organisation, language="pl")
    ask = factories.make(
        Ask, asked.organisation, consultation=asked.consultation, participant=person
    )
    phone = Phone().get(asked.link("mine", ask))
    assert "pl: What is hard" in phone.html
    assert "pl:" not in phone.get(asked.url("?in=en")).html


@pytest.mark.parametrize("code", ["xx", "ur", "../..", "pl'", "", "%00", "a" * 5000])
def test_a_language_that_there_is_none_of_changes_nothing(phone_at, code):
    asked, phone = phone_at
    into(asked, "pl")
    seen = phone.get(asked.url(f"?in={code}"))
    assert seen.status in {200, 414}
    assert "pl:" not in phone.get(asked.url("1/")).html


def test_a_door_opens_in_a_language(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    assert "pl: What is hard" in phone.get(asked.door() + "?in=pl").html


def test_markup_and_turned_text_stay_text(phone_at):
    asked, phone = phone_at
    into(asked, "ar", text="<script>alert(1)</script>\u202eevil", title='"><b>x')
    html = phone.get(asked.url("?in=ar")).html + phone.get(asked.url("2/")).html
    assert "<script" not in html
    assert "<b>x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\u202eevil</span>" in html


def test_easy_read_falls_back_to_its_language_and_shows_more_room(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    into(asked, "pl-easy", leave=("title",))
    html = phone.get(asked.url("?in=pl-easy")).html
    assert '<main id="main" class="easy stack">' in html
    assert "pl: What is hard about waiting?" in lines(html, "pl")
    assert "pl-easy: Which of these happened?" in phone.get(asked.url("2/")).html


def test_words_changed_while_it_is_open_are_read_at_once(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    phone.get(asked.url("?in=pl")).get(asked.url("2/"))
    into(asked, "pl", text="Inaczej")
    assert "Inaczej" in phone.get(asked.url("2/")).html


def test_a_page_in_another_language_costs_no_more(phone_at):
    asked, phone = phone_at
    into(asked, "ar")
    forget_sheets()
    forget_pages()
    phone.get(asked.url("?in=ar")).get(asked.url("1/"))
    got = cost(lambda: phone.client.get(asked.url("1/")), is_cold=False)
    assert len(got) <= 2, got
    phone.get(asked.url("1/"))
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', phone.html))
    data = {**hidden, "go": "next", asked.name(1): "Ringing"}
    got = cost(lambda: phone.client.post(asked.url("1/"), data), is_cold=False)
    assert len(got) <= 4, got


def test_nothing_is_written_by_looking(phone_at):
    asked, phone = phone_at
    into(asked, "pl")
    phone.get(asked.url("?in=pl")).get(asked.url("1/"))
    with working_in(asked.organisation):
        assert not Draft.objects.exists()
