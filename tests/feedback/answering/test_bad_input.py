"""S7, S11, S26: whatever comes, what was typed is stored or on the screen."""

import re

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper

from feedback.models import Answer, Draft, Response


def test_a_text_that_is_too_long_comes_back_and_says_by_how_much(asked, phone):
    words = "ä" * 10_012
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): words})
    assert phone.status == 422
    assert words in phone.html
    assert "12 characters too long" in phone.html


def test_nearly_ten_megabytes_come_back(asked, phone):
    words = "word " * 1_900_000
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): words})
    assert phone.status == 422
    assert words.strip() in phone.html


def test_more_than_ten_megabytes_say_to_press_back_and_keep_the_draft(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "saved before"})
    phone.send(**{asked.name(2): "x" * 11_000_000})
    assert phone.status == 413
    assert "Press Back" in phone.html
    assert Draft._base_manager.count() == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\x00b", "ab"),
        ("cafe\u0301", "caf\u00e9"),
        ("👩‍👩‍👧 ١٢٣", "👩‍👩‍👧 ١٢٣"),
        ("\u202eabc", "\u202eabc"),
        ("<b>{{ 7|add:7 }}</b>", "<b>{{ 7|add:7 }}</b>"),
    ],
)
def test_strange_text_is_kept_as_it_can_be(asked, phone, sent, kept):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): sent})
    assert Draft._base_manager.get().answers == {str(asked.questions[0].key): kept}


def test_half_a_character_is_replaced(asked, phone):
    phone.get(asked.door()).get(asked.url("1/"))
    field = asked.name(1)
    body = "&".join(
        [f"{name}={value}" for name, value in _hidden(phone)] + ["go=next", f"{field}=%ED%A0%80ok"]
    )
    response = phone.client.post(
        asked.url("1/"), body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 303
    assert "ok" in Draft._base_manager.get().answers[str(asked.questions[0].key)]


def _hidden(phone):
    return re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', phone.html)


@pytest.mark.parametrize("value", ["c9", "nonsense", "\x00"])
def test_a_choice_that_is_not_offered_is_refused_in_place(asked, phone, value):
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): value})
    assert phone.status == 422
    assert not Response._base_manager.exists()


def test_an_expired_form_gives_everything_back_to_be_sent_again(asked, phone):
    phone.get(asked.door()).get(asked.url("2/"))
    phone.client.cookies["csrftoken"] = "x" * 32
    phone.send(
        csrfmiddlewaretoken="y" * 64,
        **{asked.name(2): ["c1", "c2"], f"{asked.name(2)}_words": "and more"},
    )
    assert phone.status == 403
    assert "and more" in phone.html
    assert phone.html.count(f'name="{asked.name(2)}"') == 2


def test_the_form_sent_again_arrives_once(asked, phone):
    phone.get(asked.door()).get(asked.url("1/"))
    phone.send(csrfmiddlewaretoken="y" * 64, **{asked.name(1): "My words"})
    assert phone.status == 403
    phone.path = asked.url("1/")
    phone.send(**{asked.name(1): "My words"})
    assert phone.path == asked.url("2/")
    assert Draft._base_manager.get().answers == {str(asked.questions[0].key): "My words"}


def test_when_the_database_is_away_the_words_come_back(asked, phone, monkeypatch):
    phone.get(asked.door()).get(asked.url("1/"))

    def away(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(CursorWrapper, "execute", away)
    phone.send(**{asked.name(1): "Words to keep"})
    assert phone.status == 503
    assert "Words to keep" in phone.html
    monkeypatch.undo()
    phone.path = asked.url("1/")
    assert phone.send(**{asked.name(1): "Words to keep"}).path == asked.url("2/")


@pytest.mark.parametrize("digits", [20, 5000])
def test_an_unknown_version_or_way_on_does_no_harm(asked, phone, digits):
    phone.get(asked.door()).get(asked.url("1/"))
    phone.send("sideways", version="9" * digits, **{asked.name(1): "Still here"})
    assert phone.path == asked.url("2/")


def test_words_beside_a_choice_are_stored_with_it(asked, phone):
    phone.get(asked.door()).get(asked.url("3/"))
    phone.send(**{asked.name(3): "something_else", f"{asked.name(3)}_words": "The bus"})
    answer = Answer._base_manager.get()
    assert (answer.choice, answer.text) == ("something_else", "The bus")
