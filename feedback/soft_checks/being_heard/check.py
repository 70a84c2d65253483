"""A fair hearing: the four things that under-18s need, and at the end how answers were weighed."""

from typing import Any, override

from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import CLOSED, DRAFT, OPEN, AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where

FOUR: dict[str, Any] = {
    "space": _("a safe chance to speak"),
    "voice": _("help to speak"),
    "audience": _("who must listen"),
    "influence": _("how it can change things"),
}
"""Lundy's four, in plain words, by their names in the plan of an ask."""


class BeingHeard(SoftCheck):
    """Warns before and while under-18s are asked, when one of the four is blank; after that, until it is said how answers were weighed."""

    kind = "being_heard"
    number = 13
    label = _("Will they get a fair hearing?")
    sentences = {
        "four": _(
            "For young people, or where the subject is sensitive, we have not said: %(what)s."
        ),
        "weighed": _("We have not written down how the answers were weighed."),
    }
    step = _("Write it down")
    where = Where("feedback:ask_plan", anchor="hearing")
    phases = (DRAFT, OPEN, CLOSED)

    def warns(self, facts: AskFacts) -> str:
        """One of the four is blank; once it closed, the weighing."""
        if facts.phase == CLOSED:
            return "" if facts.weighed.strip() else "weighed"
        return "four" if facts.needs_care and self._blank(facts) else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Name what is blank."""
        names = [str(FOUR[name]) for name in self._blank(facts)]
        return str(self.sentences[code]) % {"what": get_text_list(names, _now("and"))}

    def _blank(self, facts: AskFacts) -> list[str]:
        return [name for name in FOUR if not getattr(facts, name).strip()]
