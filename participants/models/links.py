"""Links and codes by which people without an account govern what we do with them. Only hashes are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from access.tokens import LinkToken


class RecordLink(OrganisationOwned, LinkToken):
    """A link in a message through which a person governs what we do with them."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="record_links"
    )
    purpose = models.CharField(
        max_length=10,
        choices=[
            ("stop", _("Stop writing to me")),
            ("record", _("My record")),
            ("stay", _("Stay in touch")),
        ],
    )

    def __str__(self) -> str:
        return f"{self.purpose} {self.participant_id}"


class RecordCode(OrganisationOwned):
    """A short code that opens the second step of somebody's record, sent to them or read out by a colleague."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The colleague who read it out; empty where it was sent."""
    sealed = models.TextField(blank=True)
    """The code for its one message, sealed; wiped at hand-over."""

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="record_codes_by_end")]

    def __str__(self) -> str:
        return f"code for {self.participant_id}"


class RecordVisit(OrganisationOwned):
    """A device on which somebody took the second step, for a short while."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"visit of {self.participant_id}"
