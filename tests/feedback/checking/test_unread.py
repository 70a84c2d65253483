"""Words about what we missed may tell that somebody is not safe: where care is needed they do not lie unread."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.actions.missed import settle_missed
from feedback.actions.safety import raise_worry
from feedback.models import Consultation
from feedback.queries.safety import unread_due, unread_or_missed
from feedback.reminder_rules.unread.rule import UnreadRule
from notices.actions import plan
from notices.models import Notice
from tests.factories import NOW, TODAY, actor, missed

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
        letter = UnreadRule().context(Notice.objects.get(rule="unread"), LATER)
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


def test_where_no_care_is_needed_nobody_is_chased(asked, said):
    with working_in(asked.home):
        Consultation.objects.update(needs_care=False)
    assert not waits(asked)[0]
