"""Accounts in a real browser: passkeys, codes from a phone, recovery codes, signing out for good; each page in every look."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from organisations.models import User
from tests.factories import PASSWORD, user
from tests.journeys.looking import Looker, sign_in
from tests.organisations.second_step import code_of, give_phone, give_recovery_codes

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORDS = "Ringing three times, then nobody."
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A device that asks for a fingerprint, and gets the right one."""


@pytest.fixture
def amina(db):
    return user("amina@example.org", name="Amina Diallo")


@pytest.fixture
def looker(new_context, live_server):
    """Return a tab at the one name for which browsers allow passkeys without encryption."""
    base = live_server.url.replace("127.0.0.1", "localhost")
    return Looker(new_context().new_page(), base)


def type_password(looker):
    looker.go(reverse("account_login"))
    looker.tab.get_by_label("E-mail address").fill("amina@example.org")
    looker.tab.get_by_label("Password").fill(PASSWORD)
    looker.press("Sign in")


def again(looker):
    """Show by the password that it is still the same person."""
    looker.tab.get_by_label("Password").fill(PASSWORD)
    looker.press("Go on")


def heading(looker):
    return looker.tab.inner_text("h1")


def lend_a_finger(looker):
    """Give the browser a device with a passkey reader."""
    session = looker.tab.context.new_cdp_session(looker.tab)
    session.send("WebAuthn.enable", {"enableUI": False})
    session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})


def test_a_phone_from_setting_up_to_signing_in(looker, amina):
    type_password(looker)
    looker.see(reverse("account_home"))
    looker.see(reverse("mfa_index"), "no second step")
    looker.follow("Set up codes from a phone")
    looker.look("is it still you")
    again(looker)
    looker.look("set up a phone")
    secret = looker.tab.inner_text("#secret").replace(" ", "")
    looker.tab.get_by_label("The code your phone shows").fill(code_of(secret))
    looker.press("Set up")
    looker.look("before recovery codes")
    looker.press("Show my codes")
    looker.look("recovery codes")
    assert looker.tab.locator("ol li").count() == 10
    with looker.tab.expect_download() as download:
        looker.tab.get_by_role("link", name="Download the codes").click()
    assert len(download.value.path().read_text().split()) == 10
    looker.see(reverse("mfa_view_recovery_codes"), "recovery codes, later")
    looker.see(reverse("mfa_index"), "with a phone")
    looker.press("Sign out")
    cache.clear()
    type_password(looker)
    looker.look("second step")
    looker.tab.get_by_label("Code", exact=True).fill(code_of(secret))
    looker.press("Sign in")
    assert looker.go(reverse("account_home")).url == looker.base + reverse("account_home")
    assert looker.found == {}


def test_a_passkey_is_made_and_signs_in_by_itself(looker, amina):
    lend_a_finger(looker)
    type_password(looker)
    looker.go(reverse("mfa_add_webauthn"))
    again(looker)
    looker.look("new passkey")
    looker.tab.get_by_label("Name of the passkey").fill("Work phone")
    looker.press("Make a passkey")
    assert heading(looker) == "Recovery codes"
    looker.see(reverse("mfa_index"), "with a passkey")
    assert "Work phone" in looker.tab.inner_text("main")
    looker.press("Sign out")
    looker.press("Sign in with a passkey")
    looker.go(reverse("account_home"))
    assert heading(looker) == "My account"
    looker.go(reverse("mfa_reauthenticate_webauthn") + "?next=" + reverse("mfa_index"))
    looker.look("again by passkey")
    looker.press("Use my passkey")
    assert heading(looker) == "Second step"
    looker.press("Sign out")
    type_password(looker)
    looker.press("Use my passkey")
    assert looker.go(reverse("account_home")).url == looker.base + reverse("account_home")
    assert looker.found == {}


def test_a_passkey_that_is_not_there_says_what_to_do(looker, amina):
    session = looker.tab.context.new_cdp_session(looker.tab)
    session.send("WebAuthn.enable", {"enableUI": False})
    options = FINGER | {"isUserVerified": False}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    looker.go(reverse("account_login"))
    looker.tab.get_by_role("button", name="Sign in with a passkey").click()
    looker.tab.get_by_text("That did not work, or was stopped.").wait_for()
    assert heading(looker) == "Sign in"


def test_a_recovery_code_lets_in_without_script(new_context, looker, amina):
    give_phone(amina)
    code, *_others = give_recovery_codes(amina)
    plain = Looker(new_context(java_script_enabled=False).new_page(), looker.base)
    type_password(plain)
    assert "Passkeys need JavaScript" in plain.tab.inner_text("main")
    plain.tab.get_by_label("Code", exact=True).fill(code)
    plain.press("Sign in")
    plain.go(reverse("mfa_index"))
    assert "9 codes are left" in plain.tab.inner_text("main")


def test_signing_out_everywhere_and_back_shows_nothing(new_context, looker, team):
    there = Looker(new_context().new_page(), looker.base)
    for one in (looker, there):
        sign_in(one.tab.context, team.owner.user, one.base)
        one.go(reverse("organisations:home"))
    assert team.organisation.name in there.tab.inner_text("body")
    looker.see(reverse("account_where"))
    looker.press("Sign out everywhere")
    there.tab.reload()
    assert heading(there) == "Sign in"
    for _page in range(2):
        looker.tab.go_back()
        assert team.organisation.name not in looker.tab.inner_text("body")
    assert looker.found == {}


def test_words_survive_a_session_that_is_over(looker, team):
    sign_in(looker.tab.context, team.owner.user, looker.base)
    looker.go(reverse("account_home"))
    looker.tab.get_by_label("Your name").fill(WORDS)
    looker.tab.context.clear_cookies(name="sessionid")
    looker.press("Keep this name")
    looker.look("words are kept")
    assert looker.found == {}
    sign_in(looker.tab.context, team.owner.user, looker.base)
    looker.press("Send")
    assert heading(looker) == "My account"
    assert User.objects.get(pk=team.owner.user.pk).name == WORDS


def test_the_warning_comes_before_the_end_and_staying_puts_it_off(looker, team, settings):
    sign_in(looker.tab.context, team.owner.user, looker.base)
    settings.SESSION_COOKIE_AGE = 299
    looker.go(reverse("workspace:project_list", kwargs={"org": team.organisation.slug}))
    warning = looker.tab.get_by_role("alert")
    warning.wait_for()
    looker.look("about to be signed out")
    settings.SESSION_COOKIE_AGE = 3600
    warning.get_by_role("button", name="Stay signed in").click()
    warning.wait_for(state="hidden")
    assert looker.found == {}


def test_the_other_pages(looker, team):
    account = team.owner.user
    sign_in(looker.tab.context, account, looker.base)
    give_phone(account)
    give_recovery_codes(account)
    passkey = account.authenticator_set.create(type="webauthn", data={"name": "Work phone"})
    looker.see(reverse("account_change_password"))
    looker.post(reverse("account_change_password"))
    looker.look("new password (empty form)")
    looker.see(reverse("account_still_here"))
    looker.go(reverse("mfa_generate_recovery_codes"))
    again(looker)
    looker.look("new recovery codes")
    looker.see(reverse("mfa_deactivate_totp"))
    for verb in ("edit", "remove"):
        looker.see(reverse(f"mfa_{verb}_webauthn", args=[passkey.pk]))
    assert looker.found == {}


def test_the_way_to_a_second_step_that_is_asked_for(looker, team):
    team.organisation.requires_second_factor = True
    team.organisation.save()
    sign_in(looker.tab.context, team.owner.user, looker.base)
    wanted = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    looker.see(wanted, "a second step is asked for")
    looker.go(reverse("mfa_activate_totp"))
    again(looker)
    secret = looker.tab.inner_text("#secret").replace(" ", "")
    looker.tab.get_by_label("The code your phone shows").fill(code_of(secret))
    looker.press("Set up")
    looker.follow("Go on to where you wanted to go")
    assert heading(looker) == "Members"
    looker.look("who has none yet")
    assert looker.found == {}
