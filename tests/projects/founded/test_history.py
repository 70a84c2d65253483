"""Changes that are kept: of the project, its groups and its stages; how they read; and what somebody has seen."""

from datetime import timedelta

import pytest

from projects.actions import add_group, change_project
from projects.actions.history import keep_change, see_changes, wording
from projects.history import parts
from projects.models import PlanChange, PlanSeen
from projects.queries.history import since_seen
from stages.actions import change_stage, fill_stage_from_ask
from stages.models import Stage
from tests.factories import NOW, TODAY, actor, plan_change, plan_ending, promised_level

pytestmark = [pytest.mark.integration]


def kept():
    return [
        (one.part, one.verb, one.title, [tuple(each) for each in one.fields])
        for one in PlanChange.objects.order_by("pk")
    ]


def test_a_project_keeps_how_its_reason_read(cast, here):
    who = actor(cast.facilitator)
    was = here.why
    change_project(actor=who, project=here, title=here.title, why="Because families wait")
    change_project(actor=who, project=here, title=here.title, why="Because families wait")
    assert kept() == [("project", "changed", "", [("why", was, "Because families wait")])]


def test_a_group_is_kept_once_it_was_added_by_somebody(cast, here):
    add_group(project=here, name="Partners")
    for _each in range(2):
        add_group(actor=actor(cast.facilitator), project=here, name="Parents")
    assert [one[:3] for one in kept()] == [("group", "added", "Parents")]


def test_a_stage_is_kept_under_its_name_with_words_for_its_choices(cast, here):
    stage = Stage.objects.get(project=here, number=2)
    values = {"state": "now", "why": "To choose", "starts_on": TODAY} | dict.fromkeys(
        ("who", "how", "what_comes_of_it", "not_because"), ""
    )
    change_stage(
        actor=actor(cast.facilitator),
        stage=stage,
        based_on=stage.version,
        values=values | {"ends_on": None},
    )
    ((part, verb, title, fields),) = kept()
    read = parts.get(part).reading_of
    now = {name: read(name, after) for name, _before, after in fields}
    assert (verb, title) == ("changed", "2 Focus")
    assert (now["state"], now["why"], now["starts_on"]) == ("Now", "To choose", "1 March 2027")


def test_what_an_ask_fills_in_is_kept(cast, here):
    stage = Stage.objects.get(project=here, number=2)
    given = {"stage": stage, "what_comes_of_it": "", "ends_on": None}
    fill_stage_from_ask(actor=actor(cast.facilitator), why="Only they know", **given)
    changed = [("state", "unplanned", "planned"), ("why", "", "Only they know")]
    assert kept() == [("stage", "changed", "2 Focus", changed)]


def test_nothing_changed_is_nothing_kept(cast, here):
    before = wording("project", here)
    given = {"actor": actor(cast.owner), "project_id": here.pk, "part": "project", "row": here}
    assert keep_change(before=before, **given) is None
    assert not PlanChange.objects.exists()


@pytest.mark.parametrize(
    ("part", "name", "text", "words"),
    [
        ("evidence", "strength", "3", "Solid"),
        ("evidence", "dated_on", "2027-02-14", "14 February 2027"),
        ("evidence", "dated_on", "", ""),
        ("evidence", "direction", "against", "speaks against it"),
        ("evidence", "statement", "3", "3"),
        ("share", "is_on", "True", "yes"),
        ("share", "is_on", "False", "no"),
        ("scope", "kind", "gone", "gone"),
    ],
)
def test_stored_values_read_as_words(part, name, text, words):
    assert parts.get(part).reading_of(name, text) == words


def test_every_column_has_words_of_its_own():
    assert parts.get("evidence").label_of("scored_by") == "who scored it"
    assert parts.get("evidence_link").label_of("consultation") == "what we asked"
    assert parts.get("scope").label_of("why") == "why it is fixed"


def test_parts_say_what_a_row_is_called(cast, here):
    promise = promised_level(cast.organisation)
    assert parts.get("promise").title(promise) == promise.group.name
    assert parts.get("ending").title(plan_ending(cast.organisation, project=here)) == ""


def test_seeing_never_goes_back_and_counts_only_others(cast, here):
    me, other = actor(cast.facilitator), cast.manager
    for hours, by in ((3, other), (2, other), (1, cast.facilitator)):
        plan_change(cast.organisation, project=here, at=NOW - timedelta(hours=hours), by=by)
    assert since_seen(here, me.member_id).count == 2
    see_changes(actor=me, project=here, until=NOW - timedelta(hours=2.5))
    see_changes(actor=me, project=here, until=NOW - timedelta(hours=9))
    found = since_seen(here, me.member_id)
    assert (found.count, found.seen_at) == (1, NOW - timedelta(hours=2.5))
    assert PlanSeen.objects.count() == 1


def test_what_somebody_did_who_left_counts_as_of_others(cast, here):
    plan_change(cast.organisation, project=here, by=None)
    assert since_seen(here, cast.facilitator.pk).count == 1
