"""Ways in as people and staff have them: pages, paper of one sheet, and a tablet passed on (S29) in a real browser."""

import re

import pytest

from access.scope import working_in
from feedback.domain.codes import in_groups
from feedback.links import tablet_token
from feedback.models import Response
from tests import factories
from tests.factories import TODAY
from tests.feedback.answering.conftest import ask_three
from tests.journeys.looking import press
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LONG = "You waited this year, and only you know what the waiting was like for all of you. " * 4


@pytest.fixture
def here(team):
    """An open ask with a door, people asked by name, a group, and a paper that the owner typed in."""
    asked = ask_three(
        organisation=team.organisation, owner=team.owner, asks_group=True, title=f"How {LONG_WORD}"
    )
    home, about = team.organisation, asked.consultation
    with working_in(home):
        about.readers.add(team.owner)
        group = factories.group(home, project=about.project, name=f"Carers {LONG_WORD}")
        ask = factories.ask(home, consultation=about, asked_on=TODAY.replace(day=1))
        factories.ask(home, consultation=about, participant=factories.participant(home))
        factories.nudge(home, consultation=about, reached=2, sent_at=about.opened_at)
        made = factories.response(
            home, consultation=about, way="paper", entered_by=team.owner, group=group
        )
        factories.answer(home, response=made, text=f"Ringing {LONG_WORD}")
    asked.thread, asked.ask = made.thread, ask
    return asked


def test_staff_pages_of_the_ways_in(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    one = f"{home}/consultations/{here.consultation.pk}"
    for page in ("ways", "tablet", "typed", "typed/new", f"typed/{here.thread}", "remind"):
        owner_looks.see(f"{one}/{page}/")
    owner_looks.see(f"{home}/paper/")
    owner_looks.see(f"{home}/paper/?code=0000", status=422)
    owner_looks.go(f"{one}/typed/new/")
    owner_looks.tab.get_by_role("button", name="Save and next").click()
    owner_looks.look("a paper without anything on it")
    assert owner_looks.found == {}


@pytest.mark.parametrize(
    "sheet", ["invitation", "poster", "poster/?size=a3", "paper", "paper/?large=on"]
)
def test_sheets_on_screen(owner_looks, team, here, sheet):
    address = f"/o/{team.organisation.slug}/consultations/{here.consultation.pk}/{sheet}"
    owner_looks.see(address if "?" in sheet else f"{address}/")
    assert owner_looks.found == {}


def pages_of(looker, address, **options):
    """How many sheets an address prints on."""
    looker.go(address)
    printed = looker.tab.pdf(prefer_css_page_size=True, **options)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))


@pytest.mark.parametrize("why", ["You waited.", LONG, LONG * 3])
@pytest.mark.parametrize("sheet", ["invitation/", "poster/?phone=01632960001", "poster/?size=a3"])
def test_invitation_and_poster_are_one_sheet(owner_looks, team, here, sheet, why):
    about = here.consultation
    type(about)._base_manager.filter(pk=about.pk).update(
        why_you=why[:1000], title="What is it like to wait for help with your child in this town?"
    )
    address = f"/o/{team.organisation.slug}/consultations/{about.pk}/{sheet}"
    assert pages_of(owner_looks, address) == 1


def test_the_square_and_the_code_are_in_black_on_white(owner_looks, team, here):
    about = here.consultation
    owner_looks.go(f"/o/{team.organisation.slug}/consultations/{about.pk}/poster/")
    tab = owner_looks.tab
    tab.emulate_media(media="print", color_scheme="dark")
    assert in_groups(about.door_code) in tab.inner_text("main")
    sizes = tab.evaluate(
        "[...document.querySelectorAll('main p, main h1')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 24  # 18 points
    assert tab.locator(".qr img").bounding_box()["width"] >= 113  # 30 mm


def test_people_type_a_code_and_say_their_group(looker, team, here):
    looker.see("/j/", is_plain=True)
    looker.see("/j/?code=K1", status=422, is_plain=True)
    looker.see(here.door(), is_plain=True)
    assert looker.found == {}
    looker.tab.get_by_label(f"Carers {LONG_WORD}").check()
    looker.tab.click("text=Start")
    looker.tab.wait_for_url("**/1/")


def send(tab, asked, words):
    """Answer as one person on the tablet."""
    press(tab.get_by_role("button", name="Start", exact=True))
    tab.fill("textarea", words)
    press(tab.locator("button[value=next]"))
    tab.check("input[value=c1]")
    press(tab.locator("button[value=next]"))
    press(tab.locator("button[value=skip]"))
    press(tab.get_by_role("button", name="Send my answers"))
    assert tab.inner_text("h1") == "Thank you. We have your answers."


@pytest.fixture
def tablet(new_context, live_server, here):
    """A tablet without script, as it was turned into a shared one."""
    context = new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/t/{tablet_token(here.consultation.slug)}")
    return tab


def test_the_next_person_starts_blank_and_back_shows_nothing(tablet, here):
    send(tablet, here, "Words of the first person")
    press(tablet.locator("main").get_by_role("button", name="Next person"))
    for _step in range(6):
        assert "Words of the first person" not in tablet.content()
        boxes = tablet.locator("textarea")
        assert all(boxes.nth(n).input_value() == "" for n in range(boxes.count()))
        assert tablet.locator("input[type=checkbox]:checked").count() == 0
        assert "Receipt" not in tablet.content()
        tablet.go_back()
    tablet.goto(here.url())
    send(tablet, here, "Words of the second person")
    ways = Response._base_manager.filter(is_current=True).values_list("way", flat=True)
    assert sorted(ways) == ["paper", "tablet", "tablet"]


def test_a_tablet_keeps_nothing_but_its_cookies(tablet, here):
    send(tablet, here, "Words of the first person")
    kept = tablet.context.storage_state()
    assert kept["origins"] == []
    assert "Words" not in str(kept)
    press(tablet.locator("main").get_by_role("button", name="Next person"))
    press(tablet.get_by_role("link", name="This is not a shared tablet any more"))
    press(tablet.get_by_role("button", name="Yes, this is not a shared tablet any more"))
    assert "Next person: start blank" not in tablet.content()


def test_pages_of_a_shared_tablet(looker, team, here):
    looker.see(f"/t/{tablet_token(here.consultation.slug)}", "tablet start", is_plain=True)
    for page in ("1/", "tablet/"):
        looker.see(here.url(page), is_plain=True)
    looker.go(here.url())
    send(looker.tab, here, "Words")
    looker.look("tablet thanks", is_plain=True)
    assert looker.found == {}
