"""What a member writes in a reminder, and why nobody can be reminded, in words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.queries.nudging import BY_LINK_ONLY, JUST_DONE, NOT_OPEN
from ui.forms import CleanCharField, Form

WHY_NOT = {
    NOT_OPEN: _("It takes no answers now, so nobody is reminded."),
    BY_LINK_ONLY: _(
        "Nobody was asked by name. By the link for everybody we do not know who has answered, so we cannot remind only the others. Say it in the room again, or put the poster where people pass."
    ),
    JUST_DONE: _(
        "Somebody reminded people within the last two days, so nobody is written to again. A second press sends nothing."
    ),
}
"""Why no reminder goes out, by code."""


class NudgeForm(Form):
    """Words of the member's own, for people who have not answered."""

    words = CleanCharField(
        label=_("A sentence of your own, if you want"),
        help_text=_("For example: the box for paper forms is at the library desk. No pressing."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
