"""Saying why it is late: where people read it, and that late stays late."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template

from access.scope import working_in
from feedback.actions.late import tell_late
from feedback.models import LateNote
from feedback.queries.loops import loop_states
from feedback.reminder_rules.no_news.rule import NoNews
from notices.actions import compose, deliver, plan
from notices.models import Notice
from tests.factories import NOW, TODAY, actor, late_note, telling
from ui.days import day_in_words

pytestmark = pytest.mark.integration

WHY = "The board did not meet, because half of it was ill."
SUBJECT = "You were promised news"


@pytest.fixture
def late(scene):
    """The promised day was yesterday."""
    scene.consultation.promised_on = TODAY - timedelta(days=1)
    scene.consultation.save()
    return scene


def verdicts(scene):
    with working_in(scene.organisation):
        state = loop_states([scene.consultation], TODAY)[scene.consultation.pk]
    return state.first_word, state.final_word, state.state


def say(scene, days, by=None):
    with working_in(scene.organisation):
        return tell_late(
            actor=by or scene.actor,
            consultation=scene.consultation,
            why=WHY,
            new_on=TODAY + timedelta(days=days),
            now=NOW,
        )


def test_why_and_the_new_day_stand_on_the_public_page_and_the_verdict_stays(late):
    before = verdicts(late)
    on = TODAY + timedelta(days=10)
    assert late.post("consultation_late", {"why": WHY, "new_on": on}).status_code == 302
    page = late.public()
    assert (WHY in page, "Why it takes longer" in page) == (True, True)
    assert verdicts(late) == before
    with working_in(late.organisation):
        assert LateNote.objects.get().promised_on == late.consultation.promised_on


def test_the_list_of_answers_owed_shows_it(late):
    say(late, 10)
    page = late.client.get(f"/o/{late.organisation.slug}/owed/").content.decode()
    assert "People know why it is late" in page


@pytest.mark.parametrize("days", [0, -1])
def test_the_new_day_lies_ahead(late, days):
    with pytest.raises(ValidationError) as refused:
        say(late, days)
    assert refused.value.code == "new_on"
    on = TODAY + timedelta(days=days)
    assert late.post("consultation_late", {"why": WHY, "new_on": on}).status_code == 422


def test_only_a_manager_names_a_day_beyond_the_final_word(late):
    with pytest.raises(ValidationError) as refused:
        say(late, 200)
    assert refused.value.code == "manager"
    assert say(late, 200, by=actor(late.world.a.manager)).pk


def test_where_only_a_manager_can_name_the_day_others_are_led_to_one_and_find_no_form(
    late, time_machine
):
    with working_in(late.organisation):
        late.consultation.manager = late.world.a.manager
        late.consultation.save()
        state = loop_states([late.consultation], TODAY)[late.consultation.pk]
    form, led = '<textarea name="why"', f"Turn to {late.world.a.manager}."
    days = (state.facts.final_due_on - TODAY).days
    for later, is_theirs in ((days - 1, True), (days, False)):
        time_machine.move_to(NOW + timedelta(days=later), tick=False)
        page = late.get("consultation_late").content.decode()
        assert (form in page, led in page) == (is_theirs, not is_theirs)
    assert late.address("holding_publish") in page
    late.client.force_login(late.world.a.manager.user)
    assert form in late.get("consultation_late").content.decode()


def test_nobody_is_told_that_it_is_late_when_nothing_is_owed(late):
    with working_in(late.organisation):
        late.consultation.items.all().delete()
    late.person()
    with pytest.raises(ValidationError) as refused:
        say(late, 10)
    assert refused.value.code == "not_owed"
    assert "Nobody waits" in late.get("consultation_late").content.decode()


def test_once_people_have_heard_the_note_is_gone_from_the_page(late):
    late.person()
    say(late, 10)
    late.save(disposition="changed", what="A text", since_on=TODAY, where="Phone")
    late.publish()
    with working_in(late.organisation):
        late.consultation.publications.get().tellings.update(told_on=TODAY)
    assert WHY not in late.public()


def noted(clock, **when):
    """Somebody answered, and was told why the promised day is missed and by when they hear."""
    clock.answer()
    days = {"promised_on": clock.at(28).date(), "new_on": clock.at(40).date()}
    late_note(clock.home, consultation=clock.ask, why=WHY, **days, **when)


def test_the_message_that_there_is_no_news_says_why(clock, mailoutbox):
    noted(clock)
    for act in (plan, compose, deliver):
        act(now=clock.at(28))
    mail = next(one for one in mailoutbox if SUBJECT in one.subject)
    assert (WHY in mail.body, "You hear by" in mail.body) == (True, True)


def test_at_twelve_weeks_the_message_names_the_day_that_was_broken_last(clock, mailoutbox):
    """They heard in time for the day of the note, and the day that this word named passed in silence."""
    noted(clock, at=clock.at(28))
    held = {"disposition": "still_deciding", "held_up_by": "The board meets"}
    clock.publish(38, next_on=clock.at(50).date(), **held)
    for act in (plan, compose, deliver):
        act(now=clock.at(84))
    mail = next(one for one in mailoutbox if SUBJECT in one.subject)
    assert WHY not in mail.body
    day = day_in_words(clock.at(50).date())
    assert f"We said that you would hear more by {day}. That day has passed too." in mail.body


def test_whoever_has_a_first_word_does_not_hear_why_others_wait_for_it(clock, mailoutbox):
    heard, waits = clock.answer(email="sam@example.org"), clock.answer(email="mo@example.org")
    days = {"promised_on": clock.at(28).date(), "new_on": clock.at(40).date()}
    late_note(clock.home, consultation=clock.ask, why=WHY, at=clock.at(28), **days)
    held = {"disposition": "still_deciding", "held_up_by": "The board meets"}
    about = clock.publish(38, next_on=clock.at(50).date(), **held).publication
    told = {"participant": heard, "channel": "email", "told_on": clock.at(38).date()}
    telling(clock.home, publication=about, **told)
    telling(clock.home, publication=about, participant=waits, channel="phone")
    for act in (plan, compose, deliver):
        act(now=clock.at(84))
    said = {one.to[0]: WHY in one.body for one in mailoutbox if SUBJECT in one.subject}
    assert said == {"sam@example.org": False, "mo@example.org": True}


def test_in_a_message_with_other_news_nobody_who_has_a_word_reads_that_there_is_none(clock):
    clock.answer()
    clock.publish(10, disposition="still_deciding", next_on=clock.at(50).date())
    plan(now=clock.at(84))
    with working_in(clock.home):
        (row,) = Notice.objects.filter(rule="no_news")
        line = get_template("reminder_rules/no_news/line.txt")
        said = line.render(NoNews().context(row, clock.at(84)))
    assert "We have none yet" not in said
    assert "we have told you something since" in said
