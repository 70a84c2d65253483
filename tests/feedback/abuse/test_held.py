"""S14: spam at a public link is held, shown, let through with one press, and never dropped."""

from datetime import timedelta

import time_machine

from feedback.models import Answer, Response, ResultSnapshot
from feedback.queries import suspected
from tests.factories import NOW, make
from tests.factories.people import member
from tests.feedback.abuse.conftest import send, standing
from tests.feedback.answering.conftest import Phone

LONG = "Buy the best umbrellas in the whole of the world, today only"


def test_an_ordinary_answer_counts(one_page):
    assert "Thank you" in send(one_page).html
    assert standing(one_page) == (1, 0)


def test_the_field_that_nobody_sees(one_page):
    assert "Thank you" in send(one_page, website="https://spam.example").html
    assert standing(one_page) == (0, 1)


def test_faster_than_anybody_reads(one_page, settings):
    settings.QUICK_SECONDS = 2.0
    assert "Thank you" in send(one_page).html
    assert standing(one_page) == (0, 1)


def test_slower_than_that(one_page, settings):
    settings.QUICK_SECONDS = 2.0
    phone = Phone().get(one_page.door()).get(one_page.url("1/"))
    with time_machine.travel(NOW.timestamp() + 3, tick=False):
        phone.send(**{one_page.name(1): "Ringing three times"})
    assert standing(one_page) == (1, 0)


def test_a_key_that_nobody_made_says_nothing_of_time(one_page, settings):
    settings.QUICK_SECONDS = 2.0
    phone = Phone().get(one_page.door()).get(one_page.url("1/"))
    phone.send(**{one_page.name(1): "Ringing", "key": "x:y:z:" * 900})
    assert standing(one_page) == (1, 0)


def test_several_addresses_in_the_words(one_page):
    send(one_page, "https://a.example https://b.example")
    send(one_page, "It is written on https://nhs.uk")
    assert standing(one_page) == (1, 1)


def test_the_same_long_words_hold_those_before_them_too(one_page):
    for _ in range(4):
        send(one_page, LONG)
    assert standing(one_page) == (4, 0)
    send(one_page, LONG)
    assert standing(one_page) == (0, 5)
    send(one_page, LONG.upper())
    send(one_page, "Something of my own")
    assert standing(one_page) == (1, 6)


def test_the_same_short_words_are_a_chance(one_page):
    for _ in range(6):
        send(one_page, "The waiting")
    assert standing(one_page) == (6, 0)


def test_nothing_that_was_said_is_lost(one_page):
    send(one_page, LONG, website="x")
    kept = Answer._base_manager.filter(response__consultation=one_page.consultation)
    assert [row.text for row in kept] == [LONG]


def test_a_personal_link_is_not_looked_at_for_spam(one_page):
    phone = Phone().get(one_page.link("mine")).get(one_page.url("1/"))
    phone.send(**{one_page.name(1): "https://a.example https://b.example", "website": "x"})
    assert standing(one_page) == (1, 0)


def test_more_than_a_room_sends_in_a_minute(one_page, settings):
    settings.DOOR_HOLDS_AFTER = 2
    for number in range(4):
        send(one_page, f"Answer {number}")
    assert standing(one_page) == (2, 2)


def test_more_than_we_can_take_keeps_the_words_on_the_page(one_page, settings):
    settings.DOOR_REFUSES_AFTER = 1
    send(one_page)
    refused = send(one_page, "My own words, all of them")
    assert refused.status == 503
    assert "My own words, all of them" in refused.html
    assert standing(one_page) == (1, 0)


def test_a_link_opened_on_very_many_devices(one_page):
    address = one_page.link("passed-on")
    for _ in range(20):
        Phone().get(address)
    phone = Phone().get(address).get(one_page.url("1/"))
    phone.send(**{one_page.name(1): "Me at last"})
    held = Response._base_manager.get(consultation=one_page.consultation)
    assert (held.is_held, held.held_because) == (True, "devices")


def test_no_form_says_what_is_held(one_page):
    """S17: fields of the row that nobody may send."""
    send(one_page, website="x", is_held="", held_because="", may_quote="1", way="paper")
    row = Response._base_manager.get(consultation=one_page.consultation)
    assert (row.is_held, row.way) == (True, "")


def reader_of(asked):
    about = asked.consultation
    who = member(about.organisation, role="manager")
    about.readers.add(who)
    return who


def page_of(asked, rest=""):
    about = asked.consultation
    return f"/o/{about.organisation.slug}/consultations/{about.pk}/held/{rest}"


def test_a_reader_lets_through_and_holds_again(one_page, client):
    send(one_page, LONG, website="x")
    client.force_login(reader_of(one_page).user)
    shown = client.get(page_of(one_page)).content.decode()
    assert LONG in shown
    assert "a field that people do not see was filled in" in shown
    [row] = Response._base_manager.filter(consultation=one_page.consultation)
    client.post(page_of(one_page, "release/"), {"answers": [str(row.pk)]})
    assert standing(one_page) == (1, 0)
    client.post(page_of(one_page, "again/"), {"answers": [str(row.pk)]})
    assert standing(one_page) == (0, 1)


def test_a_press_on_nothing_and_on_strange_answers(one_page, client):
    send(one_page, website="x")
    client.force_login(reader_of(one_page).user)
    for answers in ([], ["nonsense"], ["0" * 32]):
        response = client.post(page_of(one_page, "release/"), {"answers": answers})
        assert response.status_code == 422
    assert standing(one_page) == (0, 1)


def test_answers_that_were_never_held_cannot_be_held(one_page, client):
    send(one_page)
    client.force_login(reader_of(one_page).user)
    [row] = Response._base_manager.filter(consultation=one_page.consultation)
    assert client.post(page_of(one_page, "again/"), {"answers": [str(row.pk)]}).status_code == 422
    assert standing(one_page) == (1, 0)


def test_who_is_not_a_reader_sees_the_number_only(one_page, client):
    send(one_page, LONG, website="x")
    about = one_page.consultation
    client.force_login(member(about.organisation, role="manager").user)
    assert client.get(page_of(one_page)).status_code == 403
    results = f"/o/{about.organisation.slug}/consultations/{about.pk}/results/"
    shown = client.get(results).content.decode()
    assert "held because they look like spam" in shown
    assert LONG not in shown


def test_a_result_is_made_anew_when_held_answers_count(one_page, client):
    send(one_page, website="x")
    about = one_page.consultation
    make(ResultSnapshot, about.organisation, consultation=about, answered=0)
    about.closes_at = NOW
    about.save(update_fields=["closes_at"])
    client.force_login(reader_of(one_page).user)
    [row] = Response._base_manager.filter(consultation=about)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        client.post(page_of(one_page, "release/"), {"answers": [str(row.pk)]})
    assert ResultSnapshot._base_manager.get(consultation=about).answered == 1


def test_while_it_is_open_once_more_no_result_is_made(one_page, client):
    send(one_page, website="x")
    about = one_page.consultation
    make(ResultSnapshot, about.organisation, consultation=about, answered=0)
    client.force_login(reader_of(one_page).user)
    [row] = Response._base_manager.filter(consultation=about)
    client.post(page_of(one_page, "release/"), {"answers": [str(row.pk)]})
    assert ResultSnapshot._base_manager.get(consultation=about).answered == 0


def test_a_flood_keeps_no_reader_from_the_page(one_page, client, monkeypatch):
    monkeypatch.setattr(suspected, "AT_ONCE", 2)
    for number in range(3):
        send(one_page, f"Buy {number}", website="x")
    client.force_login(reader_of(one_page).user)
    shown = client.get(page_of(one_page)).content.decode()
    assert shown.count('name="answers"') == 2
    assert "1 more is held" in shown
    rows = Response._base_manager.filter(consultation=one_page.consultation)
    chosen = [str(pk) for pk in rows.values_list("pk", flat=True)]
    client.post(page_of(one_page, "release/"), {"answers": chosen})
    assert standing(one_page) == (3, 0)
