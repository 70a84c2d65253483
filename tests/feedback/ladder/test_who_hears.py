"""The page on which an organisation says who is reminded when; what is open already keeps what it was opened with."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from access.scope import working_in
from feedback.domain.schedule import FAMILIES, USUAL_STAFF
from notices.actions import preview
from organisations.actions.organisations import change_organisation
from organisations.models import Organisation
from tests import factories
from tests.factories import actor

pytestmark = pytest.mark.integration

USUAL = {f"step_{sort}": list(USUAL_STAFF[sort]) for sort in FAMILIES} | {
    "quiet_from": "19",
    "quiet_until": "8",
    "working_days": ["0", "1", "2", "3", "4"],
    "digest_weekday": "1",
}


@pytest.fixture
def boss(db, client):
    member = factories.member(factories.organisation(), role="manager")
    client.force_login(member.user)
    return member


@pytest.fixture
def post(boss, client):
    address = reverse("feedback:reminding_edit", kwargs={"org": boss.organisation.slug})
    return lambda **values: client.post(address, USUAL | values)


def home(member):
    return Organisation.objects.get(pk=member.organisation_id)


def test_hours_days_and_people_are_kept(post, boss):
    added = ["owner", "decider", "manager"]
    answer = post(quiet_from="20", working_days=["0", "5"], digest_weekday="3", step_decide=added)
    assert answer.status_code == 302
    found = home(boss)
    assert (found.quiet_from, found.working_days, found.digest_weekday) == (20, 33, 3)
    assert found.ladder == {"decide": added}


def test_it_says_in_words_who_would_hear_before_anything_is_kept(post, boss):
    page = post(step_confirm=["backup"], what="preview")
    said = page.content.decode()
    assert (page.status_code, home(boss).ladder) == (200, {})
    assert "Who would hear what, if you keep this" in said
    course = page.context["course"]
    assert (course[0].when, [str(one) for one in course[0].who]) == (
        "7 days before the last day",
        ["the person who steps in"],
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"step_decide": ["decider"]}, "at least as many people as usually"),
        ({"step_decide": []}, "at least as many people as usually"),
        ({"step_confirm": ["participants"]}, "Choose from the list."),
        ({"quiet_from": "24"}, "Choose an hour."),
        ({"quiet_until": "-1"}, "Choose an hour."),
        ({"working_days": []}, "Choose at least one day."),
        ({"working_days": ["7"]}, "Choose from the list."),
        ({"digest_weekday": "0"}, "Choose a day."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(post, boss, values, sentence):
    page = post(**values)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert home(boss).ladder == {}


@pytest.mark.parametrize(
    "chosen",
    [{"quiet_from": 24}, {"working_days": 0}, {"working_days": 128}, {"digest_weekday": 8}],
)
def test_no_other_way_in_takes_hours_and_days_that_are_none(boss, chosen):
    with working_in(boss.organisation), pytest.raises(ValidationError):
        change_organisation(actor=actor(boss), organisation=boss.organisation, **chosen)


def test_whoever_runs_a_project_reads_no_such_page(client, boss):
    client.force_login(factories.member(boss.organisation).user)
    address = reverse("feedback:reminding_edit", kwargs={"org": boss.organisation.slug})
    assert client.get(address).status_code == 403


def test_whoever_was_added_hears_of_the_step(make_clock):
    clock = make_clock()
    clock.ask.ladder = {"first_word": ["owner", "backup", "senior"]}
    clock.ask.save()
    assert ("first_word", "senior") in clock.told(28)


def test_a_later_choice_moves_nothing_that_was_opened_before(clock):
    before = {(one.occasion, one.recipient) for one in preview(now=clock.at(28)).notices}
    Organisation.objects.filter(pk=clock.home.pk).update(
        ladder={"first_word": ["senior", "manager"]}, decide_days=7, confirm_days=3
    )
    assert {(one.occasion, one.recipient) for one in preview(now=clock.at(28)).notices} == before


def test_an_ask_takes_along_what_was_chosen_when_it_opened(make_clock):
    clock = make_clock()
    clock.home.ladder = {"confirm": ["manager"]}
    clock.home.confirm_days, clock.home.decide_days, clock.home.check_days = 3, 21, 10
    clock.ask.organisation = clock.home
    clock.ask.take_numbers()
    norms = clock.ask.norms
    assert (norms.confirm_days, norms.decide_days, clock.ask.check_days) == (3, 21, 10)
    assert norms.ladder == (("confirm", ("manager",)),)
