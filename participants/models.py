"""People who are asked, apart from accounts. No other app has their names, addresses or needs."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from access.tokens import LinkToken


class ParticipantQuerySet(OwnedQuerySet):
    """Filters over participants."""

    def reachable(self) -> "ParticipantQuerySet":
        """People with an e-mail address that works, as far as we know, who have not asked us to stop."""
        return self.exclude(contact_email="").filter(stop=None, email_returned_on=None)


class Participant(OrganisationOwned):
    """A person we ask, or who asked to hear what happened. A name or an address may be missing."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    email_returned_on = models.DateField(_("e-mail came back on"), null=True, blank=True)
    """Since when the address takes no e-mail; nobody is written to there until it was corrected."""
    email_corrected_at = models.DateTimeField(null=True, blank=True, editable=False)
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
            )
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


class RecordLink(OrganisationOwned, LinkToken):
    """A link in a message through which a person governs what we do with them. Purpose now: `stop`."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="record_links"
    )
    purpose = models.CharField(max_length=10, choices=[("stop", _("Stop writing to me"))])

    def __str__(self) -> str:
        return f"{self.purpose} {self.participant_id}"
