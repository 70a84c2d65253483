"""Sending a drawing without script: it stays on going back, is looked over and sent; and a reader sees it."""

import pytest
from playwright.sync_api import expect

from access.scope import working_in
from feedback.models import Answer, Picture, Question
from tests import factories
from tests.factories import make
from tests.feedback.pictures import files
from tests.journeys.showcase import LONG_WORD
from tests.journeys.test_answering import asked, press, tab_of  # noqa: F401 -- a fixture
from tests.ui.accessibility import problems

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def drawn(asked):  # noqa: F811 -- a fixture is taken by its name
    """The first page asks for a picture, and comes before words that cannot be skipped."""
    version = asked.questions[0].form_version
    Question._base_manager.filter(form_version=version).exclude(pk=asked.questions[0].pk).delete()
    fields = {"page": 1, "kind": "photo", "text": "Show us where you get stuck", "position": 0}
    made = make(Question, asked.organisation, form_version=version, **fields)
    Question._base_manager.filter(pk=asked.questions[0].pk).update(page=2, required=True)
    return asked, made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_is_sent_without_script(browser, live_server, drawn, scheme, tmp_path):
    asked, photo = drawn  # noqa: F811 -- a fixture is taken by its name
    paper = tmp_path / "IMG_0001.jpg"
    paper.write_bytes(files.photo(6))
    tab = tab_of(browser, live_server, java_script_enabled=False, color_scheme=scheme)
    tab.goto(asked.door())
    tab.goto(asked.url("1/"))
    tab.set_input_files(f"[name=q{photo.pk}]", paper)
    tab.fill(f"[name=q{photo.pk}_words]", "The stairs")
    press(tab, "button[value=next]")
    press(tab, "button[value=back]")
    picture = tab.get_by_alt_text("The stairs")
    expect(picture).to_be_visible()
    expect(tab.get_by_text("This picture is kept.")).to_be_visible()
    press(tab, "button[value=next]")
    tab.fill("textarea", "Ringing")
    press(tab, "button[value=next]")
    expect(tab.get_by_alt_text("The picture that you added")).to_be_visible()
    press(tab, "button[value=send]")
    expect(tab.get_by_text("We have your answers")).to_be_visible()
    assert Answer._base_manager.get(question=photo).text == "The stairs"
    assert (Picture._base_manager.get().width, Picture._base_manager.get().height) == (60, 90)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_is_right_for_everybody(browser, live_server, drawn, width, tmp_path):
    asked, photo = drawn  # noqa: F811 -- a fixture is taken by its name
    paper = tmp_path / "drawing.png"
    paper.write_bytes(files.saved(files.drawing((1600, 400)), kind="PNG"))
    tab = tab_of(browser, live_server, viewport={"width": width, "height": 800})
    tab.goto(asked.door())
    tab.goto(asked.url("1/"))
    assert problems(tab) == []
    tab.set_input_files(f"[name=q{photo.pk}]", paper)
    tab.fill(f"[name=q{photo.pk}_words]", "w" * 301)
    press(tab, "button[value=next]")
    expect(tab.get_by_text("This picture is kept.")).to_be_visible()
    assert problems(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_readers_see_pictures_beside_their_words(owner_looks, team):
    home = team.organisation
    about = factories.open_consultation(home, owner=team.owner)
    made = files.saved(files.drawing((900, 600)))
    with working_in(home):
        about.readers.add(team.owner)
        for text in (LONG_WORD, ""):
            sent = factories.response(home, consultation=about)
            said = factories.answer(home, response=sent, has_picture=True, text=text)
        Picture.objects.update(content=made, width=900, height=600)
    owner_looks.see(f"/o/{home.slug}/consultations/{about.pk}/words/")
    owner_looks.see(f"/o/{home.slug}/consultations/{about.pk}/words/one/{said.pk}/")
    assert owner_looks.found == {}
