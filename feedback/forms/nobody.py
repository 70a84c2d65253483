"""What people read where nobody answered: why we think so, and what comes next."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.forms.outcomes import day, long_text, short_text
from ui.forms import Form


class NobodyForm(Form):
    """Why nobody answered, who decided what comes next, and the day of it."""

    why = long_text(
        _("Nobody answered. We think because …"),
        required=True,
        help_text=_("People read this. For example: we asked in the first week of the holidays."),
        error_messages={"required": _("Say what you think is the reason. People read it.")},
    )
    decided_by = short_text(
        _("Who decided what comes next?"),
        longest=160,
        required=True,
        error_messages={"required": terms.OUTCOME_MISSING["decided_by"]},
    )
    revisit_on = day(
        _("On which day do you ask again, or look at it again?"),
        help_text=_("Leave it empty if you will not, and say so below."),
    )
    is_settled = forms.BooleanField(label=_("We will not ask about this again"), required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take the day it is."""
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Ask for a day that is to come, or for a word that there is none; not both."""
        values = super().clean() or {}
        on, is_settled = values.get("revisit_on"), values.pop("is_settled", False)
        if "revisit_on" in self.errors:
            return values
        if bool(on) == is_settled:
            self.add_error("revisit_on", _("Give a day, or say that you will not ask again."))
        elif on and on <= self.today:
            self.add_error("revisit_on", terms.OUTCOME_BACKWARDS["revisit_on"])
        return values
