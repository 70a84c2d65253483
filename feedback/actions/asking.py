"""Writing an ask: the consultation as a draft, the project around it, its purpose card and settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback import terms
from feedback.actions.handing_over import note_handovers
from feedback.actions.methods import begin_with_method
from feedback.actions.schedule import reset_next_notice
from feedback.domain.schedule import default_promise
from feedback.models import Consultation, FormVersion
from feedback.policies import may_agree_to_late_promise, may_name_readers
from projects.actions import add_group, start_project
from projects.models import Project
from stages.actions import add_stages, fill_stage_from_ask
from stages.methods import Method
from stages.models import Stage

CARD_FIELDS = (
    *("title", "why_you", "can_change", "is_information_only", "cannot_change"),
    *("decider_id", "decider_name", "decides_on", "decider_known_on"),
    *("closes_on", "owner_id", "promised_on", "tell_how"),
)
"""What starting from the ask sets."""
HANDOVER_FIELDS = (
    *("decider_id", "decider_name", "carrier_id", "decides_on", "decider_known_on"),
    *("owner_id", "backup_id", "manager_id", "senior_id"),
    *("safe_contact", "disclosure_text", "out_of_hours", "safe_member_id", "safe_cover_id"),
)
"""What can still change once people were asked: who does what, and what becomes known."""
SETTING_FIELDS = (
    *CARD_FIELDS,
    *HANDOVER_FIELDS,
    *("is_decided", "late_promise_reason", "privacy", "wording", "needs_care", "read_days"),
    *("minutes_given", "load_exemption", "asks_group"),
)
"""What can change while it is a draft."""


@dataclass(frozen=True, slots=True)
class ConsultationConflict:
    """Somebody else changed it meanwhile: what stands there now."""

    theirs: Consultation


@transaction.atomic
def start_ask(
    *,
    actor: Actor,
    values: dict[str, Any],
    stage_number: int,
    project: Project | None = None,
    project_title: str = "",
    group_name: str = "",
    method: Method | None = None,
) -> Consultation:
    """Make a draft out of the purpose card (`CARD_FIELDS` in `values`), and a project around it unless one is given.

    With a `method` it begins with the questions of that one. The writer reads the answers until somebody else is named too. Reasons flow both ways between the ask and its stage.
    """
    if project is None:
        project = start_project(actor=actor, title=project_title or values["title"])
        add_stages(project=project)
    if group_name:
        add_group(actor=actor, project=project, name=group_name)
    stage = Stage.objects.get(project=project, number=stage_number)
    home = actor.organisation
    consultation = Consultation(
        organisation=home,
        project=project,
        stage=stage,
        wording=home.default_wording,
        backup_id=home.default_backup_id,
        manager_id=home.default_manager_id,
        senior_id=home.default_senior_id,
        created_by_id=actor.member_id,
    )
    _set(consultation, values, CARD_FIELDS)
    consultation.why_you = consultation.why_you or stage.why
    consultation.save()
    consultation.readers.add(actor.member_id)
    FormVersion.objects.create(organisation=home, consultation=consultation)
    if method is not None:
        begin_with_method(actor=actor, consultation=consultation, method=method)
    _fill_stage(actor, consultation, who=group_name)
    audit.record(actor, "consultation_started", consultation, stage=stage_number)
    return consultation


@transaction.atomic
def change_consultation(
    *,
    actor: Actor,
    consultation: Consultation,
    based_on: int,
    values: dict[str, Any],
    today: date,
) -> Consultation | ConsultationConflict:
    """Save card and settings, unless somebody saved others since version `based_on` was read.

    `values` holds any of `SETTING_FIELDS` (of `HANDOVER_FIELDS` once it has opened) and `readers`, a list of member ids;
    anything else in it is left alone. A clash changes nothing. Only a manager's reason for a late promise is taken, and
    only the readers of somebody who may name them.
    """
    current = (
        Consultation.objects.select_for_update(of=("self",)).for_page().get(pk=consultation.pk)
    )
    if current.version != based_on:
        return ConsultationConflict(theirs=current)
    before = {name: getattr(current, name) for name in SETTING_FIELDS}
    is_draft = current.opened_at is None
    fields: tuple[str, ...] = SETTING_FIELDS if is_draft else HANDOVER_FIELDS
    if not may_agree_to_late_promise(actor, current):
        fields = tuple(name for name in fields if name != "late_promise_reason")
    _set(current, values, fields)
    if current.late_promise_reason != before["late_promise_reason"]:
        current.late_promise_by_id = actor.member_id if current.late_promise_reason else None
    current.version += 1
    current.save()
    readers = values.get("readers") if may_name_readers(actor, current) else None
    audited = {} if readers is None else _set_readers(current, readers)
    if is_draft:
        _fill_stage(actor, current)
    else:
        held = {role: before[f"{role}_id"] for role in terms.DUTIES}
        note_handovers(current, held, actor=actor, on=today)
        reset_next_notice(current, today=today)
    changed = [name for name in SETTING_FIELDS if getattr(current, name) != before[name]]
    audit.record(actor, "consultation_changed", current, fields=changed, **audited)
    return current


def _set_readers(consultation: Consultation, wanted: Iterable[int]) -> dict[str, list[int]]:
    """Let exactly these members read; return for the audit trail who reads now and who no longer does."""
    before, after = set(consultation.readers.values_list("pk", flat=True)), set(wanted)
    consultation.readers.set(after)
    changes = {"readers_added": sorted(after - before), "readers_removed": sorted(before - after)}
    return {name: members for name, members in changes.items() if members}


def _set(consultation: Consultation, values: dict[str, Any], fields: tuple[str, ...]) -> None:
    """Take over what may be set, and give a closing day without a promise the usual one."""
    for name in fields:
        if name in values:
            setattr(consultation, name, values[name])
    if consultation.closes_on and not consultation.promised_on:
        consultation.promised_on = default_promise(
            consultation.closes_on, consultation.organisation.promise_days
        )


def _fill_stage(actor: Actor, consultation: Consultation, who: str = "") -> None:
    fill_stage_from_ask(
        actor=actor,
        stage=consultation.stage,
        why=consultation.why_you,
        what_comes_of_it=consultation.can_change,
        ends_on=consultation.closes_on,
        who=who,
    )
