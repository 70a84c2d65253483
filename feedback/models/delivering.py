"""Whether what was promised is done: by when, by whom, and what shows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager

IS_OPEN = models.Q(done_on=None, not_happening_on=None)


class DeliveryQuerySet(OwnedQuerySet):
    """Filters over deliveries."""

    def open(self) -> "DeliveryQuerySet":
        """Neither done nor given up."""
        return self.filter(IS_OPEN)

    def for_page(self) -> "DeliveryQuerySet":
        """With what a page about one delivery shows."""
        return self.select_related(
            "organisation",
            "outcome__consultation__project",
            "owner__user",
            "noted_by__user",
            "partner",
        )


class Delivery(OrganisationOwned):
    """What an outcome promises, followed until it is done, or until it is said that it will not be."""

    outcome = models.OneToOneField(
        "feedback.Outcome", on_delete=models.CASCADE, related_name="delivery"
    )
    what = models.TextField(_("what will be done"))
    due_on = models.DateField(_("done by"))
    owner = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    partner = models.ForeignKey(
        "organisations.Partner", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Another organisation that does it."""
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.CharField(_("what shows it"), max_length=300, blank=True)
    note = models.TextField(_("for colleagues who publish"), blank=True, default="", db_default="")
    """What whoever does it says of it. Nobody outside ever reads it."""
    noted_by = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    not_happening_on = models.DateField(_("given up on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = owned_manager(DeliveryQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on=None) | models.Q(not_happening_on=None),
                name="done_or_not_happening",
            )
        ]
        indexes = [models.Index(fields=["due_on"], condition=IS_OPEN, name="deliveries_open")]

    def __str__(self) -> str:
        return f"delivery of outcome {self.outcome_id} by {self.due_on}"


class Milestone(OrganisationOwned):
    """One part of a delivery, with a day of its own."""

    delivery = models.ForeignKey(
        "feedback.Delivery", on_delete=models.CASCADE, related_name="milestones"
    )
    text = models.CharField(_("what will be done"), max_length=200)
    due_on = models.DateField(_("done by"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.CharField(_("what shows it"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "position"], name="each_milestone_once")
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
