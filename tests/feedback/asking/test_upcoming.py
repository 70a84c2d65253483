"""What else the same people are asked in the weeks of an ask, by group and never by person, and when they are away."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.queries.upcoming import closed_words, upcoming
from organisations.domain.closed_days import Spell
from tests import factories
from tests.factories import (
    NOW,
    TODAY,
    ask,
    closed_spell,
    consultation,
    group,
    open_consultation,
    partner_ask,
    project,
)

pytestmark = [pytest.mark.integration]

DAY = timedelta(days=1)
LAST = TODAY + 18 * DAY


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    made = project(cast.organisation, title="Help that fits")
    group(cast.organisation, project=made, name="Families", kind="service_user")
    return made


def beside(here, **given):
    return upcoming(here.organisation, first=TODAY, last=LAST, project_id=here.pk, **given)


def elsewhere(cast, name, kind, **fields):
    """Return an open ask of another project with one group."""
    other = project(cast.organisation)
    group(cast.organisation, project=other, name=name, kind=kind)
    return open_consultation(cast.organisation, project=other, **fields)


@pytest.mark.parametrize(
    ("name", "kind", "meets"),
    [
        ("Young people", "service_user", True),
        ("FAMILIES", "community", True),
        ("Staff", "practitioner", False),
    ],
)
def test_asks_meet_where_a_group_has_the_name_or_the_kind(cast, here, name, kind, meets):
    made = elsewhere(cast, name, kind, title="Theirs")
    found = beside(here)
    assert [(one.id, one.whom) for one in found.ours] == ([(made.pk, name)] if meets else [])


def test_only_the_groups_that_are_asked_count_once_they_are_known(cast, here):
    staff = group(cast.organisation, project=here, name="Staff", kind="practitioner")
    mine = consultation(cast.organisation, project=here)
    ask(cast.organisation, consultation=mine, group=staff)
    elsewhere(cast, "Parents", "service_user")
    meets = elsewhere(cast, "Health visitors", "practitioner")
    found = beside(here, consultation_id=mine.pk)
    assert [one.id for one in found.ours] == [meets.pk]


@pytest.mark.parametrize(
    "fields",
    [
        {"closes_on": TODAY - DAY},
        {"opened_at": NOW + 30 * DAY},
        {"withdrawn_at": NOW},
    ],
)
def test_what_is_over_or_later_or_withdrawn_is_left_out(cast, here, fields):
    elsewhere(cast, "Parents", "service_user", **fields)
    assert beside(here).is_empty


@pytest.mark.parametrize("gone", ["archived_at", "binned_at"])
def test_projects_that_were_put_away_ask_nobody(cast, here, gone):
    made = elsewhere(cast, "Parents", "service_user")
    type(here).objects.filter(pk=made.project_id).update(**{gone: NOW})
    assert beside(here).is_empty


def test_a_draft_is_shown_as_one_and_the_ask_itself_is_not(cast, here):
    mine = consultation(cast.organisation, project=here)
    other = consultation(cast.organisation, project=here, title="Also thought of")
    (one,) = beside(here, consultation_id=mine.pk).ours
    assert (one.id, one.first) == (other.pk, None)


def test_partners_asks_meet_by_kind_and_by_day(cast, here):
    home = cast.organisation
    partner_ask(home, title="Same", group_kind="service_user", closes_on=TODAY)
    partner_ask(home, title="Others", group_kind="practitioner")
    partner_ask(home, title="Later", opens_on=LAST + DAY, closes_on=LAST + DAY)
    assert [one.title for one in beside(here).theirs] == ["Same"]


def test_where_the_groups_are_not_known_everything_of_those_days_is_shown(cast):
    elsewhere(cast, "Parents", "service_user")
    partner_ask(cast.organisation, group_kind="practitioner")
    found = upcoming(cast.organisation, first=TODAY, last=LAST)
    assert (found.is_known, len(found.ours), len(found.theirs)) == (False, 1, 1)


def test_closed_days_are_counted(cast, here):
    closed_spell(
        cast.organisation,
        name="Summer holidays",
        starts_on=LAST - 7 * DAY,
        ends_on=LAST + 30 * DAY,
    )
    assert beside(here).closed == "8 of these 19 days fall into: Summer holidays."


def test_how_closed_days_are_said():
    spell = [Spell("Exams", TODAY, TODAY)]
    assert closed_words(TODAY + DAY, LAST, spell) == ""
    assert closed_words(TODAY, TODAY, spell) == "This day falls into: Exams."
    assert closed_words(TODAY, TODAY + DAY, spell) == "1 of these 2 days falls into: Exams."
    both = [*spell, Spell("Holidays", TODAY + DAY, LAST)]
    assert closed_words(TODAY, LAST, both) == "All of these 19 days fall into: Exams, Holidays."


@pytest.mark.parametrize("count", [1, 5])
def test_it_costs_the_same_however_much_is_asked(cast, here, count, django_assert_num_queries):
    mine = consultation(cast.organisation, project=here)
    for number in range(count):
        made = elsewhere(cast, "Parents", "service_user")
        ask(cast.organisation, consultation=made, group=made.project.groups.get())
        partner_ask(cast.organisation)
        closed_spell(cast.organisation, starts_on=TODAY + number * DAY)
    with django_assert_num_queries(7):
        found = beside(here, consultation_id=mine.pk)
    assert (len(found.ours), len(found.theirs)) == (count, count)


def page(client, cast, where, data=None, **given):
    client.force_login(cast.facilitator.user)
    address = reverse(f"feedback:{where}", kwargs={"org": cast.organisation.slug, **given})
    answer = client.get(address) if data is None else client.post(address, data)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_it_stands_wherever_dates_are_set(client, cast, here):
    partner_ask(cast.organisation, title="Evenings in town", group_kind="service_user")
    draft = consultation(cast.organisation, project=here)
    opened = open_consultation(cast.organisation, project=here)
    for where, given in (
        ("ask_start", {}),
        ("consultation_edit", {"pk": draft.pk}),
        ("consultation_open", {"pk": draft.pk}),
        ("consultation_extend", {"pk": opened.pk}),
    ):
        assert "Evenings in town" in page(client, cast, where, **given), where
    assert "Evenings in town" not in page(client, cast, "consultation_edit", pk=opened.pk)


@pytest.mark.parametrize("last", ["2027-06-30", "9999-12-31", "soon", ""])
def test_the_days_are_those_that_were_typed(client, cast, here, last):
    partner_ask(
        cast.organisation, title="In May", opens_on=TODAY + 70 * DAY, closes_on=TODAY + 75 * DAY
    )
    shown = page(client, cast, "ask_start", {"title": "", "closes_on": last})
    assert ("In May" in shown) == (last[:1].isdigit())
