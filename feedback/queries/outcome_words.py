"""An outcome in the words people read, the same on the page, in the mail and for those who write it."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from feedback import terms
from feedback.domain.dispositions import Disposition
from feedback.domain.pictures import picture_path
from feedback.models import OutcomeVersion
from ui.days import day_in_words
from ui.words import filled


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome as it is read: its chip (label, tone, sign), what became of it, and the small print below."""

    label: str
    tone: str
    sign: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    pictures: tuple["Drawn | None", ...] = ()
    """What stands beside each line, in Easy Read."""

    @property
    def pictured(self) -> list[tuple[str, "Drawn | None"]]:
        """Each line with what stands beside it."""
        return list(zip_longest(self.lines, self.pictures))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture beside words: its path below the static files, and what it shows."""

    file: str
    words: Any


def drawn_beside(version: OutcomeVersion, part: str) -> Drawn | None:
    """Return the picture beside the words of a part, as it is read."""
    name = version.pictures.get(part, "")
    file = picture_path(name)
    return Drawn(file, terms.PICTURE_WORDS.get(name, "")) if file else None


def told(version: OutcomeVersion) -> Told:
    """Return a wording in the words people read. What is still blank is left out."""
    kind = Disposition(version.disposition)
    lines, notes = _TEXTS[kind](version)
    said = [(line, part) for line, part in zip(lines, _LINES[kind], strict=True) if line.strip()]
    tone, sign = terms.OUTCOME_TONES[version.disposition]
    return Told(
        label=str(
            terms.ITEM_STATES["quick_fix"]
            if version.is_quick_fix
            else terms.DISPOSITION_LABELS[version.disposition]
        ),
        tone=tone,
        sign=sign,
        lines=tuple(line for line, _part in said),
        notes=tuple(note for note in notes if note),
        pictures=tuple(drawn_beside(version, part) for _line, part in said),
    )


def ended(sentence: str) -> str:
    """Return the sentence with a full stop, unless it ends already."""
    is_ended = sentence.rstrip().endswith((".", "!", "?", "…", "؟"))
    return sentence if is_ended else filled("%(words)s.", words=sentence)


def _filled(sentence: str, **values: object) -> str:
    """Return the sentence with its values; nothing when one of them is blank."""
    words: Any = {name: value for name, value in values.items() if value and str(value).strip()}
    return filled(sentence, **words) if len(words) == len(values) else ""


def _changed(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    since = version.since_on and day_in_words(version.since_on)
    return [version.what], [
        _filled(_("Since %(day)s"), day=since),
        _filled(_("Where to see it: %(where)s"), where=version.where),
    ]


def _partly_changed(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    return [version.what, _filled(_("Why not all of it: %(why)s"), why=version.why)], []


def _not_changed(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    again = version.revisit_on and day_in_words(version.revisit_on)
    if version.is_settled:
        again_note = _("It will not be looked at again.")
    else:
        again_note = _filled(_("It is looked at again on %(day)s."), day=again)
    return [version.why], [
        _filled(_("Who decided this: %(who)s"), who=version.decided_by),
        again_note,
    ]


def _out_of_our_hands(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    passed = version.passed_on_on and day_in_words(version.passed_on_on)
    return [_filled(_("What we passed on: %(words)s"), words=version.passed_on)], [
        _filled(_("Who can decide this: %(who)s"), who=version.who_can_decide),
        _filled(_("We passed it on to them on %(day)s."), day=passed),
    ]


def _withdrawn(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    return [version.why], [_filled(_("Your answers: %(fate)s"), fate=version.answers_fate)]


def _still_deciding(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    following = version.next_on and day_in_words(version.next_on)
    return [version.held_up_by], [_filled(_("You will hear more by %(day)s."), day=following)]


def _reversed(version: OutcomeVersion) -> tuple[list[str], list[str]]:
    return [
        _filled(_("What we had promised: %(what)s"), what=version.promised_what),
        _filled(_("Why it is not happening: %(why)s"), why=version.why),
    ], []


_TEXTS = {
    Disposition.CHANGED: _changed,
    Disposition.PARTLY_CHANGED: _partly_changed,
    Disposition.NOT_CHANGED: _not_changed,
    Disposition.OUT_OF_OUR_HANDS: _out_of_our_hands,
    Disposition.WITHDRAWN: _withdrawn,
    Disposition.STILL_DECIDING: _still_deciding,
    Disposition.REVERSED: _reversed,
}
_LINES = {
    Disposition.CHANGED: ("what",),
    Disposition.PARTLY_CHANGED: ("what", "why"),
    Disposition.NOT_CHANGED: ("why",),
    Disposition.OUT_OF_OUR_HANDS: ("passed_on",),
    Disposition.WITHDRAWN: ("why",),
    Disposition.STILL_DECIDING: ("held_up_by",),
    Disposition.REVERSED: ("promised_what", "why"),
}
"""The part that each line says, in the order of `_TEXTS`."""
