"""People asked by name: each pasted line gets its sentence, and nothing typed is lost."""

from datetime import timedelta

import pytest

from access.models import AuditEntry
from feedback.actions.people import TooLateError
from feedback.models import Ask, AskLink
from feedback.queries.invitees import LineState, check_lines, invitees
from participants.models import Participant
from projects.models import Participation, StakeholderGroup
from tests.factories import TODAY, participant, stop

pytestmark = [pytest.mark.integration]

TEXT = "Jo, jo@example.org, Parents\nDee, , Grandparents\nfay@example.org"


def add(desk, consultation, people, **more):
    data = {"people": people, "told_by": desk.cast.owner.pk} | more
    return desk.post("people_add", data, consultation)


def states(consultation, text):
    return [one.state for one in check_lines(consultation, text, today=TODAY)]


def test_the_check_page_comes_before_anybody_is_added(desk):
    draft = desk.draft()
    answer = add(desk, draft, TEXT)
    assert answer.status_code == 200
    assert "Add 3 people" in answer.content.decode()
    assert not Ask.objects.exists()


def test_people_their_groups_and_places_are_written_down(desk):
    draft = desk.draft()
    answer = add(desk, draft, TEXT, add="1")
    assert answer["Location"] == desk.url("people_list", draft)
    assert [(one.name, one.email, one.group) for one in invitees(draft)] == [
        ("Jo", "jo@example.org", "Parents"),
        ("Dee", "", "Grandparents"),
        ("", "fay@example.org", ""),
    ]
    assert list(StakeholderGroup.objects.values_list("name", flat=True)) == [
        "Grandparents",
        "Parents",
    ]
    assert Participation.objects.filter(project=draft.project).count() == 3
    assert set(Ask.objects.values_list("told_by", "asked_on")) == {(desk.cast.owner.pk, None)}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Jo, jo@, Parents", "“jo@” is not a whole e-mail address."),
        ("Jo, jo.example.org", "“jo.example.org” is not a whole e-mail address."),
        ("Jo, jo@exa mple.org", "is not a whole e-mail address."),
        ("Ben, BEN@example.org", "The same address stands in line 1."),
        ("Old, asked@example.org", "This person is asked already."),
        ("Quiet, quiet@example.org", "This person asked us to stop writing."),
        (", , Parents", "This line has no name and no address."),
        ("x" * 121, "The name or the group is too long."),
    ],
)
def test_each_broken_line_gets_its_sentence_and_stays(desk, line, sentence):
    draft = desk.draft()
    desk.invite(draft, "Old, asked@example.org")
    quiet = participant(desk.organisation, contact_email="quiet@example.org")
    stop(desk.organisation, participant=quiet)
    typed = f"Ben, ben@example.org\n{line}"
    answer = add(desk, draft, typed, add="1")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert answer.context["form"]["people"].value() == typed
    assert Ask.objects.count() == 1


def test_broken_lines_can_be_left_out(desk):
    draft = desk.draft()
    add(desk, draft, f"{TEXT}\nJo, jo@", leave_out="1")
    assert len(invitees(draft)) == 3


def test_nothing_good_adds_nobody(desk):
    draft = desk.draft()
    assert add(desk, draft, "Jo, jo@", leave_out="1").status_code == 422
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ("", "Write down at least one person."),
        ("  \n ", "Write down at least one person."),
        ("a\n" * 501, "These are 501 lines. Add at most 500 at a time."),
        ("x" * 60_001, "60001"),
    ],
)
def test_too_little_and_too_much_is_said(desk, people, sentence):
    answer = add(desk, desk.draft(), people, add="1")
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_nul_and_stray_surrogates_are_taken_out(desk):
    draft = desk.draft()
    sent = f"people=J%00o%ED%A0%80&told_by={desk.cast.owner.pk}&add=1"
    kind = "application/x-www-form-urlencoded"
    desk.client.post(desk.url("people_add", draft), sent, content_type=kind)
    assert [one.name for one in invitees(draft)] == ["Jo\ufffd\ufffd\ufffd"]


def test_somebody_known_stays_one_person(desk):
    known = participant(desk.organisation, name="Jo Bloggs", contact_email="jo@example.org")
    draft = desk.draft()
    assert states(draft, "Jo, JO@example.org") == [LineState.KNOWN]
    add(desk, draft, "Jo, JO@example.org", add="1")
    assert [(one.participant_id, one.name) for one in invitees(draft)] == [(known.pk, "Jo Bloggs")]


def test_capitals_make_no_second_group(desk):
    draft = desk.draft()
    desk.invite(draft, "A, , Parents\nB, , PARENTS")
    assert StakeholderGroup.objects.count() == 1


def test_adding_while_it_is_open_asks_today(desk):
    opened = desk.opened()
    add(desk, opened, TEXT, add="1")
    assert set(Ask.objects.values_list("asked_on", flat=True)) == {TODAY}


def test_nobody_is_asked_after_the_last_day(desk):
    opened = desk.opened()
    with pytest.raises(TooLateError):
        desk.invite(opened, "Jo", today=opened.closes_on + timedelta(days=1))


def test_a_person_can_be_left_out_of_a_draft_only(desk):
    draft = desk.draft()
    desk.invite(draft, "Jo\nDee")
    first = Ask.objects.first()
    desk.post("people_remove", {}, draft, ask=first.pk)
    assert [one.name for one in invitees(draft)] == ["Dee"]
    opened = desk.opened("Ben")
    desk.post("people_remove", {}, opened, ask=opened.asks.get().pk)
    assert [one.name for one in invitees(opened)] == ["Ben"]


def test_people_whom_nobody_can_write_to_are_listed_with_who_tells_them(desk):
    opened = desk.opened("Jo, jo@example.org\nDee, , Grandparents")
    told = desk.get("people_list", opened).context["told"]
    assert [(one.name, one.told_by) for one in told] == [("Dee", str(desk.cast.owner))]


def test_a_personal_link_is_made_and_shown_once(desk):
    opened = desk.opened("Dee")
    ask = opened.asks.get()
    answer = desk.post("people_link", {}, opened, ask=ask.pk)
    assert answer.context["shown_link"].startswith("http://testserver/a/")
    assert answer.context["shown_link"] in answer.content.decode()
    assert AskLink.objects.filter(ask=ask).count() == 1
    assert answer.context["shown_link"] not in desk.get("people_list", opened).content.decode()


def test_whoever_is_shown_a_personal_link_stands_in_the_trail(desk):
    opened = desk.opened("Dee")
    ask = opened.asks.get()
    desk.post("people_link", {}, opened, ask=ask.pk)
    entry = AuditEntry.objects.get(verb="personal_link_shown")
    assert (entry.actor, entry.target_id) == (desk.cast.facilitator.user, str(ask.pk))
    assert entry.data == {"consultation": opened.pk}


def test_the_link_of_somebody_we_write_to_is_shown_to_nobody_else(desk):
    opened = desk.opened("Jo, jo@example.org")
    assert desk.post("people_link", {}, opened, ask=opened.asks.get().pk).status_code == 404
    assert not AskLink.objects.exists()


def test_a_draft_shows_no_personal_link(desk):
    draft = desk.draft()
    desk.invite(draft, "Dee")
    assert desk.post("people_link", {}, draft, ask=draft.asks.get().pk).status_code == 404
    assert not AskLink.objects.exists()


def test_an_ask_of_another_consultation_is_not_found(desk):
    opened, other = desk.opened("Dee"), desk.opened("Ben")
    assert desk.post("people_link", {}, opened, ask=other.asks.get().pk).status_code == 404


def test_names_are_for_the_team_and_the_owner(desk):
    opened = desk.opened("Dee")
    seen = {}
    for role in ("owner", "manager", "facilitator", "viewer"):
        desk.client.force_login(getattr(desk.cast, role).user)
        seen[role] = desk.get("people_list", opened).status_code
    assert seen == {"owner": 200, "manager": 403, "facilitator": 200, "viewer": 403}
