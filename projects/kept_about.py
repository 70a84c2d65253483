"""What projects hold about a person: their place in each, and what they agreed to do."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants import personal_data
from participants.personal_data import KeptAbout, Passage
from projects.models import Action, Participation, PlanChange
from ui.days import day_in_words


class Places(KeptAbout):
    """Which projects a person belongs to, in which group, and for whom they speak."""

    kind = "places"
    label = gettext_lazy("Projects that you are part of")
    models = ("projects.Participation",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each project."""
        rows = Participation.objects.filter(participant=participant_id).order_by("pk")
        return tuple(
            Passage(self.label, [line for line in _lines(row) if line[1]])
            for row in rows.select_related("project", "group")
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete them."""
        del today
        Participation.objects.filter(participant=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move them; in one project one place remains, with what either row says."""
        known = {row.project_id: row for row in Participation.objects.filter(participant=into_id)}
        for row in Participation.objects.filter(participant=from_id):
            kept = known.get(row.project_id)
            if kept is None:
                Participation.objects.filter(pk=row.pk).update(participant=into_id)
                continue
            kept.group_id = kept.group_id or row.group_id
            kept.speaks_for = kept.speaks_for or row.speaks_for
            kept.save(update_fields=["group", "speaks_for"])
            row.delete()


def _lines(row: Participation) -> list[tuple[str, str]]:
    return [
        (_("Project"), row.project.title),
        (_("As one of"), row.group.name if row.group else ""),
        (_("You speak"), str(row.get_speaks_for_display())),
    ]


class Actions(KeptAbout):
    """What a person agreed to do in a project."""

    kind = "actions"
    label = gettext_lazy("What you agreed to do")
    models = ("projects.Action",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each action."""
        rows = Action.objects.filter(participant=participant_id).order_by("pk")
        return tuple(
            Passage(self.label, [line for line in _action_lines(row) if line[1]])
            for row in rows.select_related("project")
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Leave that something was to be done, without the person and without words that may name them."""
        del today
        rows = Action.objects.filter(participant=participant_id)
        PlanChange.objects.filter(part="action", row_id__in=rows.values("pk")).delete()
        rows.update(
            participant=None, text=_("Taken away"), helper="", partner_person="", dropped_because=""
        )

    def join(self, from_id: int, into_id: int) -> None:
        """Move them."""
        Action.objects.filter(participant=from_id).update(participant=into_id)


def _action_lines(row: Action) -> list[tuple[str, str]]:
    return [
        (_("Project"), row.project.title),
        (_("What"), row.text),
        (_("By"), day_in_words(row.due_on)),
        (_("How far it is"), str(row.get_state_display())),
    ]


def register() -> None:
    """Register the kinds."""
    personal_data.register(Places(), Actions())
