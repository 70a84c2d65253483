"""What a person said about taking part."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.kept_about.words import lines_of
from participants.models import Agreement
from participants.personal_data import KeptAbout, Passage


class Agreements(KeptAbout):
    """Each yes and no, with the wording that it was said to."""

    kind = "agreements"
    label = gettext_lazy("What you said about taking part")
    models = ("participants.Agreement",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each word; of a parent or carer only that it was one, for the name is another person's."""
        rows = Agreement.objects.filter(participant=participant_id).select_related("wording")
        return tuple(Passage(self.label, _lines(row)) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        Agreement.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them all: the newest of each counts, whichever row it came from."""
        Agreement.objects.filter(participant=from_id).update(participant=into_id)

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day of the newest word."""
        rows = Agreement.objects.filter(participant__in=list(participant_ids)).order_by()
        return dict(rows.values_list("participant").annotate(Max("said_on")))


def _lines(row: Agreement) -> list[tuple[str, str]]:
    names = ("said", "said_on", "explained", "shown_how")
    lines = [*lines_of(row, names, {"shown_how": _("How you showed it")})]
    if row.given_by:
        lines.append((_("Who said it"), _("a parent or carer")))
    if row.wording is not None:
        lines += lines_of(row.wording, ("text",))
    return lines
