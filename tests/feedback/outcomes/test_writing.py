"""Writing what happened: what each outcome must contain, drafts, and two people at once."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from access.scope import working_in
from feedback.actions.outcomes import write_version
from feedback.domain.publishing import ChannelPlan
from feedback.models import Item, Outcome, OutcomeVersion
from feedback.queries.outcomes import item_board
from tests.factories import NOW, TODAY, open_consultation

pytestmark = pytest.mark.integration

PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
COMPLETE = {
    "changed": {"what": "A text each Friday", "since_on": TODAY, "where": "On your phone"},
    "partly_changed": {"what": "Texts, no calls", "why": "Nobody to ring"},
    "not_changed": {"why": "Two alone", "decided_by": "Marek", "revisit_on": TOMORROW},
    "out_of_our_hands": {
        "who_can_decide": "The health board",
        "passed_on": "Your words",
        "passed_on_on": TODAY,
    },
    "withdrawn": {"why": "No money", "answers_fate": "Deleted in May"},
    "still_deciding": {"held_up_by": "The budget", "next_on": TOMORROW},
    "reversed": {"promised_what": "A drop-in", "why": "The funding moved"},
}


def words(kind, *, without=()):
    return {"disposition": kind} | {k: v for k, v in COMPLETE[kind].items() if k not in without}


def state_of(scene):
    with working_in(scene.organisation):
        board = item_board(scene.item)
        return board.state(TODAY), board.lacks(TODAY)[0]


@pytest.mark.parametrize("kind", [kind for kind in COMPLETE if kind != "reversed"])
def test_an_outcome_with_all_it_must_contain_is_ready(scene, kind):
    scene.save(**words(kind))
    assert state_of(scene) == ("ready", [])


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind in COMPLETE if kind != "reversed" for field in COMPLETE[kind]],
)
def test_a_draft_without_a_field_is_kept_and_is_not_ready(scene, kind, field):
    scene.save(**words(kind, without=[field]))
    assert state_of(scene) == ("incomplete", [field])


def test_a_no_that_is_settled_needs_no_day(scene):
    scene.save(**words("not_changed", without=["revisit_on"]), is_settled=True)
    assert state_of(scene) == ("ready", [])


def test_only_what_was_published_can_be_taken_back(scene):
    answer = scene.post("outcome_edit", {"started_from": 0} | words("reversed"), pk=scene.item.pk)
    assert answer.status_code == 422
    assert "is not one of the available choices" in answer.content.decode()


def test_what_people_said_can_be_kept_before_anything_is_decided(scene):
    answer = scene.post(
        "outcome_edit", {"started_from": 0, "you_said": "Nobody rings"}, pk=scene.item.pk
    )
    assert answer.status_code == 302
    assert state_of(scene) == ("incomplete", ["disposition"])


@pytest.mark.parametrize(
    ("kind", "field", "day"),
    [
        ("not_changed", "revisit_on", YESTERDAY),
        ("still_deciding", "next_on", TODAY),
        ("out_of_our_hands", "passed_on_on", TOMORROW),
    ],
)
def test_a_date_that_runs_backwards_is_refused_with_all_words_kept(scene, kind, field, day):
    sent = {"started_from": 0, "you_said": "Too <loud>"} | words(kind) | {field: day}
    answer = scene.post("outcome_edit", sent, pk=scene.item.pk)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Too &lt;loud&gt;" in page
    assert f'value="{day.isoformat()}"' in page
    with working_in(scene.organisation):
        assert OutcomeVersion.objects.count() == 0


def test_two_people_at_once_keep_both_wordings(scene):
    scene.save(by=scene.colleague(), started_from=0, **words("changed"))
    answer = scene.post(
        "outcome_edit", {"started_from": 0} | words("partly_changed"), pk=scene.item.pk
    )
    page = scene.client.get(answer["Location"]).content.decode()
    assert "Two people wrote this at the same time" in page
    assert "A text each Friday" in page
    assert "Texts, no calls" in page
    assert state_of(scene)[0] == "two_wordings"


@pytest.mark.parametrize(("number", "kept"), [(1, "changed"), (2, "partly_changed")])
def test_either_of_two_wordings_can_be_kept(scene, number, kept):
    scene.save(by=scene.colleague(), started_from=0, **words("changed"))
    scene.save(started_from=0, **words("partly_changed"))
    scene.post("outcome_choose", {"number": number, "started_from": 2}, pk=scene.item.pk)
    with working_in(scene.organisation):
        board = item_board(scene.item)
        assert (board.head.disposition, board.head_number, board.asides) == (kept, 3, ())
        assert len(board.history) == 3


def test_one_wording_can_be_written_from_both(scene):
    scene.save(by=scene.colleague(), started_from=0, **words("changed"))
    scene.save(started_from=0, **words("partly_changed"))
    sent = {"started_from": 2} | words("changed") | {"what": "Texts, and no calls"}
    scene.post("outcome_edit", sent, pk=scene.item.pk)
    with working_in(scene.organisation):
        board = item_board(scene.item)
        assert (board.head.what, board.asides) == ("Texts, and no calls", ())


def test_choosing_is_refused_when_a_third_person_saved_meanwhile(scene):
    scene.save(by=scene.colleague(), started_from=0, **words("changed"))
    scene.save(started_from=0, **words("partly_changed"))
    scene.save(started_from=0, **words("withdrawn"))
    scene.post("outcome_choose", {"number": 1, "started_from": 2}, pk=scene.item.pk)
    assert state_of(scene)[0] == "two_wordings"


def test_saving_the_same_words_again_makes_no_version(scene):
    first = scene.save(**words("changed"))
    assert scene.save(started_from=0, **words("changed")) == first


def test_before_answering_closes_nothing_can_be_written(scene):
    scene.consultation = open_consultation(scene.organisation)
    answer = scene.post("outcome_edit", {"started_from": 0} | words("changed"), pk=scene.item.pk)
    assert answer.status_code == 422
    assert "decided without them" in answer.content.decode()


def test_people_raise_things_themselves(scene):
    scene.post("item_add", {"text": "The creche"})
    with working_in(scene.organisation):
        added = Item.objects.get(text="The creche")
        assert (added.question, added.consultation) == (None, scene.consultation)


def test_an_item_is_renamed_until_people_have_read_it(scene):
    assert scene.post("item_edit", {"text": "Calls"}, pk=scene.item.pk).status_code == 302
    assert scene.item.text == "Calls"
    scene.save(**words("changed"))
    scene.publish(channels=[PAGE_TODAY])
    answer = scene.post("item_edit", {"text": "Texts"}, pk=scene.item.pk)
    assert (answer.status_code, scene.item.text) == (422, "Calls")


@pytest.mark.parametrize("text", ["", "   ", "\x00", "x" * 301])
def test_an_item_without_fitting_words_is_refused(scene, text):
    answer = scene.post("item_add", {"text": text})
    assert answer.status_code == 422


def test_hostile_words_are_kept_and_shown_as_words(scene):
    sent = {"started_from": 0, "you_said": "a\x00b<script>"} | words("changed")
    scene.post("outcome_edit", sent, pk=scene.item.pk)
    assert "ab&lt;script&gt;" in scene.get("outcome_list").content.decode()


def test_words_longer_than_they_may_be_come_back(scene):
    long = "w" * 2001
    sent = {"started_from": 0} | words("changed") | {"what": long}
    answer = scene.post("outcome_edit", sent, pk=scene.item.pk)
    assert answer.status_code == 422
    assert long in answer.content.decode()


def test_words_that_say_nothing_get_a_hint_and_stop_nothing(scene):
    said = {"what": "Your views will inform our strategy"}
    scene.save(**(words("changed") | said))
    page = scene.get("outcome_list").content.decode()
    assert "Could someone of twelve" in page
    assert state_of(scene)[0] == "ready"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(scene, count, django_assert_num_queries):
    scene.save(**words("changed"))
    for number in range(1, count):
        scene.save(scene.another_item(f"Item {number}"), **words("changed"))
    with django_assert_num_queries(22):
        page = scene.get("outcome_list").content.decode()
    assert page.count("<article") == count
    assert scene.world.b.canary not in page


def test_another_organisation_s_item_is_absent(scene):
    scene.client.force_login(scene.world.b.facilitator.user)
    assert scene.get("outcome_edit", pk=scene.item.pk).status_code == 404


def test_versions_are_counted_from_the_row_and_not_from_an_old_copy_of_it(scene):
    scene.save(**words("changed"))
    with working_in(scene.organisation), transaction.atomic():
        old = Outcome.objects.get(items=scene.item)
        scene.save(**words("not_changed"))
        write_version(outcome=old, words=words("withdrawn"), member_id=None, now=NOW)
        numbers = OutcomeVersion.objects.order_by("number").values_list("number", flat=True)
        assert (list(numbers), Outcome.objects.get().latest) == ([1, 2, 3], 3)


def test_the_ask_is_locked_before_its_item_and_the_item_before_the_outcome(scene):
    thing = scene.item
    scene.save(thing, **words("changed"))
    with CaptureQueriesContext(connection) as seen:
        scene.save(thing, **words("not_changed"), started_from=1)
    locks = [
        table
        for row in seen
        for table in re.findall(r'^SELECT .*FROM "feedback_(\w+)" WHERE', row["sql"])
        if table in {"consultation", "item", "outcome"}
    ]
    assert list(dict.fromkeys(locks)) == ["consultation", "item", "outcome"]
