"""What was unsafe, and what is different now."""

from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.forms.outcomes import day, long_text, short_text
from ui.forms import Form


class QuickFixForm(Form):
    """One thing that could not wait."""

    about = short_text(
        _("What was unsafe?"),
        longest=300,
        required=True,
        help_text=_("In one line. Nothing that shows who told you."),
        error_messages={"required": _("Say what was unsafe.")},
    )
    what = long_text(
        terms.OUTCOME_PROMPTS["what"],
        required=True,
        error_messages={"required": terms.OUTCOME_MISSING["what"]},
    )
    since_on = day(
        terms.OUTCOME_PROMPTS["since_on"],
        required=True,
        error_messages={"required": terms.OUTCOME_MISSING["since_on"]},
    )
    where = short_text(
        terms.OUTCOME_PROMPTS["where"],
        longest=200,
        required=True,
        error_messages={"required": terms.OUTCOME_MISSING["where"]},
    )
