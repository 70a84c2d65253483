"""A plan that ends without asking people: said with its reason, shown, changed, and taken back."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse

from access.scope import working_in
from projects.models import EndKind, PlanChange, PlanEnding
from projects.queries.ending import ending_stamp
from projects.reminder_rules.look_again.rule import LookAgainRule
from projects.terms import END_MEANINGS
from tests.factories import NOW, TODAY, organisation, plan_ending, project, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

WHY = "The school asked the same families."
LATER = TODAY + timedelta(days=60)
SENT = {"kind": "not_now", "why": WHY, "look_again_on": LATER.isoformat(), "based_on": ""}


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations().a


@pytest.fixture
def made(cast):
    return project(cast.organisation)


def address(name, about):
    return reverse(name, kwargs={"org": about.organisation.slug, "pk": about.pk})


def send(client, cast, about, **changes):
    client.force_login(cast.facilitator.user)
    return client.post(address("projects:ending_edit", about), SENT | changes)


def stored(cast):
    with working_in(cast.organisation):
        return PlanEnding.objects.first()


def test_a_plan_ends_with_its_reason_and_a_day(client, cast, made):
    assert send(client, cast, made).status_code == 302
    kept = stored(cast)
    assert (kept.kind, kept.why, kept.look_again_on) == ("not_now", WHY, LATER)
    assert (kept.ended_on, kept.by_id) == (TODAY, cast.facilitator.pk)
    with working_in(cast.organisation):
        assert list(PlanChange.objects.values_list("part", "verb")) == [("ending", "added")]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"why": ""}, "Say why. A good reason is a good answer."),
        ({"kind": ""}, "Choose how the plan ends."),
        ({"kind": "never"}, "Choose one of these three."),
        ({"look_again_on": TODAY.isoformat()}, "This day has passed."),
        ({"look_again_on": "next year"}, "Enter a valid date."),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_what_was_typed(
    client, cast, made, changes, sentence
):
    answer = send(client, cast, made, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert (WHY in answer.content.decode()) is ("why" not in changes)
    assert stored(cast) is None


def test_the_project_and_the_list_say_it_instead_of_what_is_missing(client, cast, made):
    plan_ending(cast.organisation, project=made, why=WHY, look_again_on=LATER)
    client.force_login(cast.viewer.user)
    where = {"org": cast.organisation.slug}
    for page in (
        address("workspace:project_detail", made),
        reverse("workspace:project_list", kwargs=where),
    ):
        html = client.get(page).content.decode()
        assert "Not now, because" in html
        assert WHY in html
        assert "we look at it again on 30 April 2027" in html
        assert "Well founded to go on?" not in html
        assert "Plan again" not in html


def test_an_end_is_changed_on_the_day_it_was_said(client, cast, made):
    there = plan_ending(cast.organisation, project=made, ended_on=TODAY - timedelta(days=9))
    answer = send(client, cast, made, kind="just_tell", based_on=ending_stamp(there))
    assert answer.status_code == 302
    kept = stored(cast)
    assert (kept.kind, kept.ended_on) == ("just_tell", TODAY - timedelta(days=9))


def test_a_day_that_has_passed_meanwhile_may_stay(client, cast, made):
    past = TODAY - timedelta(days=3)
    there = plan_ending(cast.organisation, project=made, look_again_on=past)
    answer = send(client, cast, made, look_again_on=past.isoformat(), based_on=ending_stamp(there))
    assert answer.status_code == 302


@pytest.mark.parametrize("is_there", [True, False])
def test_two_people_ending_one_plan_both_see_both(client, cast, made, is_there):
    if is_there:
        plan_ending(cast.organisation, project=made, why="Marek's words")
    answer = send(client, cast, made, based_on="" if is_there else "older")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert WHY in html
    assert ("Marek&#x27;s words" if is_there else "being planned again") in html
    kept = stored(cast)
    assert (kept.why if kept else None) == ("Marek's words" if is_there else None)
    again = send(client, cast, made, based_on=ending_stamp(kept))
    assert again.status_code == 302


def test_planning_again_takes_the_end_back_once(client, cast, made):
    plan_ending(cast.organisation, project=made)
    client.force_login(cast.facilitator.user)
    home = address("projects:ending_remove", made)
    assert client.get(home).status_code == 405
    assert client.post(home).status_code == 302
    assert client.post(home).status_code == 302
    assert stored(cast) is None
    with working_in(cast.organisation):
        assert list(PlanChange.objects.values_list("part", "verb")) == [("ending", "removed")]


def test_every_end_says_what_it_means():
    assert set(END_MEANINGS) == set(EndKind.values)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_is_the_one_where_the_organisation_is(db, zone):
    home = organisation(time_zone=zone)
    ending = plan_ending(home, look_again_on=LATER)
    begins = datetime.combine(LATER, time(), tzinfo=home.zone)
    rule = LookAgainRule()
    with working_in(home):
        (about,) = rule.load([ending.pk])
        assert rule.occasions(about, begins - timedelta(minutes=1)) == []
        assert (home.pk, ending.pk) in rule.due(begins)
        assert [one.code for one in rule.occasions(about, begins)] == [f"look-again-{LATER}"]
