"""One organisation with a consultation in each state, full of words, to look at its pages."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

from access.scope import working_in
from feedback import question_types
from feedback.actions.closing import make_snapshot
from feedback.actions.outcomes import save_outcome
from feedback.actions.publishing import publish, withdraw
from feedback.actions.schedule import reset_next_notice
from feedback.domain.publishing import ChannelPlan
from feedback.models import Consultation
from feedback.queries.outcomes import WORDS, item_board, item_boards
from tests import factories
from tests.factories import NOW, TODAY, Cast

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
"""As long as words get; it must break, not push the page."""
WORDING = (
    f"Two people read this, and nobody else. {LONG_WORD}\n\nWe keep it until the end of the year."
)
SAID = (
    "Ringing three times and telling it again each time.\n\nhttps://example.org/" + "waiting/" * 9
)
BLANK = dict.fromkeys(WORDS, "") | dict.fromkeys(
    ("since_on", "revisit_on", "passed_on_on", "next_on")
)
BLANK |= {"is_settled": False}
DAY = timedelta(days=1)
LATER = TODAY + timedelta(days=60)
OUTCOMES: dict[str, dict[str, Any]] = {
    "changed": {
        "what": "Every family gets a text each Friday.",
        "since_on": TODAY,
        "where": "On your phone",
    },
    "partly_changed": {"what": "Mornings are offered now.", "why": "There is one room."},
    "not_changed": {
        "why": "The law sets the list.",
        "decided_by": "The board",
        "revisit_on": LATER,
    },
    "out_of_our_hands": {
        "who_can_decide": "The bus company",
        "passed_on": "That the last bus leaves too early",
        "passed_on_on": TODAY,
    },
    "withdrawn": {"why": "The service ends.", "answers_fate": "They are deleted in May."},
    "still_deciding": {"held_up_by": "The budget is not set.", "next_on": LATER},
    "reversed": {"promised_what": "A Saturday drop-in", "why": "The money was moved."},
}
"""What each disposition says; `reversed` takes back what was published before."""
PAGE = ChannelPlan(channel="poster", on=TODAY, note="In the waiting room")


def questions_of_every_kind(about: Consultation) -> list[Any]:
    """Add a page for each kind of question, and one page with two, to the newest version of the form."""
    version = about.form_versions.order_by("-number").first()
    examples = [
        import_module(f"feedback.question_types.{one.kind}.examples").EXAMPLES
        for one in question_types.registry
    ]
    pages = [
        *enumerate(examples, start=2),
        (len(examples) + 2, examples[0]),
        (len(examples) + 2, examples[-1]),
    ]
    return [
        factories.question(
            about.organisation,
            form_version=version,
            page=page,
            position=place,
            kind=example.question.kind,
            text=example.question.text,
            hint=example.question.hint or LONG_WORD,
            settings=dict(example.question.settings),
            required=page == 2,
            required_because="Without it we cannot tell you apart." if page == 2 else "",
        )
        for place, (page, example) in enumerate(pages, start=1)
    ]


def _answers(about: Consultation, asked: list[Any], *, people: int = 11) -> None:
    home = about.organisation
    for number in range(people):
        said = factories.response(home, consultation=about)
        factories.answer(home, response=said, text=SAID)
        for question in filter(question_types.asks, asked):
            folder = f"feedback.question_types.{question.kind}.examples"
            good = import_module(folder).EXAMPLES.good
            for row in good[number % len(good)].stored:
                fields = {"choice": row.choice, "number": row.number, "text": row.text}
                factories.answer(home, response=said, question=question, **fields)


def _people(about: Consultation, owner: Any) -> None:
    """Somebody with an address, somebody without, somebody who wants no more mail, and who answered."""
    home = about.organisation
    parents = factories.group(home, project=about.project)
    for fields in ({}, {"contact_email": ""}, {"name": LONG_WORD}):
        person = factories.participant(home, **fields)
        asked = factories.ask(
            home, consultation=about, participant=person, group=parents, told_by=owner
        )
        author = factories.response_author(home, ask=asked)
        if about.opened_at is not None:
            factories.response(home, consultation=about, thread=author.thread)
    stopped = factories.participant(home)
    factories.stop(home, participant=stopped)
    factories.ask(home, consultation=about, participant=stopped)


def _lost_mail(about: Consultation) -> None:
    """An invitation that came back, one that nobody confirmed, and one that failed for somebody with a long name."""
    home = about.organisation
    lost = {"unsure": "unsure", "returned": "bounced", "failed": "refused"}
    for state, reason in lost.items():
        back_on = TODAY if state == "returned" else None
        person = factories.participant(home, name=LONG_WORD, email_returned_on=back_on)
        factories.ask(home, consultation=about, participant=person)
        to = {"recipient_kind": "participant", "recipient_key": str(person.pk), "reason": reason}
        factories.notice(
            home,
            key=f"invitation:{state}",
            rule="invitation",
            subject=f"consultation:{about.pk}",
            state="failed",
            message=factories.message(home, state=state, **to),
            **to,
        )


def _by(team: Cast, **fields: Any) -> dict[str, Any]:
    return {"owner": team.owner, "wording": WORDING, "title": f"What is hard? {LONG_WORD}"} | fields


def blank(team: Cast) -> Consultation:
    """Only a title so far, and no questions."""
    nothing = dict.fromkeys(("why_you", "can_change", "cannot_change", "tell_how", "wording"), "")
    nobody = dict.fromkeys(
        ("decider", "decides_on", "promised_on", "closes_on", "backup", "senior")
    )
    return factories.consultation(team.organisation, **_by(team, **nothing, **nobody))


def draft(team: Cast) -> Consultation:
    """Ready to open, with people to be asked."""
    made = factories.consultation(team.organisation, **_by(team, door_code="draft234"))
    factories.form_version(team.organisation, consultation=made)
    questions_of_every_kind(made)
    _people(made, team.owner)
    return made


def _understanding(about: Consultation, reader: Any) -> None:
    """A reader, and a theme with words under it, one of them a quote."""
    home = about.organisation
    about.readers.add(reader)
    words = factories.answer(home, response=factories.response(home, consultation=about), text=SAID)
    under = factories.theme(home, project=about.project, name=LONG_WORD)
    factories.highlight(home, answer=words, theme=under)
    factories.quote(home, answer=words)


def _to_come(about: Consultation) -> None:
    """A meeting that is planned, who comes to it, what was noted and what the room is asked."""
    home = about.organisation
    day = {"held_on": TODAY + timedelta(days=7), "said": "", "promised": "A quiet room."}
    planned = factories.meeting(home, consultation=about, **day)
    person = factories.participant(home, name=LONG_WORD)
    factories.sign_up(home, meeting=planned, participant=person, needs=LONG_WORD)
    factories.meeting_note(home, meeting=planned, text=SAID)
    factories.live_question(home, meeting=planned)


def opened(team: Cast) -> Consultation:
    """Taking answers, with an extension behind it, about something that needs care."""
    care = {
        "needs_care": True,
        "safe_contact": "Dana Okoro",
        "out_of_hours": "116 123",
        "disclosure_text": "If you tell us that you are not safe, Dana Okoro rings you the same day.",
    }
    made = factories.open_consultation(team.organisation, **_by(team, door_code="opened23", **care))
    factories.extension(team.organisation, consultation=made)
    _answers(made, questions_of_every_kind(made))
    _people(made, team.owner)
    _lost_mail(made)
    _understanding(made, team.owner)
    _to_come(made)
    return made


def owed(team: Cast) -> Consultation:
    """Closed and late: one thing ready, one incomplete, one with two wordings, one not answered."""
    late = {"promised_on": TODAY - timedelta(days=3), "door_code": "owed2345"}
    made = factories.closed_consultation(team.organisation, **_by(team, **late))
    _answers(made, questions_of_every_kind(made))
    _people(made, team.owner)
    make_snapshot(consultation=made, now=NOW)
    for text in ("Evenings", "Buses", LONG_WORD):
        factories.item(team.organisation, consultation=made, text=text)
    ready, incomplete, twice, _unanswered = made.items.all().for_page()
    _write(team.facilitator, ready, "changed", **OUTCOMES["changed"])
    _write(team.facilitator, incomplete, "not_changed", why="The law.")
    _write(team.facilitator, twice, "changed", **OUTCOMES["changed"])
    _write(team.manager, twice, "partly_changed", started_from=0, **OUTCOMES["partly_changed"])
    factories.notice(
        team.organisation,
        rule="owed_step",
        subject=str(made.pk),
        occasion="closed",
        recipient_key=str(team.owner.pk),
    )
    return made


def told(team: Cast) -> Consultation:
    """Published: one thing of each disposition, one of them a promise taken back; some people still wait."""
    made = factories.closed_consultation(team.organisation, **_by(team, door_code="told2345"))
    _people(made, team.owner)
    made.items.all().delete()
    items = {
        kind: factories.item(team.organisation, consultation=made, text=f"About {kind}", position=n)
        for n, kind in enumerate(OUTCOMES, start=1)
    }
    _write(team.facilitator, items["reversed"], "changed", **OUTCOMES["changed"])
    _publish(team, made, NOW - timedelta(days=2))
    for kind, about in items.items():
        _write(team.facilitator, about, kind, **OUTCOMES[kind])
    _publish(team, made, NOW)
    return made


def meeting(team: Cast) -> Consultation:
    """A meeting that took place, and how many of each group were in the room."""
    made = factories.closed_consultation(team.organisation, **_by(team, kind="meeting"))
    held = factories.meeting(team.organisation, consultation=made, promised="A quiet room.")
    for heads in (2, 11):
        factories.room_tally(
            team.organisation,
            meeting=held,
            group=factories.group(team.organisation, project=made.project),
            heads=heads,
        )
    return made


def withdrawn(team: Cast) -> Consultation:
    """Stopped while people could answer."""
    made = factories.open_consultation(team.organisation, **_by(team, door_code="withdr23"))
    _people(made, team.owner)
    withdraw(
        actor=factories.actor(team.facilitator),
        consultation=made,
        why="The service ends.",
        answers_fate="They are deleted in May.",
        channels=[PAGE],
        now=NOW,
    )
    made.refresh_from_db()
    return made


STATES: dict[str, Callable[[Cast], Consultation]] = {
    one.__name__: one for one in (blank, draft, opened, owed, told, meeting, withdrawn)
}


def show(state: str, team: Cast) -> Consultation:
    """Make the consultation in this state."""
    with working_in(team.organisation):
        made = STATES[state](team)
        reset_next_notice(made, today=TODAY)
    return made


def _write(
    who: Any, about: Any, kind: str, *, started_from: int | None = None, **words: Any
) -> None:
    seen = item_board(about).newest_number if started_from is None else started_from
    save_outcome(
        actor=factories.actor(who),
        item=about,
        words=BLANK | {"disposition": kind, "you_said": SAID} | words,
        started_from=seen,
        now=NOW,
    )


def _publish(team: Cast, about: Consultation, now: Any) -> None:
    versions = {
        board.outcome_id: board.head_number for board in item_boards(about) if board.is_ready(TODAY)
    }
    publish(
        actor=factories.actor(team.facilitator),
        consultation=about,
        versions=versions,
        channels=[PAGE],
        weighed="The board read every answer; what most families named counted most.",
        now=now,
    )
