"""Typing the code from a poster: forgiving about how, silent about whose."""

import pytest

from feedback.models import Consultation

pytestmark = pytest.mark.integration

CODE = "k7m4qx2p"


@pytest.fixture
def door(asked):
    Consultation._base_manager.filter(pk=asked.consultation.pk).update(door_code=CODE)
    return asked


@pytest.mark.parametrize("typed", ["k7m4qx2p", "K7M4-QX2P", " k7m4 qx2p ", "K7M4–QX2P."])
def test_a_code_leads_to_its_door_however_it_is_typed(door, client, typed):
    answer = client.get("/j/", {"code": typed})
    assert answer.status_code == 303
    assert answer["Location"] == f"/j/{CODE}"


@pytest.mark.parametrize("typed", ["K7M4-QX2P", "k7m4 qx2p", CODE])
def test_the_door_itself_takes_a_code_as_it_stands_on_paper(door, client, typed):
    answer = client.get(f"/j/{typed}")
    assert (answer.status_code, answer["Location"]) == (303, door.url())


def test_a_wrong_code_looks_like_a_wrong_link(door, client):
    wrong = client.get("/j/", {"code": "k7m4qx2q"}, follow=True)
    link = client.get("/a/quite-unknown")
    assert wrong.status_code == link.status_code == 404
    assert wrong.content == link.content


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("k7m0qx2p", "No code has “0” in it"),
        ("KIM4-QX2P", "No code has “I” in it"),
        ("k7m4", "You typed 4."),
        ("", "Type the code."),
        ("<b>'\"", "You typed 1."),
        ("\x00\ud800", "Type the code."),
    ],
)
def test_what_cannot_be_a_code_is_explained_and_stays(client, db, typed, sentence):
    answer = client.get("/j/", {"code": typed.encode("utf-8", "replace").decode()})
    assert answer.status_code == 422
    html = answer.content.decode().replace("&quot;", '"').replace("&#x27;", "'")
    assert sentence in html or (typed == "\x00\ud800" and "You typed 0." in html)


def test_the_front_page_leads_there(client, db):
    assert 'href="/j/"' in client.get("/").content.decode()


def test_looking_costs_no_statement(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/j/").status_code == 200
