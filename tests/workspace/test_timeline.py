"""Dates of a project: what is coming first, what is late, closed days in words, one file each, constant cost."""

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse
from icalendar import Calendar

from access.scope import working_in
from tests import factories
from tests.factories import (
    NOW,
    TODAY,
    action,
    closed_consultation,
    closed_spell,
    consultation,
    decision,
    group,
    meeting,
    open_consultation,
    partner,
    partner_ask,
    project,
)

pytestmark = [pytest.mark.integration]

DAY = timedelta(days=1)


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    return project(cast.organisation, title="Help that fits")


@pytest.fixture
def get(client, cast, here):
    """Return `get(page, **arguments)`, asked by a viewer."""

    def asked(where="timeline", **given):
        client.force_login(cast.viewer.user)
        kwargs = {"org": cast.organisation.slug, "pk": here.pk} | given
        return client.get(reverse(f"workspace:{where}", kwargs=kwargs))

    return asked


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def lines(answer, part):
    return [one.words for one in answer.context[part]]


def test_a_project_without_dates_says_so_and_draws_nothing(get):
    answer = get()
    assert "No date is set yet." in said(answer)
    assert answer.context["picture"] is None


def test_what_is_coming_is_first_and_today_is_said(cast, here, get):
    open_consultation(cast.organisation, project=here, title="Room")
    answer = get()
    assert lines(answer, "coming") == [
        "Last day for answers: Room",
        "To be decided: Room",
        "Tell people what happened: Room",
    ]
    assert lines(answer, "over") == ["Opens: Room"]
    assert "Today is Monday 1 March 2027." in said(answer)


def test_every_sort_of_date_is_on_one_line(cast, here, get):
    home = cast.organisation
    here.stages.filter(number=2).update(starts_on=TODAY + DAY, ends_on=TODAY + 2 * DAY)
    about = closed_consultation(home, project=here, kind="meeting", title="Night", decides_on=None)
    meeting(home, consultation=about, held_on=TODAY + 3 * DAY)
    decision(home, project=here, title="First", due_on=TODAY + 4 * DAY)
    action(home, project=here, text="Ring", due_on=TODAY + 5 * DAY)
    closed_spell(home, name="Easter", starts_on=TODAY + 6 * DAY, ends_on=TODAY + 7 * DAY)
    group(home, project=here, kind="service_user")
    asks = {"opens_on": TODAY + 8 * DAY, "closes_on": TODAY + 9 * DAY, "whom": "parents"}
    partner_ask(home, partner=partner(home, name="Steps"), title="Survey", **asks)
    assert lines(get(), "coming") == [
        "Stage starts: 2 Focus",
        "Stage ends: 2 Focus",
        "Meeting: Night",
        "To be decided: First",
        "To do: Ring",
        "Easter",
        "Steps asks parents: Survey",
        "Tell people what happened: Night",
    ]


def test_what_partners_ask_other_kinds_of_people_is_left_out(cast, here, get):
    group(cast.organisation, project=here, kind="practitioner")
    partner_ask(cast.organisation, group_kind="service_user")
    assert lines(get(), "coming") == []


def test_what_is_late_stands_by_itself_until_it_is_done(cast, here, get):
    home = cast.organisation
    before = {"project": here, "due_on": TODAY - DAY}
    decision(home, title="Which", **before)
    decision(home, title="Old", decided_on=TODAY - DAY, **before)
    action(home, text="Ring", **before)
    action(home, text="Done that", state="done", done_on=TODAY - DAY, **before)
    action(home, text="Dropped that", state="dropped", **before)
    closed_consultation(home, project=here, title="Owed", promised_on=TODAY - DAY)
    answer = get()
    assert set(lines(answer, "late")) == {
        "To be decided: Which",
        "To do: Ring",
        "Tell people what happened: Owed",
    }
    assert {"Decided: Old", "Done: Done that"} <= set(lines(answer, "over"))
    assert "Dropped that" not in said(answer)


def test_closed_days_are_said_where_people_would_answer(cast, here, get):
    open_consultation(cast.organisation, project=here)
    first = {"starts_on": TODAY + 5 * DAY, "ends_on": TODAY + 30 * DAY}
    closed_spell(cast.organisation, name="Summer holidays", **first)
    page = said(get())
    assert "8 of these 20 days fall into: Summer holidays." in page
    assert "In these days: Summer holidays." in page


def test_a_draft_is_marked_and_what_was_withdrawn_has_no_days_to_come(cast, here, get):
    consultation(cast.organisation, project=here, title="Thought")
    open_consultation(cast.organisation, project=here, title="Gone", withdrawn_at=NOW)
    answer = get()
    assert lines(answer, "coming")[0] == "Withdrawn: Gone"
    assert "Last day for answers: Gone" not in said(answer)
    assert "Last day for answers: Thought Draft" in said(answer)


def test_stages_out_of_order_are_pointed_out_kindly(here, get):
    here.stages.filter(number=1).update(starts_on=TODAY + 9 * DAY)
    here.stages.filter(number=2).update(starts_on=TODAY)
    page = said(get())
    assert "“Focus” starts on March 1, 2027" in page or "“Focus” starts on 1 March 2027" in page
    assert "That can be right" in page


def test_a_date_of_the_year_9999_breaks_nothing(cast, here, get):
    here.stages.filter(number=1).update(starts_on=TODAY, ends_on=date.max)
    decision(cast.organisation, project=here, due_on=date.max)
    answer = get()
    assert answer.status_code == 200
    assert answer.context["picture"].rows[0].bars[0].high == 1
    assert (
        b"DTSTART;VALUE=DATE:99991231"
        in get("date_ics", kind="stage_ends", number=here.stages.get(number=1).pk).content
    )


def test_one_date_as_a_file(cast, here, get):
    title = "Room, and; \\ what\r\nnext 👩‍👧 \u202eפורים"
    made = open_consultation(cast.organisation, project=here, title=title)
    answer = get("date_ics", kind="ask_promised", number=made.pk)
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == f"Tell people what happened: {' '.join(title.split())}"
    assert event["dtstart"].dt == made.promised_on
    assert answer["Content-Disposition"] == f'attachment; filename="ask_promised-{made.pk}.ics"'


@pytest.mark.parametrize("kind", ["ask_promised", "nonsense", "ask_withdrawn"])
def test_a_date_that_there_is_not_is_absent(cast, get, kind):
    elsewhere = open_consultation(cast.organisation)
    assert get("date_ics", kind=kind, number=elsewhere.pk).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_a_line_of_time_costs_the_same_however_much_was_asked(
    cast, here, get, count, django_assert_num_queries
):
    home = cast.organisation
    for number in range(count):
        about = open_consultation(home, project=here)
        meeting(home, consultation=about)
        decision(home, project=here, due_on=TODAY)
        action(home, project=here)
        closed_spell(home, starts_on=TODAY + number * DAY, ends_on=TODAY + number * DAY)
        partner_ask(home)
    get()
    with django_assert_num_queries(24):
        get()


def test_an_ask_opens_on_the_local_day(cast, here, get):
    cast.organisation.time_zone = "Pacific/Auckland"
    cast.organisation.save()
    opened = datetime(2027, 2, 20, 13, 0, tzinfo=NOW.tzinfo)
    open_consultation(cast.organisation, project=here, opened_at=opened)
    assert [one.first for one in get().context["over"]] == [date(2027, 2, 21)]
