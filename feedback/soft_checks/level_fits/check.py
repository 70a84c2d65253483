"""Whether how far people take part fits what is open to them, and who decides."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where
from projects.domain.levels import ASKED, REAL_SAY, TOLD


class LevelFits(SoftCheck):
    """Warns when more is promised than there is: a vote without a vote, a consultation in which nothing is open."""

    kind = "level_fits"
    number = 4
    label = _("Are we promising what we can keep?")
    sentences = {
        "unsaid": _(
            "We have not said how far people take part: whether we listen, or decide with them."
        ),
        "told": _("People are told something, and it looks as if they were asked."),
        "nothing_open": _("We say that people can shape it, and nothing is open to them."),
        "not_with_people": _(
            "We say that people decide, and none of them is among those who decide."
        ),
    }
    step = _("Say how far they take part")
    where = Where("feedback:ask_plan", anchor="id_level")

    def warns(self, facts: AskFacts) -> str:
        """The level against what is open, and against who decides."""
        if facts.level is None:
            return "" if facts.is_information_only else "unsaid"
        if facts.level == TOLD:
            return "" if facts.is_information_only else "told"
        if facts.level >= ASKED and not facts.has_open:
            return "nothing_open"
        return "not_with_people" if facts.level >= REAL_SAY and not facts.people_decide else ""
