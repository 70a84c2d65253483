"""What a member still holds in projects: decisions that are not taken, what they are to do, and projects that they lead."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.duties import Duty, register_duties
from organisations.models import Member
from projects.models import Action, Decision, Project, Running
from projects.queries.acting import held_by


def duties(member: Member) -> list[Duty]:
    """Return what the member holds in projects of the current organisation that are not in the bin; three statements."""
    led, acted = led_by(member.pk), actions_held_by(member.pk)
    return [
        *(
            _duty(one, one.project, _("decides it"), decision_key(one.pk))
            for one in open_decisions_of(member.pk)
        ),
        *(
            _duty(
                one,
                one.project,
                _("does it") if one.member_id else _("looks after it"),
                action_key(one.pk),
            )
            for one in acted
        ),
        *(
            _duty(one.project, one.project, _("leads it"), lead_key(one.pk))
            for one in led.select_related("project__organisation")
        ),
    ]


def led_by(member_id: int) -> QuerySet[Running]:
    """Return the projects in use that a member leads."""
    return Running.objects.filter(
        lead=member_id, project__archived_at=None, project__binned_at=None
    )


def actions_held_by(member_id: int) -> QuerySet[Action]:
    """Return what a member has to do or looks after in projects that are not in the bin."""
    return held_by(member_id).filter(project__binned_at=None)


def decision_key(pk: int) -> str:
    """Return what names a decision when it is handed on."""
    return f"decision:{pk}"


def action_key(pk: int) -> str:
    """Return what names something to be done when it is handed on."""
    return f"action:{pk}"


def lead_key(pk: int) -> str:
    """Return what names that somebody leads a project (by its `Running`) when it is handed on."""
    return f"lead:{pk}"


def open_decisions_of(member_id: int) -> QuerySet[Decision]:
    """Return the decisions that a member holds and that are not taken yet."""
    rows = Decision.objects.filter(
        deciders__member=member_id, decided_on=None, project__binned_at=None
    )
    return rows.select_related("project__organisation").distinct()


def _duty(what: object, project: Project, role: str, key: str) -> Duty:
    place = {"org": project.organisation.slug, "pk": project.pk}
    page = "running_edit" if what is project else "decision_list"
    return Duty(
        title=str(what), roles=[role], url=reverse(f"projects:{page}", kwargs=place), key=key
    )


def register() -> None:
    """Tell `organisations` what its members hold here. Called in `AppConfig.ready`."""
    register_duties(duties)
