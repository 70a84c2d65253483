"""Who tells people what happened when whoever promised it cannot."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import CLOSED, DRAFT, OPEN, AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class BackupOwner(SoftCheck):
    """Warns when nobody steps in; it matters until people have heard."""

    kind = "backup_owner"
    number = 5
    label = _("Who steps in?")
    sentences = {
        "nobody": _("Nobody is named who steps in when the person who tells them cannot."),
    }
    step = _("Name somebody")
    where = Where("feedback:consultation_edit", anchor="id_backup")
    phases = (DRAFT, OPEN, CLOSED)

    def warns(self, facts: AskFacts) -> str:
        """Nobody is named."""
        return "" if facts.has_backup else "nobody"
