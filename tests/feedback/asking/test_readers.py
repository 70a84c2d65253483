"""Who says who reads people's words: once people were asked, nobody lets themselves in."""

import pytest

from access.models import AuditEntry
from feedback.actions.asking import change_consultation
from feedback.forms.asking import values_of
from tests.factories import TODAY, actor, member

pytestmark = [pytest.mark.integration]


def sent(consultation, **changes):
    """What the page sends: everything it shows, with these changes."""
    values = values_of(consultation) | changes
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def readers(consultation):
    return sorted(consultation.readers.values_list("pk", flat=True))


@pytest.fixture
def other(desk):
    """Return a facilitator who neither reads nor is on the team, signed in."""
    other = member(desk.organisation, role="facilitator")
    desk.client.force_login(other.user)
    return other


def test_nobody_lets_themselves_in_once_people_were_asked(desk, other):
    opened = desk.opened()
    before = readers(opened)
    assert 'name="readers"' not in desk.get("consultation_edit", opened).content.decode()
    answer = desk.post("consultation_edit", sent(opened, readers=[other.pk]), opened)
    assert (answer.status_code, readers(opened)) == (302, before)
    assert desk.get("words_read", opened).status_code == 403


def test_the_action_itself_takes_no_readers_from_somebody_else(desk, other):
    opened = desk.opened()
    change_consultation(
        actor=actor(other),
        consultation=opened,
        based_on=opened.version,
        values={"readers": [other.pk]},
        today=TODAY,
    )
    assert readers(opened) == [desk.cast.facilitator.pk]


@pytest.mark.parametrize("role", ["facilitator", "manager", "owner"])
def test_a_reader_or_a_manager_names_another_and_the_trail_says_so(desk, role):
    opened, reading = desk.opened(), desk.cast.facilitator.pk
    wanted = desk.cast.viewer.pk
    desk.client.force_login(getattr(desk.cast, role).user)
    answer = desk.post("consultation_edit", sent(opened, readers=[wanted]), opened)
    assert (answer.status_code, readers(opened)) == (302, [wanted])
    entry = AuditEntry.objects.get(verb="consultation_changed")
    assert entry.data["readers_added"] == [wanted]
    assert entry.data["readers_removed"] == [reading]


def test_in_a_draft_whoever_may_ask_says_who_reads(desk, other):
    draft = desk.draft()
    desk.post("consultation_edit", sent(draft, readers=[other.pk]), draft)
    assert readers(draft) == [other.pk]
