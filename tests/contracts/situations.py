"""Building the situations that the examples of reminder rules describe. Every key of `given` is understood here.

`Situation.now` is when it is planned, `then` what happens before it is sent, `later` when that is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from access.scope import working_in
from feedback.actions.schedule import reset_next_notice
from notices.actions import compose, deliver, plan
from notices.examples import Example
from organisations.models import Handover
from participants.actions.codes import send_code
from tests import factories
from tests.factories import NOW, TODAY
from tests.factories.chasing import Clock


@dataclass
class Situation:
    """One built example, ready to be planned."""

    organisation: Any
    now: datetime
    then: Callable[[dict[str, Any]], None]
    given: dict[str, Any]

    @property
    def later(self) -> datetime:
        """When what was planned is sent."""
        return self.now + timedelta(days=self.given.get("then", {}).get("days_later", 0))


def build(rule: str, example: Example) -> Situation:
    """Return the example as rows of the database."""
    return BUILDERS.get(rule, on_the_clock)(dict(example.given))


# Asks that closed -----------------------------------------------------------------------------------


def on_the_clock(given: dict[str, Any]) -> Situation:
    clock = Clock(**{role: None for role in [given.get("without")] if role})
    _change_people(clock, given)
    people = [_person(clock.home, dict(one), clock.answer) for one in given.get("answered", ())]
    if "opened_on" in given:
        clock.ask.opened_at = clock.at(given["opened_on"])
    clock.ask.save()
    clock.look()
    if "planned_on" in given:
        _send(clock.at(given["planned_on"]))
    _happens(clock, people, given)
    return Situation(
        clock.home,
        clock.at(given["day"]),
        lambda then: _happens(clock, people, then),
        given,
    )


def _send(now: datetime) -> None:
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def _change_people(clock: Clock, given: dict[str, Any]) -> None:
    if "left" in given:
        clock.people[given["left"]].is_active = False
        clock.people[given["left"]].save()
    if "backup_is" in given:
        clock.ask.backup = clock.people[given["backup_is"]]
    if given.get("without") == "owner":
        clock.ask.owner = None


def _happens(clock: Clock, people: list[Any], what: dict[str, Any]) -> None:
    with working_in(clock.home):
        if what.get("items") == 0:
            clock.ask.items.all().delete()
        if "promised" in what:
            clock.ask.promised_on = clock.at(what["promised"]).date()
        if "withdrawn_on" in what:
            clock.ask.withdrawn_at = clock.at(what["withdrawn_on"])
        clock.ask.save()
        if what.get("taken_out"):
            clock.ask.responses.all().delete()
    if what.get("stopped"):
        factories.stop(clock.home, participant=people[0])
    if "word" in what:
        held = clock.at(what["word"]["next"]).date()
        clock.publish(what["word"]["on"], disposition="still_deciding", next_on=held)
    if "snoozed_on" in what:
        clock.snooze(what["snoozed_on"])
    if "final_on" in what:
        clock.publish(what["final_on"])
    if "planned_on" in what and what.keys() & {"promised", "word", "snoozed_on"}:
        with working_in(clock.home):
            reset_next_notice(clock.ask, today=clock.at(what["planned_on"]).date())


def _person(home: Any, fields: dict[str, Any], make: Callable[..., Any]) -> Any:
    has_stopped = fields.pop("stopped", False)
    if fields.pop("returned", False):
        fields["email_returned_on"] = TODAY
    person = make(**fields)
    if has_stopped:
        factories.stop(home, participant=person)
    return person


# Asks that are open, withdrawn or told --------------------------------------------------------------


def asked(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    about = factories.open_consultation(home)

    def ask(**fields: Any) -> Any:
        person = factories.participant(home, **fields)
        factories.ask(home, consultation=about, participant=person)
        return person

    people = [_person(home, dict(one), ask) for one in given["asked"]]

    def happens(what: dict[str, Any]) -> None:
        if "extended" in what:
            _extend(home, about, what["extended"])
        if what.get("without_anybody"):
            about.owner = about.backup = about.manager = about.senior = None
        if what.get("ended"):
            about.closes_at = NOW
        if what.get("withdrawn"):
            about.withdrawn_at = NOW
            factories.publication(home, consultation=about, kind="withdrawal")
        about.save()
        with working_in(home):
            if what.get("corrected"):
                people[0].email_returned_on = None
                people[0].save()
            if what.get("taken_off"):
                about.asks.all().delete()
            if what.get("to_be_told"):
                published = about.publications.get()
                factories.telling(home, publication=published, participant=people[0])

    happens(given)
    return Situation(home, NOW, happens, given)


def nudged(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    about = factories.open_consultation(home)
    ask = factories.ask(home, consultation=about, asked_on=TODAY - timedelta(days=7))
    _send(NOW - timedelta(days=6))  # the invitation
    factories.nudge(home, consultation=about, reached=1, sent_at=NOW)

    def happens(what: dict[str, Any]) -> None:
        if what.get("answered"):
            thread = factories.response_author(home, ask=ask).thread
            factories.response(home, consultation=about, thread=thread)
        if what.get("stopped"):
            factories.stop(home, participant=ask.participant)
        if what.get("ended"):
            about.closes_at = NOW
        if what.get("withdrawn"):
            about.withdrawn_at = NOW
        with working_in(home):
            about.save()

    return Situation(home, NOW, happens, given)


def _extend(home: Any, about: Any, weeks: int) -> None:
    before = about.closes_on
    about.closes_on += timedelta(weeks=weeks)
    about.closes_at += timedelta(weeks=weeks)
    factories.extension(
        home, consultation=about, closed_on_before=before, closes_on=about.closes_on
    )


def meeting(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    about = factories.open_consultation(home)
    days = timedelta(days=given.get("days", 9))
    where = factories.meeting(
        home, consultation=about, said="", starts_at=NOW + days, held_on=TODAY + days, minutes=90
    )

    def come(state: str = "coming", **fields: Any) -> Any:
        person = factories.participant(home, **fields)
        factories.ask(home, consultation=about, participant=person)
        earlier = TODAY - timedelta(days=3)
        factories.sign_up(home, meeting=where, participant=person, state=state, said_on=earlier)
        return person

    for one in given["guests"]:
        _person(home, dict(one), come)

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("moved"):
                where.moved_at = NOW
            if what.get("off"):
                where.cancelled_at, where.cancelled_why = NOW, "The hall is flooded."
            if "later" in what:
                where.starts_at += timedelta(days=what["later"])
                where.held_on += timedelta(days=what["later"])
            where.save()
            if "state" in what:
                where.sign_ups.update(state=what["state"])
            if what.get("withdrawn"):
                about.withdrawn_at = NOW
                about.save()

    happens(given)
    return Situation(home, NOW, happens, given)


def published(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    version = factories.outcome_version(home, publication=factories.publication(home))
    version.outcome.items.add(factories.item(home, consultation=version.publication.consultation))
    people = [
        _person(home, dict(one), lambda **some: factories.participant(home, **some))
        for one in given["published"]
    ]
    rows = [
        factories.telling(home, publication=version.publication, participant=one) for one in people
    ]

    def happens(what: dict[str, Any]) -> None:
        row = rows[0]
        if what.get("told"):
            row.told_on = TODAY
        row.not_told_because = what.get("not_told_because", "")
        with working_in(home):
            row.save()
            if what.get("erased"):
                row.delete()
            if what.get("stands_elsewhere"):
                version.outcome.items.clear()

    return Situation(home, NOW, happens, given)


def asked_back(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    version = factories.outcome_version(home, publication=factories.publication(home))
    factories.loop_check(home, publication=version.publication, due_on=TODAY)

    def person(**fields: Any) -> Any:
        is_held, is_through = fields.pop("held", False), fields.pop("through", False)
        if is_through:
            fields |= {"reached_through": factories.participant(home), "contact_email": ""}
        made = factories.participant(home, **fields)
        if is_held:
            factories.hold(home, participant=made)
        return made

    people = [_person(home, dict(one), person) for one in given["told"]]
    rows = [
        factories.telling(home, publication=version.publication, participant=one, told_on=TODAY)
        for one in people
    ]
    if given.get("withdrawn"):
        about = version.publication.consultation
        about.withdrawn_at = NOW
        about.save()

    def happens(what: dict[str, Any]) -> None:
        if what.get("erased"):
            with working_in(home):
                rows[0].delete()

    return Situation(home, NOW, happens, given)


def invited(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    with working_in(home):
        factories.member_invitation(home, invited_by=factories.member(home))
    return Situation(home, NOW, lambda _what: None, given)


def handed_over(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    factories.make(Handover, home)
    return Situation(home, NOW, lambda _what: None, given)


def safety(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    about = factories.open_consultation(home)
    _name_keepers(about, given)
    worry = None
    if "worry" in given:
        raised_at = NOW - timedelta(hours=given["worry"])
        worry = factories.worry(home, consultation=about, raised_at=raised_at)
    if "call" in given:
        asked_at = NOW - timedelta(hours=given["call"])
        factories.call_request(home, consultation=about, asked_at=asked_at)
    if "words" in given:
        came_on = TODAY - timedelta(days=given["words"])
        said = factories.response(home, consultation=about, received_on=came_on)
        factories.answer(home, response=said, text="Nobody asks me.")
    if "missed" in given:
        factories.missed(home, consultation=about, said_on=TODAY - timedelta(days=given["missed"]))
    if "look" in given:
        told = factories.member(home, is_active=not given.get("second_left"))
        factories.name_look(
            home, consultation=about, told=told, looked_by=factories.member(home), looked_at=NOW
        )

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("taken_up") and worry is not None:
                worry.seen_at = NOW
                worry.save()
            if what.get("read"):
                about.last_read_on = TODAY
                about.save()

    return Situation(home, NOW, happens, given)


DAYS_OPEN = timedelta(days=20)


def _name_keepers(about: Any, given: dict[str, Any]) -> None:
    home = about.organisation
    with working_in(home):
        about.needs_care = not given.get("ordinary")
        about.safe_member, about.safe_cover = factories.member(home), factories.member(home)
        people = ("owner", "backup", "manager", "senior", "safe_member", "safe_cover")
        if given.get("without_anybody"):
            for role in people:
                setattr(about, role, None)
        about.opened_at = NOW - DAYS_OPEN
        about.save()
        if given.get("without_readers"):
            about.readers.clear()


def code_wanted(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    fields = {"reached_through": factories.participant(home)} if given.get("through") else {}
    person = factories.participant(home, **fields)
    with working_in(home):
        send_code(organisation=home, participant_id=person.pk, now=NOW, **given["code"])
    return Situation(home, NOW, lambda _what: None, given)


def long_silent(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    person = factories.participant(home)
    question = factories.keeping_question(home, participant=person)
    if given.get("stopped"):
        factories.stop(home, participant=person)

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("stays"):
                question.delete()

    return Situation(home, NOW, happens, given)


def going_soon(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    factories.member(home, role="owner")
    run = factories.keeping_run(home, counts={"names": [214, 3], "contacts": [2, 0]})

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("gone"):
                run.done_at = NOW
                run.save()

    return Situation(home, NOW, happens, given)


def month_over(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    people = [factories.member(home, role=role) for role in ("owner", "manager", "viewer")]
    close = TODAY - timedelta(days=40)
    factories.closed_consultation(
        home, owner=people[0], closes_on=close, promised_on=close + timedelta(days=28)
    )

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if "role" in what:
                people[0].role = what["role"]
                people[0].save()

    return Situation(home, NOW, happens, given)


# What is due in projects ---------------------------------------------------------------------------


def action_due(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    where = factories.project(home)
    doer, keeper = factories.member(home), factories.member(home)
    ways: dict[str, Any] = {
        "member": lambda: {"member": doer},
        "partner": lambda: {"partner": factories.partner(home), "keeper": keeper},
        "person": lambda: {"participant": factories.participant(home), "keeper": keeper},
        "": dict,
    }
    due_on = TODAY + timedelta(days=given["due_in"])
    fields = ways[given.get("by", "member")]()
    row = factories.action(home, project=where, due_on=due_on, **fields)
    _left_or_led(home, where, doer, keeper, given)

    def happens(what: dict[str, Any]) -> None:
        if what.get("done"):
            row.state = "done"
        if "due_in" in what:
            row.due_on = TODAY + timedelta(days=what["due_in"])
        if what.get("handed_on"):
            row.member = keeper
        with working_in(home):
            row.save()

    return Situation(home, NOW, happens, given)


def decision_due(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    where = factories.project(home)
    holder, lead = factories.member(home), factories.member(home)
    due_on = TODAY + timedelta(days=given["due_in"])
    row = factories.decision(home, project=where, due_on=due_on)
    if given.get("member"):
        factories.decider(home, decision=row, member=holder)
    if given.get("panel"):
        factories.decider(home, decision=row, group=factories.group(home, project=where))
    for _one in range(given.get("team", 0)):
        factories.team_member(home, project=where)
    _left_or_led(home, where, holder, lead, given)

    def happens(what: dict[str, Any]) -> None:
        if what.get("done"):
            row.decided_on = TODAY
        if "due_in" in what:
            row.due_on = TODAY + timedelta(days=what["due_in"])
        with working_in(home):
            row.save()
            if what.get("handed_on"):
                row.deciders.update(member=factories.member(home))

    return Situation(home, NOW, happens, given)


def _left_or_led(home: Any, where: Any, first: Any, lead: Any, given: dict[str, Any]) -> None:
    with working_in(home):
        if given.get("left"):
            first.is_active = False
            first.save()
        if given.get("led"):
            factories.running(home, project=where, lead=lead)


def resting(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    factories.member(home, role="owner")
    who = factories.member(home, is_active=not given.get("left"))
    ending = factories.plan_ending(home, by=who, look_again_on=TODAY)

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("later_day"):
                ending.look_again_on = TODAY + timedelta(days=30)
                ending.save()
            if what.get("planned_again"):
                ending.delete()

    return Situation(home, NOW, happens, given)


def promised(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    version = factories.outcome_version(home, publication=factories.publication(home))
    about = version.outcome.consultation
    doer, partner = factories.member(home), factories.partner(home)
    ways: dict[str, Any] = {"member": {"owner": doer}, "partner": {"partner": partner}, "": {}}
    due_on = TODAY + timedelta(days=given["due_in"])
    by = ways[given.get("by", "member")]
    row = factories.delivery(home, outcome=version.outcome, due_on=due_on, **by)
    if given.get("left"):
        doer.is_active = False
        doer.save()
    if given.get("without_anybody"):
        about.owner = about.backup = about.manager = None
        about.save()

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("done"):
                row.done_on = TODAY
            if "due_in" in what:
                row.due_on = TODAY + timedelta(days=what["due_in"])
            if what.get("handed_on"):
                row.owner = factories.member(home)
            row.save()
            if what.get("taken_back"):
                _said_later(home, version, "reversed")

    return Situation(home, NOW, happens, given)


def looked_at_again(given: dict[str, Any]) -> Situation:
    home = factories.organisation()
    told = factories.publication(home)
    version = factories.outcome_version(
        home,
        publication=told,
        disposition="not_changed",
        revisit_on=TODAY + timedelta(days=given["again_in"]),
    )
    about = version.outcome.consultation
    about.decider = about.owner if given.get("one") else factories.member(home)
    if given.get("without_anybody"):
        about.owner = about.decider = about.backup = about.manager = None
    about.save()
    if "left" in given:
        gone = getattr(about, given["left"])
        gone.is_active = False
        gone.save()

    def happens(what: dict[str, Any]) -> None:
        with working_in(home):
            if what.get("published"):
                _said_later(home, version, "not_changed")
            if what.get("handed_on"):
                about.owner = about.decider = factories.member(home)
                about.save()

    return Situation(home, NOW, happens, given)


def _said_later(home: Any, version: Any, disposition: str) -> None:
    """Publish another wording of the same outcome, an hour after everything else."""
    about = version.outcome.consultation
    told = factories.publication(
        home, consultation=about, published_at=NOW + timedelta(hours=1), kind="outcome"
    )
    factories.outcome_version(
        home, outcome=version.outcome, publication=told, disposition=disposition, number=2
    )


BUILDERS = {
    "delivery_due": promised,
    "revisit": looked_at_again,
    "action_due": action_due,
    "decision_due": decision_due,
    "look_again": resting,
    "keep_contact": long_silent,
    "keeping_announced": going_soon,
    "invitation": asked,
    "extended": asked,
    "nudge": nudged,
    "withdrawn": asked,
    "meeting_news": meeting,
    "meeting_soon": meeting,
    "unreachable": asked,
    "outcome_told": published,
    "loop_check": asked_back,
    "member_invitation": invited,
    "ownership": handed_over,
    "keep_safe": safety,
    "unread": safety,
    "name_look": safety,
    "record_code": code_wanted,
    "month_report": month_over,
}
