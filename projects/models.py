"""A project, the groups it concerns, its team, and each person's place in it."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


class Project(OrganisationOwned):
    """A piece of co-production: a service or challenge redesigned together."""

    title = models.CharField(_("title"), max_length=140)
    why = models.TextField(_("why we are co-producing this"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class TeamMember(OrganisationOwned):
    """A member who works on a project and may therefore see its people's contact details."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="team")
    member = models.ForeignKey("organisations.Member", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "member"], name="once_in_a_team")]

    def __str__(self) -> str:
        return str(self.member)


class GroupKind(models.TextChoices):
    """How a group relates to the service."""

    SERVICE_USER = "service_user", _("People who use the service")
    COMMUNITY = "community", _("Community")
    PRACTITIONER = "practitioner", _("People who deliver it")
    PARTNER_AGENCY = "partner_agency", _("Partner agency")
    COMMISSIONER = "commissioner", _("People who fund it")
    DECISION_MAKER = "decision_maker", _("People who decide")


class StakeholderGroup(OrganisationOwned):
    """A named set of people with a common relation to the service, within one project."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("group"), max_length=80)
    kind = models.CharField(
        _("how they relate to the service"),
        max_length=20,
        choices=GroupKind,
        default=GroupKind.SERVICE_USER,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("project", Lower("name"), name="one_group_of_a_name")
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Participation(OrganisationOwned):
    """A person's place in a project: the group they belong to there."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="participations"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="participations",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "participant"], name="one_place_in_a_project"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.project_id}"
