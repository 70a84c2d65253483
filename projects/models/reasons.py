"""Why a project: what it is founded on, what can change in it, and what else touches the same people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from projects.models.people import GroupKind


class SubQuestion(models.TextChoices):
    """The six questions behind Needed, Wanted and Evidence."""

    N1 = "n1", _("Is there a problem to address, or a useful gap to fill?")
    N2 = "n2", _("For whom, and how much?")
    W1 = "w1", _("Do the people it is for want it?")
    W2 = "w2", _("Do those who would deliver it or send people to it find it workable?")
    E1 = "e1", _("Is it clear how it would help?")
    E2 = "e2", _("Is there research or practice that says it can?")


class EvidenceKind(models.TextChoices):
    """Where something is known from."""

    LIVED_EXPERIENCE = "lived_experience", _("People’s own experience")
    SERVICE_DATA = "service_data", _("Records and counts of the service")
    PRACTICE_KNOWLEDGE = "practice_knowledge", _("What staff know from their work")
    RESEARCH = "research", _("Research")
    TEST_DATA = "test_data", _("Our own trial")


class Direction(models.TextChoices):
    """Which way it points."""

    SUPPORTS = "supports", _("speaks for it")
    AGAINST = "against", _("speaks against it")
    MIXED = "mixed", _("points both ways")


class EvidenceItem(OrganisationOwned):
    """One thing that is known for or against what a project is founded on, in one sentence."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="evidence"
    )
    sub_question = models.CharField(
        _("which question it answers"), max_length=2, choices=SubQuestion
    )
    statement = models.CharField(_("what is known, in one sentence"), max_length=300)
    kind = models.CharField(_("what it is"), max_length=20, choices=EvidenceKind)
    source = models.CharField(_("where it comes from"), max_length=200)
    dated_on = models.DateField(_("of the day"), null=True, blank=True)
    whose = models.CharField(_("whose experience it is"), max_length=160, blank=True)
    direction = models.CharField(
        _("which way it points"), max_length=8, choices=Direction, default=Direction.SUPPORTS
    )
    strength = models.PositiveSmallIntegerField(_("how strong it is"))
    """0 to 4: nothing yet, hunch, some, solid, strong (`projects.domain.case`)."""
    scored_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(strength__gte=0) & models.Q(strength__lte=4),
                name="strength_of_five_words",
            )
        ]
        ordering = ["sub_question", "pk"]

    def __str__(self) -> str:
        return self.statement


class ScopeKind(models.TextChoices):
    """What people can and cannot change."""

    OPEN = "open", _("Can change")
    FIXED = "fixed", _("Is fixed")
    UNKNOWN = "unknown", _("Not known yet")


class ScopeItem(OrganisationOwned):
    """One thing that is open to change, fixed with its reason, or unknown until a day."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="scope_items"
    )
    kind = models.CharField(_("can it change?"), max_length=8, choices=ScopeKind)
    text = models.CharField(_("what"), max_length=200)
    why = models.CharField(_("why it is fixed"), max_length=300, blank=True)
    known_on = models.DateField(_("we will know on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return self.text


class SurroundingKind(models.TextChoices):
    """What is round about a project."""

    TOUCHES = "touches", _("What else touches these people")
    DECIDES = "decides", _("Who else decides")


class Surrounding(OrganisationOwned):
    """Something outside a project that touches the same people, or somebody else who decides about them."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="surroundings"
    )
    kind = models.CharField(_("what it is"), max_length=8, choices=SurroundingKind)
    who = models.CharField(_("who or what"), max_length=120)
    note = models.CharField(_("how it matters here"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.who


class PartnerAsk(OrganisationOwned):
    """Something that another organisation is going to ask people, so that nobody is asked twice in a week unknowingly."""

    partner = models.ForeignKey(
        "organisations.Partner", on_delete=models.CASCADE, related_name="asks"
    )
    title = models.CharField(_("what they ask"), max_length=140)
    whom = models.CharField(_("whom"), max_length=120)
    group_kind = models.CharField(
        _("how those people relate to the service"), max_length=20, choices=GroupKind
    )
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("until"))
    recorded_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="partner_ask_ends_after_it_starts",
                violation_error_message=_("The last day cannot come before the first day."),
            )
        ]
        indexes = [models.Index(fields=["organisation", "closes_on"], name="partner_asks_by_end")]
        ordering = ["opens_on", "pk"]

    def __str__(self) -> str:
        return self.title
