"""Wording one version of an outcome for somebody else: in Easy Read, for children, in another language."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.release import lock_in_order
from feedback.domain.outcome_forms import PICTURED, Wanted
from feedback.domain.pictures import picture_path
from feedback.loop_terms import FIX_HAS_NO_OTHER_WORDS
from feedback.models import Outcome, OutcomeVersion, OutcomeWording
from feedback.queries.outcome_desk import has_no_other_words, head_of, stamp_of


class OutcomeChangedError(Exception):
    """The outcome itself says something else by now: words for what it said before are not kept for it."""


class OutcomeWordingConflictError(Exception):
    """Somebody else worded the same meanwhile."""


@transaction.atomic
def save_outcome_wording(
    *,
    actor: Actor,
    outcome: Outcome,
    wanted: Wanted,
    number: int,
    based_on: str,
    words: Mapping[str, str],
    pictures: Mapping[str, str] | None = None,
    four_fs: Mapping[str, str],
    read_by: str,
    read_on: date | None,
    now: datetime,
) -> OutcomeWording | None:
    """Keep words for the version `number` of an outcome, by part; with no word at all it has none. `pictures` stand beside
    words of Easy Read, by part.

    `based_on` is the stamp of what the writer saw. Of a published version people read it from now on.

    Raises:
        OutcomeChangedError: when another version counts by now.
        OutcomeWordingConflictError: when somebody else worded it meanwhile; nothing is kept then.
        ValidationError: with code `fix` for any words for what was put right at once, while people can answer: nobody
            would look at them before people read them.

    """
    lock_in_order(outcome.consultation)
    Outcome.objects.select_for_update().get(pk=outcome.pk)
    version = head_of(outcome)
    if version is None or version.number != number:
        raise OutcomeChangedError
    said = {name: text for name, text in words.items() if text.strip()}
    if said and has_no_other_words(version, outcome.consultation, now):
        raise ValidationError(FIX_HAS_NO_OTHER_WORDS, code="fix")
    rows = OutcomeWording.objects.filter(outcome_version=version)
    current = rows.filter(form=wanted.form, language=wanted.language).first()
    wording = current or _new(version, wanted)
    before = stamp_of(current)
    wording.words = said
    wording.pictures = _beside(said, pictures or {}) if wanted.form in PICTURED else {}
    wording.four_fs = {code: held for code, held in four_fs.items() if held.strip()}
    wording.read_by, wording.read_on = read_by, read_on
    if stamp_of(wording) == before:
        return current
    if before != based_on:
        raise OutcomeWordingConflictError
    _keep(actor, wording, is_new=current is None, now=now)
    audit.record(
        actor, "outcome_worded", outcome, form=wanted.form, language=wanted.language, number=number
    )
    return wording if wording.words else None


def _beside(said: Mapping[str, str], pictures: Mapping[str, str]) -> dict[str, str]:
    """The pictures that there are, beside parts that have words."""
    return {name: one for name, one in pictures.items() if name in said and picture_path(one)}


def _new(version: OutcomeVersion, wanted: Wanted) -> OutcomeWording:
    return OutcomeWording(
        organisation_id=version.organisation_id,
        outcome_version=version,
        form=wanted.form,
        language=wanted.language,
    )


def _keep(actor: Actor, wording: OutcomeWording, *, is_new: bool, now: datetime) -> None:
    if not wording.words:
        if not is_new:
            wording.delete()
        return
    wording.version += 0 if is_new else 1
    wording.saved_by_id, wording.saved_at = actor.member_id, now
    wording.save()
