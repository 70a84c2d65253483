"""Templates of plans: each makes a whole plan, in the maker's language, with gaps where only the team can know."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from access.scope import working_in
from projects.models import GroupKind, Project, ScopeItem
from stages.domain.functions import FUNCTIONS
from stages.domain.spells import spells
from stages.models import Involvement, Stage, StageState
from tests import factories
from tests.factories import NOW, TODAY
from workspace.plan_templates import registry
from workspace.plan_templates.template import PlanTemplate, check
from workspace.starting import start_from_template

TEMPLATES = [one.kind for one in registry]


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


def go(cast, client, name, data=None, **more):
    client.force_login(cast.facilitator.user)
    where = reverse(f"workspace:{name}", kwargs={"org": cast.organisation.slug} | more)
    return client.get(where) if data is None else client.post(where, data)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.lists(st.integers(1, 60), min_size=1))
def test_stages_follow_each_other_without_gap_or_overlap(first, weeks):
    found = spells(first, weeks)
    assert [(last - start).days + 1 for start, last in found] == [7 * one for one in weeks]
    after = [last + timedelta(days=1) for _start, last in found]
    assert [start for start, _last in found] == [first, *after[:-1]]


@pytest.mark.parametrize(
    ("weeks", "first", "error"),
    [([0], TODAY, ValueError), ([-1], TODAY, ValueError), ([9], date.max, OverflowError)],
)
def test_no_days_come_of_nothing(weeks, first, error):
    with pytest.raises(error):
        spells(first, weeks)


def test_there_are_the_three():
    assert TEMPLATES == ["service_redesign", "youth_voice", "rapid_adaptation"]


@pytest.mark.parametrize("template", registry, ids=TEMPLATES)
def test_what_a_template_says_fits_the_tables(template):
    for square in template.squares:
        assert len(str(square.purpose)) <= 160
        assert len(str(square.how)) <= 120
        assert square.what_for in {"", *FUNCTIONS}
    assert all(group.kind in GroupKind.values for group in template.groups)
    assert any("___" in str(stage.why) for stage in template.stages)


@pytest.mark.parametrize("fault", ["stages", "twice", "nobody"])
def test_a_template_that_does_not_hold_together_is_refused(fault):
    good = registry.get("youth_voice")
    parts = {name: getattr(good, name) for name in PlanTemplate.__dataclass_fields__}
    if fault == "stages":
        parts["stages"] = good.stages[1:]
    else:
        extra = good.squares[:1] if fault == "twice" else registry.get("rapid_adaptation").squares
        parts["squares"] = (*good.squares, *extra)
    with pytest.raises(ValueError, match="youth_voice"):
        check(PlanTemplate(**parts))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_makes_a_whole_plan(cast, client, template):
    data = {"title": "Ours", "why": "Because", "starts_on": TODAY.isoformat()}
    answer = go(cast, client, "start_template", data, template=template)
    chosen = registry.get(template)
    with working_in(cast.organisation):
        made = Project.objects.get()
        stages = list(Stage.objects.filter(project=made))
        squares = Involvement.objects.filter(stage__project=made)
        assert answer.url.endswith(f"/projects/{made.pk}/")
        assert (made.title, made.why) == ("Ours", "Because")
        assert [one.state for one in stages] == [StageState.PLANNED] * 5
        assert stages[0].starts_on == TODAY
        assert (stages[4].ends_on - TODAY).days + 1 == 7 * chosen.weeks
        assert (made.groups.count(), squares.count()) == (len(chosen.groups), len(chosen.squares))
        assert ScopeItem.objects.count() == 0
        assert list(made.team.values_list("member", flat=True)) == [cast.facilitator.pk]


def test_without_a_first_day_stages_have_none(cast, client):
    go(cast, client, "start_template", {"title": "Ours"}, template="rapid_adaptation")
    with working_in(cast.organisation):
        days = Stage.objects.values_list("starts_on", "ends_on").distinct()
        assert list(days.order_by()) == [(None, None)]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_shows_what_it_brings_before_anything_is_made(cast, client, template):
    html = go(cast, client, "start_template", template=template).content.decode()
    chosen = registry.get(template)
    assert all(str(group.name) in html for group in chosen.groups)
    assert str(chosen.stages[0].how).replace("'", "&#x27;") in html
    with working_in(cast.organisation):
        assert Project.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": " "}, "Give the project a title."),
        ({"title": "x", "starts_on": "31 February"}, "Enter a valid date"),
        ({"title": "x", "starts_on": "9999-12-31"}, "Give a day within five years of today."),
        ({"title": "x" * 141}, "has room for 140 characters"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(cast, client, data, sentence):
    answer = go(cast, client, "start_template", data | {"why": "Kept"}, template="youth_voice")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Kept" in html


def test_an_unknown_template_is_absent(cast, client):
    assert go(cast, client, "start_template", template="nothing").status_code == 404


def test_texts_are_those_of_the_makers_language(cast):
    with working_in(cast.organisation), translation.override("en-gb"):
        made = start_from_template(
            actor=factories.actor(cast.owner),
            template=registry.get("youth_voice"),
            title="Ours",
            why="",
            starts_on=None,
        )
        assert made.groups.filter(name="Young people").exists()


def test_an_empty_plan_has_a_title_and_grey_stages(cast, client):
    answer = go(cast, client, "start_empty_plan", {"title": "Ours", "why": ""})
    assert answer.status_code == 302
    with working_in(cast.organisation):
        states = Stage.objects.filter(project__title="Ours").values_list("state", flat=True)
        assert set(states) == {StageState.UNPLANNED}
    assert go(cast, client, "start_empty_plan", {"title": ""}).status_code == 422


def test_the_start_names_every_way_in(cast, client):
    html = go(cast, client, "start").content.decode()
    home = f"/o/{cast.organisation.slug}"
    ways = ["/ask/", "/record/", "/start/empty/", *(f"/start/plan/{one}/" for one in TEMPLATES)]
    assert [way for way in ways if f'href="{home}{way}"' not in html] == []
