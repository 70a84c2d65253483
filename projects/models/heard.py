"""Who is heard: how the people affected differ, and anonymous counts of who took part."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


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
