"""What people were offered and given, as the register asks for it: for a copy, for erasing, for joining two records."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.actions.recognition import forget_person, join_people
from feedback.models import Recognition
from feedback.queries.recognition import Given, given_to
from participants.personal_data import Passage, kinds


class RecognitionKept:
    """Offers, payments and expenses of one person. Once erased the sums stay for the accounts, and nobody's name."""

    kind = "recognition"
    label = gettext_lazy("What people were offered and given for their time")
    models: Sequence[str] = ("feedback.Recognition",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Return one line for each thing that was offered or given."""
        lines = [(one.form, _in_words(one)) for one in given_to(participant_id)]
        return [Passage(_("What you were offered and given"), lines)] if lines else []

    def erase(self, participant_id: int, *, today: date) -> None:
        """Empty whom it was given to."""
        del today
        forget_person(participant_id)

    def join(self, from_id: int, into_id: int) -> None:
        """Move it all to the other record."""
        join_people(from_id, into_id)

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """Return the last day on which something was offered, paid or declined."""
        rows = Recognition.objects.filter(participant__in=list(participant_ids))
        days = rows.values_list("participant").annotate(
            offered=Max("offered_on"), settled=Max("settled_on")
        )
        return {
            participant: max(filter(None, (offered, settled)))
            for participant, offered, settled in days.order_by()
        }


def _in_words(one: Given) -> str:
    day = date_format(one.settled_on or one.offered_on, "j F Y")
    parts = (one.amount, one.what, one.about or one.project, str(one.state_words), day)
    return ", ".join(part for part in parts if part)


def register() -> None:
    """Register it."""
    one = RecognitionKept()
    if one.kind not in kinds:
        kinds.register(one)
