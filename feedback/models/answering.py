"""What people said. No row here points at a person, and no key tells an order: privacy is in the schema."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from feedback import terms


class Draft(OrganisationOwned):
    """What someone typed so far, bound to the device that began it. Gone when sent or taken out."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="drafts"
    )
    form_version = models.ForeignKey(
        "feedback.FormVersion", on_delete=models.CASCADE, related_name="+"
    )
    ask = models.OneToOneField(
        "feedback.Ask", null=True, blank=True, on_delete=models.CASCADE, related_name="draft"
    )
    thread = models.UUIDField(_("what it changes, at the public door"), null=True, editable=False)
    device_digest = models.CharField(max_length=64)
    return_digest = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """What somebody at the public door chose as their group, where it asks."""
    language = models.CharField(max_length=20, blank=True, default="", db_default="")
    """The wording they read, as `ConsultationWording.code`; empty for the one it was written in."""
    page = models.PositiveSmallIntegerField(default=0, db_default=0)
    """Where they go on: a page, one beyond the last for checking the answers, 0 where nobody knows."""
    may_quote = models.BooleanField(default=False, db_default=False)
    """What they ticked about their words when they sent before, or left for later."""
    saved_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "device_digest"],
                condition=models.Q(ask=None),
                name="one_draft_a_device",
            ),
            models.UniqueConstraint(
                fields=["consultation", "return_digest"], name="one_draft_a_return_code"
            ),
        ]

    def __str__(self) -> str:
        return f"draft in {self.consultation_id}"


class ResponseQuerySet(OwnedQuerySet):
    """Filters over responses."""

    def current(self) -> "ResponseQuerySet":
        """The newest version of each person's answers, whether it is held or not."""
        return self.filter(is_current=True)

    def counted(self) -> "ResponseQuerySet":
        """What counts in figures and is read: current, and not held as suspected spam."""
        return self.filter(is_current=True, is_held=False)


class Response(OrganisationOwned):
    """One sending of answers. `thread` joins one person's versions; one of them is current."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="responses"
    )
    form_version = models.ForeignKey(
        "feedback.FormVersion", on_delete=models.PROTECT, related_name="+"
    )
    thread = models.UUIDField(default=uuid.uuid4, editable=False)
    is_current = models.BooleanField(default=True)
    send_key = models.CharField(max_length=64)
    receipt_digest = models.CharField(max_length=64, blank=True)
    received_on = models.DateField(_("received"))
    is_late = models.BooleanField(_("came after closing"), default=False)
    group = models.ForeignKey(
        "projects.StakeholderGroup",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name_shown = models.BooleanField(default=False)
    is_unlinked = models.BooleanField(default=False, db_default=False, editable=False)
    """Whether it was known whose they are and is not any more. Nobody is left to be told, but a person was heard."""
    way = models.CharField(
        _("how it came"),
        max_length=10,
        choices=terms.WAYS,
        blank=True,
        default="",
        db_default="",
    )
    """Empty for what a person sent from a page; otherwise how a member or a file brought it."""
    entered_by = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    """Who typed it on somebody's behalf."""
    language = models.CharField(max_length=20, blank=True, default="", db_default="")
    may_quote = models.BooleanField(_("we may use their words"), default=False, db_default=False)
    is_held = models.BooleanField(_("held as suspected spam"), default=False, db_default=False)
    held_because = models.CharField(max_length=80, blank=True, default="", db_default="")
    """Codes of the signals, separated by blanks; see `feedback.domain.spam`."""

    objects = owned_manager(ResponseQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread"],
                condition=models.Q(is_current=True),
                name="one_current_version_a_thread",
            ),
            models.UniqueConstraint(fields=["consultation", "send_key"], name="sent_once"),
        ]
        indexes = [
            # Of all rows: a plan that is kept for any digest could not use one that leaves the empty ones out.
            models.Index(fields=["consultation", "receipt_digest"], name="responses_of_a_receipt"),
            models.Index(
                fields=["consultation"],
                condition=models.Q(is_held=True),
                name="responses_held",
            ),
        ]

    def __str__(self) -> str:
        return f"response in {self.consultation_id}"


class ResponseAuthor(OrganisationOwned):
    """Whose thread it is, apart from the answers. Showing a name needs a reason and is audited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.UUIDField(unique=True)
    ask = models.OneToOneField("feedback.Ask", on_delete=models.CASCADE, related_name="author")

    def __str__(self) -> str:
        return "author of a thread"


class Answer(OrganisationOwned):
    """One answer to one question, or one of several choices. Inserted once, never updated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(
        "feedback.Response", on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey("feedback.Question", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=40, blank=True)
    number = models.IntegerField(null=True, blank=True)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"answer to {self.question_id}"


class ResultSnapshot(OrganisationOwned):
    """The result as computed once after closing. Charts and pages read it, however many answered."""

    consultation = models.OneToOneField(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="snapshot"
    )
    made_at = models.DateTimeField()
    answered = models.PositiveIntegerField()
    data = models.JSONField()
    settings_version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    def __str__(self) -> str:
        return f"result of {self.consultation_id}"
