"""Words about an outcome in other words: what is worth a look in it, the four Fs, and good and bad examples."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

OUTCOME_LOOKS = {
    "placeholder": _("Fill in what stands in square brackets: %(detail)s."),
    "long": _("A sentence has %(detail)s words. Try %(plainer)s at most."),
    "ideas": _("A sentence says several things. Make a sentence of each."),
    "word": _("Long words: %(detail)s. Is there a shorter one, or can you say what it means?"),
    "jargon": _("“%(detail)s” is a word of the trade. Try “%(plainer)s”."),
    "percent": _("Many people cannot picture a percentage. Try “3 out of 10”."),
    "number": _("“%(detail)s” is hard to picture. Try “about”, or leave it out."),
    "numbers": _("A sentence has more than two numbers. One in a sentence is enough."),
    "hard": _("It is hard to read: its sentences or its words are long."),
}
"""By the codes of `feedback.domain.plain_outcome.looks`."""

FOUR_F_NAMES = {
    "full": _("Full"),
    "friendly": _("Friendly"),
    "fast": _("Fast"),
    "followed_up": _("Followed up"),
}
"""The four Fs in a word each."""

FOUR_F_LOOKS = {
    "every": _("Every part of the plain words has words here."),
    "you": _("It speaks to the reader."),
    "no_you": _("“You” and “thank you” stand nowhere in it."),
    "next": _("It has a day on which there is more, or a next step."),
    "no_next": _("It has no next step and no day."),
}
"""What was counted, by the codes of `feedback.domain.plain_outcome.four_f_looks`; those with a number stand with the query."""

NOT_YET = {
    "easy": _("Not yet in easy words. These are the plain words."),
    "child": _("Not yet in words for children. These are the plain words."),
}
"""What the page says where the newest words have no wording of this form."""

FORM_NAMES = {"easy": _("Easy Read"), "child": _("words for children")}
"""What a form is called within a sentence."""

HEARS_IN = {
    "plain": _("In %(words)s, because %(name)s asked for it."),
    "easy": _("In %(words)s, because %(name)s needs it."),
    "child": _("In %(words)s, because %(name)s is under 16."),
}
"""Which words somebody hears who is told by a person, and why, by their form."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What to write and what not: the same said twice, and what makes the difference."""

    bad: Any
    good: Any
    why: Any


PAIRS = {
    "plain": (
        Pair(
            _("Provision of evening appointments is not feasible at this point in time."),
            _("You cannot come in the evening. Nobody would be in the building with the worker."),
            _("Say no, and say why, in words that people use at home."),
        ),
        Pair(
            _("We will liaise with partners and report back in due course."),
            _("We ask the health board on 3 May. You hear from us by 10 May."),
            _("Say who does it, and name the day."),
        ),
    ),
    "easy": (
        Pair(
            _(
                "Owing to budgetary pressures, the council has had to take the difficult decision that the "
                "service cannot be expanded, but the position will be kept under review."
            ),
            _(
                "There is no more money this year. So nothing changes now. We look at it again on 30 November."
            ),
            _("One idea in each sentence, 15 words at most."),
        ),
        Pair(
            _("45% of respondents, or 9 of 20, told 4 or more people."),
            _("We asked 20 families. 9 of them had to tell their story again and again."),
            _("No percentage, and few numbers."),
        ),
        Pair(
            _("The referral will be actioned upon receipt."),
            _("When your letter comes, somebody rings you."),
            _("Say who does what. Use the word that people use."),
        ),
    ),
    "child": (
        Pair(
            _("Following engagement with young people, alternative premises are being explored."),
            _("You said: not in the school. We are looking for another room."),
            _("Talk to the child, with “you” and “we”."),
        ),
        Pair(
            _("Your views are important to us and will inform our strategy."),
            _("Thank you. Because of you, the door is open on Fridays."),
            _("Say what is different. Thank once."),
        ),
        Pair(
            _("Unfortunately, health and safety considerations preclude later opening."),
            _("It cannot be open late. Two workers would be alone in the house."),
            _("A no is fine. A child wants to know why."),
        ),
    ),
}
"""Examples by form, shown beside the boxes."""
