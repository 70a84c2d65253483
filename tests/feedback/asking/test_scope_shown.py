"""What is open and fixed in the whole project stands wherever people are asked: on the screen, on paper, in the mail."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import Consultation
from feedback.queries.asking import gate_results
from feedback.queries.purpose import purpose_card
from feedback.queries.scope_words import whole_project
from notices.actions import compose, deliver, plan
from projects.models import ScopeItem
from projects.queries.scope import NO_SCOPE, Scope
from tests.factories import NOW, TODAY, scope_item

HEADING = "In the whole project"
OPEN, LETTERS = ScopeItem(kind="open", text="who calls."), ScopeItem(kind="open", text="letters")
FIXED = ScopeItem(kind="fixed", text="the budget", why="it was set in February.")
NO_WHY = ScopeItem(kind="fixed", text="the duty")


def unknown(days=None):
    day = None if days is None else TODAY + timedelta(days=days)
    return ScopeItem(kind="unknown", text="whether we may share data", known_on=day)


def below(scope, **fields):
    return [
        (one.text, one.is_blank)
        for one in whole_project(Consultation(**fields), scope, today=TODAY)
    ]


def on_card(scope, code, **fields):
    return next(
        (one.text, one.is_blank)
        for one in purpose_card(Consultation(**fields), scope=scope)
        if one.code == code
    )


@pytest.mark.unit
def test_what_the_ask_leaves_blank_the_project_says():
    scope = Scope((OPEN, LETTERS), (FIXED, NO_WHY))
    assert on_card(scope, "can_change") == (
        "You can change, in the whole project: who calls; letters.",
        False,
    )
    assert on_card(scope, "cannot_change") == (
        "Fixed in the whole project: the budget (why: it was set in February); the duty (we have not said why).",
        False,
    )
    assert below(scope) == []


@pytest.mark.unit
def test_what_the_ask_says_itself_stands_and_the_project_follows_below():
    scope = Scope((OPEN,), (FIXED,))
    given = {"can_change": "how we ring", "cannot_change": "the number of workers"}
    assert on_card(scope, "can_change", **given) == ("You can change how we ring.", False)
    assert below(scope, **given) == [
        ("This can change: who calls.", False),
        ("This is fixed: the budget (why: it was set in February).", False),
    ]


@pytest.mark.unit
def test_nothing_said_anywhere_is_a_blank_on_the_card_and_no_more():
    assert on_card(NO_SCOPE, "cannot_change") == ("We have not said what is fixed.", True)
    assert below(NO_SCOPE) == []


@pytest.mark.unit
def test_information_stays_information_whatever_is_open_in_the_project():
    said, is_blank = on_card(Scope((OPEN,)), "can_change", is_information_only=True)
    assert said.startswith("This is for information.")
    assert below(Scope((OPEN,)), is_information_only=True)[0] == (
        "This can change: who calls.",
        is_blank,
    )


@pytest.mark.unit
@pytest.mark.parametrize(
    ("days", "sentence", "is_blank"),
    [
        (1, "We will know by 2 March 2027.", False),
        (0, "We will know by 1 March 2027.", False),
        (-1, "We said we would know by 28 February 2027, and do not know yet.", False),
        (None, "We have not said when we will know.", True),
    ],
)
def test_what_is_not_known_says_until_when(days, sentence, is_blank):
    assert below(Scope((), (), (unknown(days),))) == [
        ("We have not said what can change in the whole project.", True),
        ("We have not said what is fixed in the whole project.", True),
        (f"Not known yet: whether we may share data. {sentence}", is_blank),
    ]


@pytest.fixture
def spoken(desk):
    opened = desk.opened("Jo, jo@example.org", cannot_change="")
    for kind, text, why in (("open", "who calls", ""), ("fixed", "the budget", "it is spent")):
        scope_item(desk.organisation, project=opened.project, kind=kind, text=text, why=why)
    return opened


def said(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.integration
@pytest.mark.parametrize(
    "page", ["consultation_detail", "consultation_preview", "invitation_print"]
)
def test_staff_see_and_print_it(desk, spoken, page):
    html = said(desk.get(page, spoken).content.decode())
    assert "Fixed in the whole project: the budget (why: it is spent)." in html
    assert f"{HEADING} This can change: who calls." in html


@pytest.mark.integration
def test_the_last_look_before_opening_shows_it(desk):
    draft = desk.draft()
    scope_item(desk.organisation, project=draft.project, text="who calls")
    assert f"{HEADING} This can change: who calls." in said(
        desk.get("consultation_open", draft).content.decode()
    )


@pytest.mark.integration
def test_people_read_it_and_read_at_once_what_changed(desk, spoken, client):
    client.logout()
    first = client.get(f"/j/{spoken.door_code}", follow=True)
    assert f"{HEADING} This can change: who calls." in said(first.content.decode())
    ScopeItem.objects.filter(kind="open").update(text="who visits")
    again = client.get(first.request["PATH_INFO"])
    assert "This can change: who visits." in said(again.content.decode())


@pytest.mark.integration
def test_the_first_page_costs_people_one_statement_more_however_long_the_lists(desk, client):
    opened = desk.opened()
    client.logout()
    path = client.get(f"/j/{opened.door_code}", follow=True).request["PATH_INFO"]
    client.get(path)
    costs = set()
    for _each in range(2):
        for kind in ("open", "fixed", "unknown"):
            scope_item(desk.organisation, project=opened.project, kind=kind)
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        costs.add(len(seen))
    assert costs == {4}


@pytest.mark.integration
def test_the_invitation_by_mail_says_it(desk, spoken):
    for step in (plan, compose, deliver):
        step(now=NOW)
    (letter,) = mail.outbox
    assert "Fixed in the whole project: the budget (why: it is spent)." in letter.body
    assert f"{HEADING}:\nThis can change: who calls.\n" in letter.body


@pytest.mark.integration
def test_what_is_open_in_the_project_opens_the_second_gate(desk):
    draft = desk.draft(can_change="")
    assert not {gate.code: gate.is_open for gate in gate_results(draft, today=TODAY)}["G2"]
    scope_item(desk.organisation, project=draft.project, kind="fixed", text="the budget")
    assert not {gate.code: gate.is_open for gate in gate_results(draft, today=TODAY)}["G2"]
    scope_item(desk.organisation, project=draft.project, text="who calls")
    assert {gate.code: gate.is_open for gate in gate_results(draft, today=TODAY)}["G2"]
