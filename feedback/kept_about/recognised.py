"""What a person was offered and took for their time. Once erased the sums stay for the accounts, and nobody's name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from feedback.actions.recognition import forget_person, join_people
from feedback.models import Recognition
from feedback.queries.recognition import Given, given_to
from participants.personal_data import KeptAbout, Passage
from ui.days import day_in_words


class Recognitions(KeptAbout):
    """Recognition and expenses. It says nothing about any answer. Once erased the sums stay for the accounts."""

    kind = "recognitions"
    label = _("What you were offered and given for your time")
    models = ("feedback.Recognition",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """One line for each thing that was offered or given."""
        lines = [(one.form, _in_words(one)) for one in given_to(participant_id)]
        return (Passage(self.label, lines),) if lines else ()

    def erase(self, participant_id: int, *, today: date) -> None:
        """Forget whose it was and what for; the sum stays for the accounts."""
        del today
        forget_person(participant_id)

    def join(self, from_id: int, into_id: int) -> None:
        """Move them."""
        join_people(from_id, into_id)

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The last day on which something was offered, paid or declined."""
        rows = Recognition.objects.filter(participant__in=list(participant_ids))
        days = rows.values_list("participant").annotate(
            offered=Max("offered_on"), settled=Max("settled_on")
        )
        return {
            participant: max(filter(None, (offered, settled)))
            for participant, offered, settled in days.order_by()
        }


def _in_words(one: Given) -> str:
    day = day_in_words(one.settled_on or one.offered_on)
    parts = (one.amount, one.what, one.about or one.project, str(one.state_words), day)
    return ", ".join(part for part in parts if part)
