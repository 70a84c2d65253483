"""The main job, as a new user would do it in a browser: ask with a reason, hear, show what came of it.

The clock is moved by hand; mail is planned, composed and delivered as the worker would do it.
"""

import re
from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.utils.formats import date_format

from access.scope import across_organisations
from feedback.actions.closing import close_due
from feedback.models import Consultation
from notices.actions import compose, deliver, plan
from tests.journeys import looking
from tests.ui.accessibility import problems

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

START = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
CLOSES = date(2027, 3, 15)
DECIDES = date(2027, 4, 1)
PROMISED = date(2027, 4, 9)
PASSWORD = "nine blue herons wade"
PHONE = {"width": 390, "height": 800}
DESK = {"width": 1280, "height": 900}
QUESTION = "What is the hardest part of waiting for help?"


class Walk:
    """One run through the app: browsers, a clock and the mail."""

    def __init__(self, new_context, live_server, clock):
        self.new_context, self.base, self.clock = new_context, live_server.url, clock
        self.now, self.looked_at = START, 0
        clock.move_to(START, tick=False)

    def go_to(self, moment):
        self.now = moment
        self.clock.move_to(moment, tick=False)

    def person(self, **options):
        page = self.new_context(**options).new_page()
        page.set_default_timeout(90_000)
        return page

    def post(self):
        """Plan, compose and deliver what is due now; return the messages not looked at yet."""
        plan(now=self.now)
        compose(now=self.now)
        deliver(now=self.now)
        new, self.looked_at = mail.outbox[self.looked_at :], len(mail.outbox)
        return new

    def link_in(self, message, part):
        found = re.search(rf"https?://\S*?({part}\S*)", message.body)
        return self.base + found[1].rstrip(".>)")


@pytest.fixture
def walk(new_context, live_server, time_machine):
    return Walk(new_context, live_server, time_machine)


def press(page, name):
    looking.press(page.get_by_role("button", name=name).first)


def follow(page, name):
    looking.press(page.get_by_role("link", name=name).first)


def fill(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def clean(page):
    """No violation, no sideways scrolling."""
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def sign_up(page, name, email):
    fill(page, name=name, email=email, password1=PASSWORD)
    press(page, "Create an account")


def confirm(walk, page, email):
    letter = next(one for one in walk.post() if one.to == [email])
    page.goto(walk.link_in(letter, "/account"))
    press(page, "Yes, this is my address")


def sign_in(walk, page, email):
    page.goto(walk.base)
    if page.get_by_role("link", name="Sign in").count():
        follow(page, "Sign in")
        fill(page, login=email, password=PASSWORD)
        press(page, "Sign in")
    page.goto(walk.base)


def found_organisation(walk):
    isla = walk.person(viewport=DESK)
    isla.goto(walk.base)
    clean(isla)
    follow(isla, "Create an account")
    sign_up(isla, "Isla Drummond", "isla@example.org")
    confirm(walk, isla, "isla@example.org")
    isla.goto(walk.base)
    if isla.get_by_label("Name of the organisation").count() == 0:
        follow(isla, "Create an organisation")
    isla.get_by_label("Name of the organisation").fill("Northshire Council")
    press(isla, "Create the organisation")
    return isla


def invite_manager(walk, isla):
    follow(isla, "Members")
    clean(isla)
    isla.get_by_label("E-mail address of your colleague").fill("priya@example.org")
    isla.get_by_label("Role", exact=True).select_option("manager")
    press(isla, "Send the invitation")
    letter = next(one for one in walk.post() if one.to == ["priya@example.org"])
    priya = walk.person(viewport=DESK)
    priya.goto(walk.link_in(letter, "/invitation/"))
    follow(priya, "Create an account")
    sign_up(priya, "Priya Nair", "priya@example.org")
    press(priya, "Accept the invitation")
    return priya


def write_the_ask(isla):
    follow(isla, "Projects")
    follow(isla, "Ask people something")
    clean(isla)
    fill(
        isla,
        title=QUESTION,
        why_you="Only families know what waiting is like.",
        can_change="Who calls you, and how often.",
        cannot_change="How many workers there are, because the budget is set in February.",
        decides_on=DECIDES.isoformat(),
        closes_on=CLOSES.isoformat(),
        promised_on=PROMISED.isoformat(),
        decider_name="The family services board",
        project_title="Early help in Ashburn",
    )
    press(isla, "Save")
    follow(isla, "A few words")
    isla.get_by_label("Question", exact=True).fill("What would have helped?")
    press(isla, "Save")
    clean(isla)


def open_it(isla):
    follow(isla, "Open it")
    clean(isla)
    press(isla, "Open it now")
    clean(isla)
    return isla.get_by_label("Link for everybody").input_value()


def path_of(address):
    return re.sub(r"^https?://[^/]+", "", address)


def answer(walk, door, words, **options):
    phone = walk.person(viewport=PHONE, **options)
    phone.goto(walk.base + path_of(door))
    follow(phone, "Start")
    phone.locator("input[type=text], textarea").first.fill(words)
    press(phone, "Send my answers")
    phone.get_by_role("heading", name="Thank you").wait_for()
    return phone


def show_what_happened(isla):
    follow(isla, "Answers we owe")
    clean(isla)
    follow(isla, "Show what happened")
    follow(isla, "Write what happened")
    isla.locator("[name=disposition][value=changed]").check()
    fill(
        isla,
        you_said="Not knowing was worse than waiting.",
        what="Every family gets a text each Friday.",
        since_on=DECIDES.isoformat(),
        where="On your phone",
    )
    press(isla, "Save")
    clean(isla)
    follow(isla, "Publish")
    clean(isla)
    fill(isla, weighed="Isla read every answer; what most families named came first.")
    isla.get_by_label("How do they hear?").first.select_option("poster")
    isla.get_by_label("On which day?").first.fill(DECIDES.isoformat())
    press(isla, "Publish")


def only_consultation():
    with across_organisations(reason="the journey looks at what it made"):
        return Consultation.objects.get()


def test_from_the_first_sentence_to_everyone_told(walk):
    isla = found_organisation(walk)
    priya = invite_manager(walk, isla)
    isla.goto(walk.base)
    write_the_ask(isla)
    door = open_it(isla)

    phone = answer(walk, door, "A call each week")
    clean(phone)
    assert date_format(PROMISED, "j F Y") in phone.content()
    answer(walk, door, "One person to ask", java_script_enabled=False)

    walk.go_to(datetime(2027, 3, 16, 8, 30, tzinfo=UTC))
    close_due(now=walk.now)
    sign_in(walk, isla, "isla@example.org")
    closed = walk.post()
    assert {one.to[0] for one in closed} == {"isla@example.org"}
    phone.goto(walk.base + path_of(door))
    clean(phone)

    walk.go_to(datetime(2027, 4, 2, 9, 0, tzinfo=UTC))
    sign_in(walk, isla, "isla@example.org")
    show_what_happened(isla)
    told = walk.base + f"/w/{only_consultation().slug}/"
    phone.goto(told)
    assert "Every family gets a text each Friday." in phone.content()
    assert "what most families named came first" in phone.content()
    clean(phone)

    sign_in(walk, priya, "priya@example.org")
    follow(priya, "Overview")
    clean(priya)
    assert "1 of 1" in priya.content()
    follow(priya, "Answers we owe")
    assert "Nobody is waiting for an answer" in priya.content()
    # Past the days in which the numbers of a month are sent.
    walk.go_to(datetime(2027, 7, 15, 9, 0, tzinfo=UTC))
    assert walk.post() == []
