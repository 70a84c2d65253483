"""S29: leaving at once from pages that may put somebody at risk, and a device that has forgotten."""

import pytest

from tests.feedback.answering.conftest import Phone, ask_three
from tests.feedback.answering.state import checksum

CARE = {"needs_care": True, "safe_contact": "Dana", "disclosure_text": "Dana rings you."}


@pytest.fixture
def risky(db, at_noon):
    return ask_three(**CARE)


def leave(asked, phone, **headers):
    return phone.client.post(asked.url("exit/"), headers=headers)


def left(phone):
    """The cookies that tell that a consultation was open here."""
    return {name for name, one in phone.client.cookies.items() if one.value} - {"csrftoken"}


def forgotten(answer):
    """Which cookies an answer takes from a browser, and at which path."""
    gone = [one for one in answer.cookies.values() if one["max-age"] == 0]
    return {(one.key, one["path"]) for one in gone}


def test_every_page_has_the_way_out_and_the_start_explains_it(risky, phone):
    assert "this device forgets your link" in phone.get(risky.door()).html
    phone.get(risky.url("1/")).send(**{risky.name(1): "Ringing"})
    for page in ("", "1/", "2/", "check/", "later/", "stop/", "1/unclear/", "phone-me/"):
        assert f'action="{risky.url("exit/")}"' in phone.get(risky.url(page)).html, page
    phone.get(risky.url("3/")).send(**{risky.name(3): "c1"})
    for page in ("thanks/", "copy/", "take-out/", "my-answers/"):
        assert f'action="{risky.url("exit/")}"' in phone.get(risky.url(page)).html, page
    assert f'action="{risky.url("exit/")}"' in phone.get(f"/w/{risky.consultation.slug}/").html


def test_where_nothing_is_sensitive_there_is_none(asked, phone):
    assert "Exit this page" not in phone.get(asked.door()).get(asked.url("1/")).html


def test_it_leads_away_and_the_device_has_forgotten(risky, phone, settings):
    phone.get(risky.link("mine")).get(risky.url("1/")).send(**{risky.name(1): "Ringing"})
    before = checksum()
    answer = leave(risky, phone)
    assert f"0; url={settings.EXIT_SITE}" in answer.content.decode()
    assert forgotten(answer) == {
        ("answering", risky.url()),
        ("check", risky.url().replace("/f/", "/check/")),
        ("device", "/a/"),
        ("device", "/j/"),
    }
    assert answer["Referrer-Policy"] == "same-origin"
    assert checksum() == before
    phone.client.cookies.clear()
    assert "Someone has already started" in phone.get("/a/mine").html


def test_at_the_public_door_nobody_finds_what_was_typed(risky, phone):
    phone.get(risky.door()).get(risky.url("1/")).send(**{risky.name(1): "Ringing"})
    leave(risky, phone)
    phone.client.cookies.clear()
    assert "Welcome back" not in phone.get(risky.door()).html
    assert "Ringing" not in phone.get(risky.url("1/")).html


def test_a_form_of_another_site_makes_no_device_forget(risky, phone):
    phone.get(risky.door())
    answer = leave(risky, phone, **{"Sec-Fetch-Site": "cross-site"})
    assert forgotten(answer) == set()
    assert left(phone) == {"answering", "device"}


def test_it_needs_neither_link_nor_database(risky, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert leave(risky, Phone()).status_code == 200
    assert Phone().client.get(risky.url("exit/")).status_code == 405


def test_the_code_of_today_and_a_tablet_leave_no_trace_either(risky, phone):
    risky.consultation.door_word = "robin"
    risky.consultation.save(update_fields=["door_word"])
    phone.get(risky.door()).send(path=risky.url("code/"), word="robin")
    phone.client.cookies["tablet_seen"] = "1"
    assert {("today", risky.url()), ("tablet_seen", risky.url())} <= forgotten(leave(risky, phone))
