"""Reading, sorting and quoting people's words, as a reader has them; and sorting by keys and by marking words."""

import pytest
from playwright.sync_api import expect

from access.scope import working_in
from tests import factories
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORDS = "Too loud. I hide in the toilet! It is 😀 for the others."


@pytest.fixture
def here(team):
    """Return an ask that the owner reads, with words, a note of a room, a theme and a quote."""
    home = team.organisation
    about = factories.closed_consultation(home, owner=team.owner)
    with working_in(home):
        about.readers.add(team.owner)
        families = factories.group(home, project=about.project, name=LONG_WORD)
        for text in (WORDS, *(f"{LONG_WORD} {number}" for number in range(45))):
            sent = factories.response(home, consultation=about, group=families, may_quote=True)
            said = factories.answer(home, response=sent, text=text)
            if text == WORDS:
                about.said = said
        meeting = factories.meeting(home, consultation=about)
        factories.meeting_note(home, meeting=meeting, group=families, text=LONG_WORD)
        about.theme = factories.theme(home, project=about.project, name=LONG_WORD[:70])
        factories.highlight(home, theme=about.theme, answer=said, start=0, end=50)
        about.quote = factories.quote(home, answer=about.said, text=LONG_WORD)
        factories.theme(home, project=about.project, name="Noise")
    return about


def test_pages_of_words(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    one = f"{home}/consultations/{here.pk}"
    theme = f"{home}/themes/{here.theme.pk}"
    for address in (
        f"{one}/words/",
        f"{one}/words/?theme=none&page=2",
        f"{one}/words/one/{here.said.pk}/",
        f"{one}/words/one/{here.said.pk}/quote/",
        f"{one}/words/themes/new/",
        f"{one}/quotes/",
        f"{one}/quotes/{here.quote.pk}/remove/",
        f"{theme}/",
        *(f"{theme}/{page}/" for page in ("edit", "join", "remove")),
    ):
        owner_looks.see(address)
    owner_looks.go(f"{one}/words/")
    owner_looks.press("Put under this theme")
    owner_looks.look("nothing ticked")
    assert owner_looks.found == {}


def test_sorting_by_keys_and_by_marking(owner_looks, team, here):
    tab = owner_looks.tab
    owner_looks.go(f"/o/{team.organisation.slug}/consultations/{here.pk}/words/one/{here.said.pk}/")
    words = tab.locator("[data-words]")
    expect(words).to_be_focused()
    words.evaluate(
        """(words) => {
          const last = words.lastChild, range = document.createRange();
          range.setStart(last, last.data.indexOf("for the")); range.setEnd(last, last.data.length);
          document.getSelection().removeAllRanges(); document.getSelection().addRange(range);
        }"""
    )
    expect(tab.locator("[data-chosen] q")).to_have_text("for the others.")
    tab.keyboard.press("2")
    expect(tab.locator("blockquote, li .words").first).to_be_visible()
    expect(tab.get_by_text("stand under “Noise”")).to_be_visible()
    tab.keyboard.press("n")
    expect(words).not_to_contain_text("Too loud")
