"""What people read about the stages and phases. Worded and translated here only."""

from typing import Any

from django.utils.translation import gettext
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

RETURN_WORDS = {
    (5, 4): _("adapt"),
    (5, 1): _("new problem"),
    (4, 3): _("refine"),
}
"""What going back is for, as the drawing says it: from which stage to which."""


def from_to(way: tuple[int, int]) -> str:
    """Return a way back in words: "From 5, Feedback loops, back to 4, Refine"."""
    late, early = way
    return gettext("From %(late)s, %(late_name)s, back to %(early)s, %(early_name)s") % {
        "late": late,
        "late_name": STAGE_NAMES[late],
        "early": early,
        "early_name": STAGE_NAMES[early],
    }


RETURN_MEANINGS = {
    (5, 4): _("What runs has to be adapted. We try it small again first."),
    (5, 1): _("What we learnt shows another problem. We start from listening again."),
    (4, 3): _("The trial taught us something. We make other ideas, or make this one anew."),
}

FOUNDED = {
    "groups": {
        "present": _("At least three groups were heard, or we say whom we did not hear."),
        "missing": _("Fewer than three groups were heard, and nobody said who is not heard yet."),
        "unknown": _(
            "Were three groups heard? Of some nobody answered, or too few to say so without telling who. Say in the plan who is not heard yet."
        ),
    },
    "compared": {
        "present": _("We looked at who was heard against who is affected."),
        "missing": _("Nobody has looked yet at who was heard against who is affected."),
    },
    "insights": {
        "unknown": _("Does everything we say we learnt rest on something that somebody said?"),
    },
    "decided": {
        "present": _("It was decided, and the plan names who did."),
        "missing": _("No decision at this stage names who decided."),
    },
    "split": {
        "present": _("It says where people disagreed."),
        "unknown": _("Where did people disagree? Write it beside the decision, also if nowhere."),
    },
    "told": {
        "present": _("Everybody who answered at the stages before was told what came of it."),
        "missing": _("Some who answered at the stages before were not told yet what came of it."),
        "unknown": _(
            "Were people heard before this in some other way, and do they know what came of it?"
        ),
    },
    "fixed": {
        "present": _("The plan says what is fixed."),
        "missing": _("Nobody has said what is fixed, so an idea may be for nothing."),
    },
    "ideas": {
        "unknown": _(
            "Does each chosen idea name its problem, and what about it is most likely to be wrong?"
        ),
    },
    "users": {
        "present": _("People who use the service were heard at this stage."),
        "missing": _("Nobody who uses the service was heard at this stage yet."),
        "unknown": _(
            "Were people who use the service heard here? Nobody of them answered, or too few to say so without telling who."
        ),
    },
    "deliverers": {
        "present": _("People who deliver the service were heard at this stage."),
        "missing": _("Nobody who delivers the service was heard at this stage yet."),
        "unknown": _(
            "Were people who deliver the service heard here? Nobody of them answered, or too few to say so without telling who."
        ),
    },
    "accepted": {
        "unknown": _("Would those who use it and those who deliver it both take it as it is?"),
    },
    "case": {
        "present": _("It is needed and wanted, and enough speaks for it to try it live."),
        "missing": _("It is not yet needed, wanted or evidenced enough to try it live."),
        "unknown": _("Is it needed and wanted, and does enough speak for it to try it live?"),
    },
}
"""What founds going on from a stage, as it is there, missing, or asked of the team."""

VERDICT_WORDS = {
    "present": _("There"),
    "missing": _("Missing"),
    "unknown": _("We cannot tell"),
}
VERDICT_SUMS = {
    "present": _("there"),
    "missing": _("missing"),
    "unknown": _("we cannot tell"),
}
"""The same behind a number: “2 there, 1 missing”."""

VERDICT_SIGNS = {"present": "✓", "missing": "○", "unknown": "?"}

ONLY_WITH_REASON = _(
    "Only once you know which decisions it shapes. Before there is a reason, such a group looks for something to do, and people leave."
)
BEFORE_REASON = _(
    "A group that stays was picked before anybody said why. Say first what these people shall change; otherwise the group looks for something to do, and people leave."
)
"""What goes wrong where a forum comes before its reason, after the article's own example."""
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
