"""What the tables of the closed loop refuse, and what goes with a project or an outcome."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from access.bin import with_the_bin
from access.scope import working_in
from feedback.actions.bin import remove_for_good
from feedback.models import (
    CheckAnswer,
    ConsultationJoin,
    ItemReopening,
    Missed,
    Outcome,
    Publication,
    Snooze,
)
from projects.models import Project
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return factories.organisation()


@pytest.mark.parametrize(
    ("build", "fields"),
    [
        (factories.snooze, {"number": 3}),
        (factories.snooze, {"until_on": TODAY}),
        (factories.late_note, {"new_on": TODAY - timedelta(days=1)}),
        (factories.check_answer, {"saw": "", "clear": ""}),
        (factories.delivery, {"done_on": TODAY, "not_happening_on": TODAY}),
    ],
)
def test_rows_that_make_no_sense_are_refused(home, build, fields):
    with transaction.atomic(), pytest.raises(IntegrityError):
        build(home, **fields)


def test_an_ask_is_joined_with_another_and_once_only(home):
    row = factories.consultation_join(home)
    with working_in(home):
        with transaction.atomic(), pytest.raises(IntegrityError):
            ConsultationJoin.objects.filter(pk=row.pk).update(into=row.consultation)
        with transaction.atomic(), pytest.raises(IntegrityError):
            factories.consultation_join(home, consultation=row.consultation)


def test_an_item_is_open_again_once_at_a_time(home):
    first = factories.item_reopening(home)
    with transaction.atomic(), pytest.raises(IntegrityError):
        factories.item_reopening(home, item=first.item)
    with working_in(home):
        ItemReopening.objects.filter(pk=first.pk).update(settled_on=TODAY)
    assert factories.item_reopening(home, item=first.item).settled_on is None


def test_a_dropped_outcome_is_not_among_those_that_live_and_only_open_deliveries_are_open(home):
    kept = factories.delivery(home)
    done = factories.delivery(home, done_on=TODAY)
    with working_in(home):
        Outcome.objects.filter(pk=done.outcome_id).update(dropped_on=TODAY)
        assert list(Outcome.objects.all().live()) == [kept.outcome]
        assert list(type(kept).objects.all().open()) == [kept]


def test_numbers_of_the_organisation_are_taken_on_opening(home):
    about = factories.consultation(home)
    home.confirm_days, home.check_days, home.ladder = 5, 21, {"decide": ["owner"]}
    with working_in(home):
        about.organisation = home
        about.take_numbers()
    assert (about.confirm_days, about.decide_days, about.still_owed_days) == (5, 14, 56)
    assert (about.check_days, about.ladder) == (21, {"decide": ["owner"]})


def test_a_project_goes_with_its_snoozes_and_a_publication_elsewhere_that_carried_its_own_stays(
    home,
):
    rests = factories.snooze(home)
    other = factories.publication(home, carries=rests.publication)
    project = rests.consultation.project
    with working_in(home), with_the_bin():
        Project.objects.filter(pk=project.pk).update(binned_at=NOW)
        remove_for_good(project=project, today=TODAY)
        other.refresh_from_db()
        assert (other.carries, list(Publication.objects.all())) == (None, [other])
        assert not Snooze.objects.exists()


def test_a_missed_thing_goes_and_that_the_item_was_open_again_stays(home):
    said = factories.missed(home)
    again = factories.item_reopening(home, missed=said)
    factories.check_answer(home)
    with working_in(home):
        Missed.objects.all().delete()
        again.refresh_from_db()
        assert (again.missed, CheckAnswer.objects.count()) == (None, 1)
