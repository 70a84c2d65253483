"""Every page that people without an account see, in Chromium: axe, width, one heading, no script, few requests."""

import pytest
from django.utils import timezone

from access.scope import working_in
from feedback.models import Consultation
from participants.links import mint_stop_link
from participants.models import RecordVisit
from tests import factories
from tests.factories import NOW
from tests.journeys import showcase

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PLAIN = {"is_plain": True}
RECORD_PAGES = (
    *("details", "address", "limit", "choices", "agreement", "ground"),
    *("copy", "erase", "withdraw", "stop"),
)


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


def send_words(looker, about):
    """Answer the first two pages and skip the others; text between questions has nothing to skip."""
    looker.go(url(about, "1/"))
    looker.tab.locator("textarea").fill(showcase.SAID)
    looker.press("Next")
    looker.tab.locator("input[type=text]").fill(showcase.LONG_WORD)
    looker.press("Next")
    for _page in pages_of(about)[2:-1]:
        skip = looker.tab.get_by_role("button", name="Skip", exact=True)
        looker.press("Skip" if skip.count() else "Next")
    looker.press("Skip")
    looker.press("Send my answers")


def test_pages_until_sending(looker, asked):
    looker.see(f"/j/{asked.door_code}", **PLAIN)
    for page in pages_of(asked):
        looker.see(url(asked, f"{page}/"), **PLAIN)
        looker.press("Check my answers" if page == pages_of(asked)[-1] else "Next")
        looker.look(f"page {page} left empty", **PLAIN)
    looker.go(url(asked, "1/"))
    looker.tab.locator("textarea").fill(showcase.SAID)
    looker.press("Finish later")
    looker.look("later", **PLAIN)
    for name in ("", "1/", "stop/", "check/", "1/unclear/", "1/?unclear=1", "1/?check=1"):
        looker.see(url(asked, name), f"{name} with words", **PLAIN)
    assert looker.found == {}


def test_pages_after_sending(looker, asked):
    looker.go(f"/j/{asked.door_code}")
    send_words(looker, asked)
    looker.look("thanks", **PLAIN)
    for name in ("thanks/?before=1", "thanks/?saved=1", "copy/", "take-out/", "1/"):
        looker.see(url(asked, name), **PLAIN)
    looker.go(url(asked, "thanks/"))
    looker.press("Save")
    looker.look("no address", **PLAIN)
    looker.go(url(asked, "take-out/"))
    looker.press("Take my answers out")
    assert looker.tab.url.endswith("/removed/")
    looker.look("removed", **PLAIN)
    assert looker.found == {}


def test_pages_of_a_personal_link(looker, asked, team):
    of = factories.ask(team.organisation, consultation=asked)
    factories.ask_link(team.organisation, ask=of, token="mine")
    looker.see("/a/mine", **PLAIN)
    looker.go(url(asked, "1/"))
    looker.tab.locator("textarea").fill("Begun here")
    looker.press("Next")
    looker.tab.context.clear_cookies()
    looker.see("/a/mine", "begun elsewhere", **PLAIN)
    looker.tab.locator("#id_code").fill("abcd-2345")
    looker.press("Go on with my answers")
    looker.look("wrong code", **PLAIN)
    looker.tab.context.clear_cookies()
    looker.go(f"/j/{asked.door_code}")
    looker.go(url(asked, "1/"))
    other = looker.tab.context.new_page()
    other.goto(f"{looker.base}/a/mine")
    looker.tab.locator("textarea").fill(showcase.SAID)
    looker.press("Next")
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
    looker.press("Next")
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
    looker.press("Stop writing to me")
    looker.look("stopped", **PLAIN)
    looker.see("/stop/unknown/", status=404, **PLAIN)
    assert looker.found == {}


def test_ones_own_record(looker, team):
    home = team.organisation
    about = showcase.show("told", team)
    Consultation._base_manager.filter(pk=about.pk).update(needs_care=False)
    person = factories.participant(home, name=showcase.LONG_WORD)
    factories.ask(home, consultation=about, participant=person, asked_on=NOW.date())
    factories.recognition(home, participant=person)
    factories.agreement(home, participant=person, wording=factories.agreement_wording(home))
    factories.lawful_basis(home)
    factories.record_link(home, participant=person, purpose="record", token="mine")
    factories.record_code(home, participant=person, code="12345678")
    looker.see("/me/mine/", "titles", **PLAIN)
    for name in ("code/", "withdraw/", "stop/"):
        looker.see(f"/my-record/{name}", **PLAIN)
    looker.go("/my-record/code/")
    looker.press("Send me a code")
    looker.look("a code is on its way", **PLAIN)
    looker.press("Go on")
    looker.look("no code", **PLAIN)
    looker.tab.locator("#id_code").fill("1234 5678")
    looker.press("Go on")
    looker.look("everything", **PLAIN)
    for name in RECORD_PAGES:
        looker.see(f"/my-record/{name}/", **PLAIN)
    looker.go("/my-record/address/")
    looker.tab.locator("#id_email").fill("new@example.org")
    looker.press("Send a code there")
    looker.look("a code for an address", **PLAIN)
    looker.press("Use this address")
    looker.look("no code for an address", **PLAIN)
    looker.go("/my-record/agreement/")
    looker.press("Save")
    looker.look("nothing chosen", **PLAIN)
    looker.go("/my-record/details/")
    with working_in(home):
        RecordVisit.objects.all().delete()
    looker.press("Save")
    looker.look("half an hour is over", **PLAIN)
    looker.go("/my-record/withdraw/")
    factories.record_link(home, purpose="record", token="another")
    looker.tab.context.new_page().goto(f"{looker.base}/me/another/")
    looker.press("I do not want to take part any more")
    looker.look("another link was opened", **PLAIN)
    looker.see("/my-record/leave/", "left", **PLAIN)
    looker.see("/me/unknown/", status=404, **PLAIN)
    assert looker.found == {}


def test_what_happens_with_ones_answers(looker, asked, team):
    factories.agreement_wording(team.organisation, plain_text="It is up to you.")
    factories.lawful_basis(team.organisation)
    looker.go(f"/j/{asked.door_code}")
    looker.see(url(asked, "my-answers/"), **PLAIN)
    assert looker.found == {}
