"""What a project is founded on, as a page: sentences for and against, the small score, advice, the answers behind it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.actions.evidence import rest_on
from feedback.models import EvidenceLink, ResultSnapshot
from projects.models import PlanChange
from tests.factories import (
    NOW,
    TODAY,
    actor,
    closed_consultation,
    evidence_item,
    evidence_link,
    make,
    open_consultation,
    project,
    response,
)
from tests.projects.founded.conftest import said

pytestmark = [pytest.mark.integration]

PAGE, LINK = "workspace:case_detail", "feedback:evidence_link"
QUERIES = 18


def known(cast, here, code, strength, source="Records", direction="supports", **fields):
    return evidence_item(
        cast.organisation,
        project=here,
        sub_question=code,
        strength=strength,
        source=source,
        direction=direction,
        **fields,
    )


@pytest.fixture
def example(cast, here):
    for code, strength, source, direction in (
        ("n1", 3, "Waiting data", "supports"),
        ("n1", 3, "31 stories", "supports"),
        ("n2", 3, "Waiting data", "supports"),
        ("w1", 3, "Ranking", "supports"),
        ("w1", 3, "Trial", "supports"),
        ("w2", 2, "Staff", "supports"),
        ("w2", 2, "Rota", "against"),
        ("e1", 3, "Logic", "supports"),
        ("e1", 3, "Another place", "supports"),
        ("e2", 2, "A study", "supports"),
    ):
        known(cast, here, code, strength, source, direction, statement=f"{code} by {source}")
    return here


def test_the_worked_example_reads_in_words(example, staff):
    page = staff.page(PAGE)
    for words in (
        "Needed Some, 2 of 4",
        "Wanted Hunch, 1 of 4",
        "Evidence Solid, 3 of 4",
        "Weakest: Do those who would deliver it or send people to it find it workable? Hunch, 1 of 4.",
        "Find a second source that knows nothing of the first.",
        "Listen to what speaks against it: what would have to change?",
        "You can go on all the same; the gap stays in sight.",
        "Speaks against it w2 by Rota",
    ):
        assert words in page


def test_one_step_for_each_gap_and_empty_blocks_beside_filled_ones(example, staff):
    html = staff.call(PAGE).content.decode()
    steps = html.split('id="next-steps"')[1].split("</section>")[0]
    assert steps.count("<li") == 2
    assert (html.count("block is-full"), html.count('class="block"')) == (6, 6)


def test_nothing_known_is_said_and_leads_to_the_first_sentence(staff):
    page = staff.page(PAGE)
    assert "Nothing is written down yet." in page
    assert page.count("Nothing that speaks against it is written down.") == 6
    assert page.count("Not yet") == 3


def test_what_is_founded_says_so(cast, here, staff):
    for code in ("n1", "n2", "w1", "w2", "e1"):
        for source in ("Records", "Stories"):
            known(cast, here, code, 3, source)
    page = staff.page(PAGE)
    assert (page.count("Well founded"), page.count("Not yet")) == (3, 0)
    assert "Everything that matters here is solid." in page


def test_a_line_says_where_from_whose_and_who_scored_it(cast, here, staff):
    known(
        cast,
        here,
        "n1",
        3,
        statement="Half waited longer.",
        whose="families",
        dated_on=TODAY,
        scored_by=cast.owner,
    )
    assert (
        "Half waited longer. Records and counts of the service: Records, 1 March 2027. "
        f"Whose experience: families. Scored “Solid” by {cast.owner}." in staff.page(PAGE)
    )


@pytest.mark.parametrize(("years", "is_old"), [(3, False), (4, True)])
def test_what_is_old_is_said(cast, here, staff, years, is_old):
    known(cast, here, "n1", 3, dated_on=TODAY.replace(year=TODAY.year - years))
    assert ("It is more than 3 years old." in staff.page(PAGE)) is is_old


def test_on_a_leap_day_three_years_ago_is_the_day_before(cast, staff, time_machine):
    time_machine.move_to(NOW.replace(year=2028, month=2, day=29), tick=False)
    assert staff.call(PAGE).context["old_before"].isoformat() == "2025-02-28"


@pytest.mark.parametrize("role", ["facilitator", "viewer"])
def test_the_answers_behind_it_are_named_with_how_many(cast, here, staff, role):
    item = known(cast, here, "n1", 3)
    asked = closed_consultation(cast.organisation, project=here, title="What is hard?")
    for _each in range(2):
        response(cast.organisation, consultation=asked)
    response(cast.organisation, consultation=asked, is_current=False)
    evidence_link(cast.organisation, evidence=item, consultation=asked)
    assert "Rests on what people said: What is hard? (2 people answered)" in staff.page(PAGE, role)
    assert ("Link to answers" in staff.page(PAGE, role)) is (role == "facilitator")


def test_how_many_answered_is_what_the_page_of_results_says(cast, here, staff):
    item = known(cast, here, "n1", 3)
    asked = closed_consultation(cast.organisation, project=here, title="What is hard?")
    make(ResultSnapshot, cast.organisation, consultation=asked, answered=7)
    evidence_link(cast.organisation, evidence=item, consultation=asked)
    assert "What is hard? (7 people answered)" in staff.page(PAGE)


def test_a_meeting_has_no_answers_to_count(cast, here, staff):
    item = known(cast, here, "n1", 3)
    met = closed_consultation(cast.organisation, project=here, title="Tea", kind="meeting")
    evidence_link(cast.organisation, evidence=item, consultation=met)
    assert "Tea (a meeting)" in staff.page(PAGE)


def test_only_what_has_closed_in_this_project_can_be_linked(cast, here, staff):
    item = known(cast, here, "n1", 3)
    closed = closed_consultation(cast.organisation, project=here, title="Closed one")
    others = [
        open_consultation(cast.organisation, project=here, title="Open one"),
        closed_consultation(cast.organisation, title="Elsewhere"),
        closed_consultation(cast.organisation, project=here, title="Gone", withdrawn_at=NOW),
    ]
    page = said(staff.call(LINK, item.pk))
    assert [
        title for title in ("Closed one", "Open one", "Elsewhere", "Gone") if title in page
    ] == ["Closed one"]
    for one in others:
        assert staff.call(LINK, item.pk, asks=[one.pk]).status_code == 422
    assert staff.call(LINK, item.pk, asks=[closed.pk]).status_code == 302
    assert EvidenceLink.objects.get().consultation_id == closed.pk


def test_links_come_and_go_and_the_history_keeps_both(cast, here, staff):
    item = known(cast, here, "n1", 3, statement="Half waited")
    asked = closed_consultation(cast.organisation, project=here, title="What is hard?")
    staff.call(LINK, item.pk, asks=[asked.pk])
    staff.call(LINK, item.pk, asks=[asked.pk])
    staff.call(LINK, item.pk, nothing="1")
    changes = PlanChange.objects.order_by("pk").values_list("verb", "title", "fields")
    assert list(changes) == [
        ("added", "Half waited", [["consultation", "", "What is hard?"]]),
        ("removed", "Half waited", [["consultation", "What is hard?", ""]]),
    ]


def test_an_ask_of_another_project_is_refused_by_the_action_too(cast, here):
    item = known(cast, here, "n1", 3)
    other = closed_consultation(cast.organisation, project=project(cast.organisation))
    with pytest.raises(ValueError, match="another project"):
        rest_on(actor=actor(cast.owner), item=item, consultation_ids=[other.pk])
    assert not EvidenceLink.objects.exists()


def test_before_anything_closed_the_page_says_so(cast, here, staff):
    item = known(cast, here, "n1", 3)
    assert "Nothing that was asked in this project has closed yet." in said(
        staff.call(LINK, item.pk)
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_is_known(cast, here, staff, count):
    for number in range(count):
        item = known(cast, here, "n1", 3, f"Source {number}", scored_by=cast.owner)
        for _each in range(count):
            asked = closed_consultation(cast.organisation, project=here)
            evidence_link(cast.organisation, evidence=item, consultation=asked)
    staff.call(PAGE)
    with CaptureQueriesContext(connection) as seen:
        html = staff.call(PAGE).content.decode()
    assert (len(seen), len(re.findall(r"/results/", html))) == (QUERIES, count * count)
