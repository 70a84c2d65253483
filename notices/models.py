"""The outbox: what is to be told to whom (notices) and what carries it (messages)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager


class NoticeState(models.TextChoices):
    """Where a notice stands."""

    PLANNED = "planned", _("Planned")
    COMPOSED = "composed", _("In a message")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    DROPPED = "dropped", _("Not sent")


class MessageState(models.TextChoices):
    """Where a message stands."""

    QUEUED = "queued", _("Waiting to be sent")
    LEASED = "leased", _("About to be sent")
    HANDED_OVER = "handed_over", _("Being handed over")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    RETURNED = "returned", _("Came back")
    UNSURE = "unsure", _("Could not confirm")
    DROPPED = "dropped", _("Not sent")


class Channel(models.TextChoices):
    """How a message travels. Other ways of telling people are recorded by hand (`feedback.Telling`)."""

    EMAIL = "email", _("E-mail")


class Message(OrganisationOwned):
    """One message to one recipient. It holds references, not addresses or words; account mail is the exception."""

    organisation = models.ForeignKey(  # type: ignore[assignment] # account mail has none
        "organisations.Organisation", null=True, on_delete=models.CASCADE, related_name="+"
    )
    recipient_kind = models.CharField(max_length=20)
    recipient_key = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    state = models.CharField(max_length=12, choices=MessageState, default=MessageState.QUEUED)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("why it failed or was not sent"), max_length=60, blank=True)
    resent_as = models.OneToOneField(
        "notices.Message", null=True, blank=True, on_delete=models.SET_NULL, related_name="resent"
    )
    sealed = models.BinaryField(null=True, blank=True, editable=False)
    is_digest = models.BooleanField(default=False, db_default=False)
    """Whether it gathered what could wait; how often one person gets such a message is limited."""
    urgency = models.SmallIntegerField(default=0, db_default=0)
    """The highest of its notices; the most urgent leave first, however much was queued before."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(recipient_kind="address"),
                name="only_account_mail_has_no_organisation",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state__in=["queued", "leased"]),
                name="messages_to_send",
            ),
            models.Index(
                fields=["-urgency", "next_try_at", "id"],
                condition=models.Q(state__in=["queued", "leased"]),
                name="urgent_messages_first",
            ),
            models.Index(
                fields=["handed_over_at"],
                condition=models.Q(state="handed_over"),
                name="messages_in_hand_over",
            ),
            models.Index(fields=["organisation", "-created_at"], name="messages_of_organisation"),
            models.Index(
                fields=["created_at"],
                condition=models.Q(state__in=["unsure", "failed", "returned"]),
                name="messages_that_did_not_arrive",
            ),
            models.Index(
                fields=["organisation", "recipient_kind", "recipient_key", "sent_at"],
                condition=models.Q(is_digest=True),
                name="digests_of_a_recipient",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} to {self.recipient_kind} {self.recipient_key}: {self.state}"


class NoticeQuerySet(OwnedQuerySet):
    """Filters over notices."""

    def about(self, rule: str, subject: str) -> "NoticeQuerySet":
        """Notices of one rule about one subject."""
        return self.filter(rule=rule, subject=subject)


class Notice(OrganisationOwned):
    """That one person is told one thing on one occasion: unique by `key`, so that nobody is told twice."""

    key = models.CharField(max_length=200, unique=True)
    rule = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    occasion = models.CharField(max_length=60)
    recipient_kind = models.CharField(max_length=20)
    recipient_key = models.CharField(max_length=60)
    role = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    state = models.CharField(max_length=10, choices=NoticeState, default=NoticeState.PLANNED)
    reason = models.CharField(_("why it was not sent"), max_length=60, blank=True)
    message = models.ForeignKey(
        "notices.Message", null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )
    planned_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True, blank=True)
    """Until when it waits to be put into a message; empty when it need not wait."""
    urgency = models.SmallIntegerField(default=0, db_default=0)
    """What its rule says; the most urgent is composed and sent first, and comes first in a message with several."""
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = owned_manager(NoticeQuerySet)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "recipient_kind", "recipient_key"],
                condition=models.Q(state="planned"),
                name="notices_to_compose",
            ),
            models.Index(fields=["rule", "subject"], name="notices_by_subject"),
        ]

    def __str__(self) -> str:
        return self.key


class OutboxHold(models.Model):
    """That nothing leaves the installation until a person says so, as after a restore."""

    reason = models.CharField(_("why"), max_length=60)
    held_at = models.DateTimeField(_("since"))
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    released_by = models.CharField(_("released by"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(released_at=None),
                name="one_open_hold",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} since {self.held_at:%Y-%m-%d %H:%M}"


class Heartbeat(models.Model):
    """When a background job last ran, for the people who look after the installation."""

    name = models.CharField(max_length=40, primary_key=True)
    beaten_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.beaten_at:%Y-%m-%d %H:%M}"
