"""What a person needs, and that nobody writes to them or asks them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from participants.kept_about.words import lines_of
from participants.models import AccessNeed, Hold, Stop
from participants.personal_data import KeptAbout, Passage


class Needs(KeptAbout):
    """What a person needs to be able to take part."""

    kind = "needs"
    label = _("What you need to take part")
    models = ("participants.AccessNeed",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each need, and whether it is met."""
        rows = AccessNeed.objects.filter(participant=participant_id)
        names = ("need", "is_met", "how", "noted_on", "met_on")
        return tuple(Passage(self.label, lines_of(row, names)) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        AccessNeed.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; the same need is kept once, and met only where both say so."""
        known = {row.need.casefold(): row for row in AccessNeed.objects.filter(participant=into_id)}
        for row in AccessNeed.objects.filter(participant=from_id):
            same = known.get(row.need.casefold())
            if same is None:
                row.participant_id = into_id
                row.save(update_fields=["participant"])
                continue
            if not row.is_met:
                same.is_met, same.met_on = False, None
                same.save(update_fields=["is_met", "met_on"])
            row.delete()


class Stops(KeptAbout):
    """That a person asked us to stop writing."""

    kind = "stops"
    label = _("That we write to you no more")
    models = ("participants.Stop",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Since when."""
        rows = Stop.objects.filter(participant=participant_id)
        return tuple(Passage(self.label, lines_of(row, ("stopped_on",))) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete it."""
        del today
        Stop.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """A stop of either holds, from the earlier day."""
        row = Stop.objects.filter(participant=from_id).first()
        if row is None:
            return
        kept = Stop.objects.filter(participant=into_id).first()
        if kept is None:
            Stop.objects.filter(pk=row.pk).update(participant=into_id)
            return
        kept.stopped_on = min(kept.stopped_on, row.stopped_on)
        kept.save(update_fields=["stopped_on"])
        row.delete()


class Holds(KeptAbout):
    """That nobody asks a person for anything for now."""

    kind = "holds"
    label = _("That nobody asks you for anything for now")
    models = ("participants.Hold",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Since when, and until when."""
        rows = Hold.objects.filter(participant=participant_id)
        return tuple(Passage(self.label, lines_of(row, ("placed_on", "until"))) for row in rows)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete it."""
        del today
        Hold.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """A hold of either holds, for the longer time."""
        row = Hold.objects.filter(participant=from_id).first()
        if row is None:
            return
        kept = Hold.objects.filter(participant=into_id).first()
        if kept is None:
            Hold.objects.filter(pk=row.pk).update(participant=into_id)
            return
        is_open = kept.until is None or row.until is None
        kept.until = None if is_open else max(kept.until, row.until)
        kept.placed_on = min(kept.placed_on, row.placed_on)
        kept.save(update_fields=["until", "placed_on"])
        row.delete()
