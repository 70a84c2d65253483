"""Lists of people that are brought in or taken out as files. Files and rows go after a few days."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from participants import terms


class PeopleList(OrganisationOwned):
    """A file with people, how its columns were understood, and how far bringing it in has come."""

    name = models.CharField(_("name of the file"), max_length=160)
    content = models.BinaryField(null=True, editable=False)
    """Its rows as plain separated values, see `participants.reading`; empty once its days are over."""
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    """Which column holds what: a name of `participants.domain.columns` to a number of column."""
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


class PeopleListRow(OrganisationOwned):
    """What became of one row of a list; what stands in the row is read from the file while it is kept."""

    people_list = models.ForeignKey(
        "participants.PeopleList", on_delete=models.CASCADE, related_name="results"
    )
    number = models.PositiveIntegerField(_("row"))
    result = models.CharField(max_length=16, choices=terms.ROW_RESULTS)
    problem = models.CharField(max_length=40, blank=True)
    participant = models.ForeignKey(
        "participants.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["people_list", "number"], name="each_row_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"row {self.number} of {self.people_list_id}"


class PeopleFile(OrganisationOwned):
    """A list of people made for taking out. Whoever asked for it may fetch it for a few days."""

    kind = models.CharField(max_length=12, choices=[("csv", "CSV"), ("xlsx", "Excel")])
    query = models.CharField(max_length=500, blank=True)
    content = models.BinaryField(null=True, editable=False)
    rows = models.PositiveIntegerField(default=0)
    job = models.OneToOneField(
        "jobs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation_id}"
