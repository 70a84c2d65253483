"""S8: a list that is taken out calculates nothing, holds no number that judges, and comes in again as it went out."""

import csv
import io
import re
import zipfile

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from participants.actions import erase
from participants.actions.taking_out import ErasedMeanwhileError, TakenOut, fill_file
from participants.models import AccessNeed, Participant, PeopleFile, PeopleList
from participants.terms import ASKED_TO_GO
from projects.models import Participation, StakeholderGroup, TeamMember
from tests import factories
from tests.factories import NOW, TODAY, keeping_version, participant, people_file, project
from tests.participants.lists.steps import address, bring, send, work
from workspace import people_out

pytestmark = [pytest.mark.integration]

NASTY = [
    "=1+1",
    "+44 131",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("x")',
    "＝1",
    "'=1",
    "a;=1",
    'a",=1',
    "O'Neil, Jo",
]


@pytest.fixture
def people(home, place):
    """People of the facilitator's project with names that a spreadsheet would calculate, and one of another's."""
    group = StakeholderGroup.objects.create(organisation=home, project=place, name="=Families")
    made = [
        participant(
            home,
            name=name,
            contact_email=f"p{n}@example.org",
            contact_phone="+44 131 1",
            channel="text",
        )
        for n, name in enumerate(NASTY)
    ]
    for person in made:
        Participation.objects.create(
            organisation=home, project=place, participant=person, group=group
        )
    AccessNeed.objects.create(
        organisation=home, participant=made[0], need="A ramp; wide", noted_on=TODAY
    )
    participant(home, name="Somebody elses", contact_email="other@example.org")
    return made


def take(client, home, kind, query=""):
    return client.post(address("people_take_out", home) + query, {"kind": kind})


def rows_of_csv(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_facilitator_takes_out_the_people_of_their_projects_only(client, world, home, people):
    client.force_login(world.a.facilitator.user)
    rows = rows_of_csv(take(client, home, "csv"))
    assert [row[2] for row in rows[1:]] == [one.contact_email for one in people]


def test_an_owner_takes_out_everybody_and_the_address_narrows_it(
    client, world, home, place, people
):
    client.force_login(world.a.owner.user)
    everybody = rows_of_csv(take(client, home, "csv"))
    narrowed = rows_of_csv(take(client, home, "csv", f"?project={place.pk}"))
    assert "other@example.org" in [row[2] for row in everybody]
    assert [row[2] for row in narrowed[1:]] == [one.contact_email for one in people]
    assert narrowed[0][10] == "Group in the project"


def test_no_cell_of_a_csv_file_begins_as_a_formula(client, world, home, people):
    client.force_login(world.a.facilitator.user)
    cells = [cell for row in rows_of_csv(take(client, home, "csv")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))] == []
    assert "'=1+1" in cells


def test_every_cell_of_a_workbook_is_a_text(client, world, home, people):
    client.force_login(world.a.facilitator.user)
    answer = take(client, home, "xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert re.findall(r"<(?:\w+:)?f[ >/]", sheet) == []
    assert b"hyperlink" not in everything.replace(b"=HYPERLINK", b"")
    assert set(re.findall(r'<c [^>]*?t="(\w+)"', sheet)) == {"inlineStr"}
    assert len(re.findall(r"<c ", sheet)) == len(re.findall(r't="inlineStr"', sheet))


def values(rows):
    named = (
        "name",
        "contact_email",
        "contact_phone",
        "contact_note",
        "channel",
        "language",
        "age_band",
        "cap_profile",
    )
    return sorted(rows.values_list(*named))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_list_comes_in_again_and_changes_nothing(client, world, home, place, people, kind):
    client.force_login(world.a.facilitator.user)
    before = list(Participant.objects.order_by("pk").values())
    needs = list(AccessNeed.objects.values_list("participant", "need").order_by("pk"))
    places = list(Participation.objects.order_by("pk").values())
    taken = take(client, home, kind, f"?project={place.pk}")
    done = bring(client, home, place, taken.content)
    assert set(done.results.values_list("result", flat=True)) == {"same"}
    assert done.rows == len(people)
    assert list(Participant.objects.order_by("pk").values()) == before
    assert list(AccessNeed.objects.values_list("participant", "need").order_by("pk")) == needs
    assert list(Participation.objects.order_by("pk").values()) == places


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_list_makes_the_same_people_elsewhere(client, world, home, place, people, kind):
    client.force_login(world.a.facilitator.user)
    wanted = values(Participant.objects.filter(pk__in=[one.pk for one in people]))
    taken = take(client, home, kind, f"?project={place.pk}").content
    other = world.b.organisation
    with working_in(other):
        Participant.objects.all().delete()
        there = project(other)
        TeamMember.objects.create(organisation=other, project=there, member=world.b.facilitator)
        client.force_login(world.b.facilitator.user)
        send(client, other, taken)
        found = PeopleList.objects.get()
        columns = {f"column_{n}": name for name, n in found.columns.items() if name != "number"}
        client.post(
            address("people_list_detail", other, pk=found.pk),
            {**columns, "project": there.pk, "known": "fill", "begin": "1"},
        )
        work()
        assert values(Participant.objects.all()) == wanted
        assert list(AccessNeed.objects.values_list("need", flat=True)) == ["A ramp; wide"]
        assert set(Participation.objects.values_list("group__name", flat=True)) == {"=Families"}


def test_taking_out_is_written_down_without_a_word_of_the_people(client, world, home, people):
    client.force_login(world.a.facilitator.user)
    take(client, home, "csv", "?channel=text")
    found = AuditEntry.objects.get(verb="people_exported")
    assert found.data == {"rows": len(people), "kind": "csv", "filters": ["channel"]}


def test_a_long_list_is_made_by_the_worker_and_kept_for_whoever_asked(
    client, world, home, people, monkeypatch
):
    monkeypatch.setattr(people_out, "AT_ONCE", 3)
    client.force_login(world.a.facilitator.user)
    page = take(client, home, "csv").url
    assert "It begins in a moment" in client.get(page).content.decode()
    fetch = reverse(
        "workspace:people_file_fetch", kwargs={"org": home.slug, "pk": PeopleFile.objects.get().pk}
    )
    assert client.get(fetch).status_code == 404
    work()
    assert "10 people are in this file" in client.get(page).content.decode()
    rows = rows_of_csv(client.get(fetch))
    assert [row[2] for row in rows[1:]] == [one.contact_email for one in people]
    client.force_login(world.a.manager.user)
    assert client.get(fetch).status_code == 403


def test_whoever_is_erased_while_a_file_is_made_does_not_stay_in_it(world, home, people):
    actor = factories.actor(world.a.owner)
    file = people_file(home, content=None)

    def meanwhile(ids):
        erase(people[0].pk, reason=ASKED_TO_GO, today=TODAY)
        return dict.fromkeys(ids, "")

    with pytest.raises(ErasedMeanwhileError):
        fill_file(actor=actor, file=file, who=TakenOut(None, "", "Projects", meanwhile))


@pytest.mark.parametrize(("chosen", "day"), [({}, "8 March 2027"), ({"files": 2}, "3 March 2027")])
def test_the_page_names_the_day_on_which_the_organisation_lets_the_file_go(
    client, world, home, chosen, day
):
    keeping_version(home, values=chosen)
    file = people_file(home)
    PeopleFile.objects.filter(pk=file.pk).update(made_at=NOW)
    client.force_login(world.a.owner.user)
    address = reverse("workspace:people_file_detail", kwargs={"org": home.slug, "pk": file.pk})
    assert f"It goes on {day}." in client.get(address).content.decode()


def test_a_list_costs_the_same_statements_for_one_person_and_three(
    client, world, home, django_assert_max_num_queries
):
    client.force_login(world.a.owner.user)
    counts = []
    for more in (1, 2):
        for _each in range(more):
            participant(home)
        with django_assert_max_num_queries(40) as found:
            take(client, home, "csv")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_nobody_to_take_out_is_said(client, world, home):
    client.force_login(world.a.facilitator.user)
    answer = client.get(address("people_take_out", home))
    assert "Nobody is here to be taken out" in answer.content.decode()
    assert take(client, home, "csv").status_code == 422
