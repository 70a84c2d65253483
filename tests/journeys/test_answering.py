"""Answering in a real browser: on a phone, without script, and measured by axe on every page."""

import contextlib
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Error

from feedback.models import Question, Response
from tests.factories import make
from tests.factories.people import organisation
from tests.feedback.answering.conftest import ask_three
from tests.journeys import looking

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 800}
MOST_REQUESTS, MOST_BYTES = 6, 40_000


@pytest.fixture
def asked(live_server):
    """A consultation that is open now, with a page of two questions at its end."""
    now = timezone.now()
    made = ask_three(
        organisation=organisation(help_text="Ring Childline on 0800 1111"),
        why_you="only families know what waiting is like.",
        opened_at=now - timedelta(days=7),
        closes_on=(now + timedelta(days=12)).date(),
        closes_at=now + timedelta(days=12),
        decides_on=(now + timedelta(days=30)).date(),
        promised_on=(now + timedelta(days=40)).date(),
        needs_care=True,
        safe_contact="Dana Okoro",
        out_of_hours="116 123",
        disclosure_text="If you tell us that you are not safe, Dana Okoro rings you the same day.",
    )
    version = made.questions[0].form_version
    for position, kind in enumerate(("scale", "short_text"), start=1):
        fields = {"page": 4, "position": position, "kind": kind, "text": f"And {kind}?"}
        make(Question, made.organisation, form_version=version, **fields)
    return made


def tab_of(browser, live_server, **options):
    """A new tab of a new browser profile."""
    context = browser.new_context(base_url=live_server.url, **({"viewport": PHONE} | options))
    return context.new_page()


def press(tab, what):
    """Press what leads to a page, and wait for that page."""
    looking.press(tab.locator(what).first)


def answer_all(tab, asked):
    """Answer every page and send."""
    tab.goto(asked.url("1/"))
    tab.fill("textarea", "Ringing three times.")
    press(tab, "text=Next")
    tab.check("input[value=c1]")
    press(tab, "text=Next")
    press(tab, "button[value=skip]")
    tab.check("input[type=radio][value='3']")
    press(tab, "text=Check my answers")
    press(tab, "text=Send my answers")


def test_a_person_answers_on_a_phone_without_script(live_server, browser, asked):
    tab = tab_of(browser, live_server, java_script_enabled=False)
    tab.goto(asked.door())
    press(tab, "text=Start")
    tab.fill("textarea", "Ringing three times.")
    press(tab, "text=Finish later")
    assert re.fullmatch(r"[2-9a-z]{4}-[2-9a-z]{4}", tab.inner_text(".code"))
    tab.goto(asked.door())
    press(tab, "a:text('Go on')")
    answer_all(tab, asked)
    assert tab.inner_text("h1") == "Thank you. We have your answers."
    press(tab, "text=Keep a copy")
    assert "Ringing three times." in tab.inner_text("main")
    assert Response._base_manager.count() == 1


def test_back_and_refresh_after_sending_do_no_harm(live_server, browser, asked):
    tab = tab_of(browser, live_server, java_script_enabled=False)
    tab.goto(asked.door())
    answer_all(tab, asked)
    tab.reload()
    receipt = tab.inner_text("strong[dir=ltr]")
    tab.go_back()
    assert tab.inner_text("strong[dir=ltr]") == receipt
    tab.goto(asked.url("4/"))
    tab.check("input[type=radio][value='3']")
    press(tab, "text=Check my answers")
    assert tab.inner_text("strong[dir=ltr]") == receipt
    assert Response._base_manager.filter(is_current=True).count() == 1


def test_another_phone_goes_on_with_the_return_code(live_server, browser, asked):
    link = asked.link("shared-link")
    first, second = (tab_of(browser, live_server, java_script_enabled=False) for _each in "12")
    first.goto(link)
    press(first, "text=Start")
    first.fill("textarea", "Begun here")
    press(first, "text=Finish later")
    second.goto(link)
    assert "Someone has already started" in second.inner_text("h1")
    second.fill("#id_code", first.inner_text(".code").upper())
    press(second, "text=Go on with my answers")
    second.goto(asked.url("1/"))
    assert second.input_value("textarea") == "Begun here"


def test_the_link_is_in_no_address_after_the_first(live_server, browser, asked):
    tab, seen = tab_of(browser, live_server), []
    tab.on(
        "request", lambda request: seen.append((request.url, request.headers.get("referer", "")))
    )
    tab.goto(asked.link("a-secret-token"))
    answer_all(tab, asked)
    assert not [each for each in seen[1:] if "a-secret-token" in "".join(each)]
    assert all(url.startswith(live_server.url) for url, _referer in seen)


@pytest.mark.parametrize("page", ["", "1/", "2/", "4/"])
def test_a_first_visit_is_light(live_server, browser, asked, page):
    tab = tab_of(browser, live_server)
    tab.goto(asked.door())
    cookies = tab.context.cookies()
    cold = tab_of(browser, live_server)
    cold.context.add_cookies(cookies)
    answers = []
    cold.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- Playwright marks what it is given
    cold.goto(asked.url(page), wait_until="networkidle")
    assert len(answers) <= MOST_REQUESTS
    assert sum(len(answer.body()) for answer in answers) <= MOST_BYTES
    assert not [each for each in answers if each.request.resource_type == "script"]


def test_words_stay_where_they_are_without_a_signal(live_server, browser, asked):
    tab = tab_of(browser, live_server, java_script_enabled=False)
    tab.goto(asked.door())
    tab.goto(asked.url("1/"))
    tab.fill("textarea", "Typed under a bridge")
    tab.context.set_offline(True)
    with contextlib.suppress(Error):
        tab.click("text=Next")
    tab.wait_for_url("chrome-error://**")
    tab.context.set_offline(False)
    tab.go_back()
    assert tab.input_value("textarea") == "Typed under a bridge"
    tab.click("text=Next")
    assert tab.url.endswith(asked.url("2/"))


def test_the_next_person_on_a_device_finds_no_words_by_going_back(live_server, browser, asked):
    tab = tab_of(browser, live_server, java_script_enabled=False)
    tab.goto(asked.door())
    tab.goto(asked.url("1/"))
    tab.fill("textarea", "Not for you")
    tab.goto(asked.url("4/"))
    tab.check("input[type=radio][value='3']")
    tab.click("text=Check my answers")
    tab.click("text=Send my answers")
    tab.click("button:text('Next person')")
    for _step in range(5):
        tab.go_back()
        assert "Not for you" not in tab.content()
        boxes = tab.locator("textarea")
        assert [boxes.nth(at).input_value() for at in range(boxes.count())] in ([], [""])


def test_exit_leads_away_at_once_and_the_device_has_forgotten(
    live_server, browser, asked, settings
):
    settings.EXIT_SITE = f"{live_server.url}/robots.txt"
    tab = tab_of(browser, live_server, java_script_enabled=False)
    tab.goto(asked.link("mine"))
    tab.goto(asked.url("1/"))
    tab.fill("textarea", "Nobody may see this")
    tab.click("text=Next")
    tab.click("text=Exit this page")
    tab.wait_for_url("**/robots.txt")
    assert [one["name"] for one in tab.context.cookies() if one["name"] != "csrftoken"] == []
    tab.go_back()
    assert "Nobody may see this" not in tab.content()
    tab.goto(live_server.url + "/a/mine")
    assert "Someone has already started" in tab.inner_text("h1")
