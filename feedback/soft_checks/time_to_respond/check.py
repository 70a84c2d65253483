"""Whether people have time to answer: enough days, and not those on which they are away."""

from typing import override

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where
from organisations.domain.closed_days import days_between, days_closed

LEAST_DAYS, LEAST_FORMAL_DAYS = 14, 30


class TimeToRespond(SoftCheck):
    """Warns below 14 days, 30 for a formal consultation, and when people are away on most of them."""

    kind = "time_to_respond"
    number = 12
    label = _("Do people have time to answer?")
    sentences = {
        "short": _("It is open for %(n)s days. Fourteen are fair."),
        "short_formal": _("It is open for %(n)s days. A formal consultation takes thirty."),
        "away": _(
            "People are away or busy on %(away)s of the %(n)s days: holidays, exams or festivals."
        ),
    }
    step = _("Choose another last day")
    where = Where("feedback:consultation_edit", anchor="id_closes_on")

    def warns(self, facts: AskFacts) -> str:
        """Too few days, or the wrong ones. Without a last day there is nothing to say."""
        if facts.opens_on is None or facts.closes_on is None:
            return ""
        days = days_between(facts.opens_on, facts.closes_on)
        if facts.is_formal and days < LEAST_FORMAL_DAYS:
            return "short_formal"
        if days < LEAST_DAYS:
            return "short"
        return "away" if 2 * days_closed(facts.opens_on, facts.closes_on, facts.away) > days else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Say how many days there are, and on how many people are away."""
        if facts.opens_on is None or facts.closes_on is None:
            return ""
        values = {
            "n": days_between(facts.opens_on, facts.closes_on),
            "away": days_closed(facts.opens_on, facts.closes_on, facts.away),
        }
        return str(self.sentences[code]) % values
