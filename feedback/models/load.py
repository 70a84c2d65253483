"""How often people may be asked, and how each person stands: computed, kept for sorting, never shown as a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.models import AppendOnlyQuerySet
from access.scope import OrganisationOwned, owned_manager


class LimitsVersion(OrganisationOwned):
    """The limits of asking that an organisation set, from one moment on, and with whom they were agreed."""

    number = models.PositiveIntegerField()
    values = models.JSONField()
    """Names of `feedback.domain.load.Settings` to numbers; what is missing is as usual."""
    agreed_with = models.CharField(_("agreed with"), max_length=200, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = owned_manager(AppendOnlyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="each_limits_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"limits {self.number} of {self.organisation_id}"


class LoadSnapshot(OrganisationOwned):
    """How one person stood on one day. Made anew by a task and by what changes it; for sorting and for words."""

    participant = models.OneToOneField(
        "participants.Participant", on_delete=models.CASCADE, related_name="load"
    )
    made_on = models.DateField()
    is_stale = models.BooleanField(default=False)
    limits_version = models.PositiveIntegerField(default=0)
    score = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    band = models.CharField(max_length=10, default="ok")
    blocked_by = models.CharField(max_length=20, blank=True)
    debt = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    """Times asked within the window."""
    due = models.PositiveSmallIntegerField(default=0)
    """Times that the person gave time and an answer is or was due."""
    credited = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    answered = models.PositiveSmallIntegerField(default=0)
    """Closed asks that the person answered, at any time."""
    last_asked_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "score", "participant"], name="load_by_score"),
            models.Index(fields=["organisation", "blocked_by"], name="load_by_block"),
            models.Index(fields=["organisation", "last_asked_on"], name="load_by_last_asked"),
            models.Index(fields=["organisation", "answered"], name="load_by_answered"),
            models.Index(fields=["made_on"], name="load_by_day"),
            models.Index(
                fields=["organisation"],
                condition=models.Q(is_stale=True),
                name="load_to_make_anew",
            ),
        ]

    def __str__(self) -> str:
        return f"load of {self.participant_id}"
