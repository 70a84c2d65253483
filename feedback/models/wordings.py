"""An outcome in other words: another language, Easy Read, or for children."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from feedback import loop_terms


class OutcomeWording(OrganisationOwned):
    """One saved version of an outcome in other words. A newer version of the outcome has none until somebody writes it."""

    outcome_version = models.ForeignKey(
        "feedback.OutcomeVersion", on_delete=models.CASCADE, related_name="wordings"
    )
    language = models.CharField(_("language"), max_length=12)
    form = models.CharField(_("for whom"), max_length=6, choices=loop_terms.WORDING_FORMS)
    words = models.JSONField(default=dict)
    """Name of a field of `OutcomeVersion` to its sentence; what is missing is read as it was written."""
    pictures = models.JSONField(default=dict, blank=True, db_default={})
    """Name of such a field to the name of the picture beside its words (`feedback.domain.pictures`); of Easy Read only."""
    four_fs = models.JSONField(default=dict, blank=True)
    """Code of `loop_terms.FOUR_FS` to "yes", or to why not."""
    read_by = models.CharField(_("who read it before"), max_length=80, blank=True)
    """A role such as "two children at the club"; never a name."""
    read_on = models.DateField(_("read on"), null=True, blank=True)
    saved_by = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outcome_version", "language", "form"], name="each_outcome_wording_once"
            )
        ]
        ordering = ["language", "form", "pk"]

    def __str__(self) -> str:
        return f"{self.form} in {self.language} of {self.outcome_version_id}"
