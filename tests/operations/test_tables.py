"""The tables that operators look at: closed to everybody else, without people's words, and each look is written down."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from access.models import AuditEntry
from access.roles import Role
from operations.admin_site import DOOR, tables
from organisations.models import User
from tests.access.routes import by_door, route_id
from tests.access.tables import checksums
from tests.factories import NOW, make, open_consultation, operator, organisation, user
from tests.factories import cast as people

ROUTES = by_door(DOOR)
LOOKED = "operator_looked"

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(time_machine):
    time_machine.move_to(NOW, tick=False)
    return people()


@pytest.fixture
def looking(client):
    """Return the browser of an operator with a second step."""
    somebody = operator()
    client.force_login(somebody)
    client.who = somebody
    return client


def at(model, row=None):
    name = f"operators_tables:{model.replace('.', '_')}"
    return reverse(f"{name}_change", args=[row.pk]) if row else reverse(f"{name}_changelist")


def looks():
    rows = AuditEntry._base_manager.filter(verb=LOOKED).order_by("pk")
    return [(row.organisation_id, row.target_type, row.target_id) for row in rows]


@pytest.mark.embedded
@pytest.mark.parametrize("route", ROUTES, ids=route_id)
@pytest.mark.parametrize("role", Role)
def test_no_member_of_any_role_finds_anything(route, role, team, client):
    client.force_login(team.with_role(role).user)
    before = checksums()
    assert client.get(route.address()).status_code == 404
    assert client.post(route.address()).status_code == 404
    assert checksums() == before


@pytest.mark.embedded
@pytest.mark.parametrize("route", ROUTES, ids=route_id)
def test_visitors_are_led_to_our_sign_in_and_operators_without_a_second_step_to_set_one_up(
    route, team, client
):
    assert client.get(route.address())["Location"].startswith(reverse("account_login"))
    client.force_login(user(is_staff=True, is_superuser=True))
    assert client.get(route.address())["Location"] == reverse("mfa_index")
    assert looks() == []


@pytest.mark.parametrize("route", ROUTES, ids=route_id)
def test_an_operator_sees_pages_that_no_browser_keeps(route, team, looking):
    answer = looking.get(route.address())
    assert answer.status_code in {200, 404}
    assert answer["Cache-Control"] == "private, no-store"


def test_participants_answers_words_and_links_are_not_among_the_tables():
    shown = {model._meta.label for model in tables._registry}
    assert shown == {
        *("organisations.Organisation", "organisations.User", "organisations.Member"),
        *("notices.Message", "notices.Heartbeat", "notices.OutboxHold"),
        *("access.AuditEntry", "operations.Backup"),
    }
    seen = {name for table in tables._registry.values() for name in table.get_fields(None)}
    hidden = {"password", "recipient_key", "sealed", "digest", "data", "help_text"}
    assert seen & hidden == set()


def test_nothing_can_be_added_changed_or_deleted(team, looking):
    before = User.objects.get(pk=team.owner.user_id)
    address = at("organisations.user", team.owner.user)
    assert looking.post(address, {"email": "x@example.org"}).status_code == 403
    for way in ("add/", f"{before.pk}/delete/", f"{before.pk}/history/"):
        assert looking.get(at("organisations.user") + way).status_code == 404
    assert User.objects.get(pk=before.pk).email == before.email


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("organisations.user", "password__startswith"),
        ("organisations.user", "authenticator__data__icontains"),
        ("organisations.user", "password__exact"),
        ("organisations.member", "user__password__startswith"),
        ("organisations.organisation", "help_text__icontains"),
        ("notices.message", "recipient_key"),
        ("notices.message", "sealed__isnull"),
        ("notices.message", "notices__key__icontains"),
        ("access.auditentry", "data__icontains"),
        ("access.auditentry", "organisation__help_text__icontains"),
    ],
)
def test_no_address_asks_about_what_a_page_does_not_show(team, looking, model, lookup):
    assert looking.get(at(model), {lookup: "a"}).status_code == 400


def test_a_list_is_narrowed_by_what_its_page_offers(team, looking):
    answer = looking.get(at("organisations.user"), {"is_staff__exact": "1"})
    assert [row.pk for row in answer.context_data["cl"].result_list] == [looking.who.pk]


def test_each_look_at_something_of_an_organisation_is_written_down_once_an_hour(
    team, looking, time_machine
):
    home = team.organisation.pk
    for minutes in (0, 20, 59, 61):
        time_machine.move_to(NOW + timedelta(minutes=minutes), tick=False)
        looking.get(at("organisations.member", team.viewer))
    assert looks() == [(home, "organisations.member", str(team.viewer.pk))] * 2
    row = AuditEntry._base_manager.filter(verb=LOOKED).first()
    assert (row.actor, row.data) == (looking.who, {})


def test_a_list_is_a_look_at_every_organisation_that_stands_on_it(team, looking):
    other, alone = people("brindle"), organisation("Nobody here")
    looking.get(at("organisations.member"))
    looking.get(at("organisations.user"), {"q": team.owner.user.email})
    assert looks() == [
        (team.organisation.pk, "organisations.member", ""),
        (other.organisation.pk, "organisations.member", ""),
        (team.organisation.pk, "organisations.user", ""),
    ]
    assert alone.pk not in {look[0] for look in looks()}


def test_the_directory_of_organisations_is_no_look_but_opening_one_is(team, looking):
    page = looking.get(at("organisations.organisation")).content.decode()
    assert (team.organisation.name in page, looks()) == (True, [])
    looking.get(at("organisations.organisation", team.organisation))
    assert looks() == [
        (team.organisation.pk, "organisations.organisation", str(team.organisation.pk))
    ]


def test_its_owner_reads_about_it(team, looking, client):
    looking.get(at("organisations.member", team.viewer))
    client.force_login(team.owner.user)
    where = reverse("workspace:activity_list", kwargs={"org": team.organisation.slug})
    page = client.get(where).content.decode()
    assert "Someone who runs the installation" in page
    assert f"members: {team.viewer}" in page


@pytest.mark.parametrize("model", ["notices.Message", "access.AuditEntry"])
def test_no_words_and_no_addresses_of_people_stand_on_a_page(team, looking, model):
    open_consultation(team.organisation)
    row = make(apps.get_model(model), team.organisation)
    pages = [at(model.lower()), at(model.lower(), row)]
    text = "".join(looking.get(page).content.decode() for page in pages)
    shown = re.sub(rf"Ashburn Council {team.canary}|Isla {team.canary}", "", text)
    assert team.canary not in shown


def test_switching_an_account_off_shuts_it_out_and_its_organisations_read_about_it(team, looking):
    theirs = Client()
    theirs.force_login(team.manager.user)
    chosen = {"action": "switch_accounts_off", "_selected_action": [team.manager.user_id]}
    mine = chosen | {"_selected_action": [team.manager.user_id, looking.who.pk]}
    assert looking.post(at("organisations.user"), mine).status_code == 302
    assert theirs.get(f"/o/{team.organisation.slug}/")["Location"].startswith("/accounts/sign-in")
    assert User.objects.get(pk=looking.who.pk).is_active
    looking.post(at("organisations.user"), chosen | {"action": "switch_accounts_on"})
    assert User.objects.get(pk=team.manager.user_id).is_active
    done = AuditEntry._base_manager.exclude(verb=LOOKED).order_by("pk")
    assert [(row.verb, row.organisation_id) for row in done] == [
        ("account_switched_off", team.organisation.pk),
        ("account_switched_on", team.organisation.pk),
    ]


def test_tables_have_words_for_people(looking):
    page = looking.get(reverse("operators_tables:index")).content.decode()
    assert "Audit entr" not in page
    for admin in tables._registry.values():
        assert str(admin.heading) in page
    assert "<h1>Holds of mail</h1>" in looking.get(at("notices.outboxhold")).content.decode()
