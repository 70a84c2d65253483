"""Words for codes of how the loop is closed: what an item comes from, wordings, delivery, the clock, and asking back."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.outcome_forms import CHILD, EASY, PLAIN
from feedback.terms import DUTIES

FIX_HAS_NO_OTHER_WORDS = _(
    "This was put right at once, and people can still answer. Nobody else would look at these words before people "
    "read them, so write them once answering has closed."
)
SAFETY = "safety"
ITEM_SOURCES = [
    (SAFETY, _("it was put right at once, for safety")),
]
"""What an item came from; empty for what people are owed an answer about from the start."""

WORDING_FORMS = [
    (PLAIN, _("Plain words")),
    (EASY, _("Easy Read")),
    (CHILD, _("For children")),
]
"""For whom an outcome is worded."""

FOUR_FS = {
    "full": _("Full: does it say everything that was decided, the “no” too?"),
    "friendly": _("Friendly: does it thank people, and speak to them?"),
    "fast": _("Fast: does it come while people still remember?"),
    "followed_up": _("Followed up: does it say what comes next, and when?"),
}
"""What is asked of a wording before it is shown, by code."""

DUTY_CHOICES = list(DUTIES.items())
"""What somebody may hand over, for a model field."""

SAW = [
    ("big", _("A big change")),
    ("small", _("A small change")),
    ("none", _("No change")),
    ("unsure", _("Not sure")),
]
"""Answers to question Q26 of the bank: have you seen a change since?"""

COULD_SEE = frozenset({"big", "small"})
"""Which of them say that a change could be seen."""

CLEAR = [
    ("yes", _("Yes, it was clear")),
    ("unclear", _("Yes, but it was not clear")),
    ("no", _("No")),
    ("forgot", _("I do not remember")),
]
"""Answers to question Q27 of the bank: did we tell you what happened with your ideas?"""

CHECK_OFF = [
    ("nobody_agreed", _("Nobody we can write to said that we may ask.")),
    ("withdrawn", _("It was withdrawn.")),
]
"""Why people are not asked whether they see a change."""

MISSED_ENDS = [
    ("answered_again", _("We answered it anew")),
    ("was_answered", _("It had been answered")),
    ("passed_on", _("We passed it on")),
    ("not_ours", _("It is not about what we asked")),
]
"""What became of something that somebody said we missed."""

DRAFT_UNREAD = _(
    "“You said” is a draft that was put together from the result. Read it over, and say that you did."
)
"""Why an outcome with a draft is not shown to people yet."""

LOST_MAIL = {
    "failed": _("failed"),
    "back": _("came back"),
    "unsure": _("we do not know whether it arrived"),
}
"""How an e-mail went wrong, by code."""

NOT_WEIGHED = _(
    "Say how the answers were weighed: what counted for what, what spoke against it, and who read all of them."
)

DELIVERY_STATES = {
    "done": _("Done"),
    "given_up": _("Not happening"),
    "late": _("Past its day"),
    "under_way": _("Under way"),
    "to_come": _("To come"),
}
"""Where something that was promised stands (`domain.delivering.Standing`)."""

DELIVERY_TONES = {
    "done": "good",
    "given_up": "bad",
    "late": "bad",
    "under_way": "warn",
    "to_come": "soft",
}
