"""A project, the groups it concerns, its team, and each person's place in it."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


class Project(OrganisationOwned):
    """A piece of co-production: a service or challenge redesigned together."""

    title = models.CharField(_("title"), max_length=140)
    why = models.TextField(_("why we are co-producing this"), blank=True)
    anonymise_on = models.DateField(_("names go on"), null=True, blank=True)
    """The day on which people's names and the project part, without anybody having to think of it."""
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    people_then = models.PositiveIntegerField(null=True, blank=True, editable=False)
    """How many people had a place in it when the names went."""
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


class SpeaksFor(models.TextChoices):
    """For whom a person speaks, by their own account."""

    SELF = "self", _("for themselves")
    CHOSEN = "chosen", _("for a group that chose them")
    NOT_CHOSEN = "not_chosen", _("for a group that did not choose them")


class Participation(OrganisationOwned):
    """A person's place in a project: the group they belong to there, and for whom they speak."""

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
    speaks_for = models.CharField(
        _("speaks"), max_length=12, choices=SpeaksFor, blank=True, default="", db_default=""
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "participant"], name="one_place_in_a_project"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.project_id}"


class Dimension(OrganisationOwned):
    """One way in which the people affected differ, such as area or kind of carer, and where its figures come from."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="dimensions"
    )
    name = models.CharField(_("what is compared"), max_length=80)
    is_exclusive = models.BooleanField(_("everybody belongs to exactly one of them"), default=False)
    population = models.PositiveIntegerField(
        _("how many people are affected"), null=True, blank=True
    )
    source = models.CharField(_("where the figures come from"), max_length=200)
    year = models.PositiveSmallIntegerField(_("of the year"))
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint("project", Lower("name"), name="one_dimension_of_a_name")
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Target(OrganisationOwned):
    """One group of a dimension: its share of the people affected, and what we will do while it is not heard."""

    dimension = models.ForeignKey(
        "projects.Dimension", on_delete=models.CASCADE, related_name="targets"
    )
    name = models.CharField(_("group"), max_length=80)
    share = models.DecimalField(_("share of the people affected"), max_digits=5, decimal_places=4)
    will_do = models.CharField(_("what we will do to hear them"), max_length=300, blank=True)
    will_do_by = models.DateField(_("by"), null=True, blank=True)
    who = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint("dimension", Lower("name"), name="one_target_of_a_name"),
            models.CheckConstraint(
                condition=models.Q(share__gt=0) & models.Q(share__lte=1),
                name="a_share_of_the_people",
            ),
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Tally(OrganisationOwned):
    """An anonymous count of who took part on one occasion: hands raised or slips in a box, never a person's row."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="tallies"
    )
    occasion = models.CharField(_("where it was counted"), max_length=140)
    counted_on = models.DateField(_("on"))
    people = models.PositiveSmallIntegerField(_("how many people there were"))
    recorded_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["counted_on", "pk"]

    def __str__(self) -> str:
        return self.occasion


class TallyCount(OrganisationOwned):
    """How many of them said that they belong to one group."""

    tally = models.ForeignKey("projects.Tally", on_delete=models.CASCADE, related_name="counts")
    target = models.ForeignKey("projects.Target", on_delete=models.CASCADE, related_name="counts")
    count = models.PositiveSmallIntegerField(_("how many"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tally", "target"], name="counted_once_a_tally")
        ]

    def __str__(self) -> str:
        return f"{self.count} of {self.target_id}"
