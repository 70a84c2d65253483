"""Trying out links: slowed down and refused, while links that work go on working from the same address."""

import pytest

from tests.factories.asking import open_consultation
from tests.factories.people import organisation
from ui import guessing

pytestmark = pytest.mark.django_db


@pytest.fixture
def sleeps(monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr(guessing.time, "sleep", slept.append)
    return slept


def test_a_guesser_is_slowed_then_refused(client, sleeps):
    codes = [client.get(f"/j/guess{number:03}").status_code for number in range(302)]
    assert codes[:300] == [404] * 300
    assert codes[300:] == [429, 429]
    assert len(sleeps) == 300 - guessing.SLOW_AFTER
    assert set(sleeps) == {guessing.SECONDS_SLOWER}


def test_a_link_that_works_works_from_the_same_address(client, sleeps):
    about = open_consultation(organisation())
    for number in range(310):
        client.get(f"/a/guess{number:03}")
    assert client.get(f"/j/{about.door_code}").status_code == 303
    assert client.get("/a/one-more").status_code == 429


def test_the_refusal_says_when_to_come_back(client, sleeps):
    for number in range(300):
        client.get(f"/a/guess{number:03}")
    refused = client.get("/a/guess")
    assert refused["Retry-After"] == "600"
    assert "That was a lot in a short time" in refused.content.decode()


def test_other_pages_that_do_not_exist_are_not_counted(client, sleeps):
    for _ in range(310):
        client.get("/nowhere/at/all/")
    assert client.get("/a/guess").status_code == 404
    assert sleeps == []


def test_another_address_is_not_refused(client, sleeps):
    for number in range(301):
        client.get(f"/a/guess{number:03}", REMOTE_ADDR="198.51.100.7")
    assert client.get("/a/guess", REMOTE_ADDR="198.51.100.8").status_code == 404


def test_a_network_of_ipv6_counts_as_one_address(client, sleeps):
    for number in range(301):
        client.get(f"/a/guess{number:03}", REMOTE_ADDR=f"2001:db8::{number:x}")
    assert client.get("/a/guess", REMOTE_ADDR="2001:db8::beef").status_code == 429
    assert client.get("/a/guess", REMOTE_ADDR="2001:db8:0:1::1").status_code == 404
