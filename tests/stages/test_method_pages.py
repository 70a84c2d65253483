"""The list of methods and the page of each; what a stage offers, and warns of."""

import pytest
from django.urls import reverse

from stages import methods
from tests.factories import NOW, involvement, project, stage, two_organisations
from tests.factories.planning import group

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

LIST, DETAIL = "stages:method_list", "stages:method_detail"
EARLY = "The way was picked before the reason"


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations().a


def look(client, cast, name, query="", role="facilitator", **kwargs):
    client.force_login(getattr(cast, role).user)
    return client.get(reverse(name, kwargs={"org": cast.organisation.slug, **kwargs}) + query)


def shown(answer):
    return [one.key for one in (*answer.context["methods"], *answer.context["standing"])]


def test_the_list_shows_all_and_narrows_by_address(client, cast):
    assert len(shown(look(client, cast, LIST))) == len(methods.every_method())
    found = shown(look(client, cast, LIST, "?stage=5&kind=practitioner&what_for=learning"))
    assert "small_test_cycle" in found
    assert "story_interviews" not in found


def test_what_is_no_choice_is_left_open_and_said(client, cast):
    answer = look(client, cast, LIST, "?stage=9&kind=%00&what_for=x&band=99&project=abc")
    assert answer.status_code == 200
    assert len(shown(answer)) == len(methods.every_method())
    assert "Select a valid choice" in answer.content.decode()


def test_nothing_fits_is_said(client, cast):
    html = look(client, cast, LIST, "?stage=4&kind=commissioner&band=under_12").content.decode()
    assert "Nothing fits all of this." in html


def test_a_project_goes_along_but_only_ones_own(client, cast):
    made = project(cast.organisation)
    html = look(client, cast, LIST, f"?stage=1&project={made.pk}").content.decode()
    assert made.title in html
    assert f"/methods/story_interviews/?stage=1&amp;project={made.pk}" in html
    html = look(client, cast, DETAIL, f"?project={made.pk}", key="pulse").content.decode()
    assert f"/ask/?method=pulse&amp;stage=5&amp;project={made.pk}" in html


@pytest.mark.embedded
@pytest.mark.parametrize("key", list(methods.every_method()))
def test_every_method_has_its_page(client, cast, key):
    html = look(client, cast, DETAIL, key=key).content.decode()
    assert "Questions to start from" in html
    assert ("Not before there is a reason" in html) is methods.get(key).is_standing


def test_who_may_not_ask_is_not_offered_to(client, cast):
    assert (
        "Ask people with this"
        not in look(client, cast, DETAIL, role="viewer", key="pulse").content.decode()
    )


def test_a_method_that_there_is_none_of_is_absent(client, cast):
    assert look(client, cast, DETAIL, key="no_such_method").status_code == 404


@pytest.mark.parametrize(
    ("purpose", "why", "is_early"),
    [("", "", True), ("", "They decide.", False), ("Hours", "", False)],
)
def test_the_stage_warns_where_a_forum_comes_before_its_reason(
    client, cast, purpose, why, is_early
):
    there = stage(cast.organisation, why=why)
    involvement(cast.organisation, stage=there, method="standing_forum", purpose=purpose)
    html = look(client, cast, "stages:stage_edit", pk=there.pk).content.decode()
    assert (EARLY in html) is is_early


def test_the_stage_offers_ways_for_the_kinds_of_its_groups(client, cast):
    there = stage(cast.organisation, number=5)
    group(cast.organisation, project=there.project, kind="practitioner")
    group(cast.organisation, project=there.project, kind="practitioner")
    (pair,) = look(client, cast, "stages:stage_edit", pk=there.pk).context["suiting"]
    assert pair[0] == "People who deliver it"
    assert [one.key for one in pair[1]] == ["weekly_numbers", "weekly_huddle", "learning_stories"]


def test_a_stage_without_groups_offers_ways_for_everybody(client, cast):
    there = stage(cast.organisation, number=1)
    assert len(look(client, cast, "stages:stage_edit", pk=there.pk).context["suiting"]) == 6
