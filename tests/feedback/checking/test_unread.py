"""Words about what we missed may tell that somebody is not safe: they do not lie unread, wherever we asked."""

from datetime import timedelta

import pytest
from django.core import mail

from access.scope import working_in
from feedback.actions.missed import settle_missed
from feedback.actions.safety import raise_worry
from feedback.models import Consultation
from feedback.queries.safety import safe_people
from feedback.queries.unread import unread_due, unread_or_missed
from feedback.reminder_rules.unread.rule import UnreadRule
from notices.actions import compose, deliver, plan
from notices.models import Notice
from tests.factories import NOW, TODAY, actor, answer, member, missed, response

pytestmark = pytest.mark.integration
LATER = NOW + timedelta(days=7)


@pytest.fixture
def said(asked):
    """Somebody said today that we missed something, where care is needed, long after it closed."""
    about = asked.scene.consultation
    with working_in(asked.home):
        long_ago = NOW - timedelta(days=200)
        rows = Consultation.objects.filter(pk=about.pk)
        rows.update(
            needs_care=True, closes_at=long_ago, safe_member=asked.scene.world.a.facilitator
        )
    return missed(asked.home, consultation=about, words="He hits us", said_on=TODAY)


def waits(asked):
    about = asked.scene.consultation
    with working_in(asked.home):
        due = (asked.home.pk, about.pk) in unread_due(LATER)
        found = unread_or_missed([Consultation.objects.get(pk=about.pk)])
        return due, [(one.since, one.is_missed) for one in found if one.is_missed]


def test_it_waits_from_the_day_it_came_and_the_cover_is_led_to_it(asked, said):
    assert waits(asked) == (True, [(TODAY, True)])
    with working_in(asked.home):
        plan(now=LATER)
        letter = UnreadRule().context(Notice.objects.get(rule="unread", role="cover"), LATER)
    assert letter["url"].endswith("/noticed/")


def test_settled_it_waits_no_more(asked, said):
    with working_in(asked.home):
        reader = actor(asked.scene.world.a.facilitator)
        settle_missed(actor=reader, missed=said, settled_as="not_ours", note="", today=TODAY)
    assert waits(asked) == (False, [])


def test_handed_on_in_worry_it_waits_no_more(asked, said):
    with working_in(asked.home):
        reader = actor(asked.scene.world.a.facilitator)
        about = asked.scene.consultation
        raise_worry(actor=reader, consultation=about, thread=said.pk, now=NOW)
    assert waits(asked) == (False, [])


@pytest.fixture
def ordinary(asked, said):
    """The same words where we asked about nothing that needs care; a colleague who may only look is a named reader."""
    reader = member(asked.home, role="viewer")
    with working_in(asked.home):
        Consultation.objects.update(needs_care=False)
        asked.scene.consultation.readers.set([reader])
    return reader


def letters(now):
    """Each letter of the rule, by whom it reaches."""
    mail.outbox.clear()
    plan(now=now)
    compose(now=now)
    deliver(now=now)
    ours = ("We told them that a person reads it", "waits to be read")
    return {one.to[0]: one for one in mail.outbox if any(words in one.body for words in ours)}


def test_wherever_we_asked_a_named_reader_hears_the_next_day_without_a_word_of_it(asked, ordinary):
    found = letters(NOW + timedelta(days=1))
    assert list(found) == [ordinary.user.email]
    letter = found[ordinary.user.email]
    assert "/noticed/" in letter.body
    assert "hits" not in letter.subject + letter.body


def test_what_comes_on_another_day_reaches_the_reader_too_and_nothing_twice(asked, ordinary):
    letters(NOW + timedelta(days=1))
    missed(asked.home, consultation=asked.scene.consultation, said_on=TODAY + timedelta(days=1))
    again = [list(letters(NOW + timedelta(days=days))) for days in (1, 2, 2)]
    assert again == [[], [ordinary.user.email], []]


def test_what_nobody_settles_reaches_whoever_steps_in(asked, ordinary):
    letters(NOW + timedelta(days=1))
    with working_in(asked.home):
        cover = safe_people(Consultation.objects.get(pk=asked.scene.consultation.pk))[-1]
    assert list(letters(LATER)) == [cover.user.email]


def test_where_no_reader_works_here_any_more_whoever_steps_in_hears(asked, ordinary):
    with working_in(asked.home):
        ordinary.is_active = False
        ordinary.save()
    found = letters(NOW + timedelta(days=1))
    assert asked.scene.world.a.facilitator.user.email in found
    assert ordinary.user.email not in found


def test_answers_where_no_care_is_needed_chase_nobody(asked, ordinary):
    about = asked.scene.consultation
    said = response(asked.home, consultation=about, received_on=TODAY)
    answer(asked.home, response=said, text="Nobody asks me.")
    with working_in(asked.home):
        found = unread_or_missed([Consultation.objects.get(pk=about.pk)])
    assert [(one.since, one.is_missed) for one in found] == [(TODAY, True)]
