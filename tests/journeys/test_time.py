"""Dates, calendars, closed days and partners' asks, as staff have them: long words, odd letters, and what was typed wrong."""

from datetime import timedelta

import pytest

from access.scope import working_in
from organisations.models import ClosedSpell
from projects.models import PartnerAsk
from tests.factories import (
    NOW,
    TODAY,
    action,
    calendar_feed,
    closed_consultation,
    closed_spell,
    consultation,
    decision,
    meeting,
    open_consultation,
    partner,
    partner_ask,
    project,
)
from tests.factories.planning import group
from tests.journeys.looking import press
from tests.journeys.showcase import LONG_WORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DAY = timedelta(days=1)
FILE = "Summer,2027-06-25,2027-08-11\nBackwards,2027-05-02,2027-05-01\nEaster,2027-04-02,\n"


@pytest.fixture
def here(team):
    """Return a project with every sort of date, before and after today."""
    home = team.organisation
    made = project(home, title=f"Help {LONG_WORD}")
    with working_in(home):
        group(home, project=made)
        made.stages.filter(number=1).update(starts_on=TODAY - 60 * DAY, ends_on=TODAY - 20 * DAY)
        made.stages.filter(number=2).update(starts_on=TODAY - 70 * DAY, ends_on=TODAY + 20 * DAY)
        open_consultation(home, project=made, title=LONG_WORD)
        consultation(home, project=made, title="A draft")
        meeting(home, consultation=closed_consultation(home, project=made, kind="meeting"))
        closed_consultation(home, project=made, promised_on=TODAY - DAY)
        open_consultation(home, project=made, withdrawn_at=NOW)
        for days in (-3, 0, 9):
            decision(home, project=made, due_on=TODAY + days * DAY)
            action(home, project=made, due_on=TODAY + days * DAY)
        closed_spell(home, name=LONG_WORD)
        closed_spell(home, starts_on=TODAY - 9 * DAY, ends_on=TODAY - 8 * DAY)
        partner_ask(home, partner=partner(home, name=LONG_WORD), title=LONG_WORD)
        partner_ask(home, opens_on=TODAY - 9 * DAY, closes_on=TODAY - 8 * DAY)
        calendar_feed(home, member=team.owner)
    return made


def test_dates_of_a_project(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    owner_looks.see(f"{home}/projects/{here.pk}/timeline/")
    owner_looks.tab.locator("summary").click()
    owner_looks.look("what was")
    with working_in(team.organisation):
        empty = project(team.organisation)
        draft = here.consultations.get(title="A draft")
    for address in (
        f"{home}/projects/{empty.pk}/timeline/",
        f"{home}/ask/?project={here.pk}",
        f"{home}/consultations/{draft.pk}/edit/",
        f"{home}/consultations/{draft.pk}/open/",
    ):
        owner_looks.see(address)
    assert owner_looks.found == {}


def test_an_address_for_ones_calendar_is_made_and_taken_back(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    owner_looks.see(f"{home}/calendar/")
    tab = owner_looks.tab
    owner_looks.press("Make another address")
    owner_looks.look("an address that is shown once")
    made = tab.get_by_label("Address for your calendar").input_value()
    path = made[made.index("/calendar/") :]
    assert tab.request.get(owner_looks.base + path).status == 200
    press(tab.get_by_role("button", name="Take it back").first)
    assert tab.request.get(owner_looks.base + path).status == 404
    owner_looks.look("one was taken back")
    assert owner_looks.found == {}


def test_closed_days_from_an_empty_list_to_a_file(owner_looks, team):
    home = f"/o/{team.organisation.slug}"
    owner_looks.see(f"{home}/closed-days/")
    owner_looks.see(f"{home}/closed-days/file/")
    tab = owner_looks.tab
    sent = {"name": "days.csv", "mimeType": "text/csv", "buffer": b"junk"}
    tab.get_by_label("The file").set_input_files(sent)
    owner_looks.press("Look into it")
    owner_looks.look("a file that is refused")
    tab.get_by_label("The file").set_input_files(sent | {"buffer": FILE.encode()})
    owner_looks.press("Look into it")
    owner_looks.look("what stands in a file")
    owner_looks.press("Write them down")
    tab.get_by_text("2 entries are new.").wait_for()
    owner_looks.look("a list from a file")
    assert owner_looks.found == {}


def test_closed_days_and_partners_asks_by_hand(owner_looks, team, here):
    home = f"/o/{team.organisation.slug}"
    with working_in(team.organisation):
        spell = ClosedSpell.objects.first()
        asked = PartnerAsk.objects.first()
    for address in (
        f"{home}/closed-days/",
        f"{home}/closed-days/{spell.pk}/",
        f"{home}/closed-days/{spell.pk}/remove/",
        f"{home}/closed-days/add/",
        f"{home}/partner-asks/",
        f"{home}/partner-asks/{asked.pk}/",
        f"{home}/partner-asks/{asked.pk}/remove/",
        f"{home}/partner-asks/add/",
    ):
        owner_looks.see(address)
    owner_looks.press("Save")
    owner_looks.look("nothing filled in")
    assert owner_looks.found == {}
