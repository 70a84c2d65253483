"""The numbers of its organisation that an ask was opened under."""

from typing import Any

from django.db import models

from feedback.domain.schedule import Norms, as_ladder


class TakenNumbers(models.Model):
    """What the organisation had chosen when it opened: a later choice moves nothing that people were told."""

    settings_version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    final_days = models.PositiveSmallIntegerField(default=84, db_default=84, editable=False)
    repeat_days = models.PositiveSmallIntegerField(default=28, db_default=28, editable=False)
    retell_days = models.PositiveSmallIntegerField(default=7, db_default=7, editable=False)
    confirm_days = models.PositiveSmallIntegerField(default=7, db_default=7, editable=False)
    decide_days = models.PositiveSmallIntegerField(default=14, db_default=14, editable=False)
    still_owed_days = models.PositiveSmallIntegerField(default=56, db_default=56, editable=False)
    check_days = models.PositiveSmallIntegerField(default=14, db_default=14, editable=False)
    ladder = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    """Family of a step to the roles that hear of it; what is missing goes to the usual ones."""
    k_internal = models.PositiveSmallIntegerField(default=5, db_default=5, editable=False)
    k_public = models.PositiveSmallIntegerField(default=10, db_default=10, editable=False)

    organisation: Any

    class Meta:
        abstract = True

    def take_numbers(self) -> None:
        """Note down the numbers that the organisation chose, as they are now. Called once, on opening."""
        home = self.organisation
        self.settings_version = home.settings_version
        self.final_days, self.repeat_days = home.final_days, home.repeat_days
        self.retell_days = home.retell_days
        self.confirm_days, self.decide_days = home.confirm_days, home.decide_days
        self.still_owed_days, self.check_days = home.still_owed_days, home.check_days
        self.ladder = home.ladder
        self.k_internal, self.k_public = home.k_internal, home.k_public

    @property
    def norms(self) -> Norms:
        """The days of the clock that hold for this ask."""
        return Norms(
            final_days=self.final_days,
            repeat_days=self.repeat_days,
            retell_days=self.retell_days,
            confirm_days=self.confirm_days,
            decide_days=self.decide_days,
            still_owed_days=self.still_owed_days,
            ladder=as_ladder(self.ladder),
        )

    @property
    def least_internal(self) -> int:
        """The fewest people whose answers are shown as numbers here: never fewer than were needed when it opened."""
        return max(self.k_internal, self.organisation.k_internal)

    @property
    def least_public(self) -> int:
        """The same for everybody else."""
        return max(self.k_public, self.organisation.k_public)
