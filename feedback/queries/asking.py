"""Reads about what is asked: the questions of a consultation, how long they take, what is still missing."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback import question_types, terms
from feedback.domain.form_versions import Wording
from feedback.domain.gates import GATES, GateFacts, missing_gates, vague_reason
from feedback.domain.labels import labels_of, with_labels
from feedback.domain.plain_question import PLACEHOLDER, Look, looks
from feedback.models import Consultation, FormVersion, Question
from feedback.queries.purpose import decider_of
from feedback.queries.sheets import minutes_for
from projects.queries.scope import scope_of

FIELD_BY_CODE = {
    "decider_known_before_opening": "decider_known_on",
    "decides_before_close": "decides_on",
    "closes_before_opening": "closes_on",
    "promised_before_close": "promised_on",
}
"""The field in which a date that runs backwards is put right; every other code is its field's own name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a gate lacks: a sentence, and the field in which it is put right."""

    text: Any
    field: str


@dataclass(frozen=True, slots=True)
class Gate:
    """One of the six gates: its question, and what it still lacks."""

    code: str
    question: Any
    missing: tuple[Missing, ...] = ()
    hint: Any = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing is missing here."""
        return not self.missing


def gate_facts(consultation: Consultation, *, today: date) -> GateFacts:
    """Return what the gates judge; one statement for the readers."""
    opened_at = consultation.opened_at
    zone = consultation.organisation.zone
    return GateFacts(
        opens_on=opened_at.astimezone(zone).date() if opened_at else today,
        why_you=consultation.why_you,
        can_change=_can_change(consultation),
        is_information_only=consultation.is_information_only,
        decider_name=decider_of(consultation),
        decides_on=consultation.decides_on,
        decider_known_on=consultation.decider_known_on,
        is_decided=consultation.is_decided,
        has_owner=consultation.owner_id is not None,
        promised_on=consultation.promised_on,
        tell_how=consultation.tell_how,
        late_promise_reason=consultation.late_promise_reason,
        final_days=(consultation if opened_at else consultation.organisation).final_days,
        closes_on=consultation.closes_on,
        readers=consultation.readers.count(),
        privacy=consultation.privacy,
        wording=consultation.wording or consultation.organisation.default_wording,
        needs_care=consultation.needs_care,
        safe_contact=consultation.safe_contact,
        disclosure_text=consultation.disclosure_text,
        out_of_hours=consultation.out_of_hours,
    )


def _can_change(consultation: Consultation) -> str:
    """Return what answers can change; where the ask leaves it blank, what is open in the whole project, one statement."""
    if consultation.can_change.strip() or consultation.is_information_only:
        return consultation.can_change
    return scope_of(consultation.project_id).open_words()


def gate_results(consultation: Consultation, *, today: date) -> list[Gate]:
    """Return the six gates in order, each with what it still lacks on `today`."""
    missing = {
        result.code: result.missing
        for result in missing_gates(gate_facts(consultation, today=today))
    }
    return [
        Gate(
            code=code,
            question=terms.GATE_QUESTIONS[code],
            missing=tuple(
                Missing(terms.GATE_MISSING[one], FIELD_BY_CODE.get(one, one))
                for one in missing.get(code, ())
            ),
            hint=terms.VAGUE_REASON if code == "G1" and vague_reason(consultation.why_you) else "",
        )
        for code in GATES
    ]


def questions_of(consultation: Consultation) -> list[Question]:
    """Return the questions of the newest version, in the order in which people see them; one statement."""
    newest = FormVersion.objects.filter(consultation=consultation).order_by("-number")
    return list(Question.objects.filter(form_version=newest.values("pk")[:1]))


def minutes_of(questions: Sequence[Question], *, is_easy_read: bool = False) -> int:
    """Return in whole minutes how long answering takes, reading the questions included; 0 without a question."""
    return minutes_for(questions, is_easy_read=is_easy_read)


def owing(questions: Sequence[Question]) -> list[Question]:
    """Return the questions about which people are owed an answer; text between questions asks nothing."""
    return [each for each in questions if each.owes_answer and question_types.asks(each)]


QUESTION_FIELDS = (
    *("kind", "text", "hint", "settings", "page"),
    *("required", "required_because", "owes_answer", "what_for", "picture"),
)
"""What the form of a question shows."""


def question_stamp(question: Question) -> str:
    """Return a fingerprint of what the form showed, so that a change by somebody else meanwhile is noticed."""
    shown = {name: getattr(question, name) for name in QUESTION_FIELDS if name != "page"}
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


def question_of(consultation: Consultation, question_id: int) -> Question | None:
    """Return one question that is being written, or None; one statement."""
    rows = Question.objects.filter(form_version__consultation=consultation, pk=question_id)
    return rows.filter(form_version__frozen_at=None).select_related("form_version").first()


def is_being_written(consultation: Consultation) -> bool:
    """Return whether questions can be written: in a draft, or in a new version; no statement for a draft."""
    return (
        consultation.opened_at is None
        or FormVersion.objects.filter(consultation=consultation, frozen_at=None).exists()
    )


def language_of(consultation: Consultation) -> str:
    """Return the language in which the sentences and questions were written."""
    return consultation.written_in or consultation.organisation.language


def wording_of(question: Question) -> Wording:
    """Return a question as people read it, to be compared with another version of it."""
    kept = {name: getattr(question, name) for name in _BESIDE_WORDS}
    labels = labels_of(question.settings)
    bare = with_labels(question.settings, dict.fromkeys(labels, "-"))
    return Wording(
        key=str(question.key),
        kind=question.kind,
        text=question.text,
        hint=question.hint,
        labels=labels,
        rest=json.dumps([kept, bare], sort_keys=True),
    )


_BESIDE_WORDS = ("required", "required_because", "owes_answer", "what_for", "picture")


def looks_of(question: Question, *, language: str) -> list[Look]:
    """Return what is worth a look in the words of a question, its hint and its choices."""
    labels = labels_of(question.settings).values()
    return looks(question.text, hint=question.hint, labels=labels, language=language)


def has_placeholder(question: Question) -> bool:
    """Return whether something in square brackets is still to be filled in."""
    return any(one.code == PLACEHOLDER for one in looks_of(question, language=""))
