"""A new secret key: with the old one beside it nobody notices, without it everybody signs in again."""

import pytest

from tests.factories import member, organisation

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def page(client):
    """Sign somebody in; return the address of a page of theirs."""
    home = organisation()
    client.force_login(member(home).user)
    address = f"/o/{home.slug}/"
    assert client.get(address).status_code == 200
    return address


def test_whoever_is_signed_in_stays_so_while_the_old_key_stands_beside_the_new(
    client, page, settings
):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-" * 8
    assert client.get(page).status_code == 200


def test_afterwards_the_old_key_is_not_needed_any_more(client, page, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-" * 8
    client.get(page)
    settings.SECRET_KEY_FALLBACKS = []
    assert client.get(page).status_code == 200


def test_without_the_old_key_everybody_signs_in_again(client, page, settings):
    settings.SECRET_KEY = "another-" * 8
    answer = client.get(page)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/sign-in/")
