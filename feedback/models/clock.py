"""What happens to the clock of an ask: why it is late, that it is put off, who took it over, what it was joined with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from feedback import loop_terms


class LateNote(OrganisationOwned):
    """That people were told why they have not heard, and when they will. It is no new promise: late stays late."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="late_notes"
    )
    promised_on = models.DateField()
    """The day that passed."""
    why = models.TextField(_("why it is late"))
    new_on = models.DateField(_("when people hear instead"))
    by = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(new_on__gt=models.F("promised_on")),
                name="late_news_comes_after_the_promise",
            )
        ]
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.consultation_id} late until {self.new_on}"


class Snooze(OrganisationOwned):
    """That reminders to staff rest for two weeks, because those who wait were told why. At most twice."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="snoozes"
    )
    number = models.PositiveSmallIntegerField()
    why = models.TextField(_("why it takes longer"))
    """People read it."""
    from_on = models.DateField()
    until_on = models.DateField()
    """The first day on which reminders go out again; people were told to expect news by it."""
    publication = models.OneToOneField(
        "feedback.Publication", on_delete=models.PROTECT, related_name="snooze"
    )
    """The holding word that told them."""
    by = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="each_snooze_once"),
            models.CheckConstraint(
                condition=models.Q(number__in=[1, 2]), name="snoozed_twice_at_most"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__gt=models.F("from_on")), name="snoozes_end_later"
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.consultation_id} rests until {self.until_on}"


class DutyHandover(OrganisationOwned):
    """That one duty of an ask went from one colleague to another. What was promised stands."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="handovers"
    )
    role = models.CharField(max_length=10, choices=loop_terms.DUTY_CHOICES)
    from_member = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    to_member = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    from_name = models.CharField(max_length=120, blank=True)
    to_name = models.CharField(max_length=120, blank=True)
    """As people were told; names stay when members go."""
    why = models.CharField(_("why"), max_length=300, blank=True)
    is_forced = models.BooleanField(default=False)
    """Whether an owner of the organisation moved it, because the colleague had gone."""
    by = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.role} of {self.consultation_id} on {self.on}"


class ConsultationJoin(OrganisationOwned):
    """That an ask was a double of another: people hear of both together, by the earliest of their days."""

    consultation = models.OneToOneField(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="joined_into"
    )
    into = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="joined"
    )
    why = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(consultation=models.F("into")), name="joined_with_another"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} joined into {self.into_id}"
