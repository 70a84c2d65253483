"""One outcome for several asks: each ask tells its own people, and whoever is in both hears it once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse

from access.scope import working_in
from feedback.actions.publishing import say_still_deciding, withdraw
from feedback.actions.release import lock_in_order
from feedback.actions.sharing import share_outcome
from feedback.actions.telling import record_telling
from feedback.domain.publishing import ChannelPlan
from feedback.models import Outcome, OutcomeVersion, Publication, Telling
from feedback.queries.load_history import people
from feedback.queries.loops import loop_states, owed_consultations
from feedback.queries.news import news_of
from feedback.queries.outcomes import item_boards
from feedback.reminder_rules.outcome_told.rule import OutcomeToldRule
from tests.factories import (
    NOW,
    TODAY,
    ask,
    closed_consultation,
    delivery,
    item,
    milestone,
    open_consultation,
    outcome_wording,
    participant,
    response,
    response_author,
)

pytestmark = pytest.mark.integration

PAGE = [ChannelPlan(channel="page", on=TODAY)]
CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
LATER = NOW + timedelta(days=40)


def answers(organisation, about, who):
    asked = ask(organisation, consultation=about, participant=who)
    author = response_author(organisation, ask=asked)
    response(organisation, consultation=about, thread=author.thread)


@pytest.fixture
def two(scene):
    """Return a second ask of the project, who answered it, who answered the first, and who answered both."""
    home, org = scene.consultation, scene.organisation
    about = closed_consultation(org, project=home.project)
    with working_in(org):
        about.items.update(text="The other question")
        thing = about.items.get()
    there, both = participant(org), participant(org)
    answers(org, about, there)
    answers(org, about, both)
    here = scene.person()
    answers(org, home, both)
    return SimpleNamespace(about=about, item=thing, here=here, there=there, both=both)


def share(scene, *things, now=NOW):
    with working_in(scene.organisation):
        return share_outcome(
            actor=scene.actor,
            item=scene.item,
            outcome=Outcome.objects.filter(consultation=scene.consultation).first(),
            item_ids=[one.pk for one in things],
            now=now,
        )


def publish(scene, two, now=NOW, **words):
    scene.save(now=now, **CHANGED | words)
    share(scene, two.item)
    return scene.publish(channels=PAGE, now=now)


def told(scene):
    """Return whom each ask tells: (ask, person)."""
    with working_in(scene.organisation):
        rows = Telling.objects.filter(participant__isnull=False)
        return set(rows.values_list("publication__consultation", "participant"))


def test_each_ask_tells_its_own_people(scene, two):
    home = publish(scene, two).consultation_id
    assert told(scene) == {
        (home, two.here.pk),
        (home, two.both.pk),
        (two.about.pk, two.there.pk),
        (two.about.pk, two.both.pk),
    }
    with working_in(scene.organisation):
        sister = Publication.objects.get(consultation=two.about)
        assert sister.carries.consultation_id == home


def test_whoever_is_in_both_gets_one_message(scene, two):
    first = publish(scene, two)
    rule = OutcomeToldRule()
    with working_in(scene.organisation):
        sister = Publication.objects.get(carries=first)
        keys = [
            {one.key for one in rule.occasions(news, NOW)[0].recipients} for news in (first, sister)
        ]
    assert keys == [{str(two.here.pk), str(two.both.pk)}, {str(two.there.pk)}]


def test_one_message_counts_in_both_asks(scene, two):
    first = publish(scene, two)
    notice = SimpleNamespace(
        subject=f"publication:{first.pk}", recipient_key=str(two.both.pk), organisation_id=1
    )
    with working_in(scene.organisation):
        OutcomeToldRule().delivered(notice, NOW)
        days = Telling.objects.filter(participant=two.both).values_list("told_on", flat=True)
        assert list(days) == [TODAY, TODAY]
        OutcomeToldRule().failed(notice, "bounced", NOW)
        lost = Telling.objects.filter(participant=two.both).values_list("told_on", "problem")
        assert set(lost) == {(None, "bounced")}


def test_telling_somebody_by_hand_counts_in_both_asks(scene, two):
    who = participant(scene.organisation, email="")
    answers(scene.organisation, scene.consultation, who)
    answers(scene.organisation, two.about, who)
    first = publish(scene, two)
    with working_in(scene.organisation):
        row = Telling.objects.get(publication=first, participant=who)
        record_telling(
            actor=scene.actor,
            publication=first,
            telling_ids=[row.pk],
            channel="letter",
            told_on=TODAY,
            today=TODAY,
        )
        rows = Telling.objects.filter(participant=who).values_list("channel", "told_on")
    assert list(rows) == [("letter", TODAY)] * 2


def test_both_asks_are_answered_and_both_are_credited(scene, two):
    publish(scene, two)
    with working_in(scene.organisation):
        assert len(owed_consultations(NOW)) == 2
        Telling.objects.filter(participant__isnull=False).update(told_on=TODAY)
        assert owed_consultations(NOW) == []
        states = loop_states([scene.consultation, two.about], TODAY).values()
        assert [(one.settled, one.items) for one in states] == [(1, 1), (1, 1)]
        history = people([two.both.pk], today=TODAY)[two.both.pk].history
    assert [one.items[0].told_on for one in history] == [TODAY, TODAY]


def test_both_public_pages_and_only_with_its_own_things(scene, two):
    publish(scene, two, you_said="We were never rung back.")
    address = reverse("feedback:happened", kwargs={"slug": two.about.slug})
    there = scene.client.get(address).content.decode()
    assert "A text" in there
    assert "The other question" in there
    assert scene.item.text not in there
    assert "The other question" not in scene.public()


def test_it_is_written_in_one_place(scene, two):
    scene.save(**CHANGED)
    share(scene, two.item)
    with working_in(scene.organisation):
        board = item_boards(two.about)[0]
    assert board.is_carried
    with pytest.raises(ValidationError) as refused:
        scene.save(two.item, outcome=board.outcome, disposition="changed")
    assert refused.value.code == "carried"
    page = scene.get("outcome_list", two.about.pk).content.decode()
    assert scene.consultation.title in page


def test_a_promise_taken_back_is_taken_back_in_both_and_told_again(scene, two):
    publish(scene, two)
    with working_in(scene.organisation):
        Telling.objects.filter(participant__isnull=False).update(told_on=TODAY)
    scene.save(disposition="reversed", promised_what="A text", why="No money", now=LATER)
    scene.publish(channels=PAGE, now=LATER)
    with working_in(scene.organisation):
        back = Publication.objects.filter(kind="reversal")
        assert {one.consultation_id for one in back} == {scene.consultation.pk, two.about.pk}
        day = LATER.date()
        states = loop_states([scene.consultation, two.about], day).values()
    assert [one.next_step.code for one in states] == ["retell", "retell"]
    address = reverse("feedback:happened", kwargs={"slug": two.about.slug})
    assert "<del>A text</del>" in scene.client.get(address).content.decode()


def test_a_holding_word_is_carried_too(scene, two):
    scene.save(**CHANGED)
    share(scene, two.item)
    with working_in(scene.organisation):
        say_still_deciding(
            actor=scene.actor,
            consultation=scene.consultation,
            held_up_by="The board meets on Friday.",
            next_on=TODAY + timedelta(days=14),
            channels=PAGE,
            now=NOW,
        )
        assert item_boards(two.about)[0].published.disposition == "still_deciding"


def test_when_the_first_ask_is_withdrawn_the_other_goes_on_with_what_its_people_read(scene, two):
    publish(
        scene,
        two,
        disposition="still_deciding",
        held_up_by="The board",
        next_on=TODAY + timedelta(days=9),
    )
    with working_in(scene.organisation):
        withdraw(
            actor=scene.actor,
            consultation=scene.consultation,
            why="It is not ours.",
            answers_fate="Deleted.",
            channels=[ChannelPlan(channel="page", on=LATER.date())],
            now=LATER,
        )
        board = item_boards(two.about)[0]
        kinds = Publication.objects.filter(consultation=two.about).values_list("kind", flat=True)
    assert (board.is_carried, board.published.disposition) == (False, "still_deciding")
    assert list(kinds) == ["holding"]


def test_when_the_other_ask_is_withdrawn_the_first_goes_on(scene, two):
    scene.save(**CHANGED)
    share(scene, two.item)
    with working_in(scene.organisation):
        withdraw(
            actor=scene.actor,
            consultation=two.about,
            why="It is not ours.",
            answers_fate="Deleted.",
            channels=PAGE,
            now=NOW,
        )
        assert item_boards(two.about)[0].published.disposition == "withdrawn"
    scene.publish(channels=PAGE)
    with working_in(scene.organisation):
        assert not Publication.objects.filter(consultation=two.about, kind="outcome").exists()


@pytest.mark.parametrize(
    "where", ["organisation", "project", "open", "withdrawn", "answered", "care"]
)
def test_what_cannot_be_answered_too_is_refused(scene, two, where):
    org = scene.world.b.organisation if where == "organisation" else scene.organisation
    project = (
        {} if where in {"organisation", "project"} else {"project": scene.consultation.project}
    )
    made = open_consultation if where == "open" else closed_consultation
    more = {"withdrawn": {"withdrawn_at": NOW}, "care": {"needs_care": True}}.get(where, {})
    about = made(org, **project, **more)
    thing = item(org, consultation=about)
    if where == "answered":
        scene.save(thing, **CHANGED)
    scene.save(**CHANGED)
    with pytest.raises(ValidationError) as refused:
        share(scene, thing)
    assert refused.value.code == "elsewhere"
    with working_in(scene.organisation):
        address = scene.address("outcome_parts", scene.item.pk)
        key = Outcome.objects.filter(items=scene.item).get().pk
    answer = scene.client.post(f"{address}{key}/asks/", {"items": [thing.pk]})
    assert answer.status_code == 422


def test_what_is_public_already_tells_nobody_new(scene, two):
    scene.save(**CHANGED)
    scene.publish(channels=PAGE)
    with pytest.raises(ValidationError) as refused:
        share(scene, two.item)
    assert refused.value.code == "public"


def test_going_separate_ways_keeps_what_people_read(scene, two):
    publish(scene, two)
    with working_in(scene.organisation):
        version = OutcomeVersion.objects.get()
        words = {"what": "You get a text"}
        outcome_wording(scene.organisation, outcome_version=version, form="child", words=words)
        sister = Publication.objects.get(consultation=two.about)
    share(scene)
    with working_in(scene.organisation):
        told_now = news_of(Publication.objects.get(pk=sister.pk))
        assert [(about, one.what) for about, one in told_now] == [("The other question", "A text")]
        assert [one.words for one in told_now[0][1].wordings.all()] == [words]
    with working_in(scene.organisation):
        board = item_boards(two.about)[0]
        assert (board.is_carried, board.published.what) == (False, "A text")
        assert loop_states([two.about], TODAY)[two.about.pk].facts.items[0].is_final


def test_the_page_chooses_and_the_check_page_says_who_hears_too(scene, two):
    scene.save(**CHANGED)
    with working_in(scene.organisation):
        key = Outcome.objects.get().pk
    address = f"{scene.address('outcome_parts', scene.item.pk)}{key}/asks/"
    assert "The other question" in scene.client.get(address).content.decode()
    assert scene.client.post(address, {"items": [two.item.pk]}).status_code == 302
    assert two.about.title in scene.get("outcome_publish").content.decode()


def test_whoever_came_to_share_while_we_waited_for_the_lock_is_locked_too(scene, two):
    """As if a colleague had shared it in the very moment before our lock was given."""
    scene.save(**CHANGED)
    locks = []

    def meanwhile(execute, sql, params, many, context):
        if 'FROM "feedback_consultation" WHERE' not in sql:
            return execute(sql, params, many, context)
        locks.append({one for one in params if one in {scene.consultation.pk, two.about.pk}})
        if len(locks) == 1:
            Outcome.objects.get(consultation=scene.consultation).items.add(two.item)
        return execute(sql, params, many, context)

    with working_in(scene.organisation), transaction.atomic():
        with connection.execute_wrapper(meanwhile):
            lock_in_order(scene.consultation)
    assert locks == [{scene.consultation.pk}, {scene.consultation.pk, two.about.pk}]


# What was promised with it -----------------------------------------------------------------------


def pages(scene, two):
    slugs = (scene.consultation.slug, two.about.slug)
    return [scene.client.get(reverse("feedback:happened", args=[slug])) for slug in slugs]


def promise(scene, **fields):
    with working_in(scene.organisation):
        of = Outcome.objects.get(consultation=scene.consultation)
    return delivery(scene.organisation, outcome=of, what="A text each Friday", **fields)


def test_the_other_ask_reads_what_was_promised_and_where_it_stands(scene, two):
    publish(scene, two)
    row = promise(scene, done_on=TODAY, evidence="On the wall")
    milestone(scene.organisation, delivery=row, text="Texts are written")
    for page in pages(scene, two):
        words = page.content.decode()
        assert "What we promised to do" in words
        assert words.count("A text each Friday") == 1
        assert "Texts are written" in words
        assert "On the wall" in words


def test_the_other_ask_reads_it_only_once_its_people_were_told(scene, two):
    scene.save(**CHANGED)
    first = scene.publish(channels=PAGE)
    promise(scene)
    scene.save(**CHANGED | {"what": "A text and a call"})
    share(scene, two.item)
    with working_in(scene.organisation):
        assert not Publication.objects.filter(carries=first).exists()
    here, there = pages(scene, two)
    assert "A text each Friday" in here.content.decode()
    assert "A text each Friday" not in there.content.decode()


def test_what_was_taken_back_is_promised_on_neither_page(scene, two):
    publish(scene, two)
    promise(scene)
    words = {"disposition": "reversed", "promised_what": "A text", "why": "The money moved"}
    scene.save(now=LATER, **words)
    scene.publish(channels=PAGE, now=LATER)
    for page in pages(scene, two):
        assert "What we promised to do" not in page.content.decode()


def test_what_is_shared_with_nobody_is_promised_at_home_only(scene, two):
    scene.save(**CHANGED)
    scene.publish(channels=PAGE)
    promise(scene)
    here, there = pages(scene, two)
    assert "A text each Friday" in here.content.decode()
    assert "A text each Friday" not in there.content.decode()
