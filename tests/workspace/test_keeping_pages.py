"""Erasing from a person's page, requests for data, what will go and what waits, as managers and owners see them."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from access.models import AuditEntry, Removal
from access.scope import working_in
from notices.actions import deliver
from participants.models import AccessRequest, Erasure, KeepingRun, KeepingVersion, Participant
from participants.staying import mint_stay_link
from tests import factories
from tests.contracts.test_personal_data import Somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.two_organisations().a


@pytest.fixture
def today():
    return timezone.now().date()


def at(name, team, **given):
    return reverse(f"workspace:{name}", kwargs={"org": team.organisation.slug, **given})


def test_a_person_is_erased_and_told_once(client, team):
    person = factories.participant(team.organisation, name="Nia Hart", email="nia@example.org")
    client.force_login(team.owner.user)
    address = at("person_erase", team, pk=person.pk)
    assert "Nia Hart" in client.get(address).content.decode()
    done = client.post(address, {"reason": "asked", "has_looked": "on"}, follow=True)
    assert (done.status_code, "Nia Hart" in done.content.decode()) == (200, False)
    deliver(now=timezone.now())
    assert [(one.to, "Nia Hart" in one.body) for one in mail.outbox] == [
        (["nia@example.org"], True)
    ]
    with working_in(team.organisation):
        mark = Erasure.objects.get().mark
        assert Participant.objects.filter(pk=person.pk).count() == 0
        assert AuditEntry.objects.get(verb="person_erased").data == {
            "mark": mark[:12],
            "reason": "asked",
        }
        keys = list(Removal.objects.values_list("key", flat=True))
    assert str(person.pk) not in [key.partition(".")[0] for key in keys]
    assert mark[:12] in client.get(at("keeping_list", team)).content.decode()


def test_whoever_asked_us_to_stop_gets_no_last_message(client, team):
    person = factories.participant(team.organisation)
    factories.stop(team.organisation, participant=person)
    client.force_login(team.owner.user)
    address = at("person_erase", team, pk=person.pk)
    client.post(address, {"reason": "asked", "has_looked": "on"})
    deliver(now=timezone.now())
    assert mail.outbox == []


def test_nobody_is_erased_without_a_reason_and_a_look(client, team):
    person = factories.participant(team.organisation)
    client.force_login(team.owner.user)
    refused = client.post(at("person_erase", team, pk=person.pk), {"reason": "asked"})
    assert refused.status_code == 422
    with working_in(team.organisation):
        assert Participant.objects.filter(pk=person.pk).count() == 1


def test_somebody_about_whom_a_colleague_fears_is_kept(client, team):
    home = team.organisation
    person = factories.participant(home)
    ask = factories.ask(home, participant=person)
    sent = factories.response(home, consultation=ask.consultation)
    factories.response_author(home, ask=ask, thread=sent.thread)
    factories.worry(home, consultation=ask.consultation, thread=sent.thread)
    client.force_login(team.owner.user)
    address = at("person_erase", team, pk=person.pk)
    words = "until the colleague who keeps people safe"
    assert words not in client.get(address).content.decode()
    page = client.post(address, {"reason": "asked", "has_looked": "on"})
    assert words in page.content.decode()
    with working_in(home):
        assert AuditEntry.objects.filter(verb="erasure_waits").count() == 1
        assert Participant.objects.filter(pk=person.pk).count() == 1


@pytest.mark.parametrize(("role", "status"), [("manager", 200), ("facilitator", 403)])
def test_managers_erase_whom_they_see_and_facilitators_nobody(client, team, role, status):
    home = team.organisation
    person = factories.participant(home)
    project = factories.project(home)
    factories.participation(home, project=project, participant=person)
    member = getattr(team, role)
    client.force_login(member.user)
    address = at("person_erase", team, pk=person.pk)
    assert client.get(address).status_code == 403
    factories.team_member(home, project=project, member=member)
    assert client.get(address).status_code == status


def test_what_a_person_waits_for_stands_on_their_page_until_it_is_answered(client, team, today):
    person = factories.participant(team.organisation, name="Nia Hart")
    asked = factories.access_request(
        team.organisation, participant=person, asked_on=today, due_on=today + timedelta(days=30)
    )
    answering = at("request_detail", team, pk=asked.pk)
    client.force_login(team.owner.user)
    shown = client.get(at("person_detail", team, pk=person.pk)).content.decode()
    assert ("They asked for a copy on" in shown, answering in shown) == (True, True)
    with working_in(team.organisation):
        AccessRequest.objects.update(answered_on=today)
    shown = client.get(at("person_detail", team, pk=person.pk)).content.decode()
    assert ("They asked for a copy on" in shown, answering in shown) == (False, False)


@pytest.mark.parametrize(
    ("name", "back"),
    [
        ("person_agreement", "person_detail"),
        ("people_list_add", "people_list"),
        ("people_take_out", "people_list"),
    ],
)
def test_a_page_leads_back_to_where_one_came_from(client, team, name, back):
    person = factories.participant(team.organisation, name="Nia Hart")
    client.force_login(team.owner.user)
    of_person = {"pk": person.pk}
    address = at(name, team, **(of_person if name.startswith("person_") else {}))
    way_back = at(back, team, **(of_person if back.startswith("person_") else {}))
    main = client.get(address).content.decode().partition("<main")[2]
    assert f'<a href="{way_back}">' in main


def test_a_request_is_written_down_waited_for_and_answered(client, team, today):
    person = factories.participant(team.organisation, name="Nia Hart")
    client.force_login(team.owner.user)
    late = today + timedelta(days=1)
    address = at("person_request", team, pk=person.pk)
    assert client.post(address, {"is_complaint": "no", "asked_on": late}).status_code == 422
    client.post(
        address, {"is_complaint": "yes", "asked_on": today - timedelta(days=40), "words": "Why?"}
    )
    with working_in(team.organisation):
        asked = AccessRequest.objects.get()
        assert asked.due_on == today - timedelta(days=10)
    assert "overdue" in client.get(at("request_list", team)).content.decode()
    detail = at("request_detail", team, pk=asked.pk)
    client.post(detail, {"do": "wait"})
    assert "waiting for them" in client.get(at("request_list", team)).content.decode()
    client.post(detail, {"do": "go_on"})
    client.post(detail, {"do": "answered"})
    with working_in(team.organisation):
        asked.refresh_from_db()
        assert (asked.answered_on, asked.answered_by_id) == (today, team.owner.pk)


def test_the_copy_has_no_word_that_tells_whether_somebody_answered(client, team):
    one = Somebody(team.organisation, "canaryone")
    Somebody(team.organisation, "canarytwo")
    with working_in(team.organisation):
        asked = AccessRequest.objects.filter(participant=one.person).first()
    client.force_login(team.owner.user)
    printed = client.post(at("request_copy", team, pk=asked.pk), {"as": "print"}).content.decode()
    filed = client.post(at("request_copy", team, pk=asked.pk), {"as": "json"})
    data = json.loads(filed.content)
    for text in (printed, json.dumps(data)):
        assert f"Wren {one.word}" in text
        assert [word in text for word in ("canarytwo", "I said", "I typed", "Fear for")] == [
            False
        ] * 4
    with working_in(team.organisation):
        assert AuditEntry.objects.filter(verb="access_copied").count() == 2


def test_what_will_go_is_shown_held_and_let_go(client, team, today):
    run = factories.keeping_run(
        team.organisation,
        counts={"answers": [214, 3]},
        announced_on=today,
        due_on=today + timedelta(days=14),
    )
    client.force_login(team.manager.user)
    shown = client.get(at("keeping_list", team)).content.decode()
    assert "214 in 3 projects" in shown
    assert client.post(at("keeping_hold", team, pk=run.pk), {"why": ""}).status_code == 422
    client.post(at("keeping_hold", team, pk=run.pk), {"why": "A complaint"})
    assert "A complaint" in client.get(at("keeping_list", team)).content.decode()
    client.post(at("keeping_release", team, pk=run.pk))
    with working_in(team.organisation):
        assert KeepingRun.objects.get().held_why == ""


def test_owners_choose_fewer_days(client, team):
    client.force_login(team.owner.user)
    address = at("keeping_edit", team)
    fields = client.get(address).context["form"].fields
    usual = {name: field.initial for name, field in fields.items()}
    assert client.post(address, usual | {"names": 366}).status_code == 422
    assert client.post(address, usual | {"names": 300, "answers": 200}).status_code == 422
    assert client.post(address, usual | {"names": 100}).status_code == 302
    with working_in(team.organisation):
        assert KeepingVersion.objects.get().values["names"] == 100


def test_the_pages_take_the_same_statements_with_one_and_with_three(client, today):
    world = factories.two_organisations()
    counts = {name: [] for name in ("keeping_list", "request_list")}
    for number, cast in ((1, world.a), (3, world.b)):
        for _each in range(number):
            factories.keeping_run(cast.organisation, counts={"names": [2, 1]}, due_on=today)
            factories.erasure(cast.organisation)
            factories.access_request(cast.organisation)
            factories.project(cast.organisation, anonymise_on=today + timedelta(days=20))
        client.force_login(cast.owner.user)
        for name, found in counts.items():
            client.get(at(name, cast))
            with CaptureQueriesContext(connection) as statements:
                client.get(at(name, cast))
            found.append(len(statements))
    assert [len(set(found)) for found in counts.values()] == [1, 1]


def test_somebody_says_that_they_stay(client, team, today):
    question = factories.keeping_question(team.organisation, asked_on=today)
    with working_in(team.organisation):
        person = question.participant
        url = mint_stay_link(person.pk, team.organisation, timezone.now())
    path = "/" + url.split("/", 3)[3]
    assert "Yes, I want to stay" in client.get(path).content.decode()
    with working_in(team.organisation):
        assert Participant.objects.get(pk=person.pk).last_contact_on is None
    assert "You stay in touch" in client.post(path, follow=True).content.decode()
    with working_in(team.organisation):
        person.refresh_from_db()
        assert person.last_contact_on == today


def test_the_day_of_a_project_is_chosen_two_weeks_ahead(client, team, today):
    project = factories.project(team.organisation)
    client.force_login(team.manager.user)
    address = reverse(
        "projects:names_edit", kwargs={"org": team.organisation.slug, "pk": project.pk}
    )
    assert client.post(address, {"on": today + timedelta(days=13)}).status_code == 422
    assert client.post(address, {"on": today + timedelta(days=14)}).status_code == 302
    home = reverse(
        "workspace:project_detail", kwargs={"org": team.organisation.slug, "pk": project.pk}
    )
    assert "names go from this project on" in client.get(home).content.decode()
