"""A picture goes with the last answer or draft that names it, whichever way that goes; and never before."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.actions.bin import remove_for_good
from feedback.actions.closing import close_due
from feedback.actions.parting import part_from_names
from feedback.actions.picturing import sweep
from feedback.actions.taking_back import forget_answers, forget_draft
from feedback.models import Answer, Draft, Picture, Response
from feedback.runs_out.answered import Answers
from feedback.runs_out.unsent import Drafts
from participants.actions import erase
from tests import factories
from tests.factories import NOW, TODAY
from tests.feedback.pictures import files
from tests.feedback.pictures.conftest import file

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def pictures():
    return Picture._base_manager.count()


@pytest.fixture
def typed(pictured, inside):
    """Somebody who sent a picture on the first page and nothing else yet."""
    inside.send(**{pictured.name(1): file()})
    assert pictures() == 1
    return inside


@pytest.fixture
def sent(pictured, typed):
    """Somebody who sent everything."""
    typed.send(**{pictured.name(2): "Ringing"})
    assert "We have your answers" in typed.html
    return typed


def test_stopping_removes_it(pictured, typed):
    typed.get(pictured.url("stop/")).send()
    assert pictures() == 0


def test_taking_the_answers_out_removes_it(pictured, sent):
    sent.get(pictured.url("take-out/")).send()
    assert "Your answers are gone" in sent.html
    assert pictures() == 0


def test_an_earlier_version_keeps_its_picture_and_both_go_together(pictured, sent):
    sent.get(pictured.url("1/")).send(
        **{pictured.name(1): file(files.saved(files.drawing((50, 80))), "other.jpg")}
    )
    assert pictures() == 2
    sent.send(**{pictured.name(2): "Ringing"})
    assert pictures() == 2
    sent.get(pictured.url("take-out/")).send()
    assert pictures() == 0


def test_a_change_that_is_not_sent_leaves_what_was_sent(pictured, sent):
    sent.get(pictured.url("1/")).send(**{f"{pictured.name(1)}_out": "on"})
    assert pictures() == 1
    sent.get(pictured.url("stop/")).send()
    assert len(sent.client.get(pictured.url("copy/")).content.split(b"/picture/")) == 2


def test_sending_without_it_keeps_only_the_version_before(pictured, sent):
    out = {f"{pictured.name(1)}_out": "on", f"{pictured.name(1)}_words": "Rather in words"}
    sent.get(pictured.url("1/")).send(**out).send(**{pictured.name(2): "Ringing"})
    assert "We have your answers" in sent.html
    assert Response._base_manager.count() == 2
    assert pictures() == 1


def test_what_runs_out_takes_it_along(pictured, typed):
    with working_in(pictured.organisation):
        assert Drafts().remove(TODAY, on=TODAY, limit=10) == 1
    assert pictures() == 0


def test_answers_that_run_out_take_it_along(pictured, sent):
    home = pictured.organisation
    with working_in(home):
        on = TODAY + timedelta(days=60)
        factories.publication(home, consultation=pictured.consultation, published_on=on)
        assert Answers().remove(on, on=on, limit=10) == 1
    assert not Answer._base_manager.exists()
    assert pictures() == 0


@pytest.mark.parametrize("is_closed", [False, True])
def test_erasing_a_person_removes_it(pictured, phone, is_closed):
    asked = factories.ask(pictured.organisation, consultation=pictured.consultation)
    phone.get(pictured.link("mine", asked)).get(pictured.url("1/"))
    phone.send(**{pictured.name(1): file()}).send(**{pictured.name(2): "Ringing"})
    with working_in(pictured.organisation):
        if is_closed:
            close_due(now=NOW + timedelta(days=60))
        erase(asked.participant_id, reason="asked", today=TODAY)
    assert Response._base_manager.count() == 1
    assert pictures() == 0


def test_erasing_a_person_removes_what_they_had_not_sent(pictured, phone):
    asked = factories.ask(pictured.organisation, consultation=pictured.consultation)
    phone.get(pictured.link("mine", asked)).get(pictured.url("1/")).send(
        **{pictured.name(1): file()}
    )
    with working_in(pictured.organisation):
        erase(asked.participant_id, reason="asked", today=TODAY)
    assert pictures() == 0


def test_parting_from_names_removes_what_was_not_sent(pictured, typed):
    with working_in(pictured.organisation):
        part_from_names(project=pictured.consultation.project, today=TODAY, now=NOW)
    assert pictures() == 0


def test_a_project_that_is_removed_takes_it_along(pictured, sent):
    with working_in(pictured.organisation):
        project = pictured.consultation.project
        type(project).objects.filter(pk=project.pk).update(binned_at=NOW)
        remove_for_good(project=project, today=TODAY)
    assert pictures() == 0


def test_a_restored_copy_forgets_it_again(pictured, sent):
    with working_in(pictured.organisation):
        forget_answers(Response.objects.get().pk)
    assert pictures() == 0


def test_a_restored_copy_forgets_what_was_not_sent(pictured, typed):
    with working_in(pictured.organisation):
        forget_draft(Draft.objects.get().pk, pictured.consultation.pk)
    assert pictures() == 0


def test_sweeping_takes_what_nothing_names_and_nothing_else(pictured, sent):
    home = pictured.organisation
    factories.picture(home, consultation=pictured.consultation)
    with working_in(home):
        assert sweep([pictured.consultation.pk]) == 1
        assert sweep() == 0
    assert pictures() == 1


def test_sweeping_where_there_is_no_picture_is_one_statement(
    pictured, at_noon, django_assert_num_queries
):
    with working_in(pictured.organisation), django_assert_num_queries(3):  # with its savepoint
        assert sweep([pictured.consultation.pk]) == 0
