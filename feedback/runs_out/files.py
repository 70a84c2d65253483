"""Files of answers that were taken out."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.models import ResultFile
from participants.domain import keeping
from participants.runs_out.moments import end_of
from participants.runs_out.short import Rows


class AnswerFiles(Rows):
    """Answers that were taken out as a file."""

    kind = keeping.ANSWER_FILES
    label = _("Files with answers that were taken out")

    def over(self, before: date) -> list[QuerySet[Any]]:
        """By the moment at which somebody asked for it."""
        return [ResultFile.objects.filter(made_at__lt=end_of(before))]
