"""The audit trail: who did what to which object, when. Append-only; never answer text or contact details."""

import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager


class AppendOnlyQuerySet(OwnedQuerySet):
    """Rows that are inserted and read, never changed."""

    def update(self, **_fields: Any) -> NoReturn:
        """Refuse: what was written down stays."""
        message = "Audit entries are never changed."
        raise TypeError(message)

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: what was written down stays."""
        self.update()

    def delete(self) -> NoReturn:
        """Refuse: entries go only with their organisation."""
        message = "Audit entries are never deleted."
        raise TypeError(message)


class Removal(OrganisationOwned):
    """That something was taken away for good, so that a restored copy can be made to forget it again.

    It names what, never whose: `kind` says which app knows how to repeat it, `key` which row. The day alone is kept, and
    the rows stand in no order, so that nobody can place two of them beside each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("what"), max_length=80)
    on = models.DateField(_("day"))
    is_copied = models.BooleanField(_("stands in the file outside"), default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(is_copied=False), name="removals_to_copy"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class AuditEntry(OrganisationOwned):
    """One thing that somebody did. Written by actions in the same transaction as the change."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verb = models.CharField(_("what was done"), max_length=60)
    target_type = models.CharField(_("kind of object"), max_length=60)
    target_id = models.CharField(_("object"), max_length=40)
    data = models.JSONField(_("details"), default=dict, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = owned_manager(AppendOnlyQuerySet)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-at"], name="audit_by_organisation")]
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_type} {self.target_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; an entry is never changed afterwards."""
        if self.pk is not None:
            message = "Audit entries are never changed."
            raise TypeError(message)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: entries go only with their organisation."""
        message = "Audit entries are never deleted."
        raise TypeError(message)
