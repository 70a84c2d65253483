"""What came of it: items owed an answer, outcomes, publications, and who was told how."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from feedback import loop_terms, terms


class ItemQuerySet(OwnedQuerySet):
    """Filters over items."""

    def for_page(self) -> "ItemQuerySet":
        """With what a page about one item shows."""
        return self.select_related("consultation__organisation", "consultation__project")


class Item(OrganisationOwned):
    """What an outcome is owed for: seeded from the questions flagged so, or from what was said in a meeting."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="items"
    )
    question = models.ForeignKey(
        "feedback.Question", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(_("what we owe an answer about"), max_length=300)
    position = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(
        _("where it comes from"),
        max_length=10,
        choices=loop_terms.ITEM_SOURCES,
        blank=True,
        default="",
        db_default="",
    )
    themes = models.ManyToManyField("feedback.Theme", blank=True, related_name="items")

    objects = owned_manager(ItemQuerySet)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class OutcomeQuerySet(OwnedQuerySet):
    """Filters over outcomes."""

    def live(self) -> "OutcomeQuerySet":
        """Those that nobody dropped."""
        return self.filter(dropped_on=None)

    def for_page(self) -> "OutcomeQuerySet":
        """With what a page about one outcome shows."""
        return self.select_related("consultation__organisation", "consultation__project")


class Outcome(OrganisationOwned):
    """What became of one or more items. Its words stand in numbered versions."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="outcomes"
    )
    items = models.ManyToManyField("feedback.Item", related_name="outcomes")
    latest = models.PositiveSmallIntegerField(default=0, editable=False)
    name = models.CharField(
        _("which part of it"), max_length=120, blank=True, default="", db_default=""
    )
    """Tells several outcomes of one item apart; empty where there is one."""
    position = models.PositiveSmallIntegerField(default=1, db_default=1)
    dropped_on = models.DateField(null=True, blank=True, editable=False)

    objects = owned_manager(OutcomeQuerySet)

    def __str__(self) -> str:
        return f"outcome {self.pk} of {self.consultation_id}"


class PublicationKind(models.TextChoices):
    """What was published."""

    OUTCOME = "outcome", _("What happened")
    HOLDING = "holding", _("Still deciding")
    WITHDRAWAL = "withdrawal", _("Withdrawn")
    REVERSAL = "reversal", _("A promise that will not be kept")
    QUICK_FIX = "quick_fix", _("Put right at once, for safety")


class PublicationQuerySet(OwnedQuerySet):
    """Filters over publications."""

    def for_page(self) -> "PublicationQuerySet":
        """With what a page about telling shows."""
        return self.select_related("consultation__organisation", "consultation__project")


class Publication(OrganisationOwned):
    """One moment at which outcomes were made public, and people were to be told."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="publications"
    )
    kind = models.CharField(max_length=12, choices=PublicationKind)
    published_at = models.DateTimeField()
    published_on = models.DateField()
    published_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    carries = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="carried",
    )
    """The publication in another consultation whose outcome this one tells its own people."""
    weighed = models.TextField(
        _("how the answers were weighed"), blank=True, default="", db_default=""
    )
    """As it was when this was published."""
    heard = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    """Who was heard, in numbers that may be shown to everybody, as they were when this was published."""

    objects = owned_manager(PublicationQuerySet)

    class Meta:
        indexes = [
            models.Index(
                fields=["carries"],
                condition=models.Q(carries__isnull=False),
                name="publications_carrying",
            ),
            models.Index(
                fields=["published_at"],
                condition=models.Q(kind="withdrawal"),
                name="withdrawals_by_time",
            ),
        ]
        ordering = ["published_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.consultation_id} on {self.published_on}"


class OutcomeVersionQuerySet(OwnedQuerySet):
    """Filters over outcome versions."""

    def published(self) -> "OutcomeVersionQuerySet":
        """Versions that people can read."""
        return self.exclude(publication=None)


class OutcomeVersion(OrganisationOwned):
    """One saved wording of an outcome. Versions are kept; a clash of two editors keeps both."""

    pictures: Mapping[str, str] = MappingProxyType({})
    """The pictures beside its parts, by part; only on a stand-in that says it in Easy Read."""

    outcome = models.ForeignKey(
        "feedback.Outcome", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    disposition = models.CharField(
        _("what became of it"), max_length=20, choices=terms.DISPOSITIONS, blank=True
    )
    you_said = models.TextField(_("you said"), blank=True)
    what = models.TextField(_("what is different"), blank=True)
    since_on = models.DateField(_("from when"), null=True, blank=True)
    where = models.CharField(_("where to see it"), max_length=200, blank=True)
    why = models.TextField(_("why"), blank=True)
    decided_by = models.CharField(_("who decided"), max_length=160, blank=True)
    revisit_on = models.DateField(_("looked at again on"), null=True, blank=True)
    is_settled = models.BooleanField(_("it will not be looked at again"), default=False)
    who_can_decide = models.CharField(_("who can decide"), max_length=160, blank=True)
    passed_on = models.TextField(_("what we passed on"), blank=True)
    passed_on_on = models.DateField(_("when we passed it on"), null=True, blank=True)
    answers_fate = models.TextField(_("what happens to the answers"), blank=True)
    held_up_by = models.TextField(_("what is holding it up"), blank=True)
    next_on = models.DateField(_("next news by"), null=True, blank=True)
    promised_what = models.TextField(_("what was promised"), blank=True)
    is_quick_fix = models.BooleanField(
        _("put right at once, for safety"), default=False, db_default=False
    )
    is_drafted = models.BooleanField(default=False, db_default=False, editable=False)
    """Whether its "you said" was put together from what people said, and nobody has read it over yet."""
    saved_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField()
    set_aside = models.BooleanField(default=False)
    publication = models.ForeignKey(
        "feedback.Publication",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="versions",
    )

    objects = owned_manager(OutcomeVersionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="each_wording_once"),
            models.CheckConstraint(
                condition=models.Q(set_aside=False) | models.Q(publication=None),
                name="what_was_set_aside_is_not_published",
            ),
        ]
        indexes = [
            models.Index(
                fields=["revisit_on"],
                condition=models.Q(revisit_on__isnull=False),
                name="versions_to_look_at_again",
            )
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.disposition}, version {self.number}"


class TellingChannel(models.TextChoices):
    """How people were told."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text message")
    LETTER = "letter", _("Letter")
    IN_PERSON = "in_person", _("In person")
    THROUGH = "through", _("Through somebody they know")
    MEETING = "meeting", _("At a meeting")
    POSTER = "poster", _("Poster")
    PAGE = "page", _("The public page, where people were told to look")


class NotTold(models.TextChoices):
    """Why somebody is not told any more; they no longer hold the loop open."""

    STOPPED = "stopped", _("asked us to stop writing")
    UNREACHABLE = "unreachable", _("could not be reached")
    REPLACED = "replaced", _("hear newer news instead")
    CHOSE = "chose", _("chose not to hear what happened")


class TellingQuerySet(OwnedQuerySet):
    """Filters over tellings."""

    def pending(self) -> "TellingQuerySet":
        """People or channels that still have to be told."""
        return self.filter(told_on=None, not_told_because="")

    def by_mail(self) -> "TellingQuerySet":
        """People who hear by e-mail from us."""
        return self.filter(is_channel=False, channel=TellingChannel.EMAIL)

    def by_hand(self) -> "TellingQuerySet":
        """People whom somebody tells in another way than by e-mail from us."""
        return self.filter(is_channel=False).exclude(channel=TellingChannel.EMAIL)

    def done(self) -> "TellingQuerySet":
        """People or channels that were told."""
        return self.exclude(told_on=None)


class Telling(OrganisationOwned):
    """Who or which channel is to be told a publication, and when and how it happened."""

    publication = models.ForeignKey(
        "feedback.Publication", on_delete=models.CASCADE, related_name="tellings"
    )
    participant = models.ForeignKey(
        "participants.Participant",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_channel = models.BooleanField(default=False)
    channel = models.CharField(_("how"), max_length=12, choices=TellingChannel)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    told_on = models.DateField(_("told on"), null=True, blank=True)
    not_told_because = models.CharField(max_length=40, choices=NotTold, blank=True)
    problem = models.CharField(_("why the e-mail did not arrive"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    teller = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """Who tells this person, where it is not us by e-mail."""
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    last_tried_on = models.DateField(null=True, blank=True)

    objects = owned_manager(TellingQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "participant"],
                condition=models.Q(participant__isnull=False),
                name="told_once_a_publication",
            ),
            models.CheckConstraint(
                condition=models.Q(told_on=None) | models.Q(not_told_because=""),
                name="told_or_not_told",
            ),
        ]
        indexes = [
            models.Index(
                fields=["publication"],
                condition=models.Q(
                    told_on=None, not_told_because="", problem="", channel="email", is_channel=False
                ),
                name="tellings_to_mail",
            ),
            models.Index(
                fields=["teller"],
                condition=models.Q(teller__isnull=False, told_on=None, not_told_because=""),
                name="tellings_by_teller",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.channel} of {self.publication_id}"
