"""Who wants to hear, and who was told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.actions.schedule import reset_next_notice
from feedback.models import Consultation, Subscription, Telling
from participants.personal_data import KeptAbout, Passage
from ui.days import day_in_words


class Subscriptions(KeptAbout):
    """That somebody wants to hear what came of something."""

    kind = "subscriptions"
    label = gettext_lazy("What you want to hear about")
    models = ("feedback.Subscription",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each title. Whoever asks to hear has mostly answered, so this is for them alone."""
        rows = Subscription.objects.filter(participant=participant_id).order_by("pk")
        titles = rows.values_list("consultation__title", "consultation__needs_care")
        return tuple(
            Passage(self.label, [(_("What"), title)], for_them_only=True, needs_care=needs_care)
            for title, needs_care in titles
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        Subscription.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; for each consultation one remains."""
        known = Subscription.objects.filter(participant=into_id).values("consultation")
        rows = Subscription.objects.filter(participant=from_id)
        rows.filter(consultation__in=list(known.values_list("consultation", flat=True))).delete()
        rows.update(participant=into_id)


class Tellings(KeptAbout):
    """That somebody was told, or is to be told, what came of something."""

    kind = "tellings"
    label = gettext_lazy("What we told you")
    models = ("feedback.Telling",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each publication, and how and when they heard; only people who answered are told."""
        rows = Telling.objects.filter(participant=participant_id).select_related(
            "publication__consultation"
        )
        return tuple(
            Passage(
                self.label,
                [line for line in _lines(row) if line[1]],
                for_them_only=True,
                needs_care=row.publication.consultation.needs_care,
            )
            for row in rows
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Forget who was told; that somebody was told stays. What was still to be told goes."""
        rows = Telling.objects.filter(participant=participant_id)
        waiting = rows.pending()
        about = list(waiting.values_list("publication__consultation", flat=True).distinct())
        waiting.delete()
        rows.update(participant=None, note="")
        for consultation in Consultation.objects.filter(pk__in=about).order_by("pk"):
            reset_next_notice(consultation, today=today)

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; of one publication one remains, and who was told by either counts as told."""
        known = {row.publication_id: row for row in Telling.objects.filter(participant=into_id)}
        for row in Telling.objects.filter(participant=from_id):
            kept = known.get(row.publication_id)
            if kept is None:
                Telling.objects.filter(pk=row.pk).update(participant=into_id)
            elif kept.told_on is None and row.told_on is not None:
                kept.delete()
                Telling.objects.filter(pk=row.pk).update(participant=into_id)
            else:
                row.delete()

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day on which they were last told something."""
        rows = Telling.objects.filter(participant__in=list(participant_ids), told_on__isnull=False)
        return dict(rows.order_by().values_list("participant").annotate(Max("told_on")))


def _lines(row: Telling) -> list[tuple[str, str]]:
    return [
        (_("About"), row.publication.consultation.title),
        (_("How"), str(row.get_channel_display())),
        (_("Told on"), day_in_words(row.told_on)),
        (_("Not told because"), str(row.get_not_told_because_display())),
        (_("Note"), row.note),
    ]
