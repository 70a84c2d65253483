"""The same for many people, and one of two: what will change is shown first, and nobody is touched who may not be."""

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import Ask
from participants.actions import join_people
from participants.domain.twins import Row, address_key, name_key, phone_key, twins
from participants.models import AccessNeed, Participant, Stop
from projects.models import Participation
from tests import factories
from tests.factories import NOW, TODAY
from workspace.people_bulk import MOST

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def project(cast):
    made = factories.project(cast.organisation, title="Early help")
    factories.team_member(cast.organisation, project=made, member=cast.facilitator)
    return made


def person(cast, project, name, **fields):
    made = factories.participant(cast.organisation, name=name, **fields)
    if project is not None:
        factories.participation(cast.organisation, project=project, participant=made)
    return made


def address(cast, name, **kwargs):
    return reverse(f"workspace:{name}", kwargs={"org": cast.organisation.slug, **kwargs})


def bulk(client, cast, role="facilitator", **sent):
    client.force_login(getattr(cast, role).user)
    return client.post(address(cast, "people_bulk"), sent)


def stored(cast):
    with working_in(cast.organisation):
        return {one.name: one for one in Participant.objects.all()}


# For many ------------------------------------------------------------------------------------------------------------


def test_nothing_happens_until_the_check_page_was_answered(client, cast, project):
    ids = [person(cast, project, name).pk for name in ("Ada", "Bo")]
    asked = bulk(client, cast, people=ids, what="channel")
    assert asked.context["checked"] is None
    refused = bulk(client, cast, people=ids, what="channel", step="check")
    assert refused.status_code == 422
    checked = bulk(client, cast, people=ids, what="channel", step="check", channel="post")
    assert checked.context["checked"].names == ["Ada", "Bo"]
    assert [(str(label), words) for label, words in checked.context["changes"]] == [
        ("Best way to reach them", "Post")
    ]
    assert {one.channel for one in stored(cast).values()} == {""}
    done = bulk(client, cast, people=ids, what="channel", step="do", channel="post", count=2)
    assert done["Location"] == address(cast, "people_list")
    assert {one.channel for one in stored(cast).values()} == {"post"}
    with working_in(cast.organisation):
        entry = AuditEntry.objects.get()
    assert (entry.verb, entry.data) == ("people_changed", {"fields": ["channel"], "count": 2})


def test_looking_at_its_address_does_nothing(client, cast, project):
    client.force_login(cast.facilitator.user)
    assert client.get(address(cast, "people_bulk")).status_code == 405


def test_who_may_not_be_changed_is_counted_and_left_out(client, cast, project):
    mine = person(cast, project, "Ada")
    same = person(cast, project, "Bo", channel="post")
    other = person(cast, factories.project(cast.organisation), "Cy")
    sent = {"people": [mine.pk, same.pk, other.pk], "what": "channel", "channel": "post"}
    page = bulk(client, cast, step="check", **sent)
    assert page.context["checked"].names == ["Ada"]
    assert [(one.count, one.names) for one in page.context["checked"].left_out] == [
        (1, [f"Person {other.pk}"]),
        (1, ["Bo"]),
    ]
    assert "Cy" not in page.content.decode()
    bulk(client, cast, step="do", count=1, **sent)
    assert {name: one.channel for name, one in stored(cast).items()} == {
        "Ada": "post",
        "Bo": "post",
        "Cy": "",
    }


def test_when_somebody_was_quicker_the_check_page_comes_again(client, cast, project):
    ids = [person(cast, project, name).pk for name in ("Ada", "Bo")]
    sent = {"people": ids, "what": "language", "language": "pl"}
    Participant._base_manager.filter(pk=ids[0]).update(language="pl")
    again = bulk(client, cast, step="do", count=2, **sent)
    assert again.context["has_moved"]
    assert stored(cast)["Bo"].language == ""


def test_everybody_on_all_pages_is_whom_the_list_shows(client, cast, project):
    for number in range(30):
        person(cast, project, f"Sam {number}", age_band="12" if number else "")
    sent = {"all": "1", "query": "age=12&", "what": "language", "language": "pl"}
    page = bulk(client, cast, step="check", **sent)
    assert len(page.context["checked"].ids) == 29
    done = bulk(client, cast, step="do", count=29, **sent)
    assert done["Location"] == f"{address(cast, 'people_list')}?age=12&"
    assert sorted(name for name, one in stored(cast).items() if not one.language) == ["Sam 0"]


def test_a_profile_for_many_needs_who_agreed(client, cast, project):
    ids = [person(cast, project, "Ada").pk]
    sent = {"people": ids, "what": "profile", "cap_profile": "staff"}
    assert bulk(client, cast, step="check", **sent).status_code == 422
    bulk(client, cast, step="do", count=1, profile_note="Their line manager", **sent)
    who = stored(cast)["Ada"]
    assert (who.cap_profile, who.profile_note) == ("staff", "Their line manager")


def test_people_get_a_place_and_leave_one(client, cast, project):
    group = factories.group(cast.organisation, project=project, name="Parents")
    second = factories.project(cast.organisation, title="Warm homes")
    factories.team_member(cast.organisation, project=second, member=cast.facilitator)
    ids = [person(cast, project, "Ada").pk, person(cast, second, "Bo").pk]
    sent = {"people": ids, "what": "place", "project": project.pk, "group": group.pk}
    wrong = bulk(client, cast, step="check", **(sent | {"project": second.pk}))
    assert wrong.status_code == 422
    page = bulk(client, cast, step="check", **sent)
    assert "Early help" in dict(page.context["changes"]).values()
    bulk(client, cast, step="do", count=2, **sent)
    with working_in(cast.organisation):
        placed = Participation.objects.filter(project=project).values_list("group", flat=True)
        assert list(placed) == [group.pk, group.pk]
    out = {"people": ids, "what": "take_out", "project": second.pk}
    page = bulk(client, cast, step="check", **out)
    assert page.context["checked"].names == ["Bo"]
    bulk(client, cast, step="do", count=1, **out)
    with working_in(cast.organisation):
        assert not Participation.objects.filter(project=second).exists()


def test_another_teams_project_cannot_be_chosen(client, cast, project):
    other = factories.project(cast.organisation, title="Warm homes")
    ids = [person(cast, project, "Ada").pk]
    for what in ("place", "take_out"):
        page = bulk(client, cast, people=ids, what=what, project=other.pk, step="check")
        assert page.status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"people": ["x", "", "99999999999999"], "what": "channel"},
        {"people": ["1"], "what": "delete_all"},
        {"all": "1", "what": "channel"},
    ],
)
def test_nobody_chosen_too_many_or_nothing_to_do_leads_back(client, cast, project, sent):
    home = cast.organisation
    with working_in(home):
        Participant.objects.bulk_create(Participant(organisation=home) for _each in range(MOST + 1))
    answer = bulk(client, cast, **sent)
    assert answer["Location"] == address(cast, "people_list")


# Twice ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zoe\u0301  MARR", "zoé marr"),
        ("STRASSE", "straße"),
    ],
)
def test_names_are_compared_however_they_are_spelled(first, second):
    assert name_key(first) == name_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("jo.bloggs+school@gmail.com", "jobloggs@googlemail.com"),
        ("Jo+x@example.org", "jo@example.org"),
    ],
)
def test_addresses_of_one_mailbox_are_the_same(first, second):
    assert address_key(first) == address_key(second)


def test_keys_of_nothing_match_nobody():
    assert (address_key(""), address_key("@x"), phone_key("12 34"), name_key(" ")) == ("",) * 4
    assert address_key("j.o@example.org") != address_key("jo@example.org")
    assert phone_key("+44 1632 960103") == phone_key("01632 960 103")


def test_pairs_come_with_all_reasons_and_crowds_are_left_alone():
    rows = [
        Row(1, "Jo", "jo@example.org", "01632 960103"),
        Row(2, "jo", "", "+441632960103"),
        Row(3, "Ann", "", ""),
        *(Row(10 + n, "Sam", "", "") for n in range(9)),
    ]
    assert [(one.first, one.second, one.reasons) for one in twins(rows)] == [
        (1, 2, ("name", "phone"))
    ]


def both(cast, project):
    first = person(cast, project, "Shona Muir", email="shona@example.org", channel="text")
    second = person(
        cast,
        project,
        "shona muir",
        email="shona.muir@example.org",
        contact_phone="01632 960103",
        channel="email",
        may_be_asked="no",
    )
    return first, second


def test_who_looks_alike_is_shown_among_those_who_may_be_seen(client, cast, project):
    first, second = both(cast, project)
    person(cast, factories.project(cast.organisation), "Shona Muir")
    client.force_login(cast.facilitator.user)
    (pair,) = client.get(address(cast, "people_twins")).context["pairs"]
    assert (pair.first.id, pair.second.id) == (first.pk, second.pk)
    client.force_login(cast.manager.user)
    assert client.get(address(cast, "people_twins")).context["pairs"] == []
    client.force_login(cast.owner.user)
    assert len(client.get(address(cast, "people_twins")).context["pairs"]) == 3


def test_two_become_one_with_what_was_chosen_and_one_history(client, cast, project):
    first, second = both(cast, project)
    home = cast.organisation
    other = factories.project(home)
    factories.team_member(home, project=other, member=cast.facilitator)
    factories.participation(home, project=other, participant=second)
    factories.access_need(home, participant=second, need="Large print")
    factories.stop(home, participant=second)
    child = person(cast, project, "Kai", email="", reached_through=second)
    about = factories.open_consultation(home, project=project)
    factories.ask(home, consultation=about, participant=second, asked_on=TODAY)
    client.force_login(cast.facilitator.user)
    join = address(cast, "person_join", pk=first.pk)
    page = client.get(f"{join}?with={second.pk}")
    assert "This cannot be undone." in page.content.decode()
    chosen = {one.code: one.chosen for one in page.context["choices"] if one.differs}
    assert chosen == {
        "name": "first",
        "address": "first",
        "phone": "second",
        "channel": "first",
        "asked": "second",
    }
    unsure = client.post(join, {"with": second.pk, "keep_address": "second"})
    assert unsure.status_code == 422
    assert len(stored(cast)) == 3
    sent = {"with": second.pk, "is_sure": "1", "keep_address": "second", "keep_name": "first"}
    assert client.post(join, sent)["Location"] == address(cast, "person_detail", pk=first.pk)
    with working_in(home):
        kept = Participant.objects.get(name="Shona Muir")
        assert sorted(one.name for one in Participant.objects.all()) == ["Kai", "Shona Muir"]
        assert Participant.objects.get(pk=child.pk).reached_through_id == kept.pk
        assert [one.participant_id for one in Ask.objects.all()] == [kept.pk]
        assert [one.participant_id for one in AccessNeed.objects.all()] == [kept.pk]
        assert [one.participant_id for one in Stop.objects.all()] == [kept.pk]
        places = Participation.objects.filter(participant=kept)
        assert sorted(places.values_list("project", flat=True)) == [project.pk, other.pk]
        entry = AuditEntry.objects.get(verb="people_joined")
    assert (kept.pk, kept.contact_email, kept.contact_phone, kept.channel, kept.may_be_asked) == (
        first.pk,
        "shona.muir@example.org",
        "01632 960103",
        "text",
        "no",
    )
    assert (entry.target_id, entry.data) == (str(first.pk), {"was": second.pk})


def test_nothing_is_joined_while_something_would_be_lost(client, cast, project, monkeypatch):
    """As if a table had been added and nobody had said how its rows are joined."""
    first, second = both(cast, project)
    monkeypatch.setattr("participants.actions.joining.kinds", ())
    client.force_login(cast.facilitator.user)
    join = address(cast, "person_join", pk=first.pk)
    answer = client.post(join, {"with": second.pk, "is_sure": "1"})
    assert answer.status_code == 422
    assert "Nothing has changed." in answer.content.decode()
    assert sorted(stored(cast)) == ["Shona Muir", "shona muir"]


def test_somebody_whom_another_project_knows_is_joined_by_the_owner(client, cast, project):
    first, second = both(cast, project)
    elsewhere = factories.project(cast.organisation)
    factories.participation(cast.organisation, project=elsewhere, participant=second)
    join = f"{address(cast, 'person_join', pk=first.pk)}?with={second.pk}"
    client.force_login(cast.facilitator.user)
    assert client.get(join).status_code == 403
    client.force_login(cast.owner.user)
    assert client.get(join).status_code == 200


@pytest.mark.parametrize("given", ["", "x", "0", "99999999999", "themselves", "hidden", "theirs"])
def test_nobody_to_compare_with_is_absent(client, cast, project, given):
    first, _second = both(cast, project)
    numbers = {
        "themselves": first.pk,
        "hidden": person(cast, factories.project(cast.organisation), "Ada").pk,
        "theirs": factories.participant(factories.cast("brindle").organisation).pk,
    }
    client.force_login(cast.facilitator.user)
    join = address(cast, "person_join", pk=first.pk)
    assert client.get(f"{join}?with={numbers.get(given, given)}").status_code == 404


def test_a_parent_and_a_child_written_down_as_two_do_not_reach_each_other(cast, project):
    first, second = both(cast, project)
    with working_in(cast.organisation):
        Participant.objects.filter(pk=second.pk).update(contact_email="", reached_through=first)
        join_people(
            actor=factories.actor(cast.owner),
            from_id=second.pk,
            into_id=first.pk,
            values={"email": "", "through_id": first.pk},
            now=NOW,
        )
        kept = Participant.objects.get()
    assert (kept.pk, kept.reached_through_id) == (first.pk, None)
