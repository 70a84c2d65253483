"""Whether the questions are short, ask one thing each, and lead nobody to an answer."""

from typing import override

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class PlainQuestions(SoftCheck):
    """Warns when something is still to be filled in, or a question is worth a look (`feedback.domain.plain_question`)."""

    kind = "plain_questions"
    number = 16
    label = _("Can everybody read the questions?")
    sentences = {
        "unfilled": _("A question still has something in square brackets to fill in."),
        "unplain": _("Some questions are long, lead to an answer, or ask two things."),
    }
    step = _("Look at the questions")
    where = Where("feedback:consultation_detail", anchor="questions")

    def warns(self, facts: AskFacts) -> str:
        """What is not filled in comes first, because people would read it as it stands."""
        if facts.unfilled_questions:
            return "unfilled"
        return "unplain" if facts.unplain_questions else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Say how many questions there are of it."""
        if code == "unfilled":
            return ngettext(
                "%(n)s question still has something in square brackets to fill in.",
                "%(n)s questions still have something in square brackets to fill in.",
                facts.unfilled_questions,
            ) % {"n": facts.unfilled_questions}
        return ngettext(
            "%(n)s question is long, leads to an answer, asks two things or is hard to read. Beside it stands what.",
            "%(n)s questions are long, lead to an answer, ask two things or are hard to read. Beside each stands what.",
            facts.unplain_questions,
        ) % {"n": facts.unplain_questions}
