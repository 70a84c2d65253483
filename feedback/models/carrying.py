"""What is sent and brought besides answers typed on a page: pictures, files of answers, nudges."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


class Picture(OrganisationOwned):
    """A photo or drawing, drawn anew by us: no file that somebody sent is ever kept or served."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="pictures"
    )
    content = models.BinaryField(editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    came_on = models.DateField()

    def __str__(self) -> str:
        return f"picture in {self.consultation_id}"


class AnswerFile(OrganisationOwned):
    """A file with answers collected elsewhere, how its columns were understood, and how far bringing it in has come."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="answer_files"
    )
    name = models.CharField(_("name of the file"), max_length=160)
    content = models.BinaryField(null=True, editable=False)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    job = models.OneToOneField(
        "jobs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """Where its answers were collected; empty while nobody has said it."""
        return str(self.options.get("where", ""))

    @property
    def collected_on(self) -> date | None:
        """On which day, or the last of them."""
        day = self.options.get("collected_on")
        return date.fromisoformat(day) if day else None

    @property
    def told(self) -> str:
        """Whether people knew what it is for: a code of `terms.TOLD_ELSEWHERE`."""
        return str(self.options.get("told", ""))


class AnswerFileRow(OrganisationOwned):
    """What became of one row of a file of answers."""

    answer_file = models.ForeignKey(
        "feedback.AnswerFile", on_delete=models.CASCADE, related_name="results"
    )
    number = models.PositiveIntegerField(_("row"))
    result = models.CharField(max_length=16)
    problem = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer_file", "number"], name="each_answer_row_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"row {self.number} of {self.answer_file_id}"


class ResultFile(OrganisationOwned):
    """Answers made for taking out. Whoever asked for it may fetch it for a few days."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="result_files"
    )
    kind = models.CharField(
        max_length=12, choices=[("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON")]
    )
    content = models.BinaryField(null=True, editable=False)
    job = models.OneToOneField(
        "jobs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.consultation_id}"


class Nudge(OrganisationOwned):
    """That those who had not answered yet were asked once more, and in which words."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="nudges"
    )
    words = models.TextField(_("what they read"), blank=True)
    reached = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"nudge of {self.consultation_id}"
