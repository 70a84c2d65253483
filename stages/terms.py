"""What people read about the stages and phases. Worded and translated here only."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FUNCTION_QUESTIONS = {
    "accountability": _("Is it happening?"),
    "improvement": _("Is it working as expected?"),
    "impact": _("Is it making a difference?"),
    "learning": _("What could others use?"),
}
"""What answers are for, as the questions that people would ask."""


def function_choices() -> list[tuple[str, Any]]:
    """Return the four functions, each as its question."""
    return list(FUNCTION_QUESTIONS.items())


STAGE_NAMES = {
    1: _("Insight"),
    2: _("Focus"),
    3: _("Co-create"),
    4: _("Refine"),
    5: _("Feedback loops"),
}

STAGE_QUESTIONS = {
    1: _("What is really going on, from every side?"),
    2: _("Which few challenges matter most to the people affected?"),
    3: _("What could we do about each of them?"),
    4: _("Would people use, deliver and accept this? Keep it, change it or stop it?"),
    5: _("Is it happening, is it working, is it making a difference?"),
}

STAGE_HEADINGS = {
    1: _("Understand what is going on"),
    2: _("Focus on what matters most"),
    3: _("Make ideas together"),
    4: _("Try it and make it better"),
    5: _("Keep listening while it runs"),
}

PHASE_NAMES = {
    "discover": _("Discover"),
    "define": _("Define"),
    "develop": _("Develop"),
    "deliver": _("Deliver"),
    "live": _("Test, learn, repeat"),
}

LOOKS = {
    "users_only_late": _(
        "Only at the end, when little can still change: %(groups)s. What could they tell you in %(stage)s?"
    ),
    "only_users": _(
        "Nobody but people who use the service takes part. Not there: %(groups)s. They deliver, fund or decide what comes of it."
    ),
    "nobody_makes_ideas": _("Nobody takes part in %(stage)s, where the ideas are made."),
    "absent_from_ideas": _("No say in %(stage)s, where the ideas are made: %(groups)s."),
    "deliverers_absent": _(
        "Not there in %(stage)s, where it is tried out: %(groups)s. They would have to deliver it."
    ),
    "only_told": _(
        "Everybody is only told. Is there anything that people can still change? If not, it is honest to say so."
    ),
}
"""What is worth a look in who takes part when, by the codes of `stages.domain.squares`."""

LOOKS_WITHOUT_A_GROUP = {
    "only_users": _(
        "Nobody but people who use the service takes part. Who delivers it, funds it or decides about it?"
    ),
    "deliverers_absent": _("Nobody who delivers the service takes part in %(stage)s."),
}
"""The same where the project has no such group yet."""
