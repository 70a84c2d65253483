"""The audit trail is added to and read, never changed; it holds codes and ids, never words or addresses."""

import pytest

from access.audit import record
from access.models import AuditEntry
from access.scope import working_in
from tests.factories import actor, cast, project

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """Return an organisation with its people."""
    return cast()


def test_an_entry_says_who_did_what_to_which_object(team):
    with working_in(team.organisation):
        about = project(team.organisation)
        entry = record(actor(team.manager), "renamed", about, length=12)
        assert AuditEntry.objects.get() == entry
    assert (entry.actor, entry.verb, entry.organisation) == (
        team.manager.user,
        "renamed",
        team.organisation,
    )
    assert (entry.target_type, entry.target_id) == ("projects.project", str(about.pk))
    assert entry.data == {"length": 12}


def test_the_system_may_act_and_the_organisation_may_be_the_object(team):
    with working_in(team.organisation):
        entry = record(None, "closed", team.organisation)
    assert (entry.actor, entry.organisation) == (None, team.organisation)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda _: AuditEntry.objects.update(verb="other"),
        lambda _: AuditEntry.objects.filter(verb="did").delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["verb"]),
    ],
)
def test_an_entry_is_never_changed_or_deleted(team, change):
    with working_in(team.organisation):
        entry = record(None, "did", team.organisation)
        with pytest.raises(TypeError):
            change(entry)
        assert AuditEntry.objects.get().verb == "did"


def test_entries_go_with_their_organisation(team):
    with working_in(team.organisation):
        record(None, "did", team.organisation)
    team.organisation.delete()
    assert AuditEntry._base_manager.count() == 0
