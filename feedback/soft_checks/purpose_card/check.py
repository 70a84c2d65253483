"""Whether the purpose card is short, plain and whole."""

from typing import override

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from feedback.domain.before_asking import AskFacts
from feedback.domain.reading_ease import DIFFICULT, lix, words_in
from feedback.soft_checks.base.contract import SoftCheck, Where

MOST_WORDS = 80


class PurposeCard(SoftCheck):
    """Warns when the card has a blank, more than 80 words, or is hard to read (`feedback.domain.reading_ease`)."""

    kind = "purpose_card"
    number = 2
    label = _("Can everybody read why they are asked?")
    sentences = {
        "blank": _("Something on the card is blank, and people read it as blank."),
        "long": _("The card is long. 80 words are enough."),
        "hard": _("The card is hard to read: its sentences or its words are long."),
    }
    step = _("Go over the card")
    where = Where("feedback:consultation_edit", anchor="id_why_you")

    def warns(self, facts: AskFacts) -> str:
        """A blank comes first, because that is what people see first."""
        if facts.blanks:
            return "blank"
        if len(words_in(facts.card)) > MOST_WORDS:
            return "long"
        return "hard" if lix(facts.card) > DIFFICULT else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Say how many blanks and how many words."""
        if code == "blank":
            return ngettext(
                "%(n)s sentence of the card is blank, and people read it as blank.",
                "%(n)s sentences of the card are blank, and people read them as blank.",
                facts.blanks,
            ) % {"n": facts.blanks}
        words = str(self.sentences[code])
        if code == "long":
            counted = ngettext(
                "The card has %(n)s word.",
                "The card has %(n)s words.",
                len(words_in(facts.card)),
            ) % {"n": len(words_in(facts.card))}
            return f"{words} {counted}"
        return words
