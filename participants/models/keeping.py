"""How long things are kept, what went, and who was erased, by a mark that tells nobody who."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.models import AppendOnlyQuerySet
from access.scope import OrganisationOwned, owned_manager


class KeepingVersion(OrganisationOwned):
    """For how many days each kind of thing is kept, from one moment on."""

    number = models.PositiveIntegerField()
    values = models.JSONField()
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = owned_manager(AppendOnlyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="each_keeping_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"keeping {self.number} of {self.organisation_id}"


class KeepingRun(OrganisationOwned):
    """What will go on a day, shown beforehand, and what went."""

    announced_on = models.DateField()
    due_on = models.DateField()
    counts = models.JSONField(default=dict)
    """What goes, by kind: how many, and in how many projects."""
    rule = models.PositiveIntegerField(default=0, db_default=0)
    """The version of the days under which it was announced; under another one it is announced anew."""
    done_at = models.DateTimeField(null=True, blank=True)
    gone = models.JSONField(default=dict)
    held_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    held_why = models.CharField(_("why it waits"), max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=models.Q(done_at__isnull=True),
                name="keeping_runs_due",
            )
        ]
        ordering = ["-due_on", "-pk"]

    def __str__(self) -> str:
        return f"what goes on {self.due_on}"


class KeepingQuestion(OrganisationOwned):
    """That a person was asked whether we may keep them, because we had not been in touch for long."""

    participant = models.OneToOneField(
        "participants.Participant", on_delete=models.CASCADE, related_name="keeping_question"
    )
    asked_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return f"{self.participant_id} asked on {self.asked_on}"


class Erasure(OrganisationOwned):
    """That somebody was erased: a mark that tells nobody who, by whom, when and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mark = models.CharField(max_length=64)
    erased_on = models.DateField()
    asked_by_themselves = models.BooleanField(default=False)
    by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"erased on {self.erased_on}"


class AccessRequest(OrganisationOwned):
    """That somebody asked for everything we hold about them, and by when they get it."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="access_requests"
    )
    is_complaint = models.BooleanField(_("a complaint"), default=False)
    words = models.TextField(_("what they asked"), blank=True)
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("answer due by"))
    paused_on = models.DateField(_("waiting for them since"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"request of {self.participant_id}"
