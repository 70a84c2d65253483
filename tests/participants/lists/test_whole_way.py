"""From a file to people in the register: guess, look, bring in, see what became of each row, and do it all again."""

import csv
import io

import pytest
from django.utils import timezone

from access.models import AuditEntry
from jobs.kinds import CannotGoOnError
from jobs.models import Job, JobState
from participants.actions import erase
from participants.models import AccessNeed, Participant, PeopleList, RecordLink, Stop
from participants.terms import ASKED_TO_GO
from projects.models import Participation, TeamMember
from tests.factories import TODAY, participant, project, record_link
from tests.participants.lists.steps import address, bring, matched, outcome, send, work
from workspace.people_bringing import BringInPeople

pytestmark = [pytest.mark.integration]


def test_a_list_becomes_people_and_says_whom_it_left_out(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    before = set(Participant.objects.values_list("pk", flat=True))
    done = bring(client, home, place)
    assert outcome(done) == [
        (2, "added", ""),
        (3, "added", ""),
        (4, "left_out", "broken_address"),
        (5, "left_out", "unknown_channel"),
    ]
    lorna, kai = Participant.objects.exclude(pk__in=before).order_by("pk")
    assert (lorna.name, lorna.contact_email, lorna.contact_phone) == (
        "Lorna Bell",
        "lorna@example.org",
        "+44 1",
    )
    assert (lorna.channel, lorna.language, lorna.age_band) == ("text", "pl", "26")
    assert (kai.channel, kai.language, kai.age_band) == ("through", "gd", "13_15")
    assert [one.need for one in AccessNeed.objects.filter(participant=lorna)] == [
        "Large print",
        "a ramp",
    ]
    places = Participation.objects.filter(project=place, participant__in=[lorna, kai])
    assert sorted(places.values_list("group__name", flat=True)) == ["Families", "Young people"]
    assert done.job.state == JobState.DONE


def test_the_same_file_twice_changes_nothing(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    bring(client, home, place)
    before = list(Participant.objects.order_by("pk").values())
    needs = list(AccessNeed.objects.order_by("pk").values())
    places = list(Participation.objects.order_by("pk").values())
    again = bring(client, home, place)
    assert [row[1] for row in outcome(again)] == ["same", "same", "left_out", "left_out"]
    assert list(Participant.objects.order_by("pk").values()) == before
    assert list(AccessNeed.objects.order_by("pk").values()) == needs
    assert list(Participation.objects.order_by("pk").values()) == places


def test_gaps_are_filled_and_nothing_else(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    known = participant(home, name="Lorna", contact_email="lorna@example.org", language="en")
    done = bring(client, home, place)
    known.refresh_from_db()
    assert outcome(done)[0] == (2, "changed", "")
    assert (known.name, known.language, known.contact_phone) == ("Lorna", "en", "+44 1")
    assert known.cap_profile == "light"


def test_people_whom_we_know_can_be_left_as_they_are(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    known = participant(home, name="", contact_email="lorna@example.org")
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    matched(client, home, taken, project=place.pk, known="leave", begin="1")
    work()
    known.refresh_from_db()
    assert outcome(taken)[0] == (2, "same", "")
    assert (known.name, known.contact_phone, known.access_needs.count()) == ("", "", 0)
    assert Participation.objects.filter(project=place, participant=known).count() == 1


def test_whoever_asked_us_to_stop_stays_stopped(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    known = participant(home, name="Lorna Bell", contact_email="lorna@example.org")
    Stop.objects.create(organisation=home, participant=known, stopped_on=TODAY)
    done = bring(client, home, place)
    assert outcome(done)[0] == (2, "changed", "stopped")
    assert list(Stop.objects.filter(participant=known).values_list("stopped_on", flat=True)) == [
        TODAY
    ]


def test_a_child_with_a_parents_address_is_not_taken_for_the_parent(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    parent = participant(home, name="Lorna Baird", contact_email="lorna@example.org")
    text = "Name,E-mail,Age\nKai Baird,lorna@example.org,12\nL Baird,lorna@example.org,\n"
    done = bring(client, home, place, text)
    parent.refresh_from_db()
    assert outcome(done) == [(2, "left_out", "shared_address"), (3, "left_out", "shared_address")]
    assert (parent.name, parent.age_band) == ("Lorna Baird", "")


def test_one_address_twice_in_a_list_is_one_person(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    text = "Name,E-mail,Phone,Needs\nJo,jo@example.org,,A ramp\nJo Barr,JO@example.org,0131 1,a ramp;Tea\n"
    done = bring(client, home, place, text)
    person = Participant.objects.get(contact_email="jo@example.org")
    assert [row[1] for row in outcome(done)] == ["added", "changed"]
    assert (person.name, person.contact_phone) == ("Jo", "0131 1")
    assert [one.need for one in person.access_needs.order_by("pk")] == ["A ramp", "Tea"]


def test_names_tell_nobody_apart(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    before = Participant.objects.filter(name="Dee").count()
    bring(client, home, place, "Name\nDee\nDee\n")
    bring(client, home, place, "Name\nDee\n")
    assert Participant.objects.filter(name="Dee").count() == before + 3


def test_our_number_counts_only_for_people_whom_one_may_see(client, world, home, place):
    """Otherwise anybody could fetch another team's people by counting."""
    client.force_login(world.a.facilitator.user)
    mine, theirs = participant(home, name="Mine"), participant(home, name="Theirs")
    Participation.objects.create(organisation=home, project=place, participant=mine)
    text = f"Person number,Phone\n{mine.pk},0131 1\n{theirs.pk},0131 2\n"
    done = bring(client, home, place, text)
    assert outcome(done) == [(2, "changed", ""), (3, "left_out", "number_unknown")]
    theirs.refresh_from_db()
    assert theirs.contact_phone == ""
    assert Participation.objects.filter(participant=theirs).count() == 0


def test_a_number_and_an_address_of_two_people_are_left_out(client, world, home, place):
    client.force_login(world.a.owner.user)
    one = participant(home, name="One", contact_email="one@example.org")
    two = participant(home, name="Two", contact_email="two@example.org")
    text = f"Person number,E-mail\n{one.pk},{two.contact_email}\n{two.pk},{two.contact_email}\n"
    done = bring(client, home, place, text)
    assert outcome(done) == [(2, "left_out", "two_people"), (3, "same", "")]


def test_the_report_can_be_mended_and_brought_in_as_it_is(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    done = bring(client, home, place)
    answer = client.post(address("people_list_report", home, pk=done.pk), {"show": "left_out"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:5] == ["Row", "What became of it", "Why", "Name", "E-mail"]
    assert [(row[0], row[1], row[3]) for row in rows[1:]] == [
        ("4", "Left out", "No Body"),
        ("5", "Left out", ""),
    ]
    mended = answer.content.decode("utf-8-sig").replace("nobody@", "nobody@example.org")
    again = bring(client, home, place, mended)
    assert [row[1] for row in outcome(again)] == ["added", "left_out"]
    verbs = AuditEntry.objects.filter(verb="people_report_taken").values_list("data", flat=True)
    assert list(verbs) == [{"rows": 2}]


def test_the_preview_says_what_would_happen_and_writes_nobody_down(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    before = list(Participant.objects.order_by("pk").values())
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    page = client.get(address("people_list_detail", home, pk=taken.pk))
    assert [(row.number, row.who, str(row.result)) for row in page.context["preview"]] == [
        (2, "Lorna Bell", "New to us"),
        (3, "Kai Ross", "New to us"),
        (4, "No Body", "Would be left out"),
        (5, "no name", "Would be left out"),
    ]
    assert list(Participant.objects.order_by("pk").values()) == before
    assert Job.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"column_1": "name"}, "“Name” is chosen for two columns."),
        (
            {"column_0": "", "column_1": ""},
            "Say which column holds the name or the e-mail address.",
        ),
        ({"project": ""}, "Choose the project that these people take part in."),
    ],
)
def test_a_match_that_cannot_be_is_answered_with_everything_still_there(
    client, world, home, place, given, said
):
    client.force_login(world.a.facilitator.user)
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    answer = matched(client, home, taken, **{"project": place.pk, "group": "Neighbours", **given})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="Neighbours"' in answer.content.decode()
    assert Job.objects.count() == 0


def test_another_teams_project_cannot_be_chosen(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    other = project(home)
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    answer = matched(client, home, taken, project=other.pk, begin="1")
    assert (answer.status_code, Job.objects.count()) == (422, 0)


def test_a_column_of_names_does_not_make_a_group_of_everybody(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    text = "Name,Group\n" + "".join(f"P{n},G{n}\n" for n in range(51))
    send(client, home, text)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    answer = matched(client, home, taken, project=place.pk, begin="1")
    assert answer.status_code == 422
    assert "More than 50 different groups" in answer.content.decode()


def test_a_list_is_begun_once(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    sent = {"project": place.pk, "known": "fill", "column_0": "name", "begin": "1"}
    for _each in range(2):
        client.post(address("people_list_detail", home, pk=taken.pk), sent)
    client.post(address("people_list_drop", home, pk=taken.pk))
    assert Job.objects.count() == 1
    assert PeopleList.objects.filter(pk=taken.pk).count() == 1


def test_a_list_can_be_thrown_away_before_it_is_begun(client, world, home):
    client.force_login(world.a.facilitator.user)
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    client.post(address("people_list_drop", home, pk=taken.pk))
    assert PeopleList.objects.filter(pk=taken.pk).count() == 0


def test_another_facilitators_list_stays_theirs(client, world, home, place):
    """Names and addresses stand in it; only owners look over one's shoulder."""
    client.force_login(world.a.owner.user)
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.owner)
    client.force_login(world.a.facilitator.user)
    page = client.get(address("people_list_detail", home, pk=taken.pk))
    listed = client.get(address("people_list_add", home))
    assert page.status_code == 403
    assert listed.context["rows"] == []


def test_who_left_the_team_meanwhile_brings_nobody_in(client, world, home, place):
    client.force_login(world.a.facilitator.user)
    before = Participant.objects.count()
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    matched(client, home, taken, project=place.pk, begin="1")
    TeamMember.objects.all().delete()
    work()
    job = Job.objects.get()
    assert (job.state, job.problem, Participant.objects.count()) == ("failed", "may_not", before)


def test_lists_and_their_pages_cost_the_same_for_one_and_three(
    client, world, home, django_assert_max_num_queries
):
    client.force_login(world.a.owner.user)
    counts = []
    for lists in (1, 2):
        for _each in range(lists):
            send(client, home)
        with django_assert_max_num_queries(40) as found:
            client.get(address("people_list_add", home))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_an_address_from_a_list_opens_nobodys_answers(client, world, home, place):
    """Otherwise a colleague gives an address of their own, and has a code for the person's answers sent there."""
    client.force_login(world.a.facilitator.user)
    known = participant(home, name="Mine", contact_email="")
    Participation.objects.create(organisation=home, project=place, participant=known)
    bring(client, home, place, f"Person number,E-mail\n{known.pk},mine@example.org\n")
    known.refresh_from_db()
    assert known.contact_email == "mine@example.org"
    assert known.email_corrected_at is not None


def test_a_list_gives_no_address_to_whom_other_teams_know(client, world, home, place):
    """The links of all projects would go there."""
    client.force_login(world.a.facilitator.user)
    known = participant(home, name="Shared", contact_email="")
    for within in (place, project(home)):
        Participation.objects.create(organisation=home, project=within, participant=known)
    text = f"Person number,E-mail,Phone\n{known.pk},mine@example.org,0131 1\n"
    done = bring(client, home, place, text)
    known.refresh_from_db()
    assert outcome(done) == [(2, "changed", "address_stays")]
    assert (known.contact_email, known.contact_phone) == ("", "0131 1")


def test_whoever_is_erased_while_a_list_is_brought_in_does_not_come_back(
    client, world, home, place
):
    client.force_login(world.a.facilitator.user)
    gone = participant(home, name="Lorna Bell", contact_email="lorna@example.org")
    send(client, home)
    taken = PeopleList.objects.get(made_by=world.a.facilitator)
    matched(client, home, taken, project=place.pk, begin="1")
    job = Job.objects.get()
    opened = BringInPeople().begin(job)
    erase(gone.pk, reason=ASKED_TO_GO, today=TODAY)
    before = Participant.objects.count()
    with pytest.raises(CannotGoOnError, match="file_gone"):
        opened.step(job, timezone.now())
    assert Participant.objects.count() == before


def test_a_link_in_a_parents_mailbox_ends_when_a_list_says_that_it_is_a_childs(
    client, world, home, place
):
    client.force_login(world.a.facilitator.user)
    known = participant(home, name="Lorna", contact_email="lorna@example.org")
    record_link(home, participant=known, purpose="record")
    bring(client, home, place, "E-mail,Name,Age\nlorna@example.org,Lorna,34\n")
    assert RecordLink.objects.filter(participant=known).count() == 1
    Participant.objects.filter(pk=known.pk).update(age_band="")
    bring(client, home, place, "E-mail,Name,Age\nlorna@example.org,Lorna,9\n")
    assert RecordLink.objects.filter(participant=known).count() == 0
