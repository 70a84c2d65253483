"""What is remembered about the installation as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Backup(models.Model):
    """One copy of the database that was made, or that this installation was restored from."""

    class Kind(models.TextChoices):
        """Which way the copy went."""

        MADE = "made", _("Made")
        RESTORED = "restored", _("Restored from")

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("file"), max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    taken_at = models.DateTimeField(_("what it holds is from"))
    finished_at = models.DateTimeField(_("finished"))

    class Meta:
        indexes = [models.Index(fields=["kind", "-finished_at"], name="backups_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
