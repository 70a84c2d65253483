"""An organisation may ask everyone for a second step, and operators always need one: who is led where, and who sees it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.access.routes import by_door
from tests.factories import cast, two_organisations, user
from tests.organisations.second_step import give_phone, give_recovery_codes, set_up_phone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def require_it(organisation):
    organisation.requires_second_factor = True
    organisation.save()


def strict_team():
    team = cast()
    require_it(team.organisation)
    return team


def projects(organisation):
    return reverse("workspace:project_list", kwargs={"org": organisation.slug})


def test_an_organisation_that_asks_for_it_leads_to_the_set_up_and_back(client):
    team = strict_team()
    client.force_login(team.facilitator.user)
    wanted = projects(team.organisation) + "?q=1"
    answer = client.get(wanted)
    assert answer["Location"] == reverse("mfa_index")
    page = client.get(answer["Location"]).content.decode()
    assert "asks everyone for a second step" in page
    assert team.organisation.name not in page
    done, _secret = set_up_phone(client)
    assert wanted in client.get(done["Location"]).content.decode()
    assert client.get(wanted).status_code == 200


def test_inside_htmx_too(client):
    team = strict_team()
    client.force_login(team.facilitator.user)
    seen = "http://testserver" + projects(team.organisation)
    headers = {"HX-Request": "true", "HX-Current-URL": seen}
    answer = client.get(projects(team.organisation), headers=headers)
    assert (answer["HX-Redirect"], answer.content) == (reverse("mfa_index"), b"")
    assert projects(team.organisation) == client.session["wanted_before_second_step"]


@pytest.mark.parametrize(
    "seen",
    [
        "http://testserver//evil.test/",
        "http://evil.test/",
        "https://testserver@evil.test/",
        "javascript:x",
    ],
)
def test_the_way_back_stays_here_whatever_htmx_is_made_to_say(client, seen):
    team = strict_team()
    client.force_login(team.facilitator.user)
    client.get(projects(team.organisation), headers={"HX-Request": "true", "HX-Current-URL": seen})
    assert client.session["wanted_before_second_step"] in {"/", "/%2Fevil.test/"}


def test_words_sent_meanwhile_come_back(client):
    team = strict_team()
    client.force_login(team.owner.user)
    answer = client.post(projects(team.organisation), {"name": "Waiting well"})
    assert answer.status_code == 403
    assert "Waiting well" in answer.content.decode()
    assert reverse("mfa_index") in answer.content.decode()


def test_people_of_elsewhere_and_other_organisations_notice_nothing(client):
    world = two_organisations()
    team, other = world.a, world.b
    require_it(team.organisation)
    client.force_login(other.owner.user)
    assert client.get(projects(team.organisation)).status_code == 404
    assert client.get(projects(other.organisation)).status_code == 200


def test_it_costs_one_statement_and_only_where_it_is_asked_for(client, django_assert_num_queries):
    team = cast()
    client.force_login(team.owner.user)
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    give_phone(team.owner.user)
    with CaptureQueriesContext(connection) as usual:
        client.get(address)
    require_it(team.organisation)
    with django_assert_num_queries(len(usual) + 1):
        assert client.get(address).status_code == 200


def test_managers_see_who_has_none_yet(client):
    team = cast()
    give_phone(team.owner.user)
    give_recovery_codes(team.viewer.user)
    client.force_login(team.manager.user)
    address = reverse("organisations:member_list", kwargs={"org": team.organisation.slug})
    without = client.get(address).context["without"]
    assert team.owner not in without
    assert {team.manager, team.facilitator, team.viewer} <= set(without)


def test_only_an_owner_asks_everyone_for_it(client):
    team = cast()
    address = reverse("organisations:organisation_edit", kwargs={"org": team.organisation.slug})
    for person, expected in ((team.manager, False), (team.owner, True)):
        client.force_login(person.user)
        fields = client.get(address).context["form"].initial
        sent = {name: getattr(value, "pk", value) for name, value in fields.items()}
        sent = {name: value for name, value in sent.items() if value not in (None, False)}
        answer = client.post(address, sent | {"requires_second_factor": "on"})
        assert answer.status_code == 302
        team.organisation.refresh_from_db()
        assert team.organisation.requires_second_factor is expected


def test_operators_always_need_one(client):
    operator = user("operator@example.org", is_staff=True)
    addresses = [each.address() for each in by_door("operator") if not each.parameters]
    client.force_login(operator)
    assert {client.get(each)["Location"] for each in addresses} == {reverse("mfa_index")}
    give_phone(operator)
    assert [client.get(each).status_code for each in addresses] == [200] * len(addresses)
