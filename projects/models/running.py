"""Who runs a project and with what, who may see its plan, and what changed in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from projects.tokens import new_plan_slug


class Running(OrganisationOwned):
    """Who leads a project, who has done this before, who can help, and what there is to do it with."""

    project = models.OneToOneField(
        "projects.Project", on_delete=models.CASCADE, related_name="running"
    )
    lead = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    done_before = models.TextField(_("who has done this before"), blank=True)
    can_help = models.TextField(_("who can help"), blank=True)
    hours = models.PositiveSmallIntegerField(_("hours of facilitation"), null=True, blank=True)
    budget = models.CharField(_("money for it"), max_length=160, blank=True)
    support = models.CharField(_("support for those who take part"), max_length=160, blank=True)
    creche = models.CharField(_("creche"), max_length=160, blank=True)
    travel = models.CharField(_("travel"), max_length=160, blank=True)
    interpreters = models.CharField(_("interpreters"), max_length=160, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    def __str__(self) -> str:
        return f"running of {self.project_id}"


class PlanShare(OrganisationOwned):
    """A page on which people outside read a plan: for whoever has the link, or for everybody."""

    project = models.OneToOneField(
        "projects.Project", on_delete=models.CASCADE, related_name="share"
    )
    slug = models.CharField(max_length=24, unique=True, default=new_plan_slug, editable=False)
    is_on = models.BooleanField(_("people outside can read it"), default=True)
    is_public = models.BooleanField(_("search engines may find it"), default=False)
    parts = models.JSONField(_("what is shown"), default=list)
    shared_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    def __str__(self) -> str:
        return f"plan of {self.project_id} outside"


class PlanChange(OrganisationOwned):
    """One change to a plan: who, when, what, and how it read before and after. Goes with its project."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="changes"
    )
    part = models.CharField(max_length=40)
    """The key of a `projects.history.Part`."""
    row_id = models.BigIntegerField()
    verb = models.CharField(max_length=8)
    """added, changed or removed."""
    title = models.CharField(max_length=300)
    """What the thing was called then."""
    fields = models.JSONField(default=list)
    """Triples of a field's name and how it read before and after."""
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "-at"], name="plan_changes_newest_first")]
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.part} {self.verb}"


class PlanSeen(OrganisationOwned):
    """Up to when a member has looked at what changed in a plan, by their own word: a page that is read changes nothing."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("organisations.Member", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "member"], name="plan_seen_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} saw {self.project_id}"
