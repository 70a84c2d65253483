"""Actions that lock several rows, set against each other on PostgreSQL: none waits for another that waits for it.

Two threads, each with a connection of its own. The second begins once the first holds its first lock, and each waits
a moment there for the other: where both hold what the other needs next, PostgreSQL ends one of them.
"""

import threading
from datetime import timedelta
from itertools import permutations, product

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from access.scope import working_in
from feedback.actions import handing_on
from feedback.actions.outcomes import save_outcome
from feedback.actions.publishing import publish
from feedback.actions.schedule import recount
from feedback.actions.sharing import share_outcome
from feedback.actions.telling import follow_the_register, record_telling, record_unreachable
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation, Outcome, Publication, Telling
from feedback.queries.outcomes import item_board, item_boards
from notices.actions import compose, mark_returned, plan, take_report
from notices.actions.recording import confirm, fail
from notices.models import Message
from notices.providers import News, Report
from organisations.actions.members import reassign
from organisations.duties import duties_of
from tests.factories import (
    NOW,
    TODAY,
    actor,
    ask,
    ask_plan,
    closed_consultation,
    participant,
    response,
    response_author,
)
from tests.factories.world import cast
from tests.feedback.outcomes.conftest import BLANK, WEIGHED

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

LATER = NOW + timedelta(hours=1)
A_MOMENT, LONG = 0.2, 60
CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
PAGE = [ChannelPlan(channel="page", on=TODAY)]
FIRST_LOCKS = ("FOR UPDATE", "FOR NO KEY UPDATE")


class Round:
    """Two asks that share an outcome, told to three people of both by phone; newer words wait to be published."""

    def __init__(self):
        self.cast = cast()
        self.home = self.cast.organisation
        self.teller, self.taker = self.cast.facilitator, self.cast.manager
        self.asks = [self._ask()]
        self.asks.append(self._ask(project=self.asks[0].project))
        for _each in range(3):
            who = participant(self.home, channel="phone")
            for about in self.asks:
                asked = ask(self.home, consultation=about, participant=who)
                author = response_author(self.home, ask=asked)
                response(self.home, consultation=about, thread=author.thread)
        self.mailed = participant(self.home, email="mailed@example.org")
        for about in self.asks:
            asked = ask(self.home, consultation=about, participant=self.mailed)
            author = response_author(self.home, ask=asked)
            response(self.home, consultation=about, thread=author.thread)
        with working_in(self.home):
            self._write("A text each week")
            here, there = (about.items.get() for about in self.asks)
            outcome = Outcome.objects.get(items=here)
            share_outcome(
                actor=actor(self.teller), item=here, outcome=outcome, item_ids=[there.pk], now=NOW
            )
            self.first = self.publish(NOW)
            self.sister = Publication.objects.get(carries=self.first)
            plan(now=NOW)
            compose(now=NOW, with_what_waits=True)
            recount(TODAY)
            mine = {"recipient_kind": "participant", "recipient_key": str(self.mailed.pk)}
            self.mail = Message.objects.filter(**mine, notices__rule="outcome_told").first()
            Message.objects.filter(pk=self.mail.pk).update(state="handed_over", handed_over_at=NOW)
            self._write("A text each day")

    def _ask(self, **fields):
        about = closed_consultation(self.home, owner=self.teller, **fields)
        ask_plan(self.home, consultation=about, weighed=WEIGHED)
        return about

    def _write(self, what):
        (thing,) = self.asks[0].items.all().for_page()
        save_outcome(
            actor=actor(self.teller),
            item=thing,
            outcome=None,
            words=BLANK | CHANGED | {"what": what},
            started_from=item_board(thing).newest_number,
            now=NOW,
        )

    def publish(self, now=LATER):
        """Publish the newest words in both asks."""
        about = Consultation.objects.all().for_page().get(pk=self.asks[0].pk)
        return publish(
            actor=actor(self.teller),
            consultation=about,
            versions={one.outcome_id: one.head_number for one in item_boards(about)},
            channels=PAGE,
            now=now,
        )

    def waiting(self, publication):
        rows = Telling.objects.filter(publication=publication, channel="phone")
        return list(rows.order_by("-pk").values_list("pk", flat=True))

    def about(self, publication):
        return {
            "actor": actor(self.teller),
            "publication": publication,
            "telling_ids": self.waiting(publication),
        }


def publishing(one):
    one.publish()


def telling_here(one):
    record_telling(**one.about(one.first), channel="", told_on=TODAY, today=TODAY)


def telling_there(one):
    record_telling(**one.about(one.sister), channel="", told_on=TODAY, today=TODAY)


def giving_up(one):
    record_unreachable(**one.about(one.sister), today=TODAY)


def giving_to_a_colleague(one):
    handing_on.hand_on(**one.about(one.first), to_member_id=one.taker.pk)


@transaction.atomic
def mail_arriving(one):
    confirm(Message.objects.select_for_update().get(pk=one.mail.pk), NOW)


@transaction.atomic
def mail_failing(one):
    fail(Message.objects.select_for_update().get(pk=one.mail.pk), "refused", NOW)


def report_of_a_return(one):
    take_report(report=Report(one.mail.pk, News.RETURNED, "bounced"), now=NOW)


def seen_to_come_back(one):
    mark_returned(actor=actor(one.teller), message=one.mail, now=NOW)


def following_the_register(one):
    one.mailed.hears_outcomes = "no"
    one.mailed.save()
    follow_the_register(publication=one.sister, now=NOW)


def leaving(one):
    to = {duty.key: one.taker for duty in duties_of(one.teller)}
    reassign(actor=actor(one.cast.owner), member=one.teller, to=to, why="Left", now=NOW)


BY_MAIL = (mail_arriving, mail_failing, report_of_a_return, following_the_register)
ACTIONS = (publishing, telling_here, telling_there, giving_up, giving_to_a_colleague, leaving)
PAIRS = [*permutations(ACTIONS, 2), *permutations(BY_MAIL, 2)]
PAIRS += [each for pair in product(BY_MAIL, (publishing, leaving)) for each in (pair, pair[::-1])]
PAIRS += permutations((seen_to_come_back, publishing))


def at_once(one, *actions):
    """Let two actions meet at the first lock of each; return by name which were refused. Any other error is raised."""
    locked, refused, errors = [threading.Event(), threading.Event()], set(), []

    def run(number, action):
        mine, other = locked[number], locked[1 - number]

        def meet(execute, sql, params, many, context):
            result = execute(sql, params, many, context)
            is_lock = sql.startswith("UPDATE") or any(words in sql for words in FIRST_LOCKS)
            if is_lock and not mine.is_set():
                mine.set()
                other.wait(A_MOMENT)
            return result

        try:
            if number:
                other.wait(LONG)
            with working_in(one.home), connection.execute_wrapper(meet):
                action(one)
        except ValidationError as refusal:
            refused.add(action.__name__)
            if refusal.code != "tellings":
                errors.append(refusal)
        except Exception as error:  # noqa: BLE001 -- looked at in the test's own thread
            errors.append(error)
        finally:
            mine.set()
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(LONG)
    assert [each.is_alive() for each in threads] == [False, False]
    assert errors == []
    return refused


def check(one, done):
    """Look whether everything stands as if the actions had come one after the other."""
    old = Telling.objects.filter(publication__in=[one.first, one.sister], channel="phone")
    pending = Telling.objects.pending().filter(channel="phone")
    mailed = Telling.objects.filter(participant=one.mailed, publication__in=[one.first, one.sister])
    if done == {mail_arriving, leaving}:
        assert set(mailed.values_list("told_on", "problem")) == {(TODAY, "")}
    if done == {mail_failing, leaving}:
        assert set(mailed.values_list("told_on", "problem")) == {(None, "refused")}
    if done == {report_of_a_return, leaving}:
        assert set(mailed.values_list("told_on", "problem")) == {(None, "bounced")}
    if publishing in done:
        assert Publication.objects.count() == 4
        assert not pending.filter(pk__in=old).exists()
        assert pending.count() == 6
    else:
        assert Publication.objects.count() == 2
    if {telling_here, telling_there} & done and giving_up not in done:
        assert set(old.values_list("told_on", flat=True)) == {TODAY}
    if leaving in done:
        assert duties_of(one.teller) == []
        assert not pending.filter(teller=one.teller).exists()
    kept = dict(Consultation.objects.values_list("pk", "next_notice_on"))
    recount(TODAY)
    assert dict(Consultation.objects.values_list("pk", "next_notice_on")) == kept


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "+".join(a.__name__ for a in pair))
def test_none_waits_for_another_that_waits_for_it(pair, time_machine):
    time_machine.move_to(NOW, tick=False)
    one = Round()
    refused = at_once(one, *pair)
    with working_in(one.home):
        check(one, {action for action in pair if action.__name__ not in refused})
