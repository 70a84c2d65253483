"""People who are asked, apart from accounts. No other app has their names, addresses or needs."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from participants import terms


class ParticipantQuerySet(OwnedQuerySet):
    """Filters over participants."""

    def reachable(self) -> "ParticipantQuerySet":
        """People with an e-mail address that works, as far as we know, who have not asked us to stop.

        Where somebody else's address is used, it is theirs that has to work, and their stop holds too.
        """
        own = models.Q(reached_through=None, email_returned_on=None) & ~models.Q(contact_email="")
        others = models.Q(
            reached_through__isnull=False,
            reached_through__stop=None,
            reached_through__email_returned_on=None,
        ) & ~models.Q(reached_through__contact_email="")
        return self.filter(own | others, stop=None)

    def named_like(self, words: str) -> "ParticipantQuerySet":
        """People in whose name each of these words stands."""
        found = self
        for word in words.split():
            found = found.filter(name__icontains=word)
        return found

    def with_needs_to_meet(self) -> "ParticipantQuerySet":
        """People who need something that is not met yet."""
        needs = AccessNeed.objects.filter(participant=models.OuterRef("pk"), is_met=False)
        return self.filter(models.Exists(needs))

    def who_want_no_more(self) -> "ParticipantQuerySet":
        """People who asked us to stop writing, or said that they are not to be asked again."""
        return self.filter(models.Q(stop__isnull=False) | models.Q(may_be_asked=terms.NO))


class Participant(OrganisationOwned):
    """A person we ask, or who asked to hear what happened. A name or an address may be missing."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    email_returned_on = models.DateField(_("e-mail came back on"), null=True, blank=True)
    """Since when the address takes no e-mail; nobody is written to there until it was corrected."""
    email_corrected_at = models.DateTimeField(null=True, blank=True, editable=False)
    contact_phone = models.CharField(
        _("phone"), max_length=40, blank=True, default="", db_default=""
    )
    contact_note = models.CharField(
        _("how else to reach them"), max_length=160, blank=True, default="", db_default=""
    )
    """Such as "through the youth club", or "not at the house"."""
    reached_through = models.ForeignKey(
        "participants.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="reached",
    )
    """Whose address is used, such as a parent's; a record never goes through it."""
    channel = models.CharField(
        _("best way to reach them"),
        max_length=12,
        choices=terms.CHANNELS,
        blank=True,
        default="",
        db_default="",
    )
    language = models.CharField(_("language"), max_length=12, blank=True, default="", db_default="")
    age_band = models.CharField(
        _("age"), max_length=10, choices=terms.AGE_BANDS, blank=True, default="", db_default=""
    )
    """A band, never a date of birth."""
    cap_profile = models.CharField(
        _("how often we may ask"),
        max_length=10,
        choices=terms.CAP_PROFILES,
        default=terms.LIGHT,
        db_default=terms.LIGHT,
    )
    profile_note = models.CharField(
        _("who agreed to it"), max_length=160, blank=True, default="", db_default=""
    )
    profile_reviewed_on = models.DateField(_("looked at again on"), null=True, blank=True)
    own_limit_times = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    own_limit_days = models.PositiveSmallIntegerField(_("in so many days"), null=True, blank=True)
    """The person's own limit, "ask me at most 2 times in 90 days", which outranks ours."""
    hears_outcomes = models.CharField(
        _("wants to hear what happened"),
        max_length=3,
        choices=terms.YES_NO,
        blank=True,
        default="",
        db_default="",
    )
    may_be_asked = models.CharField(
        _("may be asked again"),
        max_length=3,
        choices=terms.YES_NO,
        blank=True,
        default="",
        db_default="",
    )
    """Two separate choices; empty where nobody has asked yet."""
    lawful_basis = models.ForeignKey(
        "participants.LawfulBasis",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        db_index=False,
        related_name="+",
    )
    """The ground as it was written down when this person was entered."""
    last_contact_on = models.DateField(_("last in touch on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = owned_manager(ParticipantQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("contact_email"),
                condition=~models.Q(contact_email=""),
                name="one_person_per_address",
            )
        ]
        indexes = [
            models.Index(
                fields=["email_returned_on"],
                condition=models.Q(email_returned_on__isnull=False),
                name="addresses_that_came_back",
            ),
            models.Index(
                fields=["reached_through"],
                condition=models.Q(reached_through__isnull=False),
                name="people_reached_through",
            ),
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name or str(_("Someone without a name"))


class Stop(OrganisationOwned):
    """That a person asked us to stop writing to them. Never overridden."""

    participant = models.OneToOneField(
        "participants.Participant", on_delete=models.CASCADE, related_name="stop"
    )
    stopped_on = models.DateField(_("since"))

    def __str__(self) -> str:
        return f"{self.participant_id} since {self.stopped_on}"


class Hold(OrganisationOwned):
    """That nobody asks this person for anything for now, to keep them safe. Why stands elsewhere, not here."""

    participant = models.OneToOneField(
        "participants.Participant", on_delete=models.CASCADE, related_name="hold"
    )
    placed_on = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    placed_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.participant_id} since {self.placed_on}"


class AccessNeed(OrganisationOwned):
    """What a person needs to be able to take part, and whether it is met."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="access_needs"
    )
    need = models.CharField(_("what they need"), max_length=160)
    is_met = models.BooleanField(_("met"), default=False)
    how = models.CharField(_("how it is met"), max_length=200, blank=True)
    noted_on = models.DateField(_("noted on"))
    met_on = models.DateField(_("met since"), null=True, blank=True)

    class Meta:
        ordering = ["is_met", "pk"]

    def __str__(self) -> str:
        return self.need


class SavedView(OrganisationOwned):
    """Filters of the list of people that a member kept under a name."""

    member = models.ForeignKey("organisations.Member", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("member", Lower("name"), name="one_view_of_a_name")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
