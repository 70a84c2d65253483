"""What people get for their time: what is offered to whom, and what each person took."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from feedback import terms


class Offer(OrganisationOwned):
    """What a group is offered for taking part in one ask. "Nothing" is an offer too, and is printed."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="offers"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    """Empty: everybody who has no offer of their own group."""
    form = models.CharField(_("in what form"), max_length=12, choices=terms.RECOGNITION_FORMS)
    amount = models.DecimalField(
        _("how much"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, default="GBP", db_default="GBP")
    words = models.CharField(_("in words"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.form} in {self.consultation_id}"


class Recognition(OrganisationOwned):
    """What one person was offered, took, declined or was paid; expenses too. It says nothing about any answer."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    consultation = models.ForeignKey(
        "feedback.Consultation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="recognitions",
    )
    participant = models.ForeignKey(
        "participants.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="recognitions",
    )
    """Empty once the person was erased: the sum stays for the accounts."""
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_expense = models.BooleanField(_("expenses"), default=False)
    what = models.CharField(_("what for"), max_length=140, blank=True)
    form = models.CharField(_("in what form"), max_length=12, choices=terms.RECOGNITION_FORMS)
    amount = models.DecimalField(
        _("how much"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, default="GBP", db_default="GBP")
    state = models.CharField(
        _("how it stands"), max_length=10, choices=terms.RECOGNITION_STATES, default="offered"
    )
    offered_on = models.DateField(_("offered on"))
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gte=0),
                name="no_negative_recognition",
            )
        ]
        indexes = [models.Index(fields=["project", "state"], name="recognition_by_state")]
        ordering = ["-offered_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.form} {self.state}"
