"""Every page that people without an account see, in Chromium: axe, width, one heading, no script, few requests."""

import pytest
from django.utils import timezone

from access.scope import working_in
from feedback.models import Consultation
from participants.links import mint_stop_link
from tests import factories
from tests.factories import NOW
from tests.journeys import showcase

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PLAIN = {"is_plain": True}


@pytest.fixture
def asked(team):
    """Return a consultation that takes answers, with a page for each kind of question."""
    return showcase.show("opened", team)


def pages_of(about):
    """Return the numbers of the pages of questions."""
    with working_in(about.organisation):
        return sorted(set(about.form_versions.get().questions.values_list("page", flat=True)))


def url(about, rest=""):
    return f"/f/{about.slug}/{rest}"


def press(looker, name):
    """Press a button and wait for the page that follows."""
    with looker.tab.expect_navigation():
        looker.tab.get_by_role("button", name=name, exact=True).click()


def send_words(looker, about):
    """Answer the first two pages and skip the others."""
    looker.go(url(about, "1/"))
    looker.tab.locator("textarea").fill(showcase.SAID)
    press(looker, "Next")
    looker.tab.locator("input[type=text]").fill(showcase.LONG_WORD)
    press(looker, "Next")
    for _page in pages_of(about)[2:-1]:
        press(looker, "Skip")
    press(looker, "Skip and send")


def test_pages_until_sending(looker, asked):
    looker.see(f"/j/{asked.door_code}", **PLAIN)
    for page in pages_of(asked):
        looker.see(url(asked, f"{page}/"), **PLAIN)
        press(looker, "Send my answers" if page == pages_of(asked)[-1] else "Next")
        looker.look(f"page {page} left empty", **PLAIN)
    looker.go(url(asked, "1/"))
    looker.tab.locator("textarea").fill(showcase.SAID)
    press(looker, "Finish later")
    looker.look("later", **PLAIN)
    for name in ("", "1/", "stop/"):
        looker.see(url(asked, name), f"{name} with words", **PLAIN)
    assert looker.found == {}


def test_pages_after_sending(looker, asked):
    looker.go(f"/j/{asked.door_code}")
    send_words(looker, asked)
    looker.look("thanks", **PLAIN)
    for name in ("thanks/?before=1", "thanks/?saved=1", "copy/", "take-out/", "1/"):
        looker.see(url(asked, name), **PLAIN)
    looker.go(url(asked, "thanks/"))
    press(looker, "Save")
    looker.look("no address", **PLAIN)
    looker.go(url(asked, "take-out/"))
    looker.tab.locator("main form button").click()
    looker.tab.wait_for_url("**/removed/")
    looker.look("removed", **PLAIN)
    assert looker.found == {}


def test_pages_of_a_personal_link(looker, asked, team):
    of = factories.ask(team.organisation, consultation=asked)
    factories.ask_link(team.organisation, ask=of, token="mine")
    looker.see("/a/mine", **PLAIN)
    looker.go(url(asked, "1/"))
    looker.tab.locator("textarea").fill("Begun here")
    press(looker, "Next")
    looker.tab.context.clear_cookies()
    looker.see("/a/mine", "begun elsewhere", **PLAIN)
    looker.tab.locator("#id_code").fill("abcd-2345")
    press(looker, "Go on with my answers")
    looker.look("wrong code", **PLAIN)
    looker.tab.context.clear_cookies()
    looker.go(f"/j/{asked.door_code}")
    looker.go(url(asked, "1/"))
    other = looker.tab.context.new_page()
    other.goto(f"{looker.base}/a/mine")
    looker.tab.locator("textarea").fill(showcase.SAID)
    press(looker, "Next")
    looker.look("another link", **PLAIN)
    looker.see("/a/unknown", status=404, **PLAIN)
    factories.ask_link(
        team.organisation, token="another", ask=factories.ask(team.organisation, consultation=asked)
    )
    looker.go("/a/another")
    send_words(looker, asked)
    looker.look("thanks for a personal link", **PLAIN)
    assert looker.found == {}


def test_pages_before_and_after_the_time_for_answers(looker, team, asked):
    states = {name: showcase.show(name, team) for name in ("draft", "owed", "told", "withdrawn")}
    for name, about in states.items():
        looker.see(f"/j/{about.door_code}", name, **PLAIN)
    looker.go(f"/j/{asked.door_code}")
    looker.go(url(asked, "1/"))
    looker.tab.locator("textarea").fill(showcase.SAID)
    Consultation._base_manager.filter(pk=asked.pk).update(closes_at=timezone.now() - showcase.DAY)
    press(looker, "Next")
    assert showcase.SAID in looker.tab.locator("main textarea").input_value()
    looker.look("closed while writing", **PLAIN)
    assert looker.found == {}


def test_what_happened(looker, team):
    for state in ("opened", "owed", "told", "meeting", "withdrawn"):
        looker.see(f"/w/{showcase.show(state, team).slug}/", state, **PLAIN)
    assert looker.found == {}


def test_stopping_our_messages(looker, team):
    with working_in(team.organisation):
        link = mint_stop_link(factories.participant(team.organisation).pk, team.organisation, NOW)
    looker.see(link.removeprefix("http://testserver"), "stop", **PLAIN)
    press(looker, "Stop writing to me")
    looker.look("stopped", **PLAIN)
    looker.see("/stop/unknown/", status=404, **PLAIN)
    assert looker.found == {}
