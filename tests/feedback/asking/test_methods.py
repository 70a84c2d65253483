"""An ask begins with the questions of a method, and is warned where a forum comes before its reason."""

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback import question_types
from feedback.actions.methods import settings_of
from feedback.models import AskPlan, Consultation
from stages import methods
from tests.factories import NOW, project, stage, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

ASK = "feedback:ask_start"
EARLY = "The way was picked before the reason"


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return two_organisations().a


def look(client, cast, query):
    client.force_login(cast.facilitator.user)
    return client.get(reverse(ASK, kwargs={"org": cast.organisation.slug}) + query)


@pytest.mark.embedded
@pytest.mark.parametrize("key", list(methods.every_method()))
def test_every_question_of_a_method_is_of_a_type_that_takes_it(key):
    for question in methods.get(key).questions:
        assert question.kind in question_types.registry
        settings = settings_of(question)
        kept = settings.get("points") or [one["label"] for one in settings.get("choices", ())]
        assert kept == [str(one) for one in question.choices]


def test_a_question_that_its_type_does_not_take_is_refused():
    with pytest.raises(ValueError, match="one_choice does not take"):
        settings_of(methods.MethodQuestion("one_choice", "Which?", choices=("Only one",)))


def test_an_ask_begins_with_the_questions_of_its_method(client, cast):
    made = project(cast.organisation)
    answer = look(client, cast, f"?method=pulse&stage=5&project={made.pk}")
    form = answer.context["form"]
    assert (form.initial["method"], form.initial["stage"]) == ("pulse", 5)
    assert "The draft begins with its questions." in answer.content.decode()
    sent = {"title": "Is it working?", "stage": "5", "project": made.pk, "method": "pulse"}
    client.post(reverse(ASK, kwargs={"org": cast.organisation.slug}), sent)
    with working_in(cast.organisation):
        asked = Consultation.objects.get()
        (version,) = asked.form_versions.all()
        assert [one.text for one in version.questions.all()] == [
            str(one.text) for one in methods.get("pulse").questions
        ]
        assert AskPlan.objects.get().method == "pulse"


@pytest.mark.parametrize("key", ["no_such_method", "", "\x00", "../pulse"])
def test_a_method_nobody_knows_changes_nothing(client, cast, key):
    assert look(client, cast, f"?method={key}&stage=99").status_code == 200
    sent = {"title": "Is it working?", "stage": "1", "method": key}
    answer = client.post(reverse(ASK, kwargs={"org": cast.organisation.slug}), sent)
    assert answer.status_code in {302, 422}
    with working_in(cast.organisation):
        assert not AskPlan.objects.exists()


@pytest.mark.parametrize(
    ("why", "why_you", "is_early"),
    [("", "", True), ("They decide.", "", False), ("", "You", False)],
)
def test_asking_warns_where_a_forum_comes_before_its_reason(client, cast, why, why_you, is_early):
    there = stage(cast.organisation, number=2, why=why)
    client.force_login(cast.facilitator.user)
    sent = {
        "title": "",
        "stage": "2",
        "project": there.project_id,
        "method": "standing_forum",
        "why_you": why_you,
    }
    answer = client.post(reverse(ASK, kwargs={"org": cast.organisation.slug}), sent)
    assert answer.status_code == 422
    assert (EARLY in answer.content.decode()) is is_early


@pytest.mark.parametrize("sent", [{"project": "x", "stage": "y"}, {"project": "9" * 30}, {}])
def test_asking_with_a_forum_takes_any_input(client, cast, sent):
    client.force_login(cast.facilitator.user)
    address = reverse(ASK, kwargs={"org": cast.organisation.slug})
    answer = client.post(address, {"method": "standing_forum"} | sent)
    assert answer.status_code == 422
    assert EARLY in answer.content.decode()
