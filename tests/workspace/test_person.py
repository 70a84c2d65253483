"""The page of a person: what stands there for whom, and every change that can be made from it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import LoadSnapshot
from participants.models import AccessNeed, Hold, Participant, Stop
from projects.models import Participation
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

NEW = {"name": "Dee Okafor", "email": "Dee@Example.org", "channel": "post", "age_band": "26"}


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def project(cast):
    made = factories.project(cast.organisation, title="Early help")
    factories.team_member(cast.organisation, project=made, member=cast.facilitator)
    return made


@pytest.fixture
def shona(cast, project):
    made = factories.participant(
        cast.organisation, name="Shona Muir", email="shona@example.org", contact_phone="0131 496"
    )
    factories.participation(cast.organisation, project=project, participant=made)
    return made


def address(cast, name, **kwargs):
    return reverse(f"workspace:{name}", kwargs={"org": cast.organisation.slug, **kwargs})


@pytest.fixture
def isla(client, cast):
    client.force_login(cast.facilitator.user)
    return client


def as_role(client, cast, role):
    client.force_login(getattr(cast, role).user)
    return client


def stored(cast, pk):
    with working_in(cast.organisation):
        return Participant.objects.get(pk=pk)


def verbs(cast):
    with working_in(cast.organisation):
        return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def typed(page, **changes):
    """What the form of this page sends when nothing but `changes` is typed."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if one is None else one for name, one in values.items()} | changes


def test_somebody_is_written_down_with_a_place_in_a_project(isla, cast, project):
    group = factories.group(cast.organisation, project=project, name="Parents")
    sent = NEW | {"project": project.pk, "group": group.pk, "speaks_for": "chosen"}
    answer = isla.post(address(cast, "person_add"), sent)
    with working_in(cast.organisation):
        place = Participation.objects.select_related("participant").get()
    who = place.participant
    assert answer["Location"] == address(cast, "person_detail", pk=who.pk)
    assert (who.name, who.contact_email, who.channel, who.age_band) == (
        *("Dee Okafor", "dee@example.org"),
        *("post", "26"),
    )
    assert (place.project_id, place.group_id, place.speaks_for) == (
        project.pk,
        group.pk,
        "chosen",
    )
    assert verbs(cast) == ["person_added", "person_placed"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "", "email": ""}, "Write down a name, or a way to reach this person."),
        ({"email": "dee@"}, "This is no whole e-mail address"),
        ({"project": ""}, "Choose a project."),
        ({"email": "SHONA@example.org"}, "Somebody in the register has this address already."),
        ({"email": "", "through": "Nobody"}, "Nobody of this name"),
        ({"through": "Shona"}, "not both"),
        ({"birthday": "2010-01-01", "age_band": "2010-01-01"}, "There is a problem"),
    ],
)
def test_what_cannot_be_written_down_comes_back_as_it_was_typed(
    isla, cast, project, shona, changes, words
):
    sent = NEW | {"project": project.pk} | changes
    answer = isla.post(address(cast, "person_add"), sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert words in html
    assert sent["name"] in html
    with working_in(cast.organisation):
        assert Participant.objects.count() == 1


def test_a_group_of_another_project_is_refused(isla, cast, project):
    other = factories.project(cast.organisation)
    factories.team_member(cast.organisation, project=other, member=cast.facilitator)
    group = factories.group(cast.organisation, project=other)
    sent = NEW | {"project": project.pk, "group": group.pk}
    answer = isla.post(address(cast, "person_add"), sent)
    assert answer.status_code == 422
    assert "This group belongs to another project." in answer.content.decode()


def test_a_place_is_given_in_ones_own_projects_only(isla, cast, project):
    other = factories.project(cast.organisation, title="Warm homes")
    answer = isla.post(address(cast, "person_add"), NEW | {"project": other.pk})
    assert answer.status_code == 422
    assert "Warm homes" not in answer.content.decode()


def test_who_is_on_no_team_writes_nobody_down_and_the_owner_needs_no_project(client, cast):
    assert as_role(client, cast, "manager").get(address(cast, "person_add")).status_code == 403
    assert as_role(client, cast, "owner").post(address(cast, "person_add"), NEW).status_code == 302


def test_the_page_shows_everything_to_the_team_and_a_number_to_others(client, cast, project, shona):
    factories.access_need(cast.organisation, participant=shona, need="Large print")
    about = factories.open_consultation(cast.organisation, project=project, title="Where to meet?")
    factories.ask(cast.organisation, consultation=about, participant=shona, asked_on=TODAY)
    page = address(cast, "person_detail", pk=shona.pk)
    told = ("Shona Muir", "shona@example.org", "0131 496", "Large print", "Where to meet?")
    team = as_role(client, cast, "facilitator").get(page).content.decode()
    other = as_role(client, cast, "manager").get(page).content.decode()
    assert [one in team for one in told] == [True] * 5
    assert [one in other for one in told] == [False] * 5
    assert f"Person {shona.pk}" in other


def test_what_another_project_asked_has_no_title(isla, cast, shona):
    other = factories.project(cast.organisation, title="Warm homes")
    about = factories.open_consultation(cast.organisation, project=other, title="Is it damp?")
    factories.ask(cast.organisation, consultation=about, participant=shona, asked_on=TODAY)
    page = isla.get(address(cast, "person_detail", pk=shona.pk)).content.decode()
    assert "Is it damp?" not in page
    assert "Something in another project" in page


def test_whether_somebody_answered_makes_no_difference_to_the_page(isla, cast, project, shona):
    about = factories.closed_consultation(cast.organisation, project=project)
    ask = factories.ask(cast.organisation, consultation=about, participant=shona, asked_on=TODAY)
    page = address(cast, "person_detail", pk=shona.pk)
    before = isla.get(page).context["asks"]
    factories.response_author(cast.organisation, ask=ask)
    assert isla.get(page).context["asks"] == before


def test_a_change_is_saved_and_noted_by_its_fields_only(isla, cast, shona):
    edit = address(cast, "person_edit", pk=shona.pk)
    sent = typed(isla.get(edit), channel="phone", note="not at the house", hears_outcomes="yes")
    assert isla.post(edit, sent).status_code == 302
    who = stored(cast, shona.pk)
    assert (who.channel, who.contact_note, who.hears_outcomes, who.may_be_asked) == (
        *("phone", "not at the house"),
        *("yes", ""),
    )
    with working_in(cast.organisation):
        entry = AuditEntry.objects.get(verb="person_changed")
    assert entry.data == {"fields": ["channel", "hears_outcomes", "note"]}


def test_two_who_change_the_same_lose_nothing(isla, cast, shona):
    edit = address(cast, "person_edit", pk=shona.pk)
    mine = typed(isla.get(edit), channel="phone")
    isla.post(edit, typed(isla.get(edit), channel="post", language="pl"))
    clash = isla.post(edit, mine)
    assert clash.status_code == 422
    assert [(one.name, one.mine, one.theirs) for one in clash.context["conflict"]] == [
        ("channel", "Phone", "Post"),
        ("language", "–", "Polish"),
    ]
    assert stored(cast, shona.pk).channel == "post"
    again = typed(clash, keep_channel="mine", keep_language="theirs")
    assert isla.post(edit, again).status_code == 302
    assert (stored(cast, shona.pk).channel, stored(cast, shona.pk).language) == ("phone", "pl")


def test_a_number_that_nobody_could_ring_comes_back_with_everything_typed(isla, cast, shona):
    edit = address(cast, "person_edit", pk=shona.pk)
    sent = typed(isla.get(edit), phone="ask Moira", note="after school")
    answer = isla.post(edit, sent)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "This does not look like a telephone number" in shown
    assert ("ask Moira" in shown, "after school" in shown) == (True, True)
    assert stored(cast, shona.pk).contact_phone == "0131 496"


def test_a_new_address_is_written_to_again_and_one_taken_is_refused(isla, cast, shona):
    Participant._base_manager.filter(pk=shona.pk).update(email_returned_on=TODAY)
    factories.participant(cast.organisation, email="ben@example.org")
    edit = address(cast, "person_edit", pk=shona.pk)
    taken = isla.post(edit, typed(isla.get(edit), email="BEN@example.org"))
    assert taken.status_code == 422
    isla.post(edit, typed(isla.get(edit), email="shona@new.example.org"))
    who = stored(cast, shona.pk)
    assert (who.contact_email, who.email_returned_on) == ("shona@new.example.org", None)


def test_where_somebody_is_reached_is_not_changed_past_another_project(isla, cast, shona):
    other = factories.project(cast.organisation)
    factories.participation(cast.organisation, project=other, participant=shona)
    edit = address(cast, "person_edit", pk=shona.pk)
    page = isla.get(edit)
    assert "email" not in page.context["form"].fields
    assert isla.post(edit, typed(page, email="mine@example.org", name="S. Muir")).status_code == 302
    who = stored(cast, shona.pk)
    assert (who.name, who.contact_email) == ("S. Muir", "shona@example.org")


def test_a_child_is_reached_through_a_parent_by_name_or_number(isla, cast, project, shona):
    kai = factories.participant(cast.organisation, name="Kai", email="")
    twin = factories.participant(cast.organisation, name="Shona Watt", email="watt@example.org")
    for one in (kai, twin):
        factories.participation(cast.organisation, project=project, participant=one)
    edit = address(cast, "person_edit", pk=kai.pk)
    several = isla.post(edit, typed(isla.get(edit), through="shona"))
    assert several.status_code == 422
    assert f"Shona Muir (Person {shona.pk})" in several.content.decode()
    isla.post(edit, typed(isla.get(edit), through=f"Person {shona.pk}"))
    assert stored(cast, kai.pk).reached_through_id == shona.pk
    page = isla.get(edit)
    assert page.context["form"]["through"].value() == "Shona Muir"
    isla.post(edit, typed(page, channel="through"))
    assert stored(cast, kai.pk).reached_through_id == shona.pk
    back = isla.post(
        address(cast, "person_edit", pk=shona.pk),
        typed(isla.get(address(cast, "person_edit", pk=shona.pk)), email="", through="Watt"),
    )
    assert back.status_code == 422
    assert "others are reached through this person" in back.content.decode()


def test_limits_are_set_with_who_agreed_and_a_day_to_look_again(isla, cast, shona):
    limits = address(cast, "person_limits", pk=shona.pk)
    core = typed(isla.get(limits), cap_profile="core")
    refused = isla.post(limits, core)
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {"profile_note", "profile_reviewed_on"}
    half = isla.post(limits, typed(isla.get(limits), own_limit_times="2"))
    assert set(half.context["form"].errors) == {"own_limit_days"}
    later = TODAY + timedelta(days=180)
    good = {
        "profile_note": "Shona",
        "profile_reviewed_on": later.isoformat(),
        "own_limit_times": "2",
        "own_limit_days": "90",
    }
    assert isla.post(limits, core | good).status_code == 302
    who = stored(cast, shona.pk)
    assert (who.cap_profile, who.profile_note, who.profile_reviewed_on) == ("core", "Shona", later)
    assert (who.own_limit_times, who.own_limit_days) == (2, 90)
    page = isla.get(address(cast, "person_detail", pk=shona.pk)).content.decode()
    assert "At most 2 times in 90 days" in page


def test_who_is_under_16_is_asked_least_whatever_is_chosen(isla, cast, shona):
    Participant._base_manager.filter(pk=shona.pk).update(age_band="13_15", cap_profile="core")
    page = isla.get(address(cast, "person_detail", pk=shona.pk)).content.decode()
    assert "Least: under 16" in page
    assert "Because they are under 16." in page


def test_limits_that_changed_meanwhile_show_both(isla, cast, shona):
    limits = address(cast, "person_limits", pk=shona.pk)
    mine = typed(isla.get(limits), own_limit_times="1", own_limit_days="30")
    isla.post(limits, typed(isla.get(limits), own_limit_times="2", own_limit_days="90"))
    clash = isla.post(limits, mine)
    assert [one.name for one in clash.context["conflict"]] == ["own_limit_times", "own_limit_days"]
    assert stored(cast, shona.pk).own_limit_times == 2


def test_a_change_of_limits_lets_the_load_be_counted_anew(isla, cast, shona):
    factories.load_snapshot(cast.organisation, participant=shona, made_on=TODAY)
    limits = address(cast, "person_limits", pk=shona.pk)
    isla.post(limits, typed(isla.get(limits), own_limit_times="2", own_limit_days="90"))
    with working_in(cast.organisation):
        assert LoadSnapshot.objects.get().is_stale


def test_needs_are_added_met_opened_again_and_taken_away(isla, cast, shona):
    add = address(cast, "person_need_add", pk=shona.pk)
    assert isla.post(add, {"need": " "}).status_code == 422
    isla.post(add, {"need": "Large print"})
    with working_in(cast.organisation):
        (need,) = AccessNeed.objects.all()
    settle = address(cast, "person_need_settle", pk=shona.pk, need=need.pk)
    isla.post(settle, {"do": "met", "how": "Printed at 18 point"})
    with working_in(cast.organisation):
        met = AccessNeed.objects.get()
    assert (met.is_met, met.how, met.met_on) == (True, "Printed at 18 point", TODAY)
    isla.post(settle, {"do": "open"})
    with working_in(cast.organisation):
        opened = AccessNeed.objects.get()
    assert (opened.is_met, opened.how, opened.met_on) == (False, "", None)
    isla.post(settle, {"do": "remove"})
    assert isla.post(settle, {"do": "met"}).status_code == 404
    assert verbs(cast) == ["need_noted", "need_met", "need_open_again", "need_removed"]


def test_a_need_of_somebody_else_is_absent(isla, cast, project, shona):
    other = factories.participant(cast.organisation)
    need = factories.access_need(cast.organisation, participant=other)
    settle = address(cast, "person_need_settle", pk=shona.pk, need=need.pk)
    assert isla.post(settle, {"do": "met"}).status_code == 404
    assert isla.post(settle, {"do": "remove"}).status_code == 404
    with working_in(cast.organisation):
        assert not AccessNeed.objects.get().is_met


def test_a_place_is_changed_and_taken_away(isla, cast, project, shona):
    group = factories.group(cast.organisation, project=project, name="Parents")
    place = address(cast, "person_place", pk=shona.pk)
    page = isla.get(f"{place}?project={project.pk}")
    sent = typed(page, group=group.pk, speaks_for="not_chosen")
    assert isla.post(place, sent).status_code == 302
    shown = isla.get(address(cast, "person_detail", pk=shona.pk)).content.decode()
    assert "speaks for a group that did not choose them" in shown
    assert isla.post(place, {"project": ""}).status_code == 422
    take_out = address(cast, "person_take_out", pk=shona.pk)
    assert isla.post(take_out, {"project": "x"}).status_code == 404
    other = factories.project(cast.organisation)
    factories.participation(cast.organisation, project=other, participant=shona)
    assert isla.post(take_out, {"project": other.pk}).status_code == 403
    isla.post(take_out, {"project": project.pk})
    with working_in(cast.organisation):
        assert [one.project_id for one in Participation.objects.all()] == [other.pk]


def test_managers_hold_and_lift_without_seeing_the_name(client, cast, shona):
    hold = address(cast, "person_hold", pk=shona.pk)
    assert as_role(client, cast, "facilitator").post(hold, {"do": "place"}).status_code == 403
    manager = as_role(client, cast, "manager")
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    assert manager.post(hold, {"do": "place", "until": yesterday}).status_code == 422
    manager.post(hold, {"do": "place", "until": ""})
    with working_in(cast.organisation):
        (found,) = Hold.objects.all()
    assert (found.until, found.placed_by_id) == (None, cast.manager.pk)
    page = manager.get(address(cast, "person_detail", pk=shona.pk)).content.decode()
    assert "On hold since" in page
    assert "Shona" not in page
    manager.post(hold, {"do": "lift"})
    with working_in(cast.organisation):
        assert not Hold.objects.exists()
    assert verbs(cast) == ["hold_placed", "hold_lifted"]


def test_a_stop_told_to_a_colleague_is_noted_in_their_name_and_stays(isla, cast, shona):
    isla.post(address(cast, "person_stop", pk=shona.pk))
    isla.post(address(cast, "person_stop", pk=shona.pk))
    with working_in(cast.organisation):
        assert Stop.objects.get().participant_id == shona.pk
        entry = AuditEntry.objects.get(verb="writing_stopped")
    assert entry.actor_id == cast.facilitator.user_id
    page = isla.get(address(cast, "person_detail", pk=shona.pk)).content.decode()
    assert "to stop writing. We write to them no more." in page
    assert mail.outbox == []
