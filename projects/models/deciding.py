"""Who has agency and who has responsibility: decisions, what groups were promised and felt, and actions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from projects.domain.levels import LEVELS
from projects.terms import level_choices


def is_a_level(name: str) -> models.Q:
    """Return the condition that a column holds one of the five levels."""
    return models.Q((f"{name}__gte", min(LEVELS)), (f"{name}__lte", max(LEVELS)))


class Rule(models.TextChoices):
    """How it is decided."""

    CONSENT = "consent", _("When nobody objects any more")
    MAJORITY = "majority", _("By a majority")
    ONE_PERSON = "one_person", _("By one person")


class Decision(OrganisationOwned):
    """Something that is decided in a project: who holds it, by what rule, and what came of it."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="decisions"
    )
    stage_number = models.PositiveSmallIntegerField(_("at which stage"), null=True, blank=True)
    title = models.CharField(_("what is decided"), max_length=140)
    is_open = models.BooleanField(_("still open, or decided with people"), default=True)
    """Whether it can be or could be shaped; a decision that is fixed counts for nobody’s agency."""
    rule = models.CharField(_("how it is decided"), max_length=12, choices=Rule)
    due_on = models.DateField(_("decided by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    what = models.TextField(_("what was decided"), blank=True)
    why = models.TextField(_("why"), blank=True)
    considered = models.TextField(_("what was considered"), blank=True)
    splits = models.TextField(_("where people disagreed, and what was done about it"), blank=True)
    childrens_views = models.TextField(
        _("how the views of under-18s were given weight"), blank=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage_number=None)
                | models.Q(stage_number__gte=1, stage_number__lte=5),
                name="decision_at_one_of_five_stages",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=models.Q(decided_on=None), name="decisions_open_by_day"
            )
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Decider(OrganisationOwned):
    """One who holds a decision: a member, so many people of a group, or somebody by name or role."""

    decision = models.ForeignKey(
        "projects.Decision", on_delete=models.CASCADE, related_name="deciders"
    )
    member = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    people = models.PositiveSmallIntegerField(_("how many"), default=1)
    name = models.CharField(_("name or role"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.member or self.group or self.name)


class DecisionLevel(OrganisationOwned):
    """How far one group takes part in one decision, as it really is."""

    decision = models.ForeignKey(
        "projects.Decision", on_delete=models.CASCADE, related_name="levels"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup", on_delete=models.CASCADE, related_name="+"
    )
    level = models.PositiveSmallIntegerField(_("how far they take part"), choices=level_choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "group"], name="one_level_a_group"),
            models.CheckConstraint(condition=is_a_level("level"), name="decision_level_of_five"),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_level_display()}"


class PromisedLevel(OrganisationOwned):
    """How far a group was promised to take part in a project."""

    group = models.OneToOneField(
        "projects.StakeholderGroup", on_delete=models.CASCADE, related_name="promised"
    )
    level = models.PositiveSmallIntegerField(_("promised"), choices=level_choices)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=is_a_level("level"), name="promised_level_of_five")
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_level_display()}"


class FeltReport(OrganisationOwned):
    """How far people of a group felt that they took part, counted by hands on one occasion; never who said what."""

    group = models.ForeignKey(
        "projects.StakeholderGroup", on_delete=models.CASCADE, related_name="felt"
    )
    occasion = models.CharField(_("where it was asked"), max_length=140)
    asked_on = models.DateField(_("on"))
    told = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    worked_with = models.PositiveSmallIntegerField(default=0)
    together = models.PositiveSmallIntegerField(default=0)
    handed_over = models.PositiveSmallIntegerField(default=0)
    recorded_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return self.occasion


class ActionState(models.TextChoices):
    """How far an action is."""

    TO_DO = "to_do", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Not doing it")


class Action(OrganisationOwned):
    """What somebody agreed to do by a day: a member, a person of the register, or another organisation."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="actions"
    )
    decision = models.ForeignKey(
        "projects.Decision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="actions",
    )
    text = models.CharField(_("what is to be done"), max_length=300)
    member = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    participant = models.ForeignKey(
        "participants.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_paid = models.BooleanField(_("the person is paid for it"), default=False)
    partner = models.ForeignKey(
        "organisations.Partner", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    partner_person = models.CharField(_("who there, by role"), max_length=120, blank=True)
    keeper = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The member who looks after it where somebody without an account does it."""
    helper = models.CharField(_("who helps"), max_length=160, blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(
        _("how far it is"), max_length=8, choices=ActionState, default=ActionState.TO_DO
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    dropped_because = models.CharField(_("not doing it, because"), max_length=300, blank=True)
    seen_on = models.DateField(null=True, blank=True, editable=False)
    """The day on which whoever does it said that they had seen it."""
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"], condition=models.Q(state="to_do"), name="actions_to_do_by_day"
            )
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text
