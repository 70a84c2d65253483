"""Several real workers at once on PostgreSQL and Redis still make one message for each person and occasion."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from access.scope import across_organisations, working_in
from notices.models import Notice
from tests import factories

pytestmark = pytest.mark.postgres

PEOPLE = 12
TASKS = ("notices.tasks.plan", "notices.tasks.compose", "notices.tasks.deliver")


@pytest.fixture
def invited(workers):
    """People of two organisations who are due an invitation; return their addresses."""
    until = timezone.now() + timedelta(days=14)
    addresses = []
    for name in ("Ashburn Council", "Brookfield Trust"):
        organisation = factories.organisation(name)
        with working_in(organisation):
            inviter = factories.member(organisation)
            for _ in range(PEOPLE // 2):
                invitation = factories.member_invitation(
                    organisation, invited_by=inviter, expires_at=until
                )
                addresses.append(invitation.email)
    return addresses


def test_planners_and_workers_at_once_send_each_message_once(workers, invited):
    workers.start(3)
    workers.ring(*TASKS * 5)
    workers.until(lambda: len(workers.mail()) >= PEOPLE, "everybody was written to")
    workers.ring(*TASKS * 3)
    workers.wait_until_idle()
    assert Counter(mail.recipients for mail in workers.mail()) == Counter(invited)
    with across_organisations(reason="the test counts for both organisations"):
        assert Notice.objects.count() == PEOPLE
