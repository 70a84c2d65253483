"""Whether people can see a change, and what they say we missed.

Nothing here points at a response, and no row says whether a person answered. Rows have days and no moments, and random keys.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from access.tokens import LinkToken
from feedback import loop_terms


class LoopCheck(OrganisationOwned):
    """That those who were told are asked, some days later, whether they can see a change."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="checks"
    )
    publication = models.OneToOneField(
        "feedback.Publication", on_delete=models.CASCADE, related_name="check_after"
    )
    due_on = models.DateField()
    is_off_because = models.CharField(
        _("why people are not asked"), max_length=20, choices=loop_terms.CHECK_OFF, blank=True
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"], condition=models.Q(is_off_because=""), name="checks_by_day"
            )
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"check of {self.consultation_id} on {self.due_on}"


class CheckLink(OrganisationOwned, LinkToken):
    """A personal link to the check. It carries no mark of its use: whether somebody answered is stored nowhere."""

    loop_check = models.ForeignKey(
        "feedback.LoopCheck", on_delete=models.CASCADE, related_name="links"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return f"link of check {self.loop_check_id}"


class CheckSeed(OrganisationOwned):
    """A random word from which one person's link and the key of their answer follow, while it lasts.

    Everybody who was asked gets one at the same time, so that it tells of nobody whether they answered. Once it is
    deleted nothing leads from an answer to a person, not even for whoever holds our secret key.
    """

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="+"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    seed = models.CharField(max_length=32, editable=False)
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "participant"], name="one_check_seed_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"seed of {self.consultation_id}"


class CheckAnswer(OrganisationOwned):
    """What one person can see of a change, and whether what we told was clear. Nobody knows whose it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="check_answers"
    )
    loop_check = models.ForeignKey(
        "feedback.LoopCheck",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="answers",
    )
    """Empty for one from the public page."""
    saw = models.CharField(
        _("have you seen a change"), max_length=8, choices=loop_terms.SAW, blank=True
    )
    clear = models.CharField(
        _("was it clear what we told you"), max_length=8, choices=loop_terms.CLEAR, blank=True
    )
    send_key = models.CharField(max_length=64)
    """Follows from what only the sender's device or link holds, or from a seed and our secret key while the seed lasts."""
    by_link = models.BooleanField(default=False)
    is_held = models.BooleanField(_("held as suspected spam"), default=False)
    received_on = models.DateField()
    before = models.JSONField(null=True, blank=True, editable=False)
    """What stood here on earlier days, the oldest first, as [day, saw, clear]: figures that were shown keep it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "send_key"], name="each_check_answer_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(saw="", clear=""), name="check_answers_say_something"
            ),
        ]

    def __str__(self) -> str:
        return f"check answer in {self.consultation_id}"


class Missed(OrganisationOwned):
    """That somebody said we missed something, in their words, and what a person made of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="missed"
    )
    item = models.ForeignKey(
        "feedback.Item", null=True, blank=True, on_delete=models.SET_NULL, related_name="missed"
    )
    words = models.TextField(_("what we missed"))
    by_link = models.BooleanField(default=False)
    """Whether it came by a personal link; then the item is open again at once. No page shows this, nor the day."""
    is_held = models.BooleanField(_("held as suspected spam"), default=False)
    said_on = models.DateField()
    settled_by = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    settled_on = models.DateField(null=True, blank=True)
    settled_as = models.CharField(
        _("what became of it"), max_length=14, choices=loop_terms.MISSED_ENDS, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["consultation"],
                condition=models.Q(settled_on=None),
                name="missed_and_not_settled",
            )
        ]
        ordering = ["pk"]  # random, so it tells nothing of who came when

    def __str__(self) -> str:
        return f"missed in {self.consultation_id}"


class ItemReopening(OrganisationOwned):
    """That an item which had been answered is owed an answer again, because we missed something."""

    item = models.ForeignKey("feedback.Item", on_delete=models.CASCADE, related_name="reopenings")
    missed = models.OneToOneField(
        "feedback.Missed",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reopening",
    )
    reopened_on = models.DateField()
    by = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """Empty where a personal link opened it."""
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(settled_on=None),
                name="reopened_once_at_a_time",
            )
        ]
        ordering = ["reopened_on", "pk"]

    def __str__(self) -> str:
        return f"item {self.item_id} again since {self.reopened_on}"
