"""Asks that are answered together: who may be, what people read, one row of what is owed, and going separate ways again."""

import json
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse

from access.scope import working_in
from feedback.actions.joining import join_asks, part_asks
from feedback.actions.publishing import withdraw
from feedback.domain.loop import Word, first_word
from feedback.domain.publishing import ChannelPlan
from feedback.models import ConsultationJoin
from feedback.queries.badges import badges
from feedback.queries.joining import joined_words
from feedback.queries.loops import loop_states
from feedback.queries.promises import owed_of
from feedback.reminder_rules.outcome_told.rule import OutcomeToldRule
from notices.models import Notice
from tests.factories import (
    NOW,
    TODAY,
    closed_consultation,
    consultation_join,
    notice,
    open_consultation,
    project,
    publication,
)

pytestmark = pytest.mark.integration

WHY = "Both asked about the letters <b>and</b> the phone."


@pytest.fixture
def twin(scene):
    """Return another ended ask of the project, promised earlier."""
    return closed_consultation(
        scene.organisation,
        project=scene.consultation.project,
        title="Is the letter clear & short?",
        promised_on=scene.consultation.promised_on - timedelta(days=5),
    )


def join(scene, other, about=None, why=WHY):
    with working_in(scene.organisation):
        return join_asks(
            actor=scene.actor,
            consultation=about or scene.consultation,
            other_id=other.pk,
            why=why,
            now=NOW,
        )


def refused(scene, *given, **more):
    with pytest.raises(ValidationError) as refusal:
        join(scene, *given, **more)
    return refusal.value.code


def due(scene, about):
    with working_in(scene.organisation):
        return loop_states([about], TODAY)[about.pk].facts.due_on


def public(scene, about):
    return scene.client.get(reverse("feedback:happened", args=[about.slug])).content.decode()


def owed(scene):
    return scene.client.get(f"/o/{scene.organisation.slug}/owed/").content.decode()


def test_both_pages_say_it_and_the_earlier_day_holds_for_both(scene, twin):
    own = scene.consultation.promised_on
    assert scene.post("consultation_join", {"other": twin.pk, "why": WHY}).status_code == 302
    for page in (public(scene, scene.consultation), public(scene, twin)):
        assert "We answer this together with" in page
        assert "letters &lt;b&gt;and&lt;/b&gt; the phone" in page
    assert due(scene, scene.consultation) == due(scene, twin) == twin.promised_on
    scene.consultation.refresh_from_db()
    assert scene.consultation.promised_on == own


def test_what_is_owed_is_one_row_that_names_both(scene, twin):
    assert owed(scene).count('<article class="owed-item') == 2
    join(scene, twin)
    page = owed(scene)
    assert page.count('<article class="owed-item') == 1
    assert "Is the letter clear &amp; short?" in page
    assert scene.consultation.title in page


def test_the_badge_and_the_overview_count_one_answer_for_both(scene, twin):
    with working_in(scene.organisation):
        assert badges(0, NOW).owed == 2
    join(scene, twin)
    with working_in(scene.organisation):
        every = [scene.consultation, twin]
        assert badges(0, NOW).owed == 1
        assert owed_of(loop_states(every, TODAY)).asks == 1
        # only one of the two is shown, as with the double's project alone: it is owed all the same
        assert owed_of(loop_states([twin], TODAY)).asks == 1
    page = scene.client.get(f"/o/{scene.organisation.slug}/owed/")
    assert page.context["owed"] == page.context["owed_count"] == 1
    counts = {one.value: one.count for _, some in page.context["choices"] for one in some}
    assert counts[f"project-{twin.project_id}"] == 1


def test_the_command_lists_one_answer_with_the_earlier_day(scene, twin):
    join(scene, twin)
    out = StringIO()
    call_command("loops", "--json", "--now", NOW.isoformat(), stdout=out)
    (row,) = [one for one in json.loads(out.getvalue()) if one["together_with"]]
    assert row["consultation"] == scene.consultation.title
    assert row["together_with"] == [twin.title]
    assert row["promised_on"] == twin.promised_on.isoformat()
    assert twin.title not in [one["consultation"] for one in json.loads(out.getvalue())]
    table = StringIO()
    call_command("loops", "--now", NOW.isoformat(), stdout=table)
    assert f"{scene.consultation.title}, with {twin.title}" in table.getvalue()


def published(scene):
    scene.save(disposition="changed", what="A text", since_on=TODAY, where="Phone")
    return scene.publish(channels=[ChannelPlan(channel="page", on=TODAY)])


def test_poster_and_mail_say_that_both_are_answered_together(scene, twin):
    who = scene.person()
    join(scene, twin)
    news = published(scene)
    page = scene.client.get(scene.address("outcome_poster_print", news.pk)).content.decode()
    assert "We answer this together with something else that we asked." in page
    assert "letters &lt;b&gt;and&lt;/b&gt; the phone" in page
    notice = SimpleNamespace(subject=f"publication:{news.pk}", recipient_key=str(who.pk))
    with working_in(scene.organisation):
        context = OutcomeToldRule().context(notice, NOW)
        for template in ("body", "line"):
            words = get_template(f"reminder_rules/outcome_told/{template}.txt").template
            said = words.render(Context(context, autoescape=False))
            assert f"We answer this together with something else that we asked. {WHY}\n" in said


def test_poster_and_mail_of_what_stands_alone_say_nothing_of_it(scene, twin):
    who = scene.person()
    news = published(scene)
    page = scene.client.get(scene.address("outcome_poster_print", news.pk)).content.decode()
    assert "We answer this together" not in page
    notice = SimpleNamespace(subject=f"publication:{news.pk}", recipient_key=str(who.pk))
    with working_in(scene.organisation):
        assert OutcomeToldRule().context(notice, NOW)["joined"] == []


def test_a_double_stands_alone_once_the_other_half_was_told(scene, twin):
    join(scene, twin)
    with working_in(scene.organisation):
        scene.consultation.items.all().delete()
    scene.person()  # with nothing to answer the first one owes nothing
    assert owed(scene).count('<article class="owed-item') == 1


def test_it_can_be_undone_from_either_side(scene, twin):
    row = join(scene, twin)
    assert "Answer each by itself again" in scene.get("consultation_join", twin.pk).content.decode()
    scene.post("consultation_join", {"part": row.consultation_id}, twin.pk)
    assert due(scene, scene.consultation) == scene.consultation.promised_on
    assert "We answer this together" not in public(scene, twin)


@pytest.mark.parametrize("is_double", [True, False], ids=["the double", "the one it is with"])
def test_what_was_withdrawn_moves_no_day_of_the_other_and_is_named_nowhere(scene, twin, is_double):
    join(scene, twin) if is_double else join(scene, scene.consultation, about=twin)
    with working_in(scene.organisation):
        withdraw(
            actor=scene.actor,
            consultation=twin,
            why="Asked twice",
            answers_fate="We keep them",
            channels=[ChannelPlan(channel="page", on=TODAY)],
            now=NOW - timedelta(days=10),
        )
        later = scene.consultation.promised_on
        states = loop_states([scene.consultation, twin], later)
        facts = states[scene.consultation.pk].facts
    assert (facts.due_on, facts.joined) == (later, None)
    assert first_word(facts, later) is Word.OPEN
    for about in (scene.consultation, twin):
        assert "We answer this together" not in public(scene, about)
        with working_in(scene.organisation):
            assert joined_words(about) == []


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 40, "٣"])
def test_undoing_what_is_not_joined_says_so(scene, twin, typed):
    join(scene, twin)
    answer = scene.client.post(scene.address("consultation_join"), {"part": typed}, follow=True)
    assert "not answered together any more" in answer.content.decode()
    with working_in(scene.organisation):
        assert ConsultationJoin.objects.count() == 1


def test_only_ended_asks_of_the_project_in_no_pair_can_be_chosen(scene, twin):
    elsewhere = closed_consultation(scene.organisation, project=project(scene.organisation))
    still = open_consultation(scene.organisation, project=scene.consultation.project)
    theirs = closed_consultation(scene.world.b.organisation)
    for other in (elsewhere, still, theirs, scene.consultation):
        assert refused(scene, other) == "elsewhere"
        typed = {"other": other.pk, "why": WHY}
        assert scene.post("consultation_join", typed).status_code == 422
    join(scene, twin)
    assert refused(scene, twin) == "elsewhere"
    third = closed_consultation(scene.organisation, project=scene.consultation.project)
    assert refused(scene, third, about=twin) == "joined"
    assert refused(scene, scene.consultation, about=third) == "elsewhere"


@pytest.mark.parametrize("why", ["", "  ", "x" * 301])
def test_the_reason_is_needed_and_short(scene, twin, why):
    assert refused(scene, twin, why=why) == "why"
    answer = scene.post("consultation_join", {"other": twin.pk, "why": why})
    assert answer.status_code == 422


def test_what_is_still_open_is_joined_with_nothing(scene, twin):
    still = open_consultation(scene.organisation, project=scene.consultation.project)
    assert refused(scene, twin, about=still) == "too_early"
    page = scene.get("consultation_join", still.pk).content.decode()
    assert "Only asks that have closed" in page


def test_what_is_sensitive_is_not_named_on_the_page_of_the_other(scene, twin):
    twin.needs_care = True
    twin.save()
    join(scene, twin)
    page = public(scene, scene.consultation)
    assert "together with something else that we asked" in page
    assert "Is the letter clear" not in page


def test_somebody_else_undid_it_meanwhile(scene, twin):
    row = consultation_join(scene.organisation, consultation=twin, into=scene.consultation)
    with working_in(scene.organisation):
        row.delete()
        with pytest.raises(ValidationError) as gone:
            part_asks(
                actor=scene.actor, consultation=scene.consultation, double_id=twin.pk, now=NOW
            )
    assert gone.value.code == "gone"


def test_what_waits_for_others_of_its_week_is_looked_at_anew(scene, twin):
    """An earlier day holds for both now, so their news may have to go before the others do."""
    org, later = scene.organisation, NOW + timedelta(days=5)
    both = [publication(org, consultation=one) for one in (scene.consultation, twin)]
    told_too = closed_consultation(org, project=scene.consultation.project)
    both.append(publication(org, consultation=told_too, carries=both[0]))
    apart = publication(org, consultation=closed_consultation(org))
    subjects = [f"publication:{one.pk}" for one in both] + [f"consultation:{twin.pk}"]
    waiting = [notice(org, subject=one, not_before=later) for one in subjects]
    other = notice(org, subject=f"publication:{apart.pk}", not_before=later)
    sent = notice(org, subject=subjects[0], not_before=later, state="composed")
    join(scene, twin)
    with working_in(org):
        freed = Notice.objects.filter(not_before=None).values_list("pk", flat=True)
        assert set(freed) == {one.pk for one in waiting}
        assert {other.pk, sent.pk}.isdisjoint(freed)
