"""A named reader says what was read; what waits too long reaches the cover."""

from datetime import timedelta

import pytest
from django.core import mail

from access.scope import working_in
from feedback.models import Consultation
from notices.actions import compose, deliver, plan
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration


def letters(now):
    mail.outbox.clear()
    plan(now=now)
    compose(now=now)
    deliver(now=now)
    return [(one.to[0], "Not read in time" in one.subject) for one in mail.outbox]


LATE = NOW + timedelta(days=7)


def read(scene):
    return scene.browser(scene.reader).post(scene.address("words_mark"), follow=True)


def stored(scene):
    return Consultation._base_manager.get(pk=scene.consultation.pk)


def test_looking_changes_nothing_and_pressing_does(scene):
    browser = scene.browser(scene.reader)
    page = browser.get(scene.address("words_read")).content.decode()
    assert "nobody has said yet that they read it" in page
    assert stored(scene).last_read_on is None
    assert "Somebody on your team has read all of this" in read(scene).content.decode()
    assert (stored(scene).last_read_on, stored(scene).read_that_day) == (TODAY, 1)


def test_from_the_words_only_who_keeps_people_safe_is_led_to_the_worries(scene):
    with working_in(scene.home):
        scene.consultation.readers.add(scene.safe)
    way = scene.address("safety_detail")
    shown = [
        scene.browser(who).get(scene.address("words_read")).content.decode()
        for who in (scene.safe, scene.reader)
    ]
    assert [way in page for page in shown] == [True, False]


def test_words_that_wait_too_long_reach_the_cover_once(scene):
    assert (scene.cover.user.email, True) in letters(LATE)
    assert (scene.cover.user.email, True) not in letters(LATE + timedelta(hours=1))


def test_words_that_were_read_reach_nobody(scene):
    read(scene)
    assert [one for one in letters(LATE) if one[1]] == []


def test_what_came_later_on_the_same_day_still_counts(scene):
    read(scene)
    more = factories.response(scene.home, consultation=scene.consultation, received_on=TODAY)
    factories.answer(scene.home, response=more, text="One more thing.")
    assert (scene.cover.user.email, True) in letters(LATE)


def test_answers_without_words_wait_for_nobody(scene):
    scene.answer.__class__._base_manager.filter(pk=scene.answer.pk).update(text="")
    assert [one for one in letters(LATE) if one[1]] == []


def test_where_no_care_is_needed_nothing_was_promised(scene):
    Consultation._base_manager.filter(pk=scene.consultation.pk).update(needs_care=False)
    assert [one for one in letters(LATE) if one[1]] == []


def test_only_a_reader_says_so(scene):
    assert scene.browser(scene.safe).post(scene.address("words_mark")).status_code == 403
    assert stored(scene).last_read_on is None
