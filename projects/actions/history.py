"""Keeping how a plan read before and after each change. Called by the actions that change it, in their transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from access import audit
from access.actors import Actor
from projects.history import parts
from projects.models import PlanChange, PlanSeen, Project

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
LONGEST_TITLE = 300


def wording(part: str, row: models.Model) -> dict[str, str]:
    """Return how a row of the plan reads now, to be handed to `keep_change` after it was changed."""
    return parts.get(part).values(row)


def keep_change(
    *,
    actor: Actor,
    project_id: int,
    part: str,
    row: models.Model,
    before: Mapping[str, str] | None,
    is_removed: bool = False,
) -> PlanChange | None:
    """Keep one change to a plan: `before` is None for what is new. What reads as it did is not kept: None.

    `part` is the key of a `projects.history.Part`; `row` has its new values, or its last ones when it `is_removed`.
    """
    now = parts.get(part).values(row)
    after = dict.fromkeys(now, "") if is_removed else now
    earlier = now if is_removed else (before or dict.fromkeys(now, ""))
    changed = [
        [name, earlier.get(name, ""), after[name]]
        for name in now
        if earlier.get(name, "") != after[name]
    ]
    if not changed and not is_removed:
        return None
    verb = REMOVED if is_removed else ADDED if before is None else CHANGED
    entry: PlanChange = PlanChange.objects.create(
        organisation_id=actor.organisation.pk,
        project_id=project_id,
        part=part,
        row_id=row.pk,
        verb=verb,
        title=parts.get(part).title(row)[:LONGEST_TITLE],
        fields=changed,
        by_id=actor.member_id,
        at=timezone.now(),
    )
    return entry


def see_changes(*, actor: Actor, project: Project, until: Any) -> None:
    """Note that a member has looked at what changed in a plan up to `until`, an instant; it never goes back."""
    seen, is_new = PlanSeen.objects.get_or_create(
        project=project,
        member_id=actor.member_id,
        defaults={"organisation_id": project.organisation_id, "seen_at": until},
    )
    if not is_new and seen.seen_at < until:
        seen.seen_at = until
        seen.save(update_fields=["seen_at"])


@transaction.atomic
def take_words_out(*, actor: Actor, change: PlanChange) -> None:
    """Take out of a change how it read before and after; who changed what, and when, stays. Not to be undone."""
    current: PlanChange = PlanChange.objects.select_for_update().get(pk=change.pk)
    current.title, current.fields = "", [[name, "", ""] for name, *_words in current.fields]
    current.save(update_fields=["title", "fields"])
    audit.record(actor, "plan_words_removed", current, project=current.project_id)
