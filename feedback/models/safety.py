"""Worries about somebody's safety: out of the normal queue, to a named person, and handed over. Not a case file."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from feedback import terms


class Worry(OrganisationOwned):
    """That a reader fears for somebody. The answers leave the normal queue and are never quoted; no words stand here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="worries"
    )
    thread = models.UUIDField()
    """The person's answers, all versions."""
    raised_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    raised_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_to = models.CharField(_("handed over to"), max_length=160, blank=True)
    handed_on = models.DateField(_("handed over on"), null=True, blank=True)
    ended_as = models.CharField(
        _("how it ended"), max_length=16, choices=terms.WORRY_ENDS, blank=True
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_worry_a_thread",
            )
        ]
        indexes = [
            models.Index(fields=["thread"], name="worries_of_a_thread"),
            models.Index(
                fields=["raised_at"],
                condition=models.Q(seen_at__isnull=True, ended_at__isnull=True),
                name="worries_nobody_saw",
            ),
        ]
        ordering = ["raised_at", "pk"]

    def __str__(self) -> str:
        return f"worry in {self.consultation_id}"


class CallRequest(OrganisationOwned):
    """That somebody asked to be phoned. Never joined to a response; name and number stand in the register."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="call_requests"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_as = models.CharField(max_length=16, choices=terms.CALL_ENDS, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["asked_at"], condition=models.Q(done_at__isnull=True), name="calls_to_make"
            )
        ]
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"call asked for in {self.consultation_id}"


class NameLook(OrganisationOwned):
    """That a name behind confidential answers was looked up, why, and who else was told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="name_looks"
    )
    thread = models.UUIDField()
    looked_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    looked_at = models.DateTimeField(db_index=True)
    reason = models.CharField(_("why"), max_length=300)
    told = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-looked_at", "pk"]

    def __str__(self) -> str:
        return f"name looked up in {self.consultation_id}"
