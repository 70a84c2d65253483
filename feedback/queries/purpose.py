"""The purpose card: the sentences that say why people are asked. What is blank is said, not left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.models import Consultation
from projects.queries.scope import NO_SCOPE, Scope
from ui.days import day_in_words
from ui.words import filled, is_marked, joined, like


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the card. `code` names what it is about; `is_blank` says that nobody has filled it in yet."""

    code: str
    text: str
    is_blank: bool = False


def purpose_card(
    consultation: Consultation,
    *,
    minutes: int = 0,
    gets: Iterable[Sentence] = (),
    scope: Scope = NO_SCOPE,
) -> list[Sentence]:
    """Return the card as people read it: why you, what can change, what is fixed, who decides, how long, who tells you.

    `minutes` is how long answering takes; 0 leaves that sentence out. `gets` says what people get for it
    (`feedback.queries.offers.what_you_get`). Where the ask leaves blank what can change or what is fixed, `scope` says what
    is so in the whole project.
    """
    sentences = [
        _why_you(consultation),
        _can_change(consultation, scope),
        _cannot_change(consultation, scope),
        _who_decides(consultation),
    ]
    if minutes and consultation.minutes_given:
        minutes = consultation.minutes_given
    if minutes:
        sentences.append(Sentence("minutes", minutes_sentence(minutes)))
    return [*sentences, *gets, _who_tells_you(consultation)]


def minutes_sentence(minutes: int) -> str:
    """Return how long it takes, and that nobody has to finish."""
    return ngettext(
        "It takes about %(n)s minute. You can stop at any time.",
        "It takes about %(n)s minutes. You can stop at any time.",
        minutes,
    ) % {"n": minutes}


def _ended(text: str) -> str:
    """Return the text with a full stop, unless it ends a sentence already."""
    bare = text.strip()
    return like(text, bare if bare.endswith((".", "?", "!", "…", "。", "؟", "۔")) else f"{bare}.")


def _joined(text: str, running: str, standing: str) -> str:
    """Return typed words inside our sentence, or after a label when they are a sentence of their own.

    Words that begin with a small letter run on; words that begin with a capital stand by themselves, and so do words in
    another language than ours.
    """
    words = _ended(text)
    runs_on = words[0].islower() and not is_marked(words)
    return filled(running if runs_on else standing, words=words)


def _why_you(consultation: Consultation) -> Sentence:
    if not consultation.why_you.strip():
        return Sentence("why_you", _("We have not said why we are asking you."), is_blank=True)
    running = _("We are asking you because %(words)s")
    because, words = _("because") + " ", consultation.why_you.strip()
    if words.lower().startswith(because) and not is_marked(consultation.why_you):
        reason = _ended(words[len(because) :])
        return Sentence("why_you", running % {"words": reason})
    text = _joined(
        consultation.why_you,
        running,
        _("Why we are asking you: %(words)s"),
    )
    return Sentence("why_you", text)


def _can_change(consultation: Consultation, scope: Scope) -> Sentence:
    if consultation.is_information_only:
        return Sentence(
            "can_change",
            _("This is for information. Nothing can change because of what you answer."),
        )
    if not consultation.can_change.strip() and scope.open:
        text = _("You can change, in the whole project: %(words)s.")
        return Sentence("can_change", text % {"words": scope.open_words()})
    if not consultation.can_change.strip():
        return Sentence("can_change", _("We have not said what you can change."), is_blank=True)
    text = _joined(
        consultation.can_change,
        _("You can change %(words)s"),
        _("What you can change: %(words)s"),
    )
    return Sentence("can_change", text)


def _cannot_change(consultation: Consultation, scope: Scope) -> Sentence:
    if not consultation.cannot_change.strip() and scope.fixed:
        text = _("Fixed in the whole project: %(words)s.")
        return Sentence("cannot_change", text % {"words": scope.fixed_words()})
    if not consultation.cannot_change.strip():
        return Sentence("cannot_change", _("We have not said what is fixed."), is_blank=True)
    text = _joined(
        consultation.cannot_change,
        _("We cannot change %(words)s"),
        _("What is fixed: %(words)s"),
    )
    return Sentence("cannot_change", text)


def decider_of(consultation: Consultation) -> str:
    """Return who decides, by name; empty when nobody is named."""
    decider = consultation.decider
    return str(decider) if decider else consultation.decider_name.strip()


def _who_decides(consultation: Consultation) -> Sentence:
    name, by = decider_of(consultation), consultation.decides_on
    if name and by:
        text = _("%(name)s will decide by %(day)s.") % {"name": name, "day": day_in_words(by)}
        return Sentence("decider_name", text)
    if consultation.decider_known_on:
        day = day_in_words(consultation.decider_known_on)
        if name:
            text = _("%(name)s decides. We will find out by %(day)s when.")
            return Sentence("decider_name", text % {"name": name, "day": day})
        text = _("We do not know yet who decides. We will find out by %(day)s.")
        return Sentence("decider_name", text % {"day": day})
    if name:
        text = _("%(name)s will decide. We have not said by when.") % {"name": name}
        return Sentence("decides_on", text, is_blank=True)
    return Sentence("decider_name", _("We have not said who decides."), is_blank=True)


def _who_tells_you(consultation: Consultation) -> Sentence:
    if not consultation.promised_on:
        text = _("We have not said when you will hear what happened.")
        return Sentence("promised_on", text, is_blank=True)
    if not consultation.owner:
        text = _("We have not said who tells you what happened.")
        return Sentence("owner", text, is_blank=True)
    values = {"name": consultation.owner, "day": day_in_words(consultation.promised_on)}
    text = _("%(name)s will tell you what happened by %(day)s.") % values
    if consultation.tell_how.strip():
        how = _ended(consultation.tell_how)
        text = joined(text, filled(_("How you will hear: %(how)s"), how=how))
    if consultation.late_promise_reason.strip():
        reason = _ended(consultation.late_promise_reason)
        text = joined(text, filled(_("Why it takes that long: %(reason)s"), reason=reason))
    return Sentence("promised_on", text)
