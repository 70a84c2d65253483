"""Files of answers that were collected elsewhere: who stands in one can be told only by opening it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy

from feedback.models import AnswerFile
from participants.personal_data import KeptAbout, Passage


class AnswerFiles(KeptAbout):
    """The rows of every file that is still kept; no row here points at a person."""

    kind = "answer_files"
    label = gettext_lazy("Files of answers that were collected elsewhere")
    models = ("feedback.AnswerFile", "feedback.AnswerFileRow")

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Nothing: nobody knows whose answers stand there."""
        del participant_id
        return ()

    def erase(self, participant_id: int, *, today: date) -> None:
        """Empty every file that waits to be brought in or was: the person may stand in it."""
        del participant_id, today
        AnswerFile.objects.exclude(content=None).update(content=None)

    def join(self, from_id: int, into_id: int) -> None:
        """Nothing points at either."""
