"""A draft of "you said": from what may be told, marked as a draft, and never published before somebody read it over."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from access.scope import working_in
from feedback.actions.outcomes import choose_themes
from feedback.domain.publishing import ChannelPlan
from feedback.queries.drafting import draft_of
from feedback.queries.outcomes import item_board
from tests import factories
from tests.factories import TODAY

pytestmark = pytest.mark.integration

COMPLETE = {"disposition": "changed", "what": "Texts", "since_on": TODAY, "where": "Your phone"}


@pytest.fixture
def asked(scene):
    """Return the scene with 31 answers to the item's question in the kept result."""
    with working_in(scene.organisation):
        question = scene.consultation.items.first().question
    keep(scene, question, [("a", "A text", 18), ("b", "A call", 10), ("c", "A letter", 3)], 31)
    return scene


def keep(scene, question, rows, answered):
    summary = {
        "answered": answered,
        "written": 0,
        "rows": [
            {"key": key, "label": label, "count": count, "share": count / answered}
            for key, label, count in rows
        ],
    }
    kept = {"key": str(question.key), "text": question.text, "kind": "one_choice"}
    factories.result_snapshot(
        scene.organisation,
        consultation=scene.consultation,
        answered=answered,
        data={"questions": [kept | {"summary": summary}]},
    )


def draft(scene, longest=2000):
    with working_in(scene.organisation):
        return draft_of(scene.item, longest=longest)


def press(scene, **typed):
    return scene.client.post(address(scene), {"started_from": 0, "draft": "1"} | typed)


def address(scene):
    return reverse(
        "feedback:outcome_edit", kwargs={"org": scene.organisation.slug, "pk": scene.item.pk}
    )


def board(scene):
    with working_in(scene.organisation):
        return item_board(scene.item)


def test_it_says_what_most_chose_with_what_that_rests_on(asked):
    assert draft(asked).startswith("Of the 31 people who answered, 18 said “A text”")
    assert "3 said" not in draft(asked)


def test_it_is_in_the_language_of_the_ask_whoever_drafts_it(asked):
    with override("ar-xb"):
        drafted = draft(asked)
    assert drafted.startswith("Of the 31 people who answered, 18 said")


def test_a_result_of_few_people_is_not_in_it(scene):
    with working_in(scene.organisation):
        question = scene.consultation.items.first().question
    keep(scene, question, [("a", "A text", 2), ("b", "A call", 1)], 3)
    assert draft(scene) == ""


def test_without_a_result_there_is_nothing_to_draft(scene):
    assert "There is nothing to draft from yet" in press(scene).content.decode()
    assert board(scene).history == ()


def words_of_many(scene, count, *, may_quote=False):
    with working_in(scene.organisation):
        question = scene.consultation.items.first().question
    theme = factories.theme(scene.organisation, project=scene.consultation.project, name="Too loud")
    for _each in range(count):
        said = factories.response(
            scene.organisation, consultation=scene.consultation, may_quote=may_quote
        )
        words = factories.answer(
            scene.organisation, response=said, question=question, text="It hurts my ears"
        )
        factories.highlight(scene.organisation, theme=theme, answer=words, start=0, end=5)
    return words


def test_themes_stand_in_it_only_from_enough_people_on(scene):
    words_of_many(scene, 4)
    assert "Too loud" not in draft(scene)


def test_themes_of_many_stand_in_it_with_their_number(scene):
    words_of_many(scene, 12)
    assert "Too loud (12 people)" in draft(scene)


@pytest.mark.parametrize(("may_quote", "found"), [(True, True), (False, False)])
def test_only_words_that_may_be_quoted_stand_in_it(scene, may_quote, found):
    words = words_of_many(scene, 1, may_quote=may_quote)
    factories.quote(scene.organisation, answer=words, text="It hurts my ears")
    assert ("“It hurts my ears”" in draft(scene)) is found


def test_pressing_saves_nothing_and_keeps_what_was_typed(asked):
    page = press(asked, you_said="My own line.", what="A text each Friday").content.decode()
    assert "This is a draft" in page
    assert "My own line.\n\nOf the 31 people" in page
    assert "A text each Friday" in page
    assert board(asked).history == ()


@pytest.mark.parametrize(("ticked", "state"), [({}, "incomplete"), ({"read_over": "on"}, "ready")])
def test_it_is_published_only_once_somebody_read_it_over(asked, ticked, state):
    typed = {"you_said": "Of the 31", "started_from": 0, "is_drafted": "on"} | COMPLETE | ticked
    asked.client.post(address(asked), typed)
    found = board(asked)
    assert (found.state(TODAY), found.is_ready(TODAY)) == (state, state == "ready")


def test_reading_it_over_later_makes_it_ready(asked):
    typed = {"you_said": "Of the 31", "is_drafted": "on"} | COMPLETE
    asked.client.post(address(asked), typed | {"started_from": 0})
    again = asked.client.get(address(asked)).content.decode()
    assert "I have read the draft over" in again
    asked.client.post(address(asked), typed | {"started_from": 1, "read_over": "on"})
    assert board(asked).is_ready(TODAY)


def test_the_form_refuses_nobody_who_may_not_write(asked):
    asked.client.force_login(asked.world.a.viewer.user)
    assert press(asked).status_code == 403


def themed(scene):
    return [
        factories.theme(scene.organisation, project=scene.consultation.project, name=name)
        for name in ("Too loud", "Too far")
    ]


def choose(scene, *themes):
    typed = {"text": scene.item.text, "themes": [one.pk for one in themes]}
    return scene.post("item_edit", typed, pk=scene.item.pk)


def chosen(scene):
    with working_in(scene.organisation):
        return [one.name for one in scene.item.themes.all()]


def test_the_themes_of_an_item_are_chosen_beside_its_name(scene):
    loud, far = themed(scene)
    assert choose(scene, loud, far).status_code == 302
    assert chosen(scene) == ["Too far", "Too loud"]
    assert choose(scene, far).status_code == 302
    assert chosen(scene) == ["Too far"]


def test_themes_are_chosen_although_people_have_read_its_name(scene):
    loud, _far = themed(scene)
    scene.save(**COMPLETE)
    scene.publish(channels=[ChannelPlan(channel="page", on=TODAY)])
    assert "readonly" in scene.get("item_edit", scene.item.pk).content.decode()
    assert choose(scene, loud).status_code == 302
    assert chosen(scene) == ["Too loud"]


def test_a_theme_of_another_project_is_refused(scene):
    themed(scene)
    other = factories.theme(scene.organisation, project=factories.project(scene.organisation))
    assert choose(scene, other).status_code == 422
    with working_in(scene.organisation), pytest.raises(ValidationError) as refused:
        choose_themes(actor=scene.actor, item=scene.item, theme_ids=[other.pk])
    assert (refused.value.code, chosen(scene)) == ("elsewhere", [])
