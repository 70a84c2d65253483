"""Files of answers that were taken out or brought in."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.models import AnswerFile, AnswerFileRow, ResultFile
from participants.domain import keeping
from participants.runs_out.moments import end_of
from participants.runs_out.short import Rows


class AnswerFiles(Rows):
    """Answers that were taken out as a file, and the rows of files that were brought in.

    That answers came in from elsewhere, and where those were collected, stays as long as the ask.
    """

    kind = keeping.ANSWER_FILES
    label = _("Files with answers that were taken out or brought in")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the moment at which somebody asked for it, or chose it."""
        made = AnswerFile.objects.filter(made_at__lt=end_of(before))
        return [
            ResultFile.objects.filter(made_at__lt=end_of(before)),
            made.exclude(options__has_key="begun"),
            AnswerFileRow.objects.filter(answer_file__in=made),
        ]

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Delete them; of what came in the rows go, as they were and what became of them."""
        begun = AnswerFile.objects.filter(made_at__lt=end_of(before), options__has_key="begun")
        begun.exclude(content=None).update(content=None, headings=[], columns={})
        return super().remove(before, on=on, limit=limit)
