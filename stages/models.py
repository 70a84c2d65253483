"""The five involvement stages of a project, whom each involves and why, and the ways back between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from projects.models import is_a_level
from projects.terms import level_choices
from stages.domain.diamond import RETURNS
from stages.terms import STAGE_NAMES, from_to, function_choices


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
    paused_because = models.TextField(_("paused, because"), blank=True, default="", db_default="")
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
        return f"{self.number} {STAGE_NAMES[self.number]}"


class Involvement(OrganisationOwned):
    """One group at one stage: why, how far, what for, how and how many; or why nobody of it."""

    stage = models.ForeignKey("stages.Stage", on_delete=models.CASCADE, related_name="involvements")
    group = models.ForeignKey(
        "projects.StakeholderGroup", on_delete=models.CASCADE, related_name="involvements"
    )
    purpose = models.CharField(_("why them, here"), max_length=160, blank=True)
    level = models.PositiveSmallIntegerField(
        _("how far they take part"), null=True, blank=True, choices=level_choices
    )
    what_for = models.CharField(
        _("what the answers are for"), max_length=16, blank=True, choices=function_choices
    )
    method = models.CharField(_("method"), max_length=40, blank=True)
    """The key of a method of `stages.methods`, or empty for one of the team's own."""
    method_words = models.CharField(_("how"), max_length=120, blank=True)
    sought = models.PositiveSmallIntegerField(
        _("how many people are sought"), null=True, blank=True
    )
    reached = models.PositiveSmallIntegerField(_("how many were reached"), null=True, blank=True)
    """As somebody counted; where it is empty the asks say it."""
    not_because = models.CharField(_("nobody of them, because"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "group"], name="one_square_each"),
            models.CheckConstraint(
                condition=models.Q(level=None) | is_a_level("level"),
                name="involvement_level_of_five",
            ),
        ]
        ordering = ["stage", "group"]

    def __str__(self) -> str:
        return f"{self.stage.number} · {self.group}"


class StageReturn(OrganisationOwned):
    """That what was learnt at one stage sent a project back to an earlier one, and why."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="returns"
    )
    from_number = models.PositiveSmallIntegerField(_("from stage"))
    to_number = models.PositiveSmallIntegerField(_("back to stage"))
    why = models.CharField(_("what was learnt"), max_length=300)
    returned_on = models.DateField(_("on"))
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    *(models.Q(from_number=late, to_number=early) for late, early in RETURNS),
                    _connector=models.Q.OR,
                ),
                name="ways_back_that_there_are",
            )
        ]
        ordering = ["returned_on", "pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """From where to where."""
        return from_to((self.from_number, self.to_number))
