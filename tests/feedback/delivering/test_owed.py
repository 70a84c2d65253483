"""What stands beside the answers owed: promises past their day, and each "no" to be looked at again."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from feedback.models import Delivery, OutcomeVersion
from projects.models import Project
from tests.factories import NOW, TODAY, closed_consultation, item
from tests.feedback.delivering.conftest import PAGE_TODAY

pytestmark = pytest.mark.integration

LATE, AGAIN = "Promised and not done", "To be looked at again"
NO = {
    "disposition": "not_changed",
    "why": "Two workers would be alone",
    "decided_by": "Al",
    "revisit_on": TODAY + timedelta(days=10),
}


def owed(promises, query=""):
    address = reverse("workspace:owed_list", kwargs={"org": promises.scene.organisation.slug})
    page = promises.scene.client.get(address + query).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def say_no(promises, **words):
    promises.scene.save(**(NO | words))
    promises.scene.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=1))


def pass_days(**fields):
    OutcomeVersion._base_manager.exclude(revisit_on=None).update(**fields)


def test_past_its_day_it_stands_there_as_a_kind_of_its_own(promises):
    promises.promise(due_in=0)
    assert LATE not in owed(promises)
    Delivery._base_manager.update(due_on=TODAY - timedelta(days=1))
    page = owed(promises)
    assert LATE in page
    assert "We are 1 day late." in page


@pytest.mark.parametrize("fields", [{"done_on": TODAY}, {"due_on": TODAY}], ids=str)
def test_what_is_done_or_in_time_does_not(promises, fields):
    promises.promise(due_in=-1, **{"evidence": "There", **fields})
    assert LATE not in owed(promises)


def test_what_is_not_happening_stands_there_until_people_were_told_why(promises):
    promises.promise(not_happening_on=TODAY)
    assert "People have not been told why." in owed(promises)
    promises.scene.save(disposition="reversed", promised_what="A text", why="No money")
    promises.scene.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=1))
    assert LATE not in owed(promises)


def test_what_is_in_the_bin_does_not(promises):
    promises.promise(due_in=-1)
    Project._base_manager.update(binned_at=NOW)
    assert LATE not in owed(promises)


def test_a_no_stands_there_from_its_day_on_until_something_newer_is_public(promises):
    say_no(promises)
    assert AGAIN not in owed(promises)
    pass_days(revisit_on=TODAY)
    assert "it is looked at again on 1 March 2027" in owed(promises)
    promises.scene.save(**(NO | {"why": "Still so"}))
    promises.scene.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=2))
    assert AGAIN not in owed(promises)


def test_a_no_that_is_settled_does_not(promises):
    say_no(promises)
    pass_days(revisit_on=TODAY, is_settled=True)
    assert AGAIN not in owed(promises)


def test_they_are_narrowed_down_like_the_rest(promises):
    promises.promise(due_in=-1)
    home, other = promises.scene.organisation, promises.member("manager")
    item(home, consultation=closed_consultation(home, owner=other))
    assert LATE in owed(promises)
    assert LATE not in owed(promises, f"?by=owner-{other.pk}")
