"""The stop link: looking stops nothing, pressing the button does, and a wrong link says so kindly."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from access.scope import working_in
from participants.links import STOP_LINK_LASTS, mint_stop_link
from participants.models import RecordLink, Stop
from tests.factories import NOW, TODAY, participant, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def world(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations()


@pytest.fixture
def path(world):
    """The path of a stop link of somebody whom A asks."""
    home = world.a.organisation
    with working_in(home):
        link = mint_stop_link(participant(home).pk, home, NOW)
    assert link.startswith("http://testserver/stop/")
    return urlsplit(link).path


def stops(world):
    with working_in(world.a.organisation):
        return list(Stop.objects.values_list("stopped_on", flat=True))


def test_looking_changes_nothing(client, world, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "Stop writing to me" in answer.content.decode()
    assert stops(world) == []


def test_pressing_the_button_stops_and_says_so(client, world, path):
    answer = client.post(path, follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "We have stopped writing to you" in answer.content.decode()
    assert stops(world) == [TODAY]


def test_pressing_it_twice_is_pressing_it_once(client, world, path):
    client.post(path)
    assert client.post(path).status_code == 302
    assert stops(world) == [TODAY]


def test_only_the_hash_of_the_link_is_kept(world, path):
    token = path.split("/")[2]
    with working_in(world.a.organisation):
        assert token not in RecordLink.objects.get().digest


@pytest.mark.parametrize("token", ["no-such-token", "x", "%00", "a" * 300])
def test_a_wrong_link_is_a_page_that_helps(client, world, token):
    assert client.get(f"/stop/{token}/").status_code == 404


def test_a_link_works_for_five_years(client, world, path, time_machine):
    time_machine.move_to(NOW + STOP_LINK_LASTS - timedelta(days=1), tick=False)
    assert client.get(path).status_code == 200
    time_machine.move_to(NOW + STOP_LINK_LASTS, tick=False)
    assert client.get(path).status_code == 404


def test_the_page_holds_no_name_and_no_address(client, world, path):
    html = client.get(path).content.decode()
    assert "Sam" not in html
    assert "@example.org" not in html
