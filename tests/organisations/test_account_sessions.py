"""Sessions: when they end, when they get a new key, that nothing typed is lost by it, and who is shut out at once."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from access.roles import Role
from access.scope import working_in
from coprod.settings import base
from organisations.actions.members import change_role, end_membership
from organisations.tasks import forget_sessions
from tests.factories import NOW, actor, cast, user
from tests.organisations.second_step import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_limits")]

ACCOUNT = "account_home"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
WORDS = "Ringing three times, then nobody."


@pytest.fixture
def real_limits(settings, time_machine):
    """Set the limits of real use, and let the clock stand until a test moves it."""
    settings.SESSION_COOKIE_AGE = base.SESSION_COOKIE_AGE
    settings.SESSION_LONGEST = base.SESSION_LONGEST
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def later(time_machine):
    """Return a function that moves the clock on by so many minutes."""
    now = [NOW]

    def move(minutes):
        now[0] += timedelta(minutes=minutes)
        time_machine.move_to(now[0], tick=False)

    return move


@pytest.fixture
def amina(db):
    return user("amina@example.org")


def status(client, name=ACCOUNT):
    return client.get(reverse(name)).status_code


def test_a_session_ends_an_hour_after_the_last_page(client, amina, later):
    sign_in(client, amina)
    for _page in range(3):
        later(50)
        assert status(client) == 200
    later(61)
    assert status(client) == 302


def test_it_ends_after_twelve_hours_however_busy(client, amina, later):
    sign_in(client, amina)
    for _page in range(17):
        later(40)
        assert status(client) == 200
    later(41)
    assert status(client) == 302


def test_what_is_kept_of_it_goes_when_it_is_over(client, amina, later):
    sign_in(client, amina)
    kept = [(Session.objects.count(), UserSession.objects.count())]
    for minutes in (30, 13 * 60):
        later(minutes)
        forget_sessions()
        kept.append((Session.objects.count(), UserSession.objects.count()))
    assert kept == [(1, 1), (1, 1), (0, 0)]


def test_it_ends_with_the_browser(client, amina):
    answer = sign_in(client, amina)
    assert answer.cookies["sessionid"]["max-age"] == ""
    assert answer.cookies["sessionid"]["expires"] == ""


def test_being_used_is_written_down_now_and_then_only(
    client, amina, later, django_assert_num_queries
):
    sign_in(client, amina)
    before = Session.objects.get(session_key=client.session.session_key).session_data
    later(4)
    status(client)
    assert Session.objects.get().session_data == before
    later(4)
    status(client)
    assert Session.objects.get().session_data != before
    assert UserSession.objects.get().last_seen_at == NOW + timedelta(minutes=8)


def test_the_warning_knows_when_it_will_be(client, amina, later):
    sign_in(client, amina)
    later(4)
    assert client.get(reverse("account_still_here"))["Session-Seconds-Left"] == str(56 * 60)
    later(2)
    assert client.get(reverse("account_still_here"))["Session-Seconds-Left"] == str(60 * 60)


def test_words_sent_by_a_session_that_is_over_come_back(client, later):
    team = cast()
    client.force_login(team.facilitator.user)
    address = reverse("workspace:project_list", kwargs={"org": team.organisation.slug})
    later(61)
    answer = client.post(address, {"name": WORDS, "kind": "plain", "password": "my secret one"})
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (403, "private, no-store")
    assert f'name="name" rows="6">\n{WORDS}</textarea>' in page
    assert f'action="{address}"' in page
    assert "my secret one" not in page
    client.force_login(team.facilitator.user)
    assert WORDS not in client.get(address).content.decode()


def test_inside_htmx_they_come_in_place_of_the_page(client, later):
    team = cast()
    client.force_login(team.facilitator.user)
    later(61)
    address = reverse("workspace:project_list", kwargs={"org": team.organisation.slug})
    answer = client.post(address, {"name": WORDS}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (200, "body")
    assert WORDS in answer.content.decode()


def test_who_sent_no_words_is_led_to_sign_in(client):
    team = cast()
    address = reverse("workspace:project_list", kwargs={"org": team.organisation.slug})
    assert client.post(address, {"chosen": "yes"})["Location"].startswith(reverse("account_login"))


def test_another_role_means_another_key(client):
    team = cast()
    sign_in(client, team.facilitator.user)
    status(client)
    key = client.session.session_key
    with working_in(team.organisation):
        change_role(actor=actor(team.owner), member=team.facilitator, role=Role.MANAGER)
    assert status(client) == 200
    renewed = client.session.session_key
    assert renewed != key
    assert not Session.objects.filter(session_key=key).exists()
    assert UserSession.objects.get().session_key == renewed
    status(client)
    assert client.session.session_key == renewed


def test_who_no_longer_belongs_is_out_at_the_next_request(client):
    team = cast()
    client.force_login(team.facilitator.user)
    address = reverse("workspace:project_list", kwargs={"org": team.organisation.slug})
    assert client.get(address).status_code == 200
    with working_in(team.organisation):
        end_membership(actor=actor(team.owner), member=team.facilitator)
    for headers in ({}, {"HX-Request": "true"}):
        assert client.get(address, headers=headers).status_code == 404
        assert client.post(address, {"name": WORDS}, headers=headers).status_code == 404


def test_an_account_that_is_switched_off_is_signed_out_at_the_next_request(client):
    team = cast()
    client.force_login(team.facilitator.user)
    address = reverse("workspace:project_list", kwargs={"org": team.organisation.slug})
    team.facilitator.user.is_active = False
    team.facilitator.user.save()
    assert client.get(address)["Location"].startswith(reverse("account_login"))
    answer = client.get(address, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("account_login"))


def test_signing_out_has_the_browser_forget_its_pages(client, amina):
    sign_in(client, amina)
    answer = client.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not Session.objects.exists()


def test_the_list_shows_the_other_browsers_and_signs_them_out(client, amina):
    there = client.__class__(headers={"User-Agent": FIREFOX})
    for browser in (client, there):
        sign_in(browser, amina)
    page = client.get(reverse("account_where"))
    assert [words for _session, words in page.context["elsewhere"]] == ["Firefox on Windows"]
    key = client.session.session_key
    assert client.post(reverse("account_where"), {"what": "elsewhere"}).status_code == 302
    assert (status(client), status(there)) == (200, 302)
    assert client.session.session_key != key
    assert client.get(reverse("account_where")).context["elsewhere"] == []


def test_everywhere_means_here_too(client, amina):
    there = client.__class__()
    for browser in (client, there):
        sign_in(browser, amina)
    answer = client.post(reverse("account_where"), {"what": "everywhere"})
    assert (answer["Location"], answer["Clear-Site-Data"]) == (reverse("account_login"), '"cache"')
    assert (status(client), status(there)) == (302, 302)
    sign_in(client, amina)
    assert status(client) == 200


def test_a_new_password_signs_out_everywhere_else(client, amina, letters):
    there = client.__class__()
    for browser in (client, there):
        sign_in(browser, amina)
    fields = {"oldpassword": "a long enough password", "password1": "nine blue herons wade"}
    answer = client.post(reverse("account_change_password"), fields)
    assert answer["Location"] == reverse(ACCOUNT)
    assert (status(client), status(there)) == (200, 302)
    assert letters()[-1].subject == "Your Coprod password was changed"


def test_a_key_that_somebody_planted_is_not_kept(client, amina):
    client.get(reverse("account_login"))
    client.cookies["sessionid"] = "planted-by-somebody-else"
    sign_in(client, amina)
    assert client.cookies["sessionid"].value != "planted-by-somebody-else"


@pytest.mark.parametrize("keeps_the_old_key", [True, False])
def test_a_new_secret_key_signs_out_unless_the_old_one_is_kept(
    client, amina, settings, keeps_the_old_key
):
    sign_in(client, amina)
    client.post(reverse("account_where"), {"what": "elsewhere"})
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another " * 8
    settings.SECRET_KEY_FALLBACKS = [old] if keeps_the_old_key else []
    assert status(client) == (200 if keeps_the_old_key else 302)
