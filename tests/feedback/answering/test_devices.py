"""S4 (forwarded links), S29: one device begins, another goes on with a code; two people on one phone stay apart."""

import re

import pytest

from feedback.models import Ask, Draft, Response
from tests.factories import make
from tests.feedback.answering.conftest import Phone


@pytest.fixture
def link(asked):
    """A personal link with which a first phone has begun."""
    return asked.link("shared")


def begin(asked, phone, link, words="Begun here"):
    """Type on the first page and stop there."""
    return phone.get(link).get(asked.url("1/")).send(**{asked.name(1): words})


def code_on(phone):
    """The code on the page."""
    return re.search(r'dir="ltr">([2-9a-z]{4}-[2-9a-z]{4})<', phone.html)[1]


def go_on(asked, phone, code):
    """Type a code."""
    return phone.send(path=asked.url("continue/"), code=code)


def test_another_device_sees_nothing_of_what_was_begun(asked, link, phone):
    begin(asked, phone, link)
    other = Phone().get(link)
    assert "Someone has already started using this link" in other.html
    assert "Begun here" not in other.html
    assert "Begun here" not in other.get(asked.url("1/")).html


def test_the_same_device_is_known_again_by_the_same_link_and_by_a_newer_one(asked, phone):
    ask = make(Ask, asked.organisation, consultation=asked.consultation)
    begin(asked, phone, asked.link("first", ask))
    assert "Welcome back" in phone.get("/a/first").html
    assert "Welcome back" in phone.get(asked.link("reminder", ask)).html


def test_another_device_cannot_overwrite_and_keeps_its_words(asked, link, phone):
    other = Phone().get(link).get(asked.url("1/"))
    begin(asked, phone, link)
    other.send(**{asked.name(1): "Typed at the same time"})
    assert other.status == 409
    assert "Typed at the same time" in other.html
    assert list(Draft._base_manager.get().answers.values()) == ["Begun here"]


@pytest.mark.parametrize("door", ["link", "door"])
def test_a_return_code_goes_on_elsewhere_and_gives_a_new_code(asked, phone, door):
    where = asked.door() if door == "door" else asked.link("shared")
    begin(asked, phone, where)
    first = code_on(phone.get(asked.url("later/")))
    other = go_on(asked, Phone().get(where), f" {first.upper()} ")
    assert "Welcome back" in other.html
    assert "Begun here" in other.get(asked.url("1/")).html
    assert code_on(other.get(asked.url("later/"))) != first
    assert "Begun here" not in phone.get(where).html


def test_an_old_return_code_opens_nothing(asked, link, phone):
    begin(asked, phone, link)
    first = code_on(phone.get(asked.url("later/")))
    go_on(asked, Phone().get(link), first)
    third = go_on(asked, Phone().get(link), first)
    assert third.status == 422
    assert "We found no answers with this code" in third.html


def test_a_return_code_opens_nothing_of_another_persons(asked, link, phone):
    begin(asked, phone, link)
    code = code_on(phone.get(asked.url("later/")))
    stranger = go_on(asked, Phone().get(asked.link("theirs")), code)
    assert stranger.status == 422
    assert "Begun here" not in stranger.html


def test_only_a_digest_of_the_return_code_is_stored(asked, link, phone):
    begin(asked, phone, link)
    code = code_on(phone.get(asked.url("later/"))).replace("-", "")
    assert code not in repr(list(Draft._base_manager.values_list()))


def test_a_code_still_works_after_the_secret_key_was_changed(asked, link, phone, settings):
    begin(asked, phone, link)
    code = code_on(phone.get(asked.url("later/")))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-" + "y" * 40
    assert "Welcome back" in go_on(asked, Phone().get(link), code).html


def test_a_device_with_words_of_its_own_does_not_lose_them_to_a_code(asked, phone):
    begin(asked, phone, asked.door())
    code = code_on(phone.get(asked.url("later/")))
    other = begin(asked, Phone(), asked.door(), "Mine")
    assert "There are other answers on this device" in go_on(asked, other, code).html
    assert Draft._base_manager.count() == 2


@pytest.mark.parametrize("code", ["", "short", "0000-0000", "x" * 99])
def test_a_mistyped_code_is_said_kindly(asked, phone, code):
    phone.get(asked.door())
    assert go_on(asked, phone, code).status == 422


def test_after_sending_another_device_reads_thanks_without_answers(asked, link, phone):
    begin(asked, phone, link).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    other = Phone().get(link)
    assert "We have answers from this link" in other.html
    assert "Begun here" not in other.html + other.get(asked.url("1/")).html
    assert other.get(asked.url("copy/")).path == asked.url("copy/")
    assert "Begun here" not in other.html


@pytest.mark.parametrize("door", ["link", "door"])
def test_a_receipt_opens_the_sent_answers_on_another_device(asked, phone, door):
    where = asked.door() if door == "door" else asked.link("shared")
    begin(asked, phone, where).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    receipt = code_on(phone)
    other = go_on(asked, Phone().get(where), receipt)
    assert other.path == asked.url("thanks/")
    assert "Begun here" in other.get(asked.url("copy/")).html


def test_changing_on_another_device_is_still_one_person(asked, phone):
    begin(asked, phone, asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    other = go_on(asked, Phone().get(asked.door()), code_on(phone))
    other.get(asked.url("1/")).send(**{asked.name(1): "Changed"})
    other.get(asked.url("3/")).send(**{asked.name(3): "c2"})
    assert Response._base_manager.filter(is_current=True).count() == 1


def test_two_children_on_one_phone_never_answer_for_each_other(asked, phone):
    phone.get(asked.link("anna")).get(asked.url("1/"))
    annas_page = phone.html
    phone.get(asked.link("ben"))
    phone.html = annas_page
    phone.send(path=asked.url("1/"), **{asked.name(1): "From Anna"})
    assert phone.status == 409
    assert "This page belongs to another link" in phone.html
    assert "From Anna" in phone.html
    assert not Draft._base_manager.exists()


def test_each_child_finds_her_own_words_again_on_the_shared_phone(asked, phone):
    begin(asked, phone, asked.link("anna"), "From Anna")
    begin(asked, phone, asked.link("ben"), "From Ben")
    phone.get("/a/anna").get(asked.url("1/"))
    assert "From Anna" in phone.html
    assert "From Ben" not in phone.html


def test_the_next_person_on_a_tablet_starts_blank(asked, phone):
    begin(asked, phone, asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    phone.send(path=asked.url("next-person/"))
    assert phone.path == asked.url()
    assert "Begun here" not in phone.get(asked.url("1/")).html
    assert phone.get(asked.door()).path == asked.url()
