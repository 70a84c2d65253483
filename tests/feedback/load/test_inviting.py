"""Whom the rules hold back: when people are added, when it opens, who may decide otherwise, and what the person reads."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from access.models import AuditEntry
from feedback.actions.opening import CannotOpenError, open_consultation
from feedback.actions.people import RestingError, ask_all_the_same, ask_people, invite_people
from feedback.domain.load import Excuse
from feedback.domain.people import read_lines
from feedback.models import Ask
from notices.actions import compose, deliver, plan
from tests import factories
from tests.factories import NOW, TODAY
from tests.feedback.load.conftest import Ledger

pytestmark = [pytest.mark.integration]

WHY = "Your street is the only one without a stop."


@pytest.fixture
def ledger(desk):
    return Ledger(desk.organisation)


def owed(ledger, answers, **fields):
    """Return somebody who answered so many asks long ago and heard nothing."""
    who = ledger.person(**({"name": "Ben", "email": "ben@example.org"} | fields))
    for n in range(answers):
        about = ledger.consultation(closed=100 + n)
        ledger.answer(ledger.ask(about, who, asked=120 + n), on=110)
    return who


def as_manager(desk):
    desk.client.force_login(desk.cast.manager.user)
    desk.actor = factories.actor(desk.cast.manager)


def chosen(draft):
    return list(Ask.objects.filter(consultation=draft).order_by("pk"))


def typed(desk, draft, people="Ben, ben@example.org", **more):
    data = {"people": people, "told_by": desk.cast.owner.pk} | more
    return desk.post("people_add", data, draft)


# Adding -----------------------------------------------------------------------------------------------


def test_somebody_we_owe_an_answer_is_left_out_with_the_reason_and_every_word_stays(desk, ledger):
    owed(ledger, 1)
    draft = desk.draft()
    answer = typed(desk, draft, "Ben, ben@example.org\nAnn, ann@example.org", add="1")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ask only with a reason. You may, in your own name" in page
    assert "Write why you ask them all the same. They read it." in page
    assert "Ben, ben@example.org\nAnn, ann@example.org" in page
    assert chosen(draft) == []


def test_leaving_them_out_adds_the_others(desk, ledger):
    who = owed(ledger, 1)
    draft = desk.draft()
    typed(desk, draft, "Ben, ben@example.org\nAnn, ann@example.org", leave_out="1")
    assert [one.participant_id == who.pk for one in chosen(draft)] == [False]


def test_one_answer_owed_takes_a_name_and_a_reason(desk, ledger):
    who = owed(ledger, 1)
    draft = desk.draft()
    assert typed(desk, draft, add="1", why=WHY).status_code == 302
    [ask] = chosen(draft)
    assert (ask.participant_id, ask.exception_by, ask.exception_why, ask.exception_rule) == (
        who.pk,
        desk.cast.facilitator,
        WHY,
        "debt",
    )
    entry = AuditEntry.objects.filter(verb="people_asked").latest("pk")
    assert entry.data == {"count": 1, "exceptions": 1}


def test_two_answers_owed_take_a_manager(desk, ledger):
    owed(ledger, 2)
    draft = desk.draft()
    answer = typed(desk, draft, add="1", why=WHY)
    assert (answer.status_code, chosen(draft)) == (422, [])
    assert "Only a manager may, with a reason" in answer.content.decode()
    assert WHY in answer.content.decode()
    as_manager(desk)
    factories.team_member(desk.organisation, project=draft.project, member=desk.cast.manager)
    assert typed(desk, draft, add="1", why=WHY).status_code == 302
    assert chosen(draft)[0].exception_by == desk.cast.manager


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"may_be_asked": "no"}, "Does not want to be asked"),
        ({"own_limit_times": 0, "own_limit_days": 90}, "Not now: as often as they said we may"),
    ],
)
def test_what_people_said_themselves_nobody_sets_aside(desk, ledger, fields, words):
    owed(ledger, 0, **fields)
    as_manager(desk)
    draft = desk.draft()
    answer = typed(desk, draft, add="1", why=WHY)
    assert (answer.status_code, chosen(draft)) == (422, [])
    assert f"{words}. Nobody sets this aside" in answer.content.decode()


def test_three_unanswered_asks_stop_our_letters(desk, ledger):
    who = owed(ledger, 0)
    for n in range(3):
        ledger.ask(ledger.consultation(closed=100 + n), who, asked=120 + n)
    as_manager(desk)
    draft = desk.draft()
    answer = typed(desk, draft, add="1", why=WHY)
    assert (answer.status_code, chosen(draft)) == (422, [])
    assert "Do not write: try once, another way" in answer.content.decode()


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_whoever_asks_to_be_asked_is_never_held_back(desk, ledger, answers):
    owed(ledger, answers, own_limit_times=0, own_limit_days=90)
    draft = desk.draft()
    assert typed(desk, draft, add="1", by_themselves="on").status_code == 302
    [ask] = chosen(draft)
    assert (ask.asked_by_themselves, ask.exception_rule) == (True, "")


def test_a_hold_is_never_set_aside(desk, ledger):
    factories.hold(desk.organisation, participant=owed(ledger, 0))
    as_manager(desk)
    draft = desk.draft()
    for more in ({"why": WHY}, {"by_themselves": "on"}):
        assert typed(desk, draft, add="1", **more).status_code == 422
    assert chosen(draft) == []


def test_a_reason_that_is_too_long_is_said_so_and_stays(desk, ledger):
    owed(ledger, 1)
    answer = typed(desk, desk.draft(), add="1", why="x" * 301)
    assert answer.status_code == 422
    assert "Say it in at most 300 characters." in answer.content.decode()
    assert "x" * 301 in answer.content.decode()


def test_the_action_asks_nobody_when_one_of_them_is_held_back(desk, ledger):
    owed(ledger, 1)
    draft = desk.draft()
    with pytest.raises(RestingError) as refused:
        desk.invite(draft, "Ben, ben@example.org\nAnn, ann@example.org")
    assert (refused.value.count, chosen(draft)) == (1, [])


def test_only_people_of_the_project_can_be_asked_by_number(desk, ledger):
    stranger = ledger.person()
    draft = desk.draft()
    given = {"told_by_id": None, "today": TODAY}
    ask_people(actor=desk.actor, consultation=draft, participant_ids=[stranger.pk], **given)
    assert chosen(draft) == []


# Opening ------------------------------------------------------------------------------------------------


def ready(desk, ledger, answers=1):
    """Return a draft with somebody on the list, to whom answers became owed meanwhile."""
    draft = desk.draft()
    desk.question(draft)
    who = ledger.person(name="Ben", email="ben@example.org")
    desk.invite(draft, "Ben, ben@example.org")
    for n in range(answers):
        about = ledger.consultation(closed=100 + n)
        ledger.answer(ledger.ask(about, who, asked=120 + n), on=110)
    return draft, Ask.objects.get(consultation=draft, participant=who)


def test_the_rules_are_looked_at_again_when_it_opens(desk, ledger):
    draft, _ask = ready(desk, ledger)
    with pytest.raises(CannotOpenError) as refused:
        open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    assert refused.value.faults == ["somebody_rests"]
    page = desk.post("consultation_open", {"with_door": "on"}, draft)
    assert page.status_code == 422
    assert "Somebody on your list should not be asked now." in page.content.decode()


def test_the_list_says_who_and_why_and_takes_responsibility_in_place(desk, ledger):
    draft, ask = ready(desk, ledger)
    page = desk.get("people_list", draft).content.decode()
    assert page.count("Ask only with a reason") == 1
    answer = desk.post("people_except", {"why": ""}, draft, ask=ask.pk)
    assert answer.status_code == 422
    assert "Write why you ask them all the same." in answer.content.decode()
    assert desk.post("people_except", {"why": WHY}, draft, ask=ask.pk).status_code == 302
    ask.refresh_from_db()
    assert (ask.exception_by, ask.exception_why) == (desk.cast.facilitator, WHY)
    assert "Ask only with a reason" not in desk.get("people_list", draft).content.decode()
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)


def test_a_facilitators_reason_is_not_enough_once_two_answers_are_owed(desk, ledger):
    draft, ask = ready(desk, ledger, answers=2)
    answer = desk.post("people_except", {"why": WHY}, draft, ask=ask.pk)
    assert answer.status_code == 422
    assert "You cannot decide this." in answer.content.decode()
    Ask.objects.filter(pk=ask.pk).update(
        exception_by=desk.cast.facilitator, exception_why=WHY, exception_rule="debt"
    )
    with pytest.raises(CannotOpenError):
        open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    Ask.objects.filter(pk=ask.pk).update(exception_by=desk.cast.manager)
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)


def test_they_asked_to_be_asked_is_enough(desk, ledger):
    draft, ask = ready(desk, ledger, answers=2)
    desk.post("people_except", {"by_themselves": "on"}, draft, ask=ask.pk)
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    ask.refresh_from_db()
    assert (ask.asked_by_themselves, ask.asked_on) == (True, TODAY)


def test_once_it_opened_nothing_is_decided_any_more(desk, ledger):
    opened = desk.opened("Ann, ann@example.org")
    [ask] = chosen(opened)
    excuse = Excuse(why=WHY)
    given = {"ask_id": ask.pk, "excuse": excuse, "today": TODAY}
    assert not ask_all_the_same(actor=desk.actor, consultation=opened, **given)
    answer = desk.post("people_except", {"why": WHY}, opened, ask=ask.pk)
    assert answer.status_code == 302
    assert chosen(opened)[0].exception_why == ""


# What the person reads -----------------------------------------------------------------------------------


def test_the_person_reads_who_asks_and_why(desk, ledger, client):
    owed(ledger, 1)
    draft = desk.draft()
    desk.question(draft)
    typed(desk, draft, "Ann, ann@example.org", add="1")
    typed(desk, draft, add="1", why=WHY)
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    for step in (plan, compose, deliver):
        step(now=NOW + timedelta(minutes=1))
    letters = {one.to[0]: one.body for one in mail.outbox}
    name = str(desk.cast.facilitator)
    lines = (
        "We still owe you an answer about something you told us before.\n"
        f"{name} asks you all the same: {WHY}\n"
    )
    assert lines in letters["ben@example.org"]
    assert "all the same" not in letters["ann@example.org"]
    link = next(word for word in letters["ben@example.org"].split() if "/a/" in word)
    client.logout()
    page = client.get("/" + link.split("/", 3)[3], follow=True).content.decode()
    assert f"{name} asks you all the same: {WHY}" in page


def test_the_public_link_holds_nobody_back(desk, ledger, client):
    owed(ledger, 2)
    opened = desk.opened()
    client.logout()
    answer = client.get(reverse("feedback:door", kwargs={"code": opened.door_code}), follow=True)
    assert answer.status_code == 200


def test_asking_makes_the_next_look_see_it(desk, ledger):
    opened = desk.opened()
    who = ledger.person(name="Eve", email="eve@example.org")
    desk.invite(opened, "Eve, eve@example.org")
    second = desk.draft(title="And another thing")
    with pytest.raises(RestingError):
        invite_people(
            actor=desk.actor,
            consultation=second,
            lines=read_lines("Eve, eve@example.org"),
            told_by_id=None,
            today=TODAY,
        )
    assert who.load.is_stale
