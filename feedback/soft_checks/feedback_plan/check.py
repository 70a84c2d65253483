"""How each group hears what happened, in a form that it can use."""

from typing import override

from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import CLOSED, DRAFT, OPEN, AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class FeedbackPlan(SoftCheck):
    """Warns when a group has no way to hear, or people need Easy Read or an interpreter that nobody planned."""

    kind = "feedback_plan"
    number = 9
    label = _("How does each group hear what happened?")
    sentences = {
        "no_way": _("We have not said how these groups hear what happened: %(groups)s."),
        "not_interpreted": _(
            "Among those asked somebody uses another language, and no group hears in more than ours."
        ),
        "not_easy_read": _("Among those asked somebody needs Easy Read, and no group gets it."),
    }
    step = _("Say how each group hears")
    where = Where("feedback:ask_plan", anchor="groups")
    phases = (DRAFT, OPEN, CLOSED)

    def warns(self, facts: AskFacts) -> str:
        """A group that is left out, then a form that people cannot use."""
        if facts.groups_without_a_way:
            return "no_way"
        if facts.other_languages and not facts.is_interpreted:
            return "not_interpreted"
        return "not_easy_read" if facts.easy_read_needs and not facts.is_easy_read else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Name the groups."""
        names = get_text_list(list(facts.groups_without_a_way), _now("and"))
        return str(self.sentences[code]) % {"groups": names}
