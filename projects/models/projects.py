"""A project, and what became of it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager


class ProjectQuerySet(OwnedQuerySet):
    """Filters over projects."""

    def current(self) -> "ProjectQuerySet":
        """Neither put away nor in the bin."""
        return self.filter(archived_at=None, binned_at=None)

    def put_away(self) -> "ProjectQuerySet":
        """Archived, and not in the bin."""
        return self.filter(archived_at__isnull=False, binned_at=None)

    def in_bin(self) -> "ProjectQuerySet":
        """Thrown away, and still to be had back."""
        return self.filter(binned_at__isnull=False)


class Project(OrganisationOwned):
    """A piece of co-production: a service or challenge redesigned together."""

    title = models.CharField(_("title"), max_length=140)
    why = models.TextField(_("why we are co-producing this"), blank=True)
    anonymise_on = models.DateField(_("names go on"), null=True, blank=True)
    """The day on which people's names and the project part, without anybody having to think of it."""
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    people_then = models.PositiveIntegerField(null=True, blank=True, editable=False)
    """How many people had a place in it when the names went."""
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    """Put away: out of the lists, and still to be read. What is owed is owed all the same."""
    binned_at = models.DateTimeField(null=True, blank=True, editable=False)
    """In the bin, from which it goes for good after a while."""
    created_at = models.DateTimeField(auto_now_add=True)

    objects: Any = owned_manager(ProjectQuerySet)

    class Meta:
        indexes = [
            # Every read of what belongs to a project leaves these few out.
            models.Index(
                fields=["id"],
                name="projects_in_the_bin",
                condition=models.Q(binned_at__isnull=False),
            )
        ]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class EndKind(models.TextChoices):
    """A plan may end without asking anybody anything: that is a good end, with its reason."""

    NOT_NOW = "not_now", _("Not now, because")
    USE_KNOWN = "use_known", _("Use what we know already")
    JUST_TELL = "just_tell", _("Just tell people")


class PlanEnding(OrganisationOwned):
    """That a project does not co-produce, for now or at all: how, why, who said so, and when it is looked at again."""

    project = models.OneToOneField(
        "projects.Project", on_delete=models.CASCADE, related_name="ending"
    )
    kind = models.CharField(_("how it ends"), max_length=12, choices=EndKind)
    why = models.TextField(_("because"))
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_on = models.DateField(_("on"))
    look_again_on = models.DateField(_("looked at again on"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.project_id}"
