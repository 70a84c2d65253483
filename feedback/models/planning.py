"""What is thought through before an ask: its level and method, how each group hears, what was known, who tried it first."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from access.tokens import LinkToken
from projects.models import is_a_level
from projects.terms import level_choices


class AskPlan(OrganisationOwned):
    """What a team decided about an ask that people answering it do not need with every page."""

    consultation = models.OneToOneField(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="plan"
    )
    level = models.PositiveSmallIntegerField(
        _("how far people take part"), null=True, blank=True, choices=level_choices
    )
    is_formal = models.BooleanField(_("a formal consultation"), default=False)
    method = models.CharField(_("method"), max_length=40, blank=True)
    space = models.TextField(_("a safe chance to speak"), blank=True)
    voice = models.TextField(_("help to speak"), blank=True)
    audience = models.TextField(_("who must listen"), blank=True)
    influence = models.TextField(_("how it can change things"), blank=True)
    weighed = models.TextField(_("how the answers were weighed"), blank=True)
    needs_plan = models.TextField(_("how access needs are met"), blank=True)
    known_looked_on = models.DateField(null=True, blank=True, editable=False)
    """The day on which somebody said that they had read what people told us before."""
    known_looked_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=None) | is_a_level("level"), name="ask_level_of_five"
            )
        ]

    def __str__(self) -> str:
        return str(self.consultation)


class GroupFeedback(OrganisationOwned):
    """How one group of those asked will hear what happened."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="group_feedback"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup", on_delete=models.CASCADE, related_name="+"
    )
    how = models.CharField(_("how they hear"), max_length=160)
    easy_read = models.BooleanField(_("in Easy Read"), default=False)
    interpreted = models.BooleanField(_("interpreted"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "group"], name="one_way_to_hear_a_group"
            )
        ]

    def __str__(self) -> str:
        return str(self.group)


class TryOut(OrganisationOwned, LinkToken):
    """That one person reads a purpose card before anybody is asked, and says in their own words what they took from it."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="try_outs"
    )
    whom = models.CharField(_("who tries it"), max_length=80)
    """A role such as "a parent at the club"; never a name."""
    why_you = models.TextField(_("why you?"), blank=True)
    can_change = models.TextField(_("what could change?"), blank=True)
    unclear = models.TextField(_("what was not clear?"), blank=True)
    said_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.consultation_id} tried"


class EvidenceLink(OrganisationOwned):
    """That a piece of evidence rests on what people answered to an ask."""

    evidence = models.ForeignKey(
        "projects.EvidenceItem", on_delete=models.CASCADE, related_name="links"
    )
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="evidence_links"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "consultation"], name="evidence_rests_on_it_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} rests on {self.consultation_id}"
