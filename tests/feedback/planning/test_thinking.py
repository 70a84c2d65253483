"""Thinking an ask through: what is saved, two people at once, bad input, and what is kept of it."""

import pytest

from access.models import AuditEntry
from feedback.models import AskPlan, GroupFeedback
from projects.models import PlanChange
from tests import factories

pytestmark = [pytest.mark.integration]

PAGE = "feedback:ask_plan"


def values(room, **more):
    key = room.families.pk
    return {"version": "0", "level": "3", f"how{key}": "By letter", f"easy{key}": "on"} | more


def test_what_was_thought_through_is_saved_and_shown_again(room):
    draft = room.draft()
    answer = room.post(PAGE, values(room, needs_plan="A BSL interpreter", is_formal="on"), draft)
    assert answer.status_code == 302
    plan = AskPlan.objects.get(consultation=draft)
    assert (plan.level, plan.is_formal, plan.needs_plan) == (3, True, "A BSL interpreter")
    way = GroupFeedback.objects.get(consultation=draft)
    assert (way.group, way.how, way.easy_read) == (room.families, "By letter", True)
    html = room.get(PAGE, draft).content.decode()
    assert 'value="By letter"' in html
    assert "we shape options with you, then decide" in html


def test_the_history_and_the_trail_keep_it(room):
    draft = room.draft()
    room.post(PAGE, values(room), draft)
    room.post(PAGE, values(room, version="1", level="4"), draft)
    changes = PlanChange.objects.order_by("pk").values_list("part", "verb", "fields")
    assert list(changes)[:2] == [
        ("ask", "added", [["level", "", "3"], ["is_formal", "", "False"]]),
        (
            "ask_group",
            "added",
            [["how", "", "By letter"], ["easy_read", "", "True"], ["interpreted", "", "False"]],
        ),
    ]
    assert list(changes)[2:] == [("ask", "changed", [["level", "3", "4"]])]
    entry = AuditEntry.objects.filter(verb="ask_thought_through").earliest("pk")
    assert entry.data == {"fields": ["level"], "groups": [room.families.pk]}


def test_a_way_without_words_goes(room):
    draft = room.draft()
    room.post(PAGE, values(room), draft)
    room.post(PAGE, {"version": "1", "level": "3"}, draft)
    assert not GroupFeedback.objects.exists()
    assert PlanChange.objects.get(verb="removed").title == "Families"


def test_two_at_once_keep_both(room):
    draft = room.draft()
    room.post(PAGE, values(room, needs_plan="Theirs"), draft)
    clash = room.post(PAGE, values(room, needs_plan="Mine"), draft)
    assert clash.status_code == 409
    assert [(one.mine, one.theirs) for one in clash.context["conflict"]] == [("Mine", "Theirs")]
    again = values(room, needs_plan="Mine", version="1", keep_needs_plan="theirs")
    assert room.post(PAGE, again, draft).status_code == 302
    assert AskPlan.objects.get(consultation=draft).needs_plan == "Theirs"


def test_a_form_without_its_way_is_refused_with_everything_typed_still_there(room):
    draft = room.draft()
    sent = values(room, needs_plan="A quiet <b>room</b>") | {f"how{room.families.pk}": ""}
    answer = room.post(PAGE, sent, draft)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Say how they hear: by letter, in a meeting?" in html
    assert "A quiet &lt;b&gt;room&lt;/b&gt;" in html
    assert not AskPlan.objects.exists()


@pytest.mark.parametrize("level", ["9", "x", "-1", "3.5"])
def test_a_level_that_there_is_not(room, level):
    draft = room.draft()
    assert room.post(PAGE, values(room, level=level), draft).status_code == 422
    assert not AskPlan.objects.exists()


@pytest.mark.parametrize(("needs_care", "shown"), [(True, True), (False, False)])
def test_the_four_stand_there_for_young_people(room, needs_care, shown):
    html = room.get(PAGE, room.draft(needs_care=needs_care)).content.decode()
    assert ("Who has to listen?" in html) is shown


def test_how_answers_were_weighed_once_it_has_closed(room):
    closed = factories.closed_consultation(room.home, project=room.project)
    assert "weighed" not in room.get(PAGE, room.draft()).context["form"].fields
    answer = room.post(PAGE, values(room, weighed="The board read each one."), closed)
    assert answer.status_code == 302
    assert AskPlan.objects.get(consultation=closed).weighed == "The board read each one."
    assert "being_heard" not in room.worth(closed)


def test_the_four_stay_when_the_form_does_not_show_them(room):
    draft = room.draft()
    plan = factories.ask_plan(room.home, consultation=draft, space="At the club")
    room.post(PAGE, values(room, version=str(plan.version)), draft)
    plan.refresh_from_db()
    assert (plan.space, plan.level) == ("At the club", 3)
