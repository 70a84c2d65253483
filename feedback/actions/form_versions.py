"""Changing what people are asked once it has opened: always as a new version, so that what was answered stays what it was."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.load import mark_asked_stale
from feedback.actions.paths import copy_rules
from feedback.actions.question_copies import copy_questions
from feedback.actions.questions import version_being_written
from feedback.actions.release import local_day
from feedback.actions.schedule import reset_next_notice
from feedback.domain.form_versions import OTHER_MEANING, REWORDED
from feedback.domain.labels import QuestionWords, with_labels
from feedback.models import Consultation, FormVersion, Item, Question, TestRun
from feedback.queries.form_versions import changes_between, is_unchanged, version_stamp


class NotOpenError(Exception):
    """Nobody can answer now: a draft is simply changed, and what has closed stays."""


class BeingWrittenError(Exception):
    """A new version is being written already; a slip is mended in it."""


class VersionConflictError(Exception):
    """Somebody changed it meanwhile."""


class NothingChangedError(Exception):
    """People would notice nothing."""


class NoQuestionError(Exception):
    """No question is left in it."""


class OtherMeaningError(Exception):
    """What was meant to mend a slip makes another question of it."""


@transaction.atomic
def begin_version(*, actor: Actor, consultation: Consultation, now: datetime) -> FormVersion:
    """Return a new version to write in, a copy of what people are asked; the one that is there already, if any.

    Raises `NotOpenError`.
    """
    newest = _newest(consultation, now)
    if newest.frozen_at is None:
        return newest
    made = _copied(actor, newest)
    audit.record(actor, "version_begun", consultation, number=made.number)
    return made


@transaction.atomic
def drop_version(*, actor: Actor, consultation: Consultation) -> None:
    """Throw away a version that nobody was asked yet; of a draft nothing is thrown away."""
    rows = consultation.form_versions.select_for_update().filter(frozen_at=None, number__gt=1)
    version = rows.first()
    if version is None or consultation.opened_at is None:
        return
    audit.record(actor, "version_dropped", consultation, number=version.number)
    version.delete()


@transaction.atomic
def ask_version(
    *,
    actor: Actor,
    consultation: Consultation,
    why: str,
    stamp: str,
    now: datetime,
    as_other: Collection[str] = (),
) -> FormVersion:
    """Ask the new version from now on. Whoever has begun goes on with the one they began.

    A question whose meaning changed gets a new key, and so does one whose key is in `as_other`; all others keep theirs, so
    that answers before and after count together. `stamp` is the `version_stamp` of what was looked at.

    Raises `NotOpenError`, `VersionConflictError`, `NoQuestionError`, `NothingChangedError`, `QuestionsFrozenError`.
    """
    _newest(consultation, now)
    version = version_being_written(consultation)
    questions = list(version.questions.all())
    before = _before(version)
    if version_stamp(questions) != stamp:
        raise VersionConflictError
    if not questions:
        raise NoQuestionError
    if is_unchanged(before, questions):
        raise NothingChangedError
    codes = {one.key: one.code for one in changes_between(before, questions)}
    others = [
        one
        for one in questions
        if (code := codes[str(one.key)]) == OTHER_MEANING
        or (code == REWORDED and str(one.key) in as_other)
    ]
    _take_new_keys(others)
    _freeze(actor, version, why, now)
    audit.record(
        actor, "version_asked", consultation, number=version.number, other_meaning=len(others)
    )
    return version


@transaction.atomic
def mend_question(
    *,
    actor: Actor,
    consultation: Consultation,
    question_id: int,
    mended: QuestionWords,
    why: str,
    now: datetime,
    as_other: bool = False,
) -> FormVersion:
    """Put a slip right in one question: a new version with nothing else changed, asked from now on.

    Raises `NotOpenError`; `BeingWrittenError` while another version is written; `VersionConflictError` when the question is
    not of the newest version any more; `NothingChangedError`; and `OtherMeaningError` when so much changed that it is another
    question, unless `as_other` says that this is meant.
    """
    newest = _newest(consultation, now)
    if newest.frozen_at is None:
        raise BeingWrittenError
    question = newest.questions.filter(pk=question_id).first()
    if question is None:
        raise VersionConflictError
    copies: dict[int, Question] = {}
    version = _copied(actor, newest, copies)
    changed = copies[question_id]
    changed.text, changed.hint = mended.text, mended.hint
    changed.settings = with_labels(changed.settings, mended.labels)
    [change] = changes_between([question], [changed])
    if change.code not in {REWORDED, OTHER_MEANING}:
        raise NothingChangedError
    if change.code == OTHER_MEANING and not as_other:
        raise OtherMeaningError
    if as_other:
        changed.key = uuid.uuid4()
    changed.save()
    _freeze(actor, version, why, now)
    audit.record(actor, "question_mended", consultation, number=version.number, as_other=as_other)
    return version


def _newest(consultation: Consultation, now: datetime) -> FormVersion:
    """Return the newest version, held, of a consultation that is open, held too."""
    rows = Consultation.objects.select_for_update(of=("self",))
    current = rows.get(pk=consultation.pk)
    newest = current.form_versions.select_for_update().order_by("-number").first()
    if not current.is_open(now) or newest is None:
        raise NotOpenError
    return newest


def _copied(
    actor: Actor, newest: FormVersion, copies: dict[int, Question] | None = None
) -> FormVersion:
    made = FormVersion.objects.create(
        organisation_id=newest.organisation_id,
        consultation_id=newest.consultation_id,
        number=newest.number + 1,
        made_by_id=actor.member_id,
    )
    found = copy_questions(newest.questions.all(), made, keys={})
    copy_rules(newest, made, found)
    if copies is not None:
        copies.update(found)
    return made


def _before(version: FormVersion) -> list[Question]:
    asked = FormVersion.objects.filter(
        consultation=version.consultation_id, number__lt=version.number
    )
    return list(Question.objects.filter(form_version=asked.order_by("-number").values("pk")[:1]))


def _take_new_keys(questions: Collection[Question]) -> None:
    for question in questions:
        question.key = uuid.uuid4()
        question.bank_code = ""
    Question.objects.bulk_update(questions, ["key", "bank_code"])


def _freeze(actor: Actor, version: FormVersion, why: str, now: datetime) -> None:
    """Let people be asked this version, and owe answers about what it asks anew."""
    version.why_new, version.frozen_at, version.made_by_id = why, now, actor.member_id
    version.save()
    items = Item.objects.filter(consultation=version.consultation_id)
    owed = set(items.values_list("question__key", flat=True))
    anew = [one for one in version.questions.all() if one.owes_answer and one.key not in owed]
    Item.objects.bulk_create(
        Item(
            organisation_id=version.organisation_id,
            consultation_id=version.consultation_id,
            question=question,
            text=question.text,
            position=position,
        )
        for position, question in enumerate(anew, start=len(owed) + 1)
    )
    TestRun.objects.filter(consultation=version.consultation_id).delete()
    mark_asked_stale(version.consultation)
    reset_next_notice(version.consultation, today=local_day(version.consultation, now))
