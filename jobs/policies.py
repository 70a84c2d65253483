"""Who may see and stop long work."""

from access.actors import Actor
from access.roles import Role
from jobs.models import Job


def may_see_job(actor: Actor, job: Job) -> bool:
    """Whoever began it and still may, and the owners; it can be about people of one project only."""
    began_it = job.started_by_id is not None and job.started_by_id == actor.user_id
    return actor.is_at_least(Role.OWNER) or (began_it and actor.is_at_least(Role.FACILITATOR))
