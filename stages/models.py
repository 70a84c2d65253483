"""One row per involvement stage of a project: five each, made with the project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


class StageState(models.TextChoices):
    """What a person said about a stage. Unplanned is grey, never red."""

    UNPLANNED = "unplanned", _("Not planned yet")
    PLANNED = "planned", _("Planned")
    NOW = "now", _("Now")
    PAUSED = "paused", _("Paused")
    DONE = "done", _("Done")
    NOT_INVOLVING = "not_involving", _("Not involving people here")


class Stage(OrganisationOwned):
    """Why, when, how and whom a project involves at one of the five stages, and what comes of it."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField(_("stage"))
    state = models.CharField(
        _("where it stands"), max_length=15, choices=StageState, default=StageState.UNPLANNED
    )
    why = models.TextField(_("why involve people here"), blank=True)
    who = models.TextField(_("who"), blank=True)
    how = models.TextField(_("how"), blank=True)
    what_comes_of_it = models.TextField(_("what we will do with it"), blank=True)
    not_because = models.TextField(_("not involving people here, because"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="each_stage_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=5), name="five_stages"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="stage_ends_after_it_starts",
                violation_error_message=_("The last day cannot come before the first day."),
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} of {self.project_id}"
