"""Put right at once, for safety: one writes it, another looks, everybody reads it, and nothing is decided by it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from access.scope import working_in
from feedback.actions.outcome_parts import arrange_parts
from feedback.actions.outcome_wordings import save_outcome_wording
from feedback.actions.outcomes import rename_item
from feedback.actions.quick_fix import MOST, publish_fix, write_fix
from feedback.domain.outcome_forms import Wanted
from feedback.domain.publishing import ChannelPlan
from feedback.models import Item, Outcome, OutcomeVersion, OutcomeWording, Publication, Telling
from feedback.queries.asked_back import is_told_for_good, items_told
from feedback.queries.loops import loop_states
from feedback.queries.outcome_desk import stamp_of
from feedback.queries.outcomes import item_boards
from feedback.queries.quick_fix import waiting_fixes
from feedback.queries.record import asked_in_full, asked_titles
from tests.factories import NOW, TODAY, ask, open_consultation, outcome_wording

pytestmark = pytest.mark.integration

WORDS = {"what": "The step is mended", "since_on": TODAY, "where": "At the back door"}


@pytest.fixture
def about(scene):
    """Return an ask that people can still answer."""
    return open_consultation(scene.organisation, project=scene.consultation.project)


def write(scene, about, **words):
    with working_in(scene.organisation):
        return write_fix(
            actor=scene.actor,
            consultation=about,
            about="A broken step",
            words=WORDS | words,
            now=NOW,
        )


def seen(scene, item):
    """Return the stamp of what waits to be looked at, as the page carries it."""
    with working_in(scene.organisation):
        waiting = waiting_fixes(Item.objects.all().for_page().get(pk=item.pk).consultation)
    return next((one.stamp for one in waiting if one.item == item), "")


def publish(scene, item, *, by=None, now=NOW, channels=(), looked_at=None):
    looked_at = looked_at or seen(scene, item)
    with working_in(scene.organisation):
        return publish_fix(
            actor=by or scene.colleague(),
            item=Item.objects.all().for_page().get(pk=item.pk),
            seen=looked_at,
            channels=channels,
            now=now,
        )


def public(scene, about):
    address = reverse("feedback:happened", kwargs={"slug": about.slug})
    return scene.client.get(address).content.decode()


def test_it_is_public_after_a_second_look_and_nobody_is_written_to(scene, about):
    thing = write(scene, about)
    assert "The step is mended" not in public(scene, about)
    publish(scene, thing)
    page = public(scene, about)
    assert "The step is mended" in page
    assert "Put right at once, for safety" in page
    assert "What happens with what you say" in page
    assert scene.tellings() == []


def test_the_page_offers_to_publish_answers_only_once_people_can_answer_no_more(
    scene, about, time_machine
):
    write(scene, about)
    address = f"/o/{scene.organisation.slug}/consultations/{about.pk}/happened/"
    button = "Check and publish"
    assert button not in scene.client.get(address).content.decode()
    time_machine.move_to(about.closes_at + timedelta(days=2), tick=False)
    assert button in scene.client.get(address).content.decode()


def test_a_poster_may_go_up_while_people_can_answer(scene, about):
    publish(scene, write(scene, about), channels=[ChannelPlan(channel="poster", on=TODAY)])
    assert scene.tellings() == [("poster", TODAY, "")]


def test_whoever_wrote_it_does_not_look_at_it(scene, about):
    thing = write(scene, about)
    with pytest.raises(ValidationError) as refused:
        publish(scene, thing, by=scene.actor)
    assert refused.value.code == "same"


def test_nobody_outside_reads_what_it_is_about_before_the_second_look(scene, about):
    who = scene.person()
    ask(scene.organisation, consultation=about, participant=who, asked_on=TODAY)
    thing = write(scene, about)

    def read():
        """Return whether it is named on the page, in the person's record, and where people are asked back."""
        with working_in(scene.organisation):
            own = [one for one in asked_titles(who.pk, NOW) if one.consultation == about]
            (full,) = asked_in_full(own, who.pk)
            told = items_told(about)
        named = any(one.text == "A broken step" for one in full.came)
        return "A broken step" in public(scene, about), named, thing in told

    assert read() == (False, False, False)
    publish(scene, thing)
    assert read() == (True, True, True)


@pytest.mark.parametrize("is_public", [False, True])
def test_no_other_words_stand_for_it_while_people_can_answer(scene, about, is_public):
    thing = write(scene, about)
    if is_public:
        publish(scene, thing)
    with working_in(scene.organisation):
        outcome = Outcome.objects.get(items=thing)
    place = {"org": scene.organisation.slug, "pk": outcome.pk, "form": "easy", "language": "en"}
    where = reverse("feedback:outcome_wording_edit", kwargs=place)
    form = scene.client.get(where).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    answer = scene.client.post(where, typed | {"word_what": "Nobody looked at this"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "so write them once answering has closed" in page
    assert "Nobody looked at this" in page
    assert not OutcomeWording._base_manager.exists()
    listed = scene.get("outcome_wording_list", outcome.pk).content.decode()
    assert "so write them once answering has closed" in listed


def test_other_words_that_stood_there_before_can_be_taken_away(scene, about):
    publish(scene, write(scene, about))
    with working_in(scene.organisation):
        version = OutcomeVersion.objects.get()
        wording = outcome_wording(scene.organisation, outcome_version=version, form="easy")
        save_outcome_wording(
            actor=scene.actor,
            outcome=version.outcome,
            wanted=Wanted(wording.form, wording.language),
            number=version.number,
            based_on=stamp_of(wording),
            words={},
            four_fs={},
            read_by="",
            read_on=None,
            now=NOW,
        )
    assert not OutcomeWording._base_manager.exists()


@pytest.mark.parametrize("what", ["item", "part"])
def test_what_was_looked_at_is_what_goes_out(scene, about, what):
    thing = write(scene, about)
    looked_at = seen(scene, thing)
    with working_in(scene.organisation):
        if what == "item":
            rename_item(actor=scene.actor, item=thing, text="Ann from No. 5 told us of a step")
        else:
            key = thing.outcomes.get().pk
            names = {key: "Ann from No. 5"}
            arrange_parts(actor=scene.actor, item=thing, names=names, order=[key], now=NOW)
    with pytest.raises(ValidationError) as refused:
        publish(scene, thing, looked_at=looked_at)
    assert refused.value.code == "changed"
    publish(scene, thing)
    assert "Ann from No. 5" in public(scene, about)


def test_a_page_that_carries_nothing_publishes_nothing(scene, about):
    thing = write(scene, about)
    scene.client.force_login(scene.world.a.manager.user)
    assert f'value="{seen(scene, thing)}"' in scene.get("quick_fix", about.pk).content.decode()
    scene.post("quick_fix_publish", {}, thing.pk)
    assert "The step is mended" not in public(scene, about)


def test_it_counts_for_nothing_in_the_loop_until_it_is_said_again(scene, about):
    publish(scene, write(scene, about), channels=[ChannelPlan(channel="page", on=TODAY)])
    later = about.closes_at + timedelta(days=2)
    with working_in(scene.organisation):
        facts = loop_states([about], later.date())[about.pk].facts
        board = next(one for one in item_boards(about) if one.item.source == "safety")
        assert not is_told_for_good(about)
    assert facts.first_told_on is None
    assert not any(one.is_final for one in facts.items)
    assert (board.is_final, board.was_promised, board.is_ready(later.date())) == (
        False,
        False,
        True,
    )


def test_the_answer_that_it_is_owed_after_closing_is_looked_for(scene, about):
    write(scene, about)
    about.refresh_from_db()
    assert about.next_notice_on is not None


def test_after_closing_it_is_said_again_to_everybody(scene, about, time_machine):
    first = publish(scene, write(scene, about))
    later = about.closes_at + timedelta(days=2)
    time_machine.move_to(later, tick=False)
    scene.consultation = about
    again = scene.publish(channels=[ChannelPlan(channel="page", on=later.date())], now=later)
    with working_in(scene.organisation):
        kept = OutcomeVersion.objects.filter(publication=first).count()
        assert (kept, again.versions.count(), again.kind) == (1, 1, "outcome")
    assert "The step is mended" in public(scene, about)


def test_nobody_looked_before_closing_so_it_is_said_as_any_answer_and_weighed(
    scene, about, time_machine
):
    write(scene, about)
    later = about.closes_at + timedelta(days=2)
    time_machine.move_to(later, tick=False)
    scene.consultation = about
    news = scene.publish(channels=[ChannelPlan(channel="page", on=later.date())], now=later)
    with working_in(scene.organisation):
        assert [one.is_quick_fix for one in news.versions.all()] == [False]
    assert news.weighed
    assert "Put right at once" not in public(scene, about)


@pytest.mark.parametrize("words", [{"what": ""}, {"since_on": None}, {"where": " "}])
def test_all_of_it_is_said(scene, about, words):
    with pytest.raises(ValidationError) as refused:
        write(scene, about, **words)
    assert refused.value.code == "missing"


def test_it_is_for_open_asks_and_an_exception(scene, about):
    with pytest.raises(ValidationError) as refused:
        write(scene, scene.consultation)
    assert refused.value.code == "not_open"
    for _number in range(MOST):
        write(scene, about)
    with pytest.raises(ValidationError) as refused:
        write(scene, about)
    assert refused.value.code == "too_many"


def test_it_is_published_once_and_nothing_else_that_way(scene, about):
    thing = write(scene, about)
    publish(scene, thing)
    for other in (thing, scene.item):
        with pytest.raises(ValidationError) as refused:
            publish(scene, other)
        assert refused.value.code in {"nothing", "not_open"}


def test_the_page_writes_it_and_a_manager_publishes_it(scene, about):
    sent = {"about": "A broken step", **WORDS}
    assert scene.post("quick_fix", sent, about.pk).status_code == 302
    with working_in(scene.organisation):
        thing = Item.objects.get(source="safety")
    assert "I have looked at it" not in scene.get("quick_fix", about.pk).content.decode()
    assert scene.post("quick_fix_publish", {}, thing.pk).status_code == 403
    scene.client.force_login(scene.world.a.manager.user)
    assert "I have looked at it" in scene.get("quick_fix", about.pk).content.decode()
    scene.post("quick_fix_publish", {"seen": seen(scene, thing)}, thing.pk)
    with working_in(scene.organisation):
        assert Publication.objects.get().kind == "quick_fix"
        assert not Telling.objects.exists()


def test_the_one_who_keeps_people_safe_may_look(scene, about):
    about.safe_member = scene.world.a.facilitator
    about.save()
    with working_in(scene.organisation):
        thing = write_fix(
            actor=scene.colleague(), consultation=about, about="A step", words=WORDS, now=NOW
        )
    sent = {"seen": seen(scene, thing)}
    assert scene.post("quick_fix_publish", sent, thing.pk).status_code == 302
    assert "The step is mended" in public(scene, about)


def test_a_page_without_words_is_refused_and_keeps_what_was_typed(scene, about):
    answer = scene.post("quick_fix", {"about": "<b>Step</b>", "what": ""}, about.pk)
    assert answer.status_code == 422
    assert "&lt;b&gt;Step&lt;/b&gt;" in answer.content.decode()
