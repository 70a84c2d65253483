"""A plan for people outside: only what was chosen, never names, gone when it is off; and the plan on one sheet."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.models import PlanChange, PlanShare, Project
from stages.models import Stage
from tests import factories
from tests.factories import NOW, TODAY
from workspace.plan_page import PARTS

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

MARKS = {
    "why": "Whyword",
    "scope": "Scopeword",
    "stages": "Stageword",
    "people": "Squareword",
    "asked": "Askedword",
    "decisions": "Decidedword",
    "running": "Leaderword",
}
NEVER = ("Secretword", "Personword", "Careword", "Draftword", "Openword")


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def plan(cast):
    return full_plan(cast)


def full_plan(cast, times=1):
    """A project with something to say in every part, and with what is never shown outside."""
    home = cast.organisation
    project = factories.project(home, title="Titleword", why="Whyword")
    person = factories.participant(home, name="Personword")
    for number in range(times):
        group = factories.group(home, project=project, name=f"Parents {number}")
        stage = factories.stage(home, project=project, number=1, why="Stageword", starts_on=TODAY)
        factories.involvement(home, stage=stage, group=group, purpose="Squareword", level=2)
        for kind in ("open", "fixed", "unknown"):
            factories.scope_item(home, project=project, kind=kind, text="Scopeword", why="Because")
        for title, fields in (("Askedword", {}), ("Careword", {"needs_care": True})):
            factories.open_consultation(home, project=project, stage=stage, title=title, **fields)
        factories.consultation(home, project=project, stage=stage, title="Draftword")
        taken = factories.decision(home, project=project, what="Decidedword", decided_on=TODAY)
        factories.decision(home, project=project, title="Openword")
        factories.decider(home, decision=taken, name="Secretword", group=None, member=None)
        factories.participation(home, project=project, group=group)
        factories.action(home, project=project, participant=person, text="Secretword")
    lead = factories.member(home)
    type(lead.user).objects.filter(pk=lead.user_id).update(name="Leaderword")
    factories.running(home, project=project, lead=lead, done_before="Secretword")
    return project


def share(cast, client, project, **data):
    client.force_login(cast.facilitator.user)
    where = reverse("workspace:project_share", args=[cast.organisation.slug, project.pk])
    return client.post(where, {"is_on": "on", "version": 0} | data)


def outside(client, project):
    slug = PlanShare._base_manager.get(project=project).slug
    client.logout()
    return client.get(f"/p/{slug}/")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_shown_only_when_it_was_chosen(cast, client, plan, part):
    share(cast, client, plan, parts=[part])
    html = outside(client, plan).content.decode()
    assert "Titleword" in html
    assert {name for name, mark in MARKS.items() if mark in html} == {part}


def test_nothing_is_chosen_to_begin_with(cast, client, plan):
    share(cast, client, plan)
    html = outside(client, plan).content.decode()
    assert [mark for mark in MARKS.values() if mark in html] == []
    assert "Nothing but the title is shown." in html


def test_people_drafts_and_what_needs_care_are_never_shown(cast, client, plan):
    share(cast, client, plan, parts=list(PARTS))
    html = outside(client, plan).content.decode()
    assert [word for word in NEVER if word in html] == []
    assert "<script" not in html


def test_no_stage_shows_that_something_is_asked_there_which_is_not_shown(cast, client):
    home, project = cast.organisation, factories.project(cast.organisation)
    with working_in(home):
        stage = Stage.objects.get(project=project, number=1)
    factories.open_consultation(home, project=project, stage=stage, needs_care=True)
    share(cast, client, project, parts=["stages"])
    html = outside(client, project).content.decode()
    assert html.count("This stage is not planned yet.") == 5


@pytest.mark.parametrize(("is_public", "robots"), [("", "noindex"), ("1", None)])
def test_search_engines_find_it_only_when_that_was_chosen(cast, client, plan, is_public, robots):
    share(cast, client, plan, is_public=is_public)
    page = outside(client, plan)
    assert page.headers.get("X-Robots-Tag") == robots
    assert (b'content="noindex"' in page.content) == (robots is not None)


@pytest.mark.parametrize("state", ["off", "archived_at", "binned_at"])
def test_a_page_that_is_off_put_away_or_thrown_away_is_gone(cast, client, plan, state):
    share(cast, client, plan, parts=["why"])
    assert outside(client, plan).status_code == 200
    if state == "off":
        PlanShare._base_manager.update(is_on=False)
    else:
        Project._base_manager.filter(pk=plan.pk).update(**{state: NOW})
    gone = outside(client, plan)
    assert gone.status_code == 404
    assert "Whyword" not in gone.content.decode()


def test_a_new_address_kills_the_old_one(cast, client, plan):
    share(cast, client, plan)
    old = PlanShare._base_manager.get().slug
    where = reverse("workspace:share_new_address", args=[cast.organisation.slug, plan.pk])
    assert client.post(where).status_code == 302
    assert outside(client, plan).status_code == 200
    assert client.get(f"/p/{old}/").status_code == 404
    with working_in(cast.organisation):
        verbs = set(AuditEntry.objects.values_list("verb", flat=True))
        assert {"plan_shared", "plan_address_changed"} <= verbs
        assert PlanChange.objects.get(part="share").verb == "added"


def test_there_is_no_new_address_of_nothing(cast, client, plan):
    client.force_login(cast.facilitator.user)
    where = reverse("workspace:share_new_address", args=[cast.organisation.slug, plan.pk])
    assert client.post(where).status_code == 302
    assert not PlanShare._base_manager.exists()


def test_two_who_choose_at_once_both_see_both(cast, client, plan):
    share(cast, client, plan, parts=["why"])
    clash = share(cast, client, plan, parts=["running"])
    html = clash.content.decode()
    assert clash.status_code == 409
    assert "Someone else saved this while you were writing" in html
    version = PlanShare._base_manager.get().version
    share(cast, client, plan, parts=["running"], keep_parts="theirs", version=version)
    assert PlanShare._base_manager.get().parts == ["why"]


def test_unknown_parts_are_refused(cast, client, plan):
    assert share(cast, client, plan, parts=["people_by_name"]).status_code == 422
    assert not PlanShare._base_manager.exists()


def test_the_preview_shows_what_outside_shows(cast, client, plan):
    where = reverse("workspace:share_preview", args=[cast.organisation.slug, plan.pk])
    client.force_login(cast.facilitator.user)
    assert "Nothing but the title" in client.get(where).content.decode()
    share(cast, client, plan, parts=["why"])
    html = client.get(where).content.decode()
    assert ("Whyword" in html, "Stageword" in html) == (True, False)


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_costs_the_same_however_much_there_is(
    cast, client, django_assert_num_queries, times
):
    project = full_plan(cast, times)
    share(cast, client, project, parts=list(PARTS))
    slug = PlanShare._base_manager.get().slug
    client.logout()
    with django_assert_num_queries(15):
        assert client.get(f"/p/{slug}/").status_code == 200


def sheet(cast, client, project):
    client.force_login(cast.viewer.user)
    where = reverse("workspace:plan_print", args=[cast.organisation.slug, project.pk])
    return client.get(where).content.decode()


def test_the_sheet_has_every_part_and_no_person(cast, client, plan):
    html = sheet(cast, client, plan)
    assert [
        mark for mark in ("Whyword", "Scopeword", "Stageword", "Askedword") if mark not in html
    ] == []
    assert "Leaderword leads it" in html
    assert "Personword" not in html


def test_the_sheet_prints_blanks_as_blanks(cast, client):
    project = factories.project(cast.organisation)
    with working_in(cast.organisation):
        Stage.objects.filter(project=project).update(state="planned")
    html = sheet(cast, client, project)
    for blank in (
        "We have not said why we are co-producing this.",
        "We have not said what is fixed.",
        "We have not said what can change.",
        "We have not said who decides.",
        "We have not said who leads it.",
        "We have not said when.",
        "We have not said who.",
    ):
        assert blank in html


def test_the_sheet_names_what_is_open_first_then_the_latest(cast, client):
    project = factories.project(cast.organisation)
    for title, days, ago in (("Old", 1, 90), ("New", 2, 3), ("Later", 40, None), ("Soon", 5, None)):
        factories.decision(
            cast.organisation,
            project=project,
            title=f"{title}word",
            due_on=TODAY + timedelta(days=days),
            decided_on=None if ago is None else TODAY - timedelta(days=ago),
        )
    html = sheet(cast, client, project)
    words = ["Soonword", "Laterword", "Newword", "Oldword"]
    assert sorted(words, key=html.index) == words
    assert "decided 26 Feb 2027" in html


def test_the_sheet_says_of_every_group_how_far_it_takes_part(cast, client):
    home = cast.organisation
    project = factories.project(home)
    stage = factories.stage(home, project=project, number=1, why="Stageword")
    for number in range(6):
        group = factories.group(home, project=project, name=f"Group{number}")
        reason = {"not_because": "They said no"} if number == 5 else {"level": 2}
        factories.involvement(home, stage=stage, group=group, **reason)
    html = sheet(cast, client, project)
    assert "Asked:</span> Group0, Group1, Group2, Group3, Group4" in html
    assert "Nobody of:</span> Group5" in html


def test_outside_says_when_the_promised_day_has_passed(cast, client, plan, time_machine):
    share(cast, client, plan, parts=["asked"])
    assert "people hear by" in outside(client, plan).content.decode()
    with working_in(cast.organisation):
        asked = plan.consultations.get(title="Askedword")
        factories.response(cast.organisation, consultation=asked)
    time_machine.move_to(NOW + timedelta(days=200), tick=False)
    assert "and have not heard yet" in outside(client, plan).content.decode()


def test_a_preview_of_a_page_that_is_off_says_so(cast, client, plan):
    where = reverse("workspace:share_preview", args=[cast.organisation.slug, plan.pk])
    client.force_login(cast.facilitator.user)
    off = client.get(where).content.decode()
    share(cast, client, plan)
    on = client.get(where).content.decode()
    assert ("Nobody outside sees it now" in off, "Nobody outside sees it now" in on) == (
        True,
        False,
    )


def test_who_finds_it_is_chosen_before_anybody_chooses(cast, client, plan):
    client.force_login(cast.facilitator.user)
    where = reverse("workspace:project_share", args=[cast.organisation.slug, plan.pk])
    html = client.get(where).content.decode()
    assert re.search(r'name="is_public" value=""[^>]*checked', html)


def test_a_plan_that_began_with_an_ask_prints_what_the_ask_says(cast, client):
    home = cast.organisation
    project = factories.project(home)
    factories.consultation(
        home,
        project=project,
        title="Askedword",
        can_change="Openword",
        cannot_change="Fixedword",
        decider=None,
        decider_name="Boardword",
        decides_on=TODAY + timedelta(days=30),
    )
    html = sheet(cast, client, project)
    assert [
        word for word in ("Openword", "Fixedword", "Askedword – Boardword, by") if word not in html
    ] == []
    for untrue in ("what can change", "what is fixed", "who decides"):
        assert f"We have not said {untrue}." not in html


def test_a_plan_that_ended_says_so_on_paper_and_outside(cast, client, plan):
    why = "No money until April"
    factories.plan_ending(cast.organisation, project=plan, kind="not_now", why=why)
    share(cast, client, plan, parts=["why"])
    for html in (outside(client, plan).content.decode(), sheet(cast, client, plan)):
        assert "Not now, because:</span> No money until April" in html


@pytest.mark.parametrize(("state", "words"), [("done", "Who took part"), ("now", "Who takes part")])
def test_who_took_part_is_folded_when_a_stage_is_over(cast, client, state, words):
    home = cast.organisation
    project = factories.project(home)
    stage = factories.stage(home, project=project, number=1, state=state)
    group = factories.group(home, project=project)
    factories.involvement(home, stage=stage, group=group, purpose="Squareword")
    share(cast, client, project, parts=["people"])
    html = outside(client, project).content.decode()
    assert words in html
    assert ("<details open><summary>" in html) == (state == "now")
