"""The start page, starting an organisation, and its settings."""

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from organisations.actions.organisations import change_organisation, create_organisation
from organisations.domain.limits import LIMITS
from organisations.models import Member, Organisation
from tests.factories import actor, cast, member, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]

SETTINGS = {
    "name": "Ashburn Borough",
    "time_zone": "Europe/Paris",
    "help_text": "Ring 112.",
    "default_wording": "Three people read this.",
    "language": "en",
    **{name: limit.usual for name, limit in LIMITS.items()},
}


def test_visitors_are_greeted_with_two_ways_on(client):
    page = client.get("/").content.decode()
    assert reverse("account_login") in page
    assert reverse("account_signup") in page


def test_somebody_who_belongs_nowhere_is_shown_how_to_start(client):
    client.force_login(user())
    assert reverse("organisations:organisation_create") in client.get("/").content.decode()


def test_a_member_of_one_organisation_is_led_to_its_projects(client, team):
    client.force_login(team.viewer.user)
    assert client.get("/")["Location"] == f"/o/{team.organisation.slug}/"


def test_a_member_of_several_chooses_among_their_own_only(client, team):
    second, third = organisation("Brindle Trust"), organisation("Carrow Charity")
    member(second, user=team.viewer.user)
    client.force_login(team.viewer.user)
    page = client.get("/").content.decode()
    assert f"/o/{second.slug}/" in page
    assert third.name not in page


def test_whoever_starts_an_organisation_owns_it_and_is_reminded_in_every_role(client):
    amina = user("amina@example.org")
    client.force_login(amina)
    fields = {"name": "Ashburn Council", "time_zone": "Europe/London"}
    answer = client.post(reverse("organisations:organisation_create"), fields)
    made = Organisation.objects.get()
    assert answer["Location"] == reverse("workspace:project_list", kwargs={"org": made.slug})
    with working_in(made):
        owner = Member.objects.get(user=amina, role=Role.OWNER)
        assert AuditEntry.objects.get().verb == "created"
    assert {made.default_backup, made.default_manager, made.default_senior} == {owner}
    assert (made.slug, bool(made.help_text), bool(made.default_wording)) == (
        "ashburn-council",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ashburn", "ashburn-2"),
        ("Ásh burn!", "ash-burn"),
        ("早期支援", "organisation"),
        ("-", "organisation"),
    ],
)
def test_every_organisation_has_an_address_of_its_own(name, slug):
    organisation(slug="ashburn")
    made = create_organisation(user=user(), name=name, time_zone="Europe/London")
    assert made.slug == slug


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " ", "time_zone": "Europe/London"}, "Write the name of the organisation."),
        ({"name": "Ashburn", "time_zone": "Mars/Phobos"}, "Choose a time zone"),
        ({"name": "A" * 121, "time_zone": "Europe/London"}, "room for 120 characters"),
        ({"name": "\x00", "time_zone": "Europe/London"}, "Write the name of the organisation."),
    ],
)
def test_what_cannot_be_an_organisation_comes_back_with_its_sentence(client, fields, sentence):
    client.force_login(user())
    answer = client.post(reverse("organisations:organisation_create"), fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Organisation.objects.count() == 0


def test_managers_change_the_settings_and_it_is_written_down(client, team):
    client.force_login(team.manager.user)
    address = reverse("organisations:organisation_edit", kwargs={"org": team.organisation.slug})
    people = {"default_backup": team.facilitator.pk, "default_manager": team.manager.pk}
    answer = client.post(address, SETTINGS | people | {"default_senior": ""})
    assert answer["Location"] == address
    kept = Organisation.objects.get()
    assert {name: getattr(kept, name) for name in SETTINGS} == SETTINGS
    chosen = (kept.default_backup, kept.default_manager, kept.default_senior)
    assert chosen == (team.facilitator, team.manager, None)
    with working_in(kept):
        entry = AuditEntry.objects.get()
    assert (entry.verb, entry.actor, len(entry.data["settings"])) == (
        "changed settings",
        team.manager.user,
        7,
    )


def test_somebody_of_another_organisation_or_who_left_cannot_be_chosen(client, team):
    other = cast("brindle")
    client.force_login(team.owner.user)
    address = reverse("organisations:organisation_edit", kwargs={"org": team.organisation.slug})
    for stranger in (other.owner, team.ex_member):
        answer = client.post(address, SETTINGS | {"default_backup": stranger.pk})
        assert answer.status_code == 422
        assert "Choose a member from the list." in answer.content.decode()
    assert Organisation.objects.get(pk=team.organisation.pk).default_backup == team.owner


@pytest.mark.parametrize("field", ["slug", "id", "is_sample", "organisation", "created_at"])
def test_settings_take_nothing_that_is_not_on_the_form(client, team, field):
    client.force_login(team.owner.user)
    address = reverse("organisations:organisation_edit", kwargs={"org": team.organisation.slug})
    before = getattr(team.organisation, field, None)
    client.post(address, SETTINGS | {field: "7"})
    assert getattr(Organisation.objects.get(), field, None) == before


def test_keeping_settings_unchanged_writes_nothing_down(team):
    boss = actor(team.owner)
    with working_in(team.organisation):
        change_organisation(actor=boss, organisation=team.organisation, name=team.organisation.name)
        assert AuditEntry.objects.count() == 0


def test_only_settings_can_be_changed(team):
    boss = actor(team.owner)
    with working_in(team.organisation), pytest.raises(ValueError, match="slug"):
        change_organisation(actor=boss, organisation=team.organisation, slug="mine")
