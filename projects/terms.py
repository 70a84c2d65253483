"""Words for who is heard, and for how far people take part."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LEVEL_NAMES = {
    1: _("Told"),
    2: _("Asked"),
    3: _("Worked with"),
    4: _("Decide together"),
    5: _("Hand over"),
}
"""How far a group takes part, in our own words; the numbers are those of `projects.domain.levels`."""

LEVEL_MEANINGS = {
    1: _("we explain; you cannot change it"),
    2: _("we listen, then decide, then say why"),
    3: _("we shape options with you, then decide"),
    4: _("you have a real vote or veto"),
    5: _("you decide; we carry it out"),
}


def level_choices() -> list[tuple[int, Any]]:
    """Return the five levels with their names."""
    return list(LEVEL_NAMES.items())


BANDS = {
    "barely": _("barely heard"),
    "under": _("under-heard"),
    "in_line": _("in line"),
    "more": _("heard more"),
}
"""How a group is heard against its share of the people affected."""

UNSURE = _("too few people to be sure")

HIDDEN = {
    "few": _("fewer than %(k)s"),
    "nearly_all": _("all but fewer than %(k)s"),
    "cover": _("not shown"),
    "base": _("too few people to show"),
}
"""Why a number is not shown."""

NOT_COUNTED = _("not counted yet")

END_MEANINGS = {
    "not_now": _(
        "There is a reason to ask, but not now: no time, no money, or too much asked already."
    ),
    "use_known": _(
        "People told us before, or others know. Asking again would take without giving."
    ),
    "just_tell": _("Nothing is open any more. We tell people honestly instead of asking them."),
}
"""What each way of ending a plan without asking means."""
GROUP_HOLDS = {
    "projects.participation": _("people who have their place in it"),
    "projects.decider": _("decisions that it takes"),
    "projects.decisionlevel": _("decisions in which it takes part"),
    "projects.promisedlevel": _("what it was promised"),
    "projects.feltreport": _("what its people felt"),
    "stages.involvement": _("squares of who, when and why"),
    "feedback.response": _("answers"),
    "feedback.roomtally": _("heads counted in meetings"),
    "feedback.ask": _("people who were asked"),
    "feedback.groupfeedback": _("how its people hear what happened"),
    "feedback.offer": _("what its people are offered"),
    "feedback.recognition": _("what its people were given"),
    "feedback.draft": _("answers that people began"),
    "feedback.meetingnote": _("notes of what it said in a meeting"),
}
"""What can belong to a group, by table; for the sentence that says why it cannot be removed."""
GROUP_HOLDS_ELSE = _("something else")
PROMISED = {
    1: _("to be told"),
    2: _("to be asked"),
    3: _("to be worked with"),
    4: _("to decide together with us"),
    5: _("to decide themselves"),
}
"""What a group was promised: "They were promised …"."""

FELT = {
    1: _("told"),
    2: _("asked"),
    3: _("worked with"),
    4: _("that they decided together with us"),
    5: _("that they decided themselves"),
}
"""How far a group felt that it took part: "… and felt …"."""

DECIDES = {
    "unknown": _("not said yet"),
    "never": _("never"),
    "rarely": _("rarely"),
    "sometimes": _("sometimes"),
    "often": _("often"),
}
"""How often a group has a vote, a veto or the decision: under a third of the open decisions is rarely, two thirds are often."""

ACTS = {
    "on_time": _("in time"),
    "mixed": _("late now and then"),
    "late": _("late"),
}
"""What came of a group's own actions: four in five by their day is in time, fewer than half is late."""

SKIP_REASONS = {
    "nobody_named": _("Nobody who works here is named for it."),
    "action_done": _("It was done meanwhile, or nobody does it any more."),
    "decided": _("It was decided meanwhile."),
    "another_day": _("The day was changed, or has passed."),
    "handed_on": _("Somebody else took it over."),
    "planned_again": _("It is planned again, or looked at on another day."),
}
"""Why a message of this app was not sent."""

STRANDS = {
    "needed": _("Needed"),
    "wanted": _("Wanted"),
    "evidence": _("Evidence"),
}
"""What a project is founded on; the codes are those of `projects.domain.case`."""

STRAND_QUESTIONS = {
    "needed": _("What shows that there is a problem to address, or a gap worth filling?"),
    "wanted": _("Do people ask for it, and can those who deliver it or meet it live with it?"),
    "evidence": _(
        "Is there a logic, or research, that gives it a fair chance to make things better?"
    ),
}

STRENGTHS = {
    0: _("Nothing yet"),
    1: _("Hunch"),
    2: _("Some"),
    3: _("Solid"),
    4: _("Strong"),
}

STRENGTH_RULES = {
    1: _("Hunch: somebody’s view, or one story"),
    2: _("Some: one proper source, or the same story from several people in one group"),
    3: _(
        "Solid: independent sources agree, one of them the people affected, and the newest is under 3 years old"
    ),
    4: _(
        "Strong: numbers and people’s experience agree, and somebody outside the team has checked"
    ),
}
"""By which rule something is as strong as that; nothing yet is no line at all."""

RESEARCH_LEVELS = {
    1: _("It says clearly how it would help"),
    2: _("Those who had it did better, and nobody knows whether because of it"),
    3: _("A comparison shows that it was because of it"),
    4: _("Others tried it elsewhere and found the same"),
    5: _("It is run in many places, by a manual, and keeps working"),
}
"""How far research goes: Nesta's five levels, in our own words."""

FIRST_STEPS = {
    "N1": _("Look at what your records show, or write down what people told you."),
    "N2": _("Find out for whom it is so, and how many they are."),
    "W1": _("Ask the people it is for, or look at who comes."),
    "W2": _("Ask those who would deliver it, and those who would send people to it."),
    "E1": _("Write in one sentence how it would help, and let somebody outside the team read it."),
    "E2": _("Look for a study, or a place that has tried it; or try it small yourselves."),
}
"""The next best step where nothing is known yet, by sub-question."""

NEXT_STEPS = {
    "hear_against": _("Listen to what speaks against it: what would have to change?"),
    "second_source": _("Find a second source that knows nothing of the first."),
    "proper_source": _(
        "So far it is a view, or one story. Find one proper source: a count, a study, or several people who say the same."
    ),
    "ask_those_affected": _(
        "Hear it from the people affected too, or find a second source that agrees."
    ),
}
"""The next best step by the code of `projects.domain.case.Step`."""
