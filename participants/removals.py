"""How a stop is written down once more, and a person erased once more, after a copy was put back."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from access.removals import kinds
from participants.actions import PERSON_ERASED, WRITING_STOPPED, repeat_erasure, repeat_stop


class WritingStopped:
    """That somebody asked us to stop writing to them: their number, and a mark of when they were written down."""

    kind = WRITING_STOPPED
    label = _("People who asked us to stop writing")

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Write it down again."""
        repeat_stop(key=key, organisation=organisation, on=on)


class PersonErased:
    """That a person was erased: a mark that leads to them in an old copy, and to nobody anywhere else."""

    kind = PERSON_ERASED
    label = _("People who were erased")

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Erase them again."""
        repeat_erasure(key=key, organisation=organisation, on=on)


def register() -> None:
    """Register how removals of this app are repeated."""
    for one in (WritingStopped(), PersonErased()):
        if one.kind not in kinds:
            kinds.register(one)
