"""The numbers that an organisation chooses: within bounds, in versions, and never for what was opened before."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from feedback.domain import publishing, schedule
from organisations.actions.organisations import change_organisation
from organisations.domain.limits import LIMITS, faults
from organisations.models import Organisation, SettingsVersion
from projects.domain import small_numbers
from tests.factories import actor
from tests.organisations.test_organisations import SETTINGS

USUAL = {name: limit.usual for name, limit in LIMITS.items()}
DAYS = USUAL | {"promise_days": 14, "final_days": 56}

pytestmark = [pytest.mark.usefixtures("still")]


def address(team):
    return reverse("organisations:organisation_edit", kwargs={"org": team.organisation.slug})


def test_the_usual_numbers_are_those_of_the_clock_and_of_small_groups():
    assert USUAL["promise_days"] == schedule.FIRST_WORD_DAYS
    assert USUAL["final_days"] == schedule.FINAL_WORD_DAYS == LIMITS["promise_days"].most
    assert USUAL["repeat_days"] == schedule.REPEAT_DAYS == publishing.HOLDING_GAP_DAYS
    assert USUAL["retell_days"] == schedule.RETELL_DAYS == schedule.USUAL.retell_days
    least = [LIMITS[name].least for name in ("k_internal", "k_public")]
    assert least == [small_numbers.K_INTERNAL, small_numbers.K_PUBLIC]
    assert faults(USUAL) == {}


@pytest.mark.parametrize("name", LIMITS)
def test_each_number_has_a_lowest_and_a_highest_value(name):
    limit = LIMITS[name]
    assert limit.least <= limit.usual <= limit.most
    for value in (limit.least - 1, limit.most + 1):
        assert faults(USUAL | {name: value}) == {name: ""}


def test_two_numbers_have_to_stand_together():
    assert faults(USUAL | {"promise_days": 60, "final_days": 56}) == {
        "promise_days": "promise_after_final"
    }
    assert faults(USUAL | {"k_internal": 12}) == {"k_public": "public_below_internal"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"promise_days": "85"}, "Choose a number from 1 to 84."),
        ({"k_internal": "4"}, "Choose a number from 5 to 50."),
        ({"final_days": "", "name": "Kept"}, "Choose a number from 28 to 84."),
        ({"promise_days": "60", "final_days": "56"}, "no later than everything is answered"),
        ({"language": "xx"}, "Choose a language from the list."),
    ],
)
def test_what_cannot_be_kept_comes_back_with_everything_else(client, team, fields, sentence):
    client.force_login(team.owner.user)
    answer = client.post(address(team), SETTINGS | {"name": "Ashburn Borough"} | fields)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (422, True)
    assert fields.get("name", "Ashburn Borough") in page
    assert Organisation.objects.get().settings_version == 1


def test_new_numbers_make_a_version_and_the_audit_trail_says_from_what_to_what(client, team):
    client.force_login(team.owner.user)
    home = team.organisation
    kept = {name: getattr(home, name) for name in ("name", "help_text", "default_wording")}
    people = dict.fromkeys(("default_backup", "default_manager", "default_senior"), team.owner.pk)
    chosen = kept | people | {"language": "en", "time_zone": "Europe/Paris"} | DAYS
    assert client.post(address(team), chosen).status_code == 302
    with working_in(home):
        entry = AuditEntry.objects.get(verb="changed settings")
        versions = list(SettingsVersion.objects.all())
    assert entry.data["changes"] == {
        "time_zone": ["Europe/London", "Europe/Paris"],
        "promise_days": [28, 14],
        "final_days": [84, 56],
    }
    assert [(each.number, each.values) for each in versions] == [(1, USUAL), (2, DAYS)]
    assert "Version 2" in client.get(address(team)).content.decode()


def test_the_audit_trail_repeats_no_words(team):
    with working_in(team.organisation):
        change_organisation(
            actor=actor(team.owner), organisation=team.organisation, name="New", help_text="Ring"
        )
        data = AuditEntry.objects.get().data
        assert SettingsVersion.objects.count() == 0
    assert data == {"settings": ["name", "help_text"], "changes": {}}


@pytest.mark.parametrize("field", ["k_internal", "k_public", "requires_second_factor"])
def test_only_an_owner_changes_who_can_be_told_and_how_everybody_signs_in(client, team, field):
    client.force_login(team.manager.user)
    client.post(address(team), SETTINGS | {"k_internal": "9", "k_public": "20"} | {field: "20"})
    kept = Organisation.objects.get()
    assert (kept.name, getattr(kept, field)) == (
        "Ashburn Borough",
        getattr(team.organisation, field),
    )
    with working_in(kept), pytest.raises(PermissionDenied):
        change_organisation(actor=actor(team.manager), organisation=kept, **{field: 20})


def test_an_action_refuses_what_the_form_would(team):
    with working_in(team.organisation), pytest.raises(ValidationError, match="from 5 to 50"):
        change_organisation(actor=actor(team.owner), organisation=team.organisation, k_internal=4)
    assert Organisation.objects.get().k_internal == 5


def test_versions_are_never_changed_or_deleted(team):
    with working_in(team.organisation):
        change_organisation(actor=actor(team.owner), organisation=team.organisation, ask_days=30)
        rows = SettingsVersion.objects.all()
        for change in (lambda: rows.update(number=9), rows.delete):
            with pytest.raises(TypeError):
                change()
        assert [row.number for row in rows] == [1, 2]
