"""One piece of long work, how far it is, and whether somebody asked it to stop."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("waiting to begin")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("could not be finished")


class Job(OrganisationOwned):
    """Long work, done in steps. After each step `position` is saved with what the step did, so a killed worker loses one step."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(_("what it is about"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    position = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problem = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["lease_until", "id"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="jobs_to_do",
            )
        ]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
