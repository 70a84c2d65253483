"""Asking in several languages: the editor as staff have it, and a page in Arabic as people have it."""

import pytest

from access.scope import working_in
from feedback.actions.wordings import save_wording
from feedback.queries.asking import questions_of
from feedback.queries.wordings import parts_in, stored_wording
from tests.factories import actor
from tests.journeys import showcase
from tests.journeys.looking import NARROWEST, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ARABIC = "ما الذي يستحق أن تستيقظ من أجله صباح السبت؟"


def word(team, about, code, text):
    """Word every line with the same text, but the second question."""
    with working_in(team.organisation):
        questions = questions_of(about)
        parts = parts_in(about, questions, code, stored_wording(about, questions, code))
        save_wording(
            actor=actor(team.facilitator),
            consultation=about,
            code=code,
            words={
                part.key: {line.name: text for line in part.lines}
                for number, part in enumerate(parts)
                if number != 1
            },
            based_on={part.key: part.stamp for part in parts},
        )


@pytest.fixture
def asked(team):
    about = showcase.show("opened", team)
    word(team, about, "ar", ARABIC)
    word(team, about, "en-easy", "Is it good?")
    return about


def test_pages_of_staff(owner_looks, team, asked):
    home = f"/o/{team.organisation.slug}"
    ask = f"{home}/consultations/{asked.pk}"
    for address in (f"{home}/languages/", f"{ask}/languages/", f"{ask}/languages/ar/"):
        owner_looks.see(address)
    owner_looks.see(f"{ask}/languages/pl/")
    owner_looks.tab.locator("textarea").first.fill("Słowo " * 400)
    owner_looks.press("Save")
    owner_looks.look("words that are too long")
    owner_looks.see(f"{ask}/languages/pl/")
    other = owner_looks.tab.context.new_page()
    other.goto(owner_looks.tab.url)
    for tab, words in ((other, "Ich słowa"), (owner_looks.tab, "Moje słowa")):
        tab.locator("textarea").first.fill(words)
        tab.get_by_role("button", name="Save", exact=True).click()
        tab.wait_for_load_state()
    owner_looks.look("two people at one line")
    assert owner_looks.tab.get_by_text("Ich słowa").count() == 1
    assert owner_looks.found == {}


def test_somebody_answers_in_arabic(looker, team, asked):
    with working_in(team.organisation):
        pages = sorted(set(asked.form_versions.get().questions.values_list("page", flat=True)))
    looker.go(f"/j/{asked.door_code}")
    looker.follow("العربيّة")
    looker.look("the first page in Arabic", is_plain=True, direction="rtl")
    assert looker.tab.locator("h1").inner_text() == ARABIC
    for page in pages:
        looker.see(f"/f/{asked.slug}/{page}/", is_plain=True, direction="rtl")
        assert looker.too_wide(NARROWEST) == []
    assert looker.tab.get_by_text("not translated yet").count() <= 1
    looker.go(f"/f/{asked.slug}/")
    looker.follow("Easy to read")
    looker.look("the first page in Easy Read", is_plain=True)
    assert looker.found == {}


def test_the_editor_without_a_mouse(looker, team, asked):
    sign_in(looker.tab.context, team.owner.user, looker.base)
    looker.go(f"/o/{team.organisation.slug}/consultations/{asked.pk}/languages/pl/")
    looker.tab.locator("textarea").first.focus()
    looker.tab.keyboard.type("Tytuł")
    looker.tab.get_by_role("button", name="Save", exact=True).focus()
    looker.tab.keyboard.press("Enter")
    looker.tab.wait_for_url("**/languages/")
    assert looker.tab.get_by_text("polski").count() >= 1
