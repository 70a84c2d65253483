"""S29: a tablet passed from hand to hand starts blank for each person, keeps nothing, and can be ended."""

from datetime import timedelta

import pytest
from django.core import signing

from feedback.links import TABLET_SALT, tablet_token
from feedback.models import Response
from tests.factories import NOW

pytestmark = pytest.mark.integration


def take_up(asked, phone):
    """Turn the phone into a shared tablet."""
    return phone.get(f"/t/{tablet_token(asked.consultation.slug)}")


def answer_and_send(asked, phone, words="Ringing"):
    phone.get(asked.url("1/")).send(**{asked.name(1): words})
    return phone.get(asked.url("3/")).send(**{asked.name(3): "c1"})


def test_what_is_sent_says_that_it_came_from_a_shared_tablet(asked, phone):
    answer_and_send(asked, take_up(asked, phone))
    assert Response._base_manager.get().way == "tablet"


def test_each_person_is_a_device_of_their_own(asked, phone):
    take_up(asked, phone)
    for words in ("From Ann", "From Ben"):
        answer_and_send(asked, phone, words)
        assert phone.path == asked.url("thanks/")
        phone.send(path=asked.url("next-person/"))
        assert phone.path == asked.url()
        assert "blank" in phone.html
    assert "From" not in phone.get(asked.url("1/")).html
    assert phone.get(asked.url("thanks/")).path == asked.url()
    assert Response._base_manager.filter(is_current=True).count() == 2


def test_after_send_the_next_person_comes_first_and_no_address_is_kept(asked, phone):
    answer_and_send(asked, take_up(asked, phone))
    assert phone.html.index("Next person") < phone.html.index("What happens next")
    assert 'autocomplete="email"' not in phone.html
    assert "After 2 minutes this page starts blank by itself" in phone.html


def test_the_thank_you_page_goes_back_to_a_blank_start_unless_somebody_stays(asked, phone):
    answer_and_send(asked, take_up(asked, phone))
    page = phone.client.get(asked.url("thanks/"))
    assert page["Refresh"] == f"120; url={asked.url('over/')}"
    assert "Refresh" not in phone.client.get(asked.url("thanks/") + "?stay=1")
    phone.get(asked.url("over/"))
    assert phone.path == asked.url()
    assert phone.get(asked.url("thanks/")).path == asked.url()


def test_a_phone_of_ones_own_never_goes_back_by_itself(asked, phone):
    phone.get(asked.door())
    answer_and_send(asked, phone)
    assert "Refresh" not in phone.client.get(asked.url("thanks/"))
    phone.get(asked.url("over/"))
    assert phone.get(asked.url("thanks/")).path == asked.url("thanks/")


def test_left_for_ten_minutes_it_starts_blank(asked, phone, at_noon):
    take_up(asked, phone).get(asked.url("1/")).send(**{asked.name(1): "Half a word"})
    at_noon.move_to(NOW + timedelta(minutes=10))
    assert "Half a word" not in phone.get(asked.url("1/")).html
    assert "Nobody had pressed anything for 10 minutes" in phone.html


def test_while_somebody_uses_it_nothing_is_lost(asked, phone, at_noon):
    take_up(asked, phone).get(asked.url("1/")).send(**{asked.name(1): "Half a word"})
    for minutes in (9, 18):
        at_noon.move_to(NOW + timedelta(minutes=minutes))
        assert "Half a word" in phone.get(asked.url("1/")).html


def test_what_is_sent_after_a_long_while_is_taken(asked, phone, at_noon):
    take_up(asked, phone).get(asked.url("3/"))
    at_noon.move_to(NOW + timedelta(minutes=45))
    phone.send(**{asked.name(3): "c1"})
    assert Response._base_manager.count() == 1


def test_pages_of_a_tablet_offer_a_blank_start_and_no_code_of_somebody_else(asked, phone):
    take_up(asked, phone)
    assert "I began on another phone" not in phone.html
    for page in ("", "1/", "2/", "stop/"):
        assert "Next person: start blank" in phone.get(asked.url(page)).html
        assert phone.client.get(asked.url(page))["Cache-Control"] == "no-store"


def test_the_pages_of_a_phone_are_not_those_of_a_tablet(asked, phone):
    take_up(asked, phone).get(asked.url("1/"))
    phone.client.cookies.clear()
    phone.get(asked.door())
    assert "Next person: start blank" not in phone.get(asked.url("1/")).html


def test_a_tablet_can_be_ended(asked, phone):
    take_up(asked, phone).get(asked.url("tablet/"))
    assert "Stop passing this tablet on?" in phone.html
    phone.send(path=asked.url("tablet/"))
    answer_and_send(asked, phone)
    assert Response._base_manager.get().way == ""


@pytest.mark.parametrize(
    "token",
    ["", "x", "slug:1:x", signing.TimestampSigner(salt="other").sign("slug")],
    ids=["nothing", "a letter", "not signed", "signed for something else"],
)
def test_a_link_that_was_changed_opens_nothing(asked, client, token):
    token = token.replace("slug", asked.consultation.slug)
    assert client.get(f"/t/{token}").status_code == 404


def test_a_link_of_yesterday_opens_nothing(asked, client, at_noon):
    link = f"/t/{tablet_token(asked.consultation.slug)}"
    at_noon.move_to(NOW + timedelta(days=1, minutes=1))
    assert client.get(link).status_code == 404


def test_the_token_is_signed_for_this_use_only(asked, client):
    link = signing.TimestampSigner(salt=TABLET_SALT).sign("nowhere22222")
    assert client.get(f"/t/{link}").status_code == 404


@pytest.mark.parametrize("seen", ["x", "", "²", "-1", "9" * 400])
def test_a_spoilt_cookie_does_no_harm(asked, phone, seen):
    take_up(asked, phone)
    phone.client.cookies["tablet_seen"] = seen
    assert phone.get(asked.url("1/")).status == 200


def test_the_same_consultation_needs_its_door_to_be_open(asked, client):
    type(asked.consultation)._base_manager.update(door_code=None)
    assert client.get(f"/t/{tablet_token(asked.consultation.slug)}").status_code == 404


def test_the_staff_page_shows_a_link_and_signs_out_before_this_device_is_one(desk):
    opened = desk.opened()
    html = desk.get("tablet_page", opened).content.decode()
    assert "/t/" in html
    assert "<svg" in html
    answer = desk.post("tablet_begin", {}, opened)
    assert answer.status_code == 303
    assert "_auth_user_id" not in desk.client.session
    assert desk.client.get(answer["Location"]).status_code == 303


def test_without_a_link_for_everybody_there_is_no_tablet(desk):
    opened = desk.opened()
    type(opened).objects.update(door_code=None)
    assert "this ask has none" in desk.get("tablet_page", opened).content.decode()
    assert desk.post("tablet_begin", {}, opened).status_code == 404


def test_nobody_calls_their_own_device_a_tablet_to_come_in_without_the_code(asked, phone):
    asked.consultation.door_word = "robin"
    asked.consultation.save(update_fields=["door_word"])
    for proof in ("", "0" * 32):
        phone.client.cookies["answering"] = f"t.{proof}.mine."
        assert "Type the code of today" in phone.get(asked.url()).html


def test_a_tablet_that_a_member_made_needs_no_code(asked, phone):
    asked.consultation.door_word = "robin"
    asked.consultation.save(update_fields=["door_word"])
    assert "Type the code of today" not in take_up(asked, phone).html
    phone.send(path=asked.url("over/"))
    assert "Type the code of today" not in phone.get(asked.url()).html
