"""With the keyboard alone: everything is reached, the focus is always seen, nothing holds it."""

import pytest
from playwright.sync_api import expect

from access.scope import working_in
from feedback.models import Answer, Consultation
from tests.feedback.answering.conftest import ask_three
from tests.journeys.looking import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

FOCUS = """() => {
  const at = document.activeElement;
  const seen = [at, at.closest(".choice")].some(each => {
    const style = each && getComputedStyle(each);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const stops = window.stops ??= new Set();
  const isOut = at === document.body;
  if (!isOut) stops.add(at);
  return {isOut, seen, html: at.outerHTML.slice(0, 120)};
}"""
NOT_REACHED = """() => [...document.querySelectorAll("a[href], button, summary, textarea, select, input")]
  .filter(each => each.checkVisibility() && !each.disabled && each.type !== "radio" && each.tabIndex >= 0)
  .filter(each => !window.stops.has(each)).map(each => each.outerHTML.slice(0, 120))"""
LONGEST = 300


class Keys:
    """Somebody at a keyboard without a mouse."""

    def __init__(self, tab):
        self.tab = tab

    def tab_on(self):
        self.tab.keyboard.press("Tab")
        focus = self.tab.evaluate(FOCUS)
        assert focus["isOut"] or focus["seen"], focus["html"]
        return focus

    def to(self, wanted):
        """Tab on until `wanted` has the focus."""
        for _press in range(LONGEST):
            if wanted.evaluate("each => each === document.activeElement"):
                return
            self.tab_on()
        pytest.fail(f"never reached: {wanted}")

    def press(self, wanted, key="Enter"):
        """Go to a link or button, and press it."""
        self.to(wanted)
        with self.tab.expect_navigation():
            self.tab.keyboard.press(key)

    def whole_page(self):
        """Tab from the first stop to the last and out of the page; return what was never reached."""
        for _press in range(LONGEST):
            if self.tab_on()["isOut"]:
                return self.tab.evaluate(NOT_REACHED)
        pytest.fail("the focus never leaves the page")


def button(tab, name):
    return tab.get_by_role("button", name=name, exact=True)


def test_somebody_answers_three_questions(looker, team):
    asked, tab, keys = ask_three(organisation=team.organisation), looker.tab, Keys(looker.tab)
    looker.go(asked.door())
    assert keys.whole_page() == []
    keys.press(tab.get_by_role("link", name="Start"))
    keys.to(tab.get_by_role("textbox"))
    tab.keyboard.type("Ringing three times.")
    keys.press(button(tab, "Next"))
    keys.to(tab.get_by_label("Telling it again"))
    tab.keyboard.press("Space")
    assert keys.whole_page() == []
    keys.press(button(tab, "Next"))
    keys.to(tab.get_by_label("Waiting"))
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    keys.press(button(tab, "Check my answers"))
    assert keys.whole_page() == []
    keys.press(button(tab, "Send my answers"), "Space")
    assert tab.inner_text("h1") == "Thank you. We have your answers."
    assert keys.whole_page() == []
    with working_in(team.organisation):
        said = sorted(Answer.objects.values_list("text", "choice"))
    assert said == [("", "c2"), ("", "c2"), ("Ringing three times.", "")]


def test_a_facilitator_starts_an_ask_with_a_title(looker, team):
    tab, keys = looker.tab, Keys(looker.tab)
    sign_in(tab.context, team.facilitator.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/")
    assert keys.whole_page() == []
    keys.press(tab.get_by_role("link", name="Ask people something").first)
    assert keys.whole_page() == []
    keys.to(tab.locator("[name=title]"))
    tab.keyboard.type("What is hard about waiting?")
    keys.press(button(tab, "Save as a draft"))
    assert tab.inner_text("h1") == "What is hard about waiting?"
    assert keys.whole_page() == []
    with working_in(team.organisation):
        assert Consultation.objects.get().title == "What is hard about waiting?"


def test_the_first_stop_leads_past_the_navigation(looker, team):
    sign_in(looker.tab.context, team.facilitator.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/")
    keys = Keys(looker.tab)
    keys.tab_on()
    looker.tab.keyboard.press("Enter")
    expect(looker.tab.locator("#main")).to_be_focused()
    keys.tab_on()
    assert looker.tab.evaluate("document.activeElement.closest('main') !== null")


def test_a_mistake_is_told_and_has_the_focus(looker, team):
    sign_in(looker.tab.context, team.manager.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/members/")
    address = looker.tab.get_by_label("E-mail address of your colleague")
    address.fill("two@@example.org")
    Keys(looker.tab).press(button(looker.tab, "Send the invitation"))
    expect(looker.tab.locator("#error-summary")).to_be_focused()
    assert looker.tab.title().startswith("Error:")
    assert address.input_value() == "two@@example.org"
