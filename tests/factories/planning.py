"""The register, projects, groups, teams and stages."""

from datetime import timedelta
from typing import Any

from access.tokens import digest_of
from organisations.models import Organisation
from participants.models import Participant, RecordLink, Stop
from projects.models import Participation, Project, StakeholderGroup, TeamMember
from stages.models import Stage
from tests.factories.clock import NOW, TODAY
from tests.factories.people import member
from tests.factories.registry import canary, create, factory_for, next_number


@factory_for("participants.Participant")
def participant(within: Organisation, **fields: Any) -> Participant:
    """Return a person with a name and an address; `email` gives another address, or none."""
    number = next_number(Participant)
    email = fields.pop("email", f"sam{number}.{canary(within)}@example.org")
    given = {"name": f"Sam {canary(within)}", "contact_email": email}
    return create(Participant, within, **(given | fields))


@factory_for("participants.Stop")
def stop(within: Organisation, **fields: Any) -> Stop:
    """Return that a person asked us to stop writing."""
    who = fields.pop("participant", None) or participant(within)
    return create(Stop, within, participant=who, **{"stopped_on": TODAY, **fields})


@factory_for("participants.RecordLink")
def record_link(within: Organisation, **fields: Any) -> RecordLink:
    """Return a stop link; `token` (not stored) opens it."""
    who = fields.pop("participant", None) or participant(within)
    token = fields.pop("token", f"stop-token-{next_number(RecordLink)}")
    given = {
        "purpose": "stop",
        "digest": digest_of(token),
        "expires_at": NOW + timedelta(days=365),
    }
    return create(RecordLink, within, participant=who, **(given | fields))


@factory_for("projects.Project")
def project(within: Organisation, **fields: Any) -> Project:
    """Return a project with its five stages."""
    made = create(Project, within, **{"title": f"Early help {canary(within)}", **fields})
    for number in range(1, 6):
        create(Stage, within, project=made, number=number)
    return made


@factory_for("stages.Stage")
def stage(within: Organisation, *, number: int = 1, **fields: Any) -> Stage:
    """Return one of a project's five stages."""
    within_project = fields.pop("project", None) or project(within)
    found = within_project.stages.get(number=number)
    for name, value in ({"why": f"Why {canary(within)}"} | fields).items():
        setattr(found, name, value)
    found.save()
    return found


@factory_for("projects.TeamMember")
def team_member(within: Organisation, **fields: Any) -> TeamMember:
    """Return a member's place in a project's team."""
    who = fields.pop("member", None) or member(within)
    where = fields.pop("project", None) or project(within)
    return create(TeamMember, within, member=who, project=where, **fields)


@factory_for("projects.StakeholderGroup")
def group(within: Organisation, **fields: Any) -> StakeholderGroup:
    """Return a group of a project."""
    where = fields.pop("project", None) or project(within)
    number = next_number(StakeholderGroup)
    name = {"name": f"Parents {canary(within)} {number}"}
    return create(StakeholderGroup, within, project=where, **(name | fields))


@factory_for("projects.Participation")
def participation(within: Organisation, **fields: Any) -> Participation:
    """Return a person's place in a project."""
    who = fields.pop("participant", None) or participant(within)
    where = fields.pop("project", None) or project(within)
    return create(Participation, within, participant=who, project=where, **fields)
