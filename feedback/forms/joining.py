"""Which ask is answered with this one, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.forms.outcomes import long_text
from feedback.models import Consultation
from ui.days import day_in_words
from ui.forms import Form


class JoinForm(Form):
    """Another ask of the project, and the reason that people read."""

    other = forms.TypedChoiceField(
        label=_("What is answered with this?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is answered with this."),
            "invalid_choice": _(
                "Choose among what is on this page. Something was joined or opened meanwhile."
            ),
        },
    )
    why = long_text(
        _("Why are they answered together?"),
        rows=2,
        required=True,
        max_length=300,
        help_text=_(
            "People read this on both public pages. For example: both asked about the letters."
        ),
        error_messages={"required": _("Say why, in one or two sentences. People read it.")},
    )

    def __init__(self, *args: Any, others: Sequence[Consultation], **options: Any) -> None:
        """Take what may be chosen."""
        super().__init__(*args, **options)
        self.fields["other"].choices = [(one.pk, _words(one)) for one in others]  # type: ignore[attr-defined]


def _words(one: Consultation) -> str:
    day = day_in_words(one.promised_on)
    return f"{one.title} ({_('promised by %(day)s') % {'day': day}})" if day else one.title
