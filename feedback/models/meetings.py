"""Meetings of a consultation: planned and held, who comes, what was said, a question on phones, two voices afterwards."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from feedback import question_types, terms

USUAL_MINUTES = 90
"""How long a meeting is taken to last where nobody said so."""


class MeetingQuerySet(OwnedQuerySet):
    """Filters over meetings."""

    def for_page(self) -> "MeetingQuerySet":
        """With what every page about one meeting shows of its consultation."""
        about = [f"consultation__{name}" for name in ("organisation", "project", "stage")]
        return self.select_related("organisation", *about, "consultation__owner__user")

    def planned(self) -> "MeetingQuerySet":
        """Planned here, with an hour, and not called off."""
        return self.filter(starts_at__isnull=False, cancelled_at=None)


class Meeting(OrganisationOwned):
    """A meeting that belongs to a consultation: what was said in the room, and what was promised there."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="meetings"
    )
    held_on = models.DateField(_("when it took place"))
    said = models.TextField(_("what was said"))
    promised = models.TextField(_("what was promised"), blank=True)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    """Set for a meeting that was planned here; its local day is `held_on`."""
    minutes = models.PositiveSmallIntegerField(_("minutes it lasts"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True, default="", db_default="")
    call_link = models.URLField(
        _("link to join by phone or computer"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
    )
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    agenda = models.TextField(_("what we will do"), blank=True, default="", db_default="")
    access_note = models.TextField(
        _("getting there and taking part"), blank=True, default="", db_default=""
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.CharField(
        _("why it does not take place"), max_length=300, blank=True, default="", db_default=""
    )
    moved_at = models.DateTimeField(null=True, blank=True)
    """When its day, hour or place last changed; those who said that they come are told once for each time."""
    moved_why = models.CharField(
        _("why it changed"), max_length=300, blank=True, default="", db_default=""
    )
    difference = models.TextField(
        _("what we make of the difference"), blank=True, default="", db_default=""
    )
    """After the debrief: where the two voices differ, and what follows."""
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = owned_manager(MeetingQuerySet)

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.consultation_id} on {self.held_on}"

    @property
    def ends_at(self) -> datetime | None:
        """When it is over, where that was planned."""
        if self.starts_at is None:
            return None
        return self.starts_at + timedelta(minutes=self.minutes or USUAL_MINUTES)


class RoomTally(OrganisationOwned):
    """How many people of one group were in the room. No names."""

    meeting = models.ForeignKey(
        "feedback.Meeting", on_delete=models.CASCADE, related_name="tallies"
    )
    group = models.ForeignKey(
        "projects.StakeholderGroup", on_delete=models.CASCADE, related_name="+"
    )
    heads = models.PositiveSmallIntegerField(_("how many"))
    set_agenda = models.BooleanField(_("helped to set the agenda"), null=True, blank=True)
    spoke = models.CharField(
        _("how much they spoke"),
        max_length=8,
        choices=terms.HOW_MUCH_SPOKEN,
        blank=True,
        default="",
        db_default="",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "group"], name="one_tally_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.heads} of {self.group_id}"

    @property
    def spoke_words(self) -> str:
        """How much they spoke, inside a sentence; empty where it is not noted."""
        return str(terms.SPEAKS_WORDS.get(self.spoke, ""))


class SignUp(OrganisationOwned):
    """That somebody said whether they come, and what they need there."""

    meeting = models.ForeignKey(
        "feedback.Meeting", on_delete=models.CASCADE, related_name="sign_ups"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=12, choices=terms.SIGN_UP_STATES)
    needs = models.CharField(_("what they need to take part"), max_length=300, blank=True)
    is_met = models.BooleanField(_("we can do this"), null=True, blank=True)
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "participant"], name="signed_up_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.participant_id} at {self.meeting_id}"


class MeetingNote(OrganisationOwned):
    """One thing that was said in the room, by which group where that is known. Never a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey("feedback.Meeting", on_delete=models.CASCADE, related_name="notes")
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    question = models.ForeignKey(
        "feedback.Question", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("what was said"))
    noted_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"note of {self.meeting_id}"


class LiveQuestionQuerySet(OwnedQuerySet):
    """Filters over questions to a room."""

    def for_page(self) -> "LiveQuestionQuerySet":
        """With its meeting and consultation."""
        about = [f"meeting__consultation__{name}" for name in ("organisation", "project")]
        return self.select_related("organisation", "meeting__organisation", *about)


class LiveQuestion(OrganisationOwned):
    """One question to a room, answered on phones while it is open. Its result is kept; single answers go when it closes."""

    meeting = models.ForeignKey(
        "feedback.Meeting", on_delete=models.CASCADE, related_name="live_questions"
    )
    kind = models.CharField(max_length=30, choices=question_types.choices)
    text = models.CharField(_("question"), max_length=300)
    settings = models.JSONField(default=dict, blank=True)
    code = models.CharField(max_length=8, unique=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict)
    """The summary of its type and the words, each with whether the room may read it; empty until it closed."""

    objects = owned_manager(LiveQuestionQuerySet)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class LiveAnswer(OrganisationOwned):
    """What one phone answered to a live question."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    live_question = models.ForeignKey(
        "feedback.LiveQuestion", on_delete=models.CASCADE, related_name="answers"
    )
    device_digest = models.CharField(max_length=64)
    value = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["live_question", "device_digest"], name="one_live_answer_a_phone"
            )
        ]

    def __str__(self) -> str:
        return f"answer to {self.live_question_id}"


class DebriefAnswer(OrganisationOwned):
    """What one of the two sides says after a meeting to a question that both are asked."""

    meeting = models.ForeignKey(
        "feedback.Meeting", on_delete=models.CASCADE, related_name="debriefs"
    )
    side = models.CharField(max_length=12, choices=terms.DEBRIEF_SIDES)
    question = models.CharField(max_length=20)
    """A code of `feedback.domain.debrief`."""
    text = models.TextField(blank=True)
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "side", "question"], name="each_side_answers_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} about {self.meeting_id}"
