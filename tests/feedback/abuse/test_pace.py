"""S13: how much one device may send, and thirty phones behind one address, none of which ever hears of a limit."""

from tests.feedback.abuse.conftest import send, standing
from tests.feedback.answering.conftest import Phone
from ui import guessing


def test_a_device_that_posts_and_posts(one_page):
    phone = Phone().get(one_page.door()).get(one_page.url("1/"))
    sent = {"go": "later", one_page.name(1): "Still typing, and these are my words"}
    html = phone.html
    for _ in range(30):
        phone.html = html
        phone.send(path=one_page.url("1/"), **sent)
        assert phone.status == 200
    phone.html = html
    phone.send(path=one_page.url("1/"), **sent)
    assert phone.status == 429
    assert "Still typing, and these are my words" in phone.html


def test_a_device_that_reloads_and_reloads(one_page):
    phone = Phone().get(one_page.door())
    codes = [phone.client.get(one_page.url("1/")).status_code for _ in range(130)]
    assert codes[:119] == [200] * 119
    assert codes[-1] == 429


def test_another_device_at_the_same_address_goes_on(one_page):
    phone = Phone().get(one_page.door())
    for _ in range(130):
        phone.client.get(one_page.url("1/"))
    assert send(one_page).status == 200
    assert standing(one_page) == (1, 0)


def test_thirty_phones_in_one_room_and_a_guesser_beside_them(one_page, monkeypatch):
    monkeypatch.setattr(guessing.time, "sleep", lambda _seconds: None)
    guesser = Phone()
    for number in range(310):
        guesser.client.get(f"/j/guess{number:03}")
    for number in range(30):
        phone = send(one_page, f"Words of phone {number}")
        assert phone.status == 200
        for _ in range(7):
            assert phone.client.get(one_page.url("thanks/")).status_code == 200
    assert standing(one_page) == (30, 0)
