"""Starting from the ask: a draft, and a project around it."""

from datetime import timedelta

import pytest

from access.models import AuditEntry
from feedback.actions.asking import start_ask
from feedback.models import Consultation
from projects.models import Project, StakeholderGroup
from stages.models import Stage, StageState
from tests.factories import TODAY, organisation, project, stage

pytestmark = [pytest.mark.integration]


def test_only_the_title_is_needed_to_save_a_draft(desk):
    answer = desk.post("ask_start", {"title": "How was it?", "stage": "1"})
    consultation = Consultation.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == desk.url("consultation_detail", consultation)
    assert (consultation.title, consultation.why_you) == ("How was it?", "")
    assert list(consultation.form_versions.values_list("number", "frozen_at")) == [(1, None)]


def test_a_project_is_made_around_the_ask(desk):
    desk.post(
        "ask_start",
        {"title": "How was it?", "stage": "3", "group_name": "Parents", "project_title": "Club"},
    )
    made = Project.objects.get()
    assert made.title == "Club"
    assert [one.number for one in made.stages.all()] == [1, 2, 3, 4, 5]
    assert [one.member for one in made.team.all()] == [desk.cast.facilitator]
    assert [one.name for one in StakeholderGroup.objects.all()] == ["Parents"]
    stage = Consultation.objects.get().stage
    assert (stage.number, stage.who) == (3, "Parents")


def test_without_a_title_of_its_own_the_project_is_called_like_the_ask(desk):
    desk.post("ask_start", {"title": "How was it?", "stage": "1"})
    assert Project.objects.get().title == "How was it?"


def test_an_ask_joins_a_project_there_is(desk):
    there = project(desk.organisation)
    desk.post("ask_start", {"title": "How was it?", "stage": "1", "project": there.pk})
    assert list(Project.objects.all()) == [there]
    assert Consultation.objects.get().project == there


def test_the_page_suggests_me_three_weeks_and_the_project_it_came_from(desk):
    there = project(desk.organisation)
    answer = desk.client.get(desk.url("ask_start") + f"?project={there.pk}")
    initial = answer.context["form"].initial
    assert initial["owner"] == desk.cast.facilitator.pk
    assert initial["closes_on"] == TODAY + timedelta(days=21)
    assert (initial["tell_how"], initial["project"]) == ("the way you were asked", there.pk)


def test_a_title_that_is_missing_keeps_everything_typed(desk):
    answer = desk.post("ask_start", {"why_you": "you waited", "stage": "1"})
    assert answer.status_code == 422
    assert "Write in one line what you want to ask." in answer.content.decode()
    assert "you waited" in answer.content.decode()
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"closes_on": -1}, "This day has passed."),
        ({"closes_on": 20, "promised_on": 20}, "People cannot hear what happened before"),
        ({"closes_on": 20, "decides_on": 10}, "The decision cannot come before"),
    ],
)
def test_dates_that_run_backwards_are_refused_with_their_sentence(desk, dates, sentence):
    days = {name: (TODAY + timedelta(days=days)).isoformat() for name, days in dates.items()}
    answer = desk.post("ask_start", {"title": "How was it?", "stage": "1", **days})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert all(day in answer.content.decode() for day in days.values())


def test_nul_and_stray_surrogates_are_taken_out(desk):
    sent = "title=How%00+was%ED%A0%80+it%3F&stage=1"
    kind = "application/x-www-form-urlencoded"
    desk.client.post(desk.url("ask_start"), sent, content_type=kind)
    assert Consultation.objects.get().title == "How was\ufffd\ufffd\ufffd it?"


def test_text_that_is_too_long_comes_back_whole(desk):
    long = "long " * 500
    answer = desk.post("ask_start", {"title": "How was it?", "stage": "1", "why_you": long})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()


def test_the_promise_is_four_weeks_after_the_last_day_unless_somebody_says_otherwise(desk):
    assert desk.draft(promised_on=None).promised_on == TODAY + timedelta(days=49)


def test_the_organisations_defaults_are_taken_over(desk):
    consultation = desk.draft()
    owner = desk.cast.owner
    assert (consultation.backup, consultation.manager, consultation.senior) == (owner,) * 3
    assert consultation.wording == desk.organisation.default_wording
    assert [reader.pk for reader in consultation.readers.all()] == [desk.cast.facilitator.pk]


def test_the_asks_reason_and_dates_fill_its_stage(desk):
    consultation = desk.draft()
    found = Stage.objects.get(pk=consultation.stage_id)
    assert (found.why, found.state) == ("you waited this year", StageState.PLANNED)
    assert found.ends_on == consultation.closes_on


def test_the_stages_reason_fills_an_ask_without_one(desk):
    planned = stage(desk.organisation, why="Only parents know")
    consultation = start_ask(
        actor=desk.actor, values={"title": "How?"}, stage_number=1, project=planned.project
    )
    assert consultation.why_you == "Only parents know"


def test_starting_is_written_down(desk):
    desk.draft()
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["project_started", "consultation_started"]


def test_fields_that_the_form_does_not_have_are_not_taken(desk):
    mean = {"opened_at": "2020-01-01", "door_code": "mine", "organisation": "1", "version": "9"}
    desk.post("ask_start", {"title": "How was it?", "stage": "1", **mean})
    consultation = Consultation.objects.get()
    assert (consultation.opened_at, consultation.door_code) == (None, None)
    assert consultation.version == 1


def test_a_project_of_another_organisation_cannot_be_chosen(desk):
    theirs = project(organisation("Brindle"))
    answer = desk.post("ask_start", {"title": "How?", "stage": "1", "project": theirs.pk})
    assert answer.status_code == 422
