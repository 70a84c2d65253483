"""Two records that are never mixed: whether a person wants to take part, and on what legal ground we hold their data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.models import AppendOnlyQuerySet
from access.scope import OrganisationOwned, owned_manager
from participants import terms


class AgreementWording(OrganisationOwned):
    """What people agree to when they take part, as the organisation worded it. A new wording is a new row."""

    number = models.PositiveIntegerField()
    text = models.TextField(_("what people agree to"))
    plain_text = models.TextField(_("the same for children and easy reading"), blank=True)
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = owned_manager(AppendOnlyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="each_agreement_wording_once"
            )
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"wording {self.number} of {self.organisation_id}"


class Agreement(OrganisationOwned):
    """One word on taking part: a yes, a child's own yes, a parent's yes, a no, or a withdrawal. The newest of each counts."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="agreements"
    )
    said = models.CharField(_("what was said"), max_length=16, choices=terms.AGREEMENTS)
    wording = models.ForeignKey(
        "participants.AgreementWording",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
    )
    given_by = models.CharField(_("who said it"), max_length=120, blank=True)
    """The parent or carer; empty where it was the person."""
    explained = models.CharField(_("what was explained"), max_length=300, blank=True)
    shown_how = models.CharField(_("how they showed it"), max_length=300, blank=True)
    said_on = models.DateField(_("on"))
    recorded_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Empty where the person did it by their own link."""
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["said_on", "pk"]

    def __str__(self) -> str:
        return f"{self.said} by {self.participant_id}"


class LawfulBasis(OrganisationOwned):
    """The legal ground on which the organisation holds people's data, as chosen by it and shown to people."""

    number = models.PositiveIntegerField()
    basis = models.CharField(_("legal ground"), max_length=24, choices=terms.BASES)
    special = models.CharField(
        _("condition for health, ethnicity and the like"), max_length=200, blank=True
    )
    words = models.TextField(_("what people read about it"), blank=True)
    rights = models.TextField(_("what people may ask of us"), blank=True)
    contact = models.CharField(_("whom to ask about it"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = owned_manager(AppendOnlyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="each_basis_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.basis}, version {self.number}"
