"""Planning a stage: saved, refused in words, and both wordings kept when two people change it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.scope import working_in
from projects.models import PlanChange
from stages.models import Stage
from tests.factories import TODAY, project, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PLAN = {
    "state": "planned",
    "why": "Only families know the wait.",
    "who": "20 parents",
    "based_on": "1",
}


@pytest.fixture
def world():
    return two_organisations()


@pytest.fixture
def stage(world):
    made = project(world.a.organisation)
    with working_in(world.a.organisation):
        return Stage.objects.get(project=made, number=2)


def send(client, cast, stage, **changes):
    client.force_login(cast.facilitator.user)
    kwargs = {"org": cast.organisation.slug, "pk": stage.pk}
    return client.post(reverse("stages:stage_edit", kwargs=kwargs), PLAN | changes)


def stored(stage):
    with working_in(stage.organisation):
        return Stage.objects.get(pk=stage.pk)


def test_a_plan_is_saved(client, world, stage):
    answer = send(client, world.a, stage)
    assert answer.status_code == 302
    kept = stored(stage)
    assert (kept.state, kept.why, kept.who, kept.version) == (
        "planned",
        "Only families know the wait.",
        "20 parents",
        2,
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"starts_on": TODAY.isoformat(), "ends_on": (TODAY - timedelta(days=1)).isoformat()},
            "The last day cannot come before the first day.",
        ),
        ({"state": "not_involving"}, "Say why you are not involving people here."),
        ({"why": "x" * 1001}, "1000 characters"),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_the_words(client, world, stage, changes, sentence):
    answer = send(client, world.a, stage, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "20 parents" in answer.content.decode()
    assert stored(stage).version == 1


def test_two_people_changing_one_plan_both_see_both(client, world, stage):
    send(client, world.a, stage, why="Isla's words")
    answer = send(client, world.a, stage, why="Marek's words")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Isla&#x27;s words" in page
    assert "Marek&#x27;s words" in page
    assert stored(stage).why == "Isla's words"
    assert send(client, world.a, stage, why="Marek's words", based_on="2").status_code == 302


def test_fields_that_are_not_on_the_form_change_nothing(client, world, stage):
    other = project(world.a.organisation)
    send(client, world.a, stage, project=str(other.pk), number="5", organisation="2", version="9")
    kept = stored(stage)
    assert (kept.project_id, kept.number, kept.version) == (stage.project_id, 2, 2)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"state": "unplanned", "why": ""}, "Not planned yet"),
        ({"state": "planned"}, "Planned"),
        ({"state": "now"}, "Now"),
        ({"state": "done"}, "Done"),
        ({"state": "paused", "paused_because": "We wait for the hall."}, "We wait for the hall."),
        ({"state": "paused"}, "we have not said why."),
        ({"state": "not_involving", "not_because": "They told us."}, "They told us."),
    ],
)
def test_each_state_is_saved_and_read_in_words(client, world, stage, sent, words):
    answer = send(client, world.a, stage, **sent)
    assert answer["Location"].endswith("?stage=2#stage")
    assert stored(stage).state == sent["state"]
    html = client.get(answer["Location"]).content.decode()
    assert f"is-{sent['state']}" in html
    assert words in html


def test_a_change_is_kept_word_for_word(client, world, stage):
    send(client, world.a, stage)
    with working_in(stage.organisation):
        (entry,) = PlanChange.objects.filter(part="stage")
    assert (entry.title, entry.verb) == ("2 Focus", "changed")
    assert ["why", "", "Only families know the wait."] in entry.fields
