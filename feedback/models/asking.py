"""A consultation (any bounded ask), the people it reaches, and the promise it carries."""

import secrets
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from access.tokens import LinkToken
from feedback import terms
from feedback.models.numbers import TakenNumbers

DOOR_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""31 letters and digits that nobody confuses when reading them aloud."""
LATE_GRACE = timedelta(minutes=15)
"""A page sent this long after closing is still taken, and marked late."""


def new_slug() -> str:
    """Return a random name for the addresses of one consultation."""
    return "".join(secrets.choice(DOOR_ALPHABET) for _each in range(12))


class ConsultationKind(models.TextChoices):
    """How people are asked."""

    FORM = "form", _("Questions")
    MEETING = "meeting", _("A meeting that took place")


class Privacy(models.TextChoices):
    """What readers see of who answered by personal link. A public link is always anonymous."""

    CONFIDENTIAL = "confidential", _("Names are kept apart from answers")
    NAMED = "named", _("Names are shown with answers")


class ConsultationQuerySet(OwnedQuerySet):
    """Filters over consultations; where one stands follows from its dates, nothing is stored twice."""

    def for_page(self) -> "ConsultationQuerySet":
        """With what nearly every page about one consultation shows."""
        return self.select_related("organisation", "project", "stage", "owner__user")

    def drafts(self) -> "ConsultationQuerySet":
        """Not opened yet."""
        return self.filter(opened_at=None)

    def open_at(self, now: datetime) -> "ConsultationQuerySet":
        """Taking answers at `now`."""
        return self.filter(opened_at__lte=now, closes_at__gt=now, withdrawn_at=None)

    def ended_by(self, now: datetime) -> "ConsultationQuerySet":
        """Closed or withdrawn at `now`."""
        return self.exclude(opened_at=None).filter(
            models.Q(closes_at__lte=now) | models.Q(withdrawn_at__lte=now)
        )


class Consultation(OrganisationOwned, TakenNumbers):
    """Any bounded ask: its reason, its promise, its dates. It is finished when people were told what came of it."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="consultations"
    )
    stage = models.ForeignKey(
        "stages.Stage", on_delete=models.PROTECT, related_name="consultations"
    )
    kind = models.CharField(max_length=10, choices=ConsultationKind, default=ConsultationKind.FORM)
    title = models.CharField(_("what you ask, in one line"), max_length=140)
    slug = models.CharField(max_length=20, unique=True, default=new_slug, editable=False)

    # The purpose card: four sentences.
    why_you = models.TextField(_("why these people"), blank=True)
    can_change = models.TextField(_("what their answers can change"), blank=True)
    is_information_only = models.BooleanField(_("nothing can change"), default=False)
    cannot_change = models.TextField(_("what is fixed, and why"), blank=True)
    decider = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decider_name = models.CharField(_("who decides"), max_length=120, blank=True)
    carrier = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decides_on = models.DateField(_("decides by"), null=True, blank=True)
    decider_known_on = models.DateField(_("not known; found out by"), null=True, blank=True)
    is_decided = models.BooleanField(_("the decision is already made"), default=False)
    owner = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    promised_on = models.DateField(_("tells them by"), null=True, blank=True)
    tell_how = models.CharField(_("tells them how"), max_length=200, blank=True)
    late_promise_reason = models.TextField(_("why the answer takes longer"), blank=True)
    late_promise_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    # Who reads, what is kept, who keeps people safe.
    readers = models.ManyToManyField("organisations.Member", blank=True, related_name="+")
    privacy = models.CharField(
        _("who answered"), max_length=12, choices=Privacy, default=Privacy.CONFIDENTIAL
    )
    wording = models.TextField(_("what people are told about reading and keeping"), blank=True)
    needs_care = models.BooleanField(_("under-18s or a sensitive subject"), default=False)
    safe_contact = models.CharField(_("who keeps people safe"), max_length=160, blank=True)
    disclosure_text = models.TextField(_("what happens when someone is not safe"), blank=True)
    out_of_hours = models.CharField(_("who to call at any hour"), max_length=160, blank=True)
    safe_member = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """The colleague who gets worries and calls for help at once."""
    safe_cover = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """Who gets them when the first does not look."""
    read_days = models.PositiveSmallIntegerField(
        _("working days until words are read"), default=2, db_default=2
    )
    last_read_on = models.DateField(null=True, blank=True, editable=False)
    """The day on which a named reader last said that all words were read."""
    read_that_day = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    """How many answers with words had come on that day by then."""

    # What it costs people, and what they get.
    minutes_given = models.PositiveSmallIntegerField(
        _("minutes it takes, travel included"), null=True, blank=True
    )
    """Where it is not the questions that take the time, such as a workshop."""
    load_exemption = models.CharField(
        _("not counted against the pauses between asks"),
        max_length=12,
        choices=terms.LOAD_EXEMPTIONS,
        blank=True,
        default="",
        db_default="",
    )

    # Who is chased, after the owner.
    backup = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    manager = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    senior = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    # Dates. `closes_on` is the local day at whose end it closes; `closes_at` the same as an instant.
    closes_on = models.DateField(_("closes at the end of"), null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_why = models.TextField(_("why it was withdrawn"), blank=True)
    next_notice_on = models.DateField(null=True, blank=True, editable=False)

    # The public door.
    door_code = models.CharField(max_length=8, unique=True, null=True, blank=True, editable=False)
    asks_group = models.BooleanField(
        _("people at the public link say which group they are"), default=False, db_default=False
    )
    door_word = models.CharField(
        _("the code of today"), max_length=20, blank=True, default="", db_default=""
    )
    """Where it is set, whoever comes by the public link types it before the first page."""
    written_in = models.CharField(
        _("written in"), max_length=12, blank=True, default="", db_default=""
    )
    """The language of its sentences and questions; empty for the organisation's own."""
    read_in = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    """In which wordings it can be read: `ConsultationWording.code` to a mark that changes with every word of it.

    It stands here too, so that a page is known to be the same without asking for its words.
    """
    is_listed = models.BooleanField(_("stands on the public list"), default=False, db_default=False)
    created_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = owned_manager(ConsultationQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened_at=None) | models.Q(closes_at__isnull=False),
                name="open_ones_have_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at=None) | models.Q(promised_on__isnull=False),
                name="open_ones_carry_a_promise",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_notice_on"],
                condition=models.Q(next_notice_on__isnull=False),
                name="consultations_to_chase",
            ),
            models.Index(
                fields=["closes_at"],
                condition=models.Q(opened_at__isnull=False),
                name="consultations_by_end",
            ),
            models.Index(
                fields=["closes_at"],
                condition=models.Q(needs_care=True, opened_at__isnull=False),
                name="consultations_of_care",
            ),
        ]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def is_open(self, now: datetime) -> bool:
        """Return whether people can answer at `now`."""
        return (
            self.opened_at is not None
            and self.withdrawn_at is None
            and self.closes_at is not None
            and now < self.closes_at
        )

    def takes_late(self, now: datetime) -> bool:
        """Return whether an answer sent at `now` is still taken, as late."""
        return (
            self.withdrawn_at is None
            and self.closes_at is not None
            and self.closes_at <= now < self.closes_at + LATE_GRACE
        )

    def has_ended(self, now: datetime) -> bool:
        """Return whether it was opened and takes no answers any more."""
        return self.opened_at is not None and not self.is_open(now)

    @property
    def ended_on(self) -> date | None:
        """The local day on which it closed, will close, or was withdrawn."""
        if self.withdrawn_at is not None:
            return self.withdrawn_at.astimezone(self.organisation.zone).date()
        return self.closes_on


class Extension(OrganisationOwned):
    """That the closing day was moved later, and why; those asked are told."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="extensions"
    )
    closed_on_before = models.DateField()
    closes_on = models.DateField()
    why = models.TextField(_("why it stays open longer"))
    extended_at = models.DateTimeField()
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["extended_at", "pk"]

    def __str__(self) -> str:
        return f"{self.consultation_id} until {self.closes_on}"


class Ask(OrganisationOwned):
    """One invitation to one person. It never stores when, or whether, the person answered."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="asks"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    told_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_on = models.DateField(_("asked"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, db_default=0)
    asked_by_themselves = models.BooleanField(
        _("asked to be asked, or turned up"), default=False, db_default=False
    )
    exception_by = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """Who takes responsibility for asking although a rule says not to."""
    exception_why = models.CharField(
        _("why you are asked all the same"), max_length=300, blank=True, default="", db_default=""
    )
    """The person reads it in the invitation."""
    exception_rule = models.CharField(max_length=20, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "participant"], name="asked_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.consultation_id}"


class AskLink(OrganisationOwned, LinkToken):
    """A personal link; minted when rendered into a message or shown once, so several live ones may exist."""

    ask = models.ForeignKey("feedback.Ask", on_delete=models.CASCADE, related_name="links")

    def __str__(self) -> str:
        return f"link of ask {self.ask_id}"


class Subscription(OrganisationOwned):
    """That someone who answered by the public link wants to hear what came of it. Never joined to a response."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="subscriptions"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "participant"], name="subscribed_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} hears of {self.consultation_id}"
