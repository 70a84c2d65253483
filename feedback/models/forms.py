"""The questions of a consultation. Opening freezes a form version; later wording makes a new one."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from feedback import question_types


class FormVersion(OrganisationOwned):
    """The questions as people see them. Once frozen it never changes."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="form_versions"
    )
    number = models.PositiveSmallIntegerField(default=1)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="each_version_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"version {self.number} of {self.consultation_id}"


class Question(OrganisationOwned):
    """One question. `key` stays the same from version to version, so that answers remain comparable."""

    form_version = models.ForeignKey(
        "feedback.FormVersion", on_delete=models.CASCADE, related_name="questions"
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    page = models.PositiveSmallIntegerField(_("page"), default=1)
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("kind of answer"), max_length=30, choices=question_types.choices)
    text = models.CharField(_("question"), max_length=300)
    hint = models.CharField(_("help under the question"), max_length=300, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    required = models.BooleanField(_("people cannot skip it"), default=False)
    required_because = models.CharField(_("why it cannot be skipped"), max_length=200, blank=True)
    owes_answer = models.BooleanField(_("we owe people an answer about this"), default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form_version", "key"], name="each_question_once")
        ]
        ordering = ["page", "position", "pk"]

    def __str__(self) -> str:
        return self.text
