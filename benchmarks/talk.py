"""Made-up consultations: what was asked, what was said, what came of it, who was told, and the messages about it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from access.models import AuditEntry
from benchmarks.batches import Batch, at, batch, bits, day, digest, end_of, owner_of
from benchmarks.people import as_json, group_of, member_of
from benchmarks.results import EVERYBODY_ELSE, kept_result
from benchmarks.sizes import (
    ASKED,
    ASKS,
    AUTHORS,
    CLOSED_FORMS,
    FORMS,
    GROUPS,
    ITEMS,
    PEOPLE,
    QUESTIONS,
    STAGES,
    Size,
)
from feedback.models import (
    Answer,
    Ask,
    AskLink,
    Consultation,
    FormVersion,
    Item,
    Meeting,
    Outcome,
    OutcomeVersion,
    Publication,
    Question,
    Response,
    ResponseAuthor,
    ResultSnapshot,
    RoomTally,
    Telling,
)
from feedback.queries.tabulating import NO_GROUP, Group
from feedback.question_types.base.contract import StoredValue
from notices.models import Message, Notice

OPEN, OWED, OVERDUE, HELD, MEETING = 1, 2, 3, 4, 9
CHOSEN, CHOICES = 6, 5
"""Questions with choices, and how many own choices each has; the others are answered in words."""
OPTIONS = [(f"c{n}", f"It went rather like {n}") for n in range(1, CHOICES + 1)]
CHOICES_OFFERED = [{"key": key, "label": label} for key, label in OPTIONS]
SETTINGS = as_json({"choices": CHOICES_OFFERED})
CLOSED_DAYS = {OPEN: -10, OWED: 10, OVERDUE: 60, HELD: 45}
"""How many days ago an ask closed; the older ones in steps of five weeks."""
OPEN_DAYS, PROMISE_DAYS = 21, 28
WORDS = (
    "Ringing three times before anybody picked up, and then being asked for it all again.",
    "The letter came after the day it spoke of.",
    "Nothing, really. The person at the desk was kind and took her time with us.",
    "I work nights, so every appointment before noon means going without sleep. Could some be later?",
    "We were told that somebody would come back to us. That was in spring.",
    "Better than last year.",
    "The form asks for a number that I have never been given. My neighbour had the same.",
)


@dataclass(frozen=True)
class Asked:
    """One consultation: numbers from which all its rows follow. `place` is which of its project's ten it is."""

    pk: int
    place: int
    project: int
    organisation: int
    answered: int
    first_response: int

    @property
    def is_open_or_over(self) -> bool:
        return self.place > 0

    @property
    def is_form(self) -> bool:
        return self.place != MEETING

    @property
    def is_published(self) -> bool:
        return self.place >= HELD

    @property
    def is_told(self) -> bool:
        return self.place > HELD

    @property
    def closes_on(self) -> date:
        return day(CLOSED_DAYS.get(self.place, 35 * self.place))

    @property
    def opens_on(self) -> date:
        return self.closes_on - timedelta(days=OPEN_DAYS)

    @property
    def published_on(self) -> date:
        return self.closes_on + timedelta(days=14 + self.project % 20)

    @property
    def member(self) -> int:
        return member_of(self.organisation, self.project)

    def person(self, number: int) -> int:
        """The participant whom this ask asks as its `number`-th."""
        return (self.project - 1) * PEOPLE + (self.place + number) % PEOPLE + 1

    def responses(self) -> range:
        """The numbers of its responses."""
        return range(self.first_response, self.first_response + self.answered)

    def question(self, number: int) -> int:
        """The key of its question, from 1."""
        return (self.pk - 1) * QUESTIONS + number

    def rows(self, count: int) -> Iterator[tuple[int, int]]:
        """Yield (key, number from 0) of what a consultation has `count` of."""
        for number in range(count):
            yield (self.pk - 1) * count + number + 1, number


class World:
    """All consultations of one size."""

    def __init__(self, size: Size) -> None:
        self.size = size

    @cached_property
    def asked(self) -> list[Asked]:
        """Every consultation in order."""
        answered = iter(self.size.answered())
        found, first = [], 1
        for n in range(self.size.projects * ASKS):
            project, place = n // ASKS + 1, n % ASKS
            count = next(answered) if place in FORMS else 0
            where = owner_of(project, self.size.projects, self.size.organisations)
            found.append(Asked(n + 1, place, project, where, count, first))
            first += count
        return found

    @property
    def opened(self) -> list[Asked]:
        """Those that were opened."""
        return [one for one in self.asked if one.is_open_or_over]

    @property
    def published(self) -> list[Asked]:
        """Those of which something was published."""
        return [one for one in self.asked if one.is_published]


def batches(size: Size) -> list[Batch]:
    """Return the tables in the order in which they refer to each other."""
    world = World(size)
    return [*_asking(world), *_saying(world), *_telling(world), *_messages(world)]


def _asking(world: World) -> list[Batch]:
    forms = [one for one in world.asked if one.is_form]
    named = [one for one in world.opened if one.is_form]
    return [
        batch(
            Consultation,
            "id organisation_id project_id stage_id kind title slug why_you can_change cannot_change "
            "decider_id owner_id backup_id manager_id senior_id created_by_id tell_how wording "
            "decides_on promised_on closes_on closes_at opened_at next_notice_on door_code created_at",
            map(_consultation, world.asked),
        ),
        batch(
            Consultation.readers.through,
            "id consultation_id member_id",
            ((one.pk, one.pk, one.member) for one in world.asked),
        ),
        batch(
            FormVersion,
            "id organisation_id consultation_id frozen_at",
            (
                (one.pk, one.organisation, one.pk, at(one.opens_on) if one.place else None)
                for one in forms
            ),
        ),
        batch(
            Question,
            "id organisation_id form_version_id key page position kind text settings owes_answer",
            (
                (
                    *(pk, one.organisation, one.pk, bits(b"question", pk).hex(), n + 1, n + 1),
                    *("one_choice" if n < CHOSEN else "long_text", _question_text(n)),
                    *(SETTINGS if n < CHOSEN else "{}", n >= CHOSEN),
                )
                for one in forms
                for pk, n in one.rows(QUESTIONS)
            ),
        ),
        batch(
            Item,
            "id organisation_id consultation_id question_id text position",
            (
                (
                    *(pk, one.organisation, one.pk),
                    one.question(CHOSEN + n + 1) if one.is_form else None,
                    *(_question_text(CHOSEN + n), n + 1),
                )
                for one in world.opened
                for pk, n in one.rows(ITEMS)
            ),
        ),
        batch(
            Ask,
            "id organisation_id consultation_id participant_id group_id told_by_id asked_on",
            (
                (
                    *(pk, one.organisation, one.pk, one.person(n)),
                    *(group_of(one.project, n), one.member, one.opens_on),
                )
                for one in named
                for pk, n in one.rows(ASKED)
            ),
        ),
        batch(
            AskLink,
            "id organisation_id ask_id digest created_at",
            (
                (pk, one.organisation, pk, digest(b"link", pk), at(one.opens_on))
                for one in named
                for pk, _n in one.rows(ASKED)
            ),
        ),
        *_meetings([one for one in world.asked if not one.is_form]),
    ]


def _consultation(one: Asked) -> tuple[Any, ...]:
    is_waiting = one.is_open_or_over and not one.is_told
    return (
        *(one.pk, one.organisation, one.project, (one.project - 1) * STAGES + one.place % 5 + 1),
        *("form" if one.is_form else "meeting", f"What is hard, part {one.place + 1}?"),
        *(f"s{one.pk}", "You told us that you wait.", "How we keep in touch.", "The law."),
        *(one.member,) * 6,
        *("By e-mail and on the public page", "Two people read this."),
        one.closes_on + timedelta(days=PROMISE_DAYS - 7),
        one.closes_on + timedelta(days=PROMISE_DAYS),
        *(one.closes_on, end_of(one.closes_on)),
        at(one.opens_on) if one.is_open_or_over else None,
        day(-1) if is_waiting else None,
        f"d{one.pk:07}" if one.is_form and one.is_open_or_over else None,
        at(one.opens_on - timedelta(days=3)),
    )


def _question_text(number: int) -> str:
    return f"How was the part of it that is number {number + 1}?"


def _meetings(meetings: list[Asked]) -> list[Batch]:
    return [
        batch(
            Meeting,
            "id organisation_id consultation_id held_on said",
            ((one.pk, one.organisation, one.pk, one.closes_on, WORDS[3]) for one in meetings),
        ),
        batch(
            RoomTally,
            "id organisation_id meeting_id group_id heads",
            (
                (one.pk, one.organisation, one.pk, group_of(one.project, 0), 5 + one.pk % 20)
                for one in meetings
            ),
        ),
    ]


def _saying(world: World) -> list[Batch]:
    return [
        batch(
            Response,
            "id organisation_id consultation_id form_version_id thread send_key receipt_digest "
            "received_on group_id",
            (
                (
                    *(_response(number), one.organisation, one.pk, one.pk),
                    *(_thread(number), digest(b"send", number), digest(b"receipt", number)),
                    one.opens_on + timedelta(days=number % (OPEN_DAYS // 2)),
                    group_of(one.project, n) if n < AUTHORS else None,
                )
                for one in world.asked
                for n, number in enumerate(one.responses())
            ),
        ),
        batch(
            ResponseAuthor,
            "id organisation_id thread ask_id",
            (
                (
                    *(bits(b"author", number).hex(), one.organisation, _thread(number)),
                    (one.pk - 1) * ASKED + n + 1,
                )
                for one in world.asked
                for n, number in enumerate(one.responses()[:AUTHORS])
            ),
        ),
        batch(Answer, "id organisation_id response_id question_id choice text", _answers(world)),
        batch(
            ResultSnapshot,
            "id organisation_id consultation_id made_at answered data",
            (
                (
                    one.pk,
                    one.organisation,
                    one.pk,
                    end_of(one.closes_on),
                    one.answered,
                    _result(one),
                )
                for one in world.asked
                if one.place in CLOSED_FORMS
            ),
        ),
    ]


def _response(number: int) -> str:
    return bits(b"response", number).hex()


def _thread(number: int) -> str:
    return bits(b"thread", number).hex()


def _said(number: int) -> bytes:
    """What one response says: a byte for each question."""
    return bits(b"said", number)


def _answers(world: World) -> Iterator[tuple[Any, ...]]:
    for one in world.asked:
        questions = [one.question(number) for number in range(1, QUESTIONS + 1)]
        for number in one.responses():
            response, said = _response(number), _said(number)
            for n, question in enumerate(questions):
                pk = bits(b"answer", number * QUESTIONS + n).hex()
                choice, text = ("", WORDS[said[n] % len(WORDS)])
                if n < CHOSEN:
                    choice, text = OPTIONS[said[n] % CHOICES][0], ""
                yield pk, one.organisation, response, question, choice, text


def _result(one: Asked) -> str:
    """Return what the app keeps of the result, from the same bytes as the answers."""
    questions = [
        Question(
            key=UUID(bits(b"question", one.question(n + 1)).hex()),
            kind="one_choice" if n < CHOSEN else "long_text",
            text=_question_text(n),
            page=n + 1,
            settings={"choices": CHOICES_OFFERED} if n < CHOSEN else {},
        )
        for n in range(QUESTIONS)
    ]
    keys = [str(group_of(one.project, n)) for n in range(GROUPS)]
    groups = {
        key: Group(f"Group {(int(key) - 1) % GROUPS + 1}", "") for key in sorted(keys, key=int)
    }
    said = (
        (keys[n % GROUPS] if n < AUTHORS else NO_GROUP, _stored(_said(number)))
        for n, number in enumerate(one.responses())
    )
    asked = Counter(keys[n % GROUPS] for n in range(ASKED))
    return as_json(kept_result(questions, said, groups | EVERYBODY_ELSE, asked))


def _stored(said: bytes) -> Callable[[int], StoredValue]:
    """Return what one response says to the question of a number, as it is stored."""

    def one(n: int) -> StoredValue:
        if n < CHOSEN:
            return StoredValue(choice=OPTIONS[said[n] % CHOICES][0])
        return StoredValue(text=WORDS[said[n] % len(WORDS)])

    return one


def _telling(world: World) -> list[Batch]:
    items = [(one, pk) for one in world.published for pk, _n in one.rows(ITEMS)]
    return [
        batch(
            Publication,
            "id organisation_id consultation_id kind published_at published_on published_by_id",
            (
                (
                    *(one.pk, one.organisation, one.pk, "outcome" if one.is_told else "holding"),
                    *(at(one.published_on), one.published_on, one.member),
                )
                for one in world.published
            ),
        ),
        batch(
            Outcome,
            "id organisation_id consultation_id latest",
            ((pk, one.organisation, one.pk, 1) for one, pk in items),
        ),
        batch(Outcome.items.through, "id outcome_id item_id", ((pk, pk, pk) for _one, pk in items)),
        batch(
            OutcomeVersion,
            "id organisation_id outcome_id number disposition you_said what why since_on held_up_by "
            "next_on saved_by_id saved_at publication_id",
            (
                (
                    *(pk, one.organisation, pk, 1),
                    *_disposition(one),
                    *(one.member, at(one.published_on), one.pk),
                )
                for one, pk in items
            ),
        ),
        batch(
            Telling,
            "id organisation_id publication_id participant_id is_channel channel told_on recorded_by_id",
            (
                (
                    *(one.pk * (ASKED + 1) + n, one.organisation, one.pk),
                    one.person(n) if n < ASKED and one.is_form else None,
                    *(
                        n == ASKED or not one.is_form,
                        "email" if n < ASKED and one.is_form else "page",
                    ),
                    *(one.published_on + timedelta(days=2), one.member),
                )
                for one in world.published
                for n in (range(ASKED + 1) if one.is_form else [ASKED])
            ),
        ),
    ]


def _disposition(one: Asked) -> tuple[Any, ...]:
    """Return what became of an item, and the words that this needs."""
    if not one.is_told:
        return "still_deciding", "It takes long.", "", "", None, "The budget.", day(-20)
    kind = ("changed", "partly_changed", "not_changed")[one.pk % 3]
    since = one.published_on if kind == "changed" else None
    return kind, "It takes long.", "We ring back within a day.", "There is money.", since, "", None


def _messages(world: World) -> list[Batch]:
    """Return one message and its notice for each person asked, and one for each who was told by e-mail."""
    named = [one for one in world.opened if one.is_form]
    told = [one for one in world.published if one.is_form]
    invited = [
        (one, n, "invitation", f"consultation:{one.pk}", "invited", one.opens_on)
        for one in named
        for n in range(ASKED)
    ]
    heard = [
        (one, n, "outcome_told", f"publication:{one.pk}", _kind(one), one.published_on)
        for one in told
        for n in range(ASKED)
    ]
    letters = list(enumerate([*invited, *heard], start=1))
    return [
        batch(
            Message,
            "id organisation_id recipient_kind recipient_key state attempts next_try_at "
            "handed_over_at sent_at created_at",
            (
                (
                    *(pk, one.organisation, "participant", str(one.person(n)), "sent", 1),
                    *(at(on),) * 4,
                )
                for pk, (one, n, _rule, _subject, _occasion, on) in letters
            ),
        ),
        batch(
            Notice,
            "id organisation_id key rule subject occasion recipient_kind recipient_key state "
            "message_id planned_at sent_at",
            (
                (
                    *(pk, one.organisation),
                    f"{rule}:{subject}:participant-{one.person(n)}:{occasion}",
                    *(rule, subject, occasion, "participant", str(one.person(n)), "sent"),
                    *(pk, at(on), at(on)),
                )
                for pk, (one, n, rule, subject, occasion, on) in letters
            ),
        ),
        batch(
            AuditEntry,
            "id organisation_id actor_id verb target_type target_id at",
            (
                (
                    one.pk,
                    one.organisation,
                    one.member,
                    "consultation_opened",
                    "consultation",
                    one.pk,
                    at(one.opens_on),
                )
                for one in world.opened
            ),
        ),
    ]


def _kind(one: Asked) -> str:
    return "outcome" if one.is_told else "holding"
