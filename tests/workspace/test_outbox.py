"""Sent messages: who sees which, what they read of whom, and what they do about what did not arrive."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from feedback.actions.telling import record_telling
from feedback.models import Publication
from notices.models import Message, Notice, OutboxHold
from notices.queries import outbox, that_need_somebody
from notices.rules import subject_id
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(time_machine):
    time_machine.move_to(NOW)
    return factories.cast()


@pytest.fixture
def about(home):
    """An open consultation on whose project's team the facilitator is."""
    made = factories.open_consultation(home.organisation)
    factories.team_member(home.organisation, member=home.facilitator, project=made.project)
    return made


def send(within, about, *, rule="invitation", person=None, **fields):
    """Return a message about a consultation to a person who was asked."""
    person = person or factories.participant(within)
    group = factories.group(within, project=about.project)
    factories.ask(within, consultation=about, participant=person, group=group)
    message = factories.message(
        within, recipient_kind="participant", recipient_key=str(person.pk), **fields
    )
    states = {"sent": "sent", "failed": "failed", "returned": "failed", "unsure": "failed"}
    factories.notice(
        within,
        key=f"{rule}:{message.pk}",
        rule=rule,
        subject=subject_of(within, about, rule),
        recipient_kind="participant",
        recipient_key=str(person.pk),
        message=message,
        state=states.get(message.state, "composed"),
        reason=message.reason,
    )
    return message


def subject_of(within, about, rule):
    """Return what a rule's notices name: the news, or the consultation itself."""
    if rule not in {"outcome_told", "withdrawn"}:
        return f"consultation:{about.pk}"
    kind = "withdrawal" if rule == "withdrawn" else "outcome"
    return f"publication:{factories.publication(within, consultation=about, kind=kind).pk}"


def look(client, member, name="outbox_list", **given):
    client.force_login(member.user)
    return client.get(address(member, name, **given))


def press(client, member, name, message):
    client.force_login(member.user)
    return client.post(address(member, name, pk=message.pk), follow=True)


def address(member, name, **given):
    return reverse(f"workspace:{name}", kwargs={"org": member.organisation.slug, **given})


def now_of(message):
    with working_in(message.organisation):
        return Message.objects.get(pk=message.pk)


# Who sees what ------------------------------------------------------------------------------------


def test_a_facilitator_sees_the_messages_of_the_projects_they_are_on(client, home, about):
    send(home.organisation, about)
    send(home.organisation, factories.open_consultation(home.organisation, title="Another one"))
    factories.message(home.organisation)
    assert look(client, home.facilitator).context["all_count"] == 1
    assert look(client, home.manager).context["all_count"] == 3
    assert look(client, home.viewer).status_code == 403


@pytest.mark.parametrize(("role", "is_named"), [("owner", 1), ("manager", 0), ("facilitator", 1)])
def test_names_and_addresses_are_for_the_team_and_the_owner(client, home, about, role, is_named):
    person = factories.participant(home.organisation, name="Morag", email="morag@example.org")
    message = send(home.organisation, about, person=person)
    member = home.with_role(Role(role))
    shown = look(client, member).content.decode()
    detail = look(client, member, "message_detail", pk=message.pk).content.decode()
    assert ("Morag" in shown, "morag@example.org" in detail) == (bool(is_named), bool(is_named))
    assert ("One person in Parents" in shown) is not bool(is_named)


@pytest.mark.parametrize("rule", ["outcome_told", "thanks", "no_news", "withdrawn"])
def test_nobody_is_named_where_that_would_show_who_answered(client, home, about, rule):
    person = factories.participant(home.organisation, name="Morag", email="morag@example.org")
    message = send(home.organisation, about, person=person, rule=rule, state="failed")
    for answer in (
        look(client, home.owner),
        look(client, home.owner, "message_detail", pk=message.pk),
    ):
        assert "morag" not in answer.content.decode().lower()
        assert "One person" in answer.content.decode()


def test_a_facilitator_of_another_project_cannot_touch_a_message(client, home, about):
    other = factories.open_consultation(home.organisation)
    message = send(home.organisation, other, state="failed")
    client.force_login(home.facilitator.user)
    for name in ("message_resend", "message_returned", "message_arrived"):
        answer = client.post(address(home.facilitator, name, pk=message.pk))
        assert answer.status_code == 403
    assert now_of(message).resent_as_id is None


def test_another_organisations_messages_are_absent(client, home, about):
    message = send(home.organisation, about, state="failed")
    stranger = factories.cast("brindle").owner
    client.force_login(stranger.user)
    for name in ("message_resend", "message_returned", "message_arrived"):
        assert client.post(address(stranger, name, pk=message.pk)).status_code == 404
    assert look(client, stranger).context["all_count"] == 0


def test_each_state_has_its_words_and_its_place(client, home, about):
    for state, reason in (
        ("queued", "server_down"),
        ("sent", ""),
        ("failed", "refused"),
        ("returned", "bounced"),
        ("unsure", "unsure"),
        ("dropped", "ended"),
    ):
        send(home.organisation, about, state=state, reason=reason)
    answer = look(client, home.owner)
    assert [(str(label), n) for _code, label, n in answer.context["tabs"]] == [
        ("Needs you", 3),
        ("Waiting", 1),
        ("Sent", 1),
        ("Failed", 1),
        ("Came back", 1),
        ("Could not confirm", 1),
        ("Not sent", 1),
    ]
    assert "It takes no answers any more." in answer.content.decode()
    client.force_login(home.owner.user)
    found = client.get(address(home.owner, "outbox_list") + "?state=open")
    assert [row.message.state for row in found.context["rows"]] == ["unsure", "returned", "failed"]


def test_one_and_three_of_a_kind_take_the_same_statements(client, home, about):
    for rule in ("invitation", "outcome_told"):
        send(home.organisation, about, rule=rule, state="failed", reason="refused")
    look(client, home.facilitator)
    with CaptureQueriesContext(connection) as one:
        client.get(address(home.facilitator, "outbox_list"))
    for rule in ("invitation", "outcome_told") * 2:
        send(home.organisation, about, rule=rule, state="failed", reason="refused")
    with CaptureQueriesContext(connection) as three:
        client.get(address(home.facilitator, "outbox_list"))
    assert len(three) == len(one)


def test_pages_and_filters_stand_in_the_address(client, home, about):
    for number in range(26):
        factories.message(home.organisation, recipient_key=str(home.owner.pk + number))
    send(home.organisation, about)
    client.force_login(home.owner.user)
    page = address(home.owner, "outbox_list")
    assert len(client.get(page + "?page=2").context["rows"]) == 2
    assert len(client.get(f"{page}?about={about.pk}").context["rows"]) == 1
    for odd in ("?state=nonsense", "?page=-7", "?page=x", "?about=x", "?about=" + "9" * 5000):
        assert client.get(page + odd).status_code == 200


def test_a_hold_is_said_on_top(client, home, about):
    assert "Nothing leaves at the moment" not in look(client, home.owner).content.decode()
    hold = OutboxHold.objects.create(reason="restored", held_at=NOW)
    page = look(client, home.owner).content.decode()
    assert "Nothing leaves at the moment" in page
    assert "because a copy was put back" in page
    OutboxHold.objects.filter(pk=hold.pk).update(reason="moving house")
    assert "because a copy was put back" not in look(client, home.owner).content.decode()


def test_nobody_is_told_to_send_again_what_cannot_be_sent_again(client, home, about):
    message = send(home.organisation, about, rule="outcome_told", state="returned")
    page = look(client, home.owner, "message_detail", pk=message.pk).content.decode()
    assert "Reach people another way, such as a poster or a meeting." in page


# What they do -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["failed", "returned", "unsure"])
def test_sending_again_makes_a_new_message_and_says_who_did(client, home, about, state):
    message = send(home.organisation, about, state=state, reason="refused")
    answer = press(client, home.facilitator, "message_resend", message)
    assert "It goes out again within a minute." in answer.content.decode()
    again = now_of(message).resent_as
    with working_in(home.organisation):
        (notice,) = Notice.objects.filter(message=again)
        entry = AuditEntry.objects.get(verb="message_sent_again")
    assert (again.state, notice.state, notice.reason) == ("queued", "composed", "")
    assert (entry.actor_id, entry.target_id) == (home.facilitator.user_id, str(message.pk))


@pytest.mark.parametrize("state", ["queued", "leased", "handed_over", "sent", "dropped"])
def test_what_is_on_its_way_is_not_sent_again(client, home, about, state):
    message = send(home.organisation, about, state=state)
    answer = press(client, home.facilitator, "message_resend", message)
    assert "Nothing was sent." in answer.content.decode()
    assert now_of(message).resent_as_id is None


def test_what_is_no_longer_needed_is_not_sent_again_and_says_why(client, home, about):
    message = send(home.organisation, about, state="failed", reason="refused")
    with working_in(home.organisation):
        about.closes_at = NOW - timedelta(hours=1)
        about.save()
    page = look(client, home.facilitator, "message_detail", pk=message.pk).content.decode()
    assert "It takes no answers any more." in page
    assert "Send it again" not in page
    answer = press(client, home.facilitator, "message_resend", message)
    assert "It takes no answers any more." in answer.content.decode()


def test_pressing_twice_makes_one_message(client, home, about):
    message = send(home.organisation, about, state="failed", reason="refused")
    press(client, home.facilitator, "message_resend", message)
    answer = press(client, home.owner, "message_resend", message)
    assert "It was sent again already." in answer.content.decode()
    with working_in(home.organisation):
        assert Message.objects.count() == 2


def test_a_person_says_that_it_came_back(client, home, about):
    person = factories.participant(home.organisation)
    message = send(home.organisation, about, person=person, state="sent", sent_at=NOW)
    press(client, home.facilitator, "message_returned", message)
    person.refresh_from_db()
    assert now_of(message).state == "returned"
    assert person.email_returned_on == NOW.date()
    answer = press(client, home.facilitator, "message_returned", message)
    assert "This is how it stands." in answer.content.decode()


def test_a_person_says_that_it_arrived(client, home, about):
    message = send(home.organisation, about, state="unsure", reason="unsure")
    press(client, home.facilitator, "message_arrived", message)
    with working_in(home.organisation):
        (notice,) = Notice.objects.filter(message=message)
    assert (now_of(message).state, notice.state) == ("sent", "sent")


def test_a_message_sent_again_stands_once_with_its_first_try(client, home, about):
    message = send(home.organisation, about, state="failed", reason="refused")
    press(client, home.facilitator, "message_resend", message)
    (row,) = look(client, home.facilitator).context["rows"]
    assert (row.message.pk, row.first_try.pk) == (now_of(message).resent_as_id, message.pk)
    first = look(client, home.facilitator, "message_detail", pk=message.pk)
    assert "It was sent again. See how that went." in first.content.decode()


def test_what_somebody_left_at_that_needs_nobody_any_more(client, home, about):
    message = send(home.organisation, about, state="failed", reason="refused")
    page = address(home.facilitator, "outbox_list") + "?state=open"
    client.force_login(home.facilitator.user)
    assert len(client.get(page).context["rows"]) == 1
    press(client, home.facilitator, "message_let_be", message)
    assert len(client.get(page).context["rows"]) == 0
    (row,) = look(client, home.facilitator).context["rows"]
    assert (str(row.done), row.next_step) == ("Somebody looked at it and left it at that.", "")
    answer = press(client, home.facilitator, "message_let_be", message)
    assert "This is how it stands." in answer.content.decode()


def test_whom_somebody_told_another_way_needs_nobody_any_more(client, home, about):
    message = send(home.organisation, about, rule="outcome_told", state="failed", reason="refused")
    with working_in(home.organisation):
        (notice,) = message.notices.all()
        publication = Publication.objects.get(pk=subject_id(notice))
        row = factories.telling(
            home.organisation,
            publication=publication,
            problem="refused",
            participant_id=int(message.recipient_key),
        )
        record_telling(
            actor=factories.actor(home.facilitator),
            publication=publication,
            telling_ids=[row.pk],
            channel="phone",
            told_on=publication.consultation.closes_on,
            today=publication.consultation.closes_on,
        )
        assert list(that_need_somebody(outbox())) == []
