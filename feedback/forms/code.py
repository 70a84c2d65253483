"""The code from a poster, as somebody types it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from feedback.domain.codes import LENGTH, as_typed, look_alikes
from ui.forms import CleanCharField, Form


class DoorCodeForm(Form):
    """Capitals, blanks and hyphens do not matter; what no code has is named."""

    code = CleanCharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy(
            "8 letters and digits, such as k7m4-qx2p. Capitals or not, with or without the hyphen."
        ),
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
        error_messages={"required": gettext_lazy("Type the code.")},
    )

    def clean_code(self) -> str:
        """The code in its one spelling. Raises `ValidationError` saying what to look at again."""
        typed = self.cleaned_data["code"]
        code = as_typed(typed)
        if code:
            return code
        if wrong := look_alikes(typed):
            words = _(
                "No code has %(wrong)s in it, nor 0, 1, i, l or o: they are easily taken for something else. Look at the paper again. It may be an 8, a 7, a j or a q."
            )
            raise forms.ValidationError(words % {"wrong": ", ".join(f"“{one}”" for one in wrong)})
        count = sum(one.isalnum() for one in typed)
        words = ngettext(
            "A code has %(length)s letters and digits. You typed %(count)s.",
            "A code has %(length)s letters and digits. You typed %(count)s.",
            count,
        )
        raise forms.ValidationError(words % {"length": LENGTH, "count": count})
