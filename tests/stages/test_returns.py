"""Going back to an earlier stage: noted with what was learnt, drawn, listed, and removed when it was a mistake."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.models import PlanChange
from stages.domain.diamond import RETURNS
from stages.domain.returning import WAYS, code_of, ways_from
from stages.models import Stage, StageReturn
from stages.terms import RETURN_MEANINGS, RETURN_WORDS
from tests.factories import NOW, TODAY, project, stage_return, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

LEARNT = "It looks like a scam."
SENT = {"way": "4-3", "why": LEARNT, "returned_on": TODAY.isoformat(), "is_now": "on"}


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
    return client.post(address("stages:return_add", about), SENT | changes)


def look(client, cast, about, stage=4):
    client.force_login(cast.viewer.user)
    return client.get(address("workspace:project_detail", about) + f"?stage={stage}")


def test_going_back_is_noted_and_the_earlier_stage_happens_again(client, cast, made):
    answer = send(client, cast, made)
    assert answer["Location"].endswith("?stage=3#stage")
    with working_in(cast.organisation):
        noted = StageReturn.objects.get()
        assert (noted.from_number, noted.to_number, noted.why) == (4, 3, LEARNT)
        assert (noted.returned_on, noted.by) == (TODAY, cast.facilitator)
        assert [one.state for one in Stage.objects.filter(number__in=(3, 4))] == [
            "now",
            "unplanned",
        ]
        assert set(PlanChange.objects.values_list("part", "verb")) == {
            ("return", "added"),
            ("stage", "changed"),
        }
        assert AuditEntry.objects.filter(verb="stage_returned").exists()


def test_it_can_be_noted_without_moving_a_stage(client, cast, made):
    send(client, cast, made, is_now="")
    with working_in(cast.organisation):
        assert StageReturn.objects.count() == 1
        assert set(Stage.objects.values_list("state", "version")) == {("unplanned", 1)}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"why": "  "}, "Say in one sentence what you learnt."),
        ({"why": "x" * 301}, "has room for 300 characters"),
        ({"way": ""}, "Choose from which stage you go back to which."),
        ({"way": "3-4"}, "Choose one of these ways back."),
        ({"returned_on": ""}, "Give the day."),
        ({"returned_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"returned_on": "0999-01-01"}, "This was too long ago to be meant."),
        ({"returned_on": "soon"}, "Enter a valid date."),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_what_was_typed(
    client, cast, made, changes, sentence
):
    answer = send(client, cast, made, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if "why" not in changes:
        assert LEARNT in answer.content.decode()
    with working_in(cast.organisation):
        assert not StageReturn.objects.exists()


def test_the_same_is_not_noted_twice(client, cast, made):
    send(client, cast, made)
    answer = send(client, cast, made)
    assert answer.status_code == 422
    assert "This stands here already, on the same day." in answer.content.decode()


def test_the_only_way_back_from_a_stage_is_chosen_beforehand(client, cast, made):
    client.force_login(cast.facilitator.user)
    home = address("stages:return_add", made)
    assert client.get(f"{home}?stage=4").context["form"].initial["way"] == "4-3"
    for other in ("5", "1", "x", "44444444444444444444"):
        assert client.get(f"{home}?stage={other}").context["form"].initial["way"] is None


def test_the_project_says_where_it_went_back(client, cast, made):
    stage_return(cast.organisation, project=made, from_number=5, to_number=4, why="Duty weeks.")
    stage_return(cast.organisation, project=made, from_number=5, to_number=1, why="<b>Anew</b>")
    html = look(client, cast, made).content.decode()
    assert "Went back to 4, Refine" in html
    assert "Went back to 1, Insight" in html
    assert "Duty weeks." in html
    assert "&lt;b&gt;Anew" in html
    assert html.count("is-taken") == 2
    assert address("stages:return_add", made) not in html


def test_how_often_is_said_beside_the_arrow(client, cast, made):
    for days in (1, 2):
        stage_return(cast.organisation, project=made, returned_on=TODAY - timedelta(days=days))
    assert "adapt · 2 times" in look(client, cast, made).content.decode()


def test_a_project_that_never_went_back_is_told_nothing(client, cast, made):
    html = look(client, cast, made).content.decode()
    assert "is-taken" not in html
    assert "Where we went back" not in html


def test_what_was_noted_by_mistake_is_removed(client, cast, made):
    noted = stage_return(cast.organisation, project=made)
    client.force_login(cast.facilitator.user)
    home = address("stages:return_remove", noted)
    assert noted.why in client.get(home).content.decode()
    assert client.post(home)["Location"].endswith("?stage=5#stage")
    with working_in(cast.organisation):
        assert not StageReturn.objects.exists()
        assert list(PlanChange.objects.values_list("part", "verb")) == [("return", "removed")]
    assert client.post(home).status_code == 404


def test_every_way_back_has_words_and_can_be_written():
    assert set(RETURN_WORDS) == set(RETURN_MEANINGS) == set(RETURNS) == set(WAYS.values())
    assert [code_of(way) for way in ways_from(5)] == ["5-4", "5-1"]
    assert ways_from(1) == []
