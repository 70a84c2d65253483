"""Long work: begin it, take it up with a lease, do it step by step, end it. Two workers never do the same step."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from access import audit
from access.actors import Actor
from access.scope import across_organisations, working_in
from jobs.kinds import CannotGoOnError, Work, kinds
from jobs.models import Job, JobState
from jobs.queries import OPEN, to_do

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
PAUSE = timedelta(seconds=20)
"""How long a job rests after a step that failed."""
MOST_TRIES = 3
"""So many times in a row a job is taken up without one finished step; then it has failed."""
AT_ONCE = timedelta(seconds=45)
"""How long one task works on; whatever is left is taken up by the next."""
NO_WAY_THROUGH, UNKNOWN_KIND = "no_way_through", "unknown_kind"

Clock = Callable[[], datetime]


def start(*, actor: Actor, kind: str, total: int, subject: str = "") -> Job:
    """Write down long work to be done. Call inside the transaction of what it is about; the caller audits.

    Raises:
        LookupError: when nobody registered this kind.

    """
    return Job.objects.create(
        organisation=actor.organisation,
        kind=kinds.get(kind).kind,
        subject=subject,
        total=total,
        started_by_id=actor.user_id,
    )


@transaction.atomic
def ask_to_stop(*, actor: Actor, job: Job, now: datetime) -> bool:
    """Ask for no further step; what was done stays done. Return False when it has ended already."""
    waiting = Job.objects.filter(pk=job.pk, state__in=OPEN, stop_asked_at=None)
    if not waiting.update(stop_asked_at=now):
        return False
    audit.record(actor, "job_stop_asked", job)
    return True


def work(*, clock: Clock, only: int | None = None) -> bool:
    """Take up one job that is due, or `only` this one, and do its steps for a while; return whether more may be waiting."""
    found = claim(now=clock(), only=only)
    if found is None:
        return False
    pk, organisation, lease = found
    with working_in(organisation):
        _do(pk, lease, clock)
    return True


def claim(*, now: datetime, only: int | None = None) -> tuple[int, Any, datetime] | None:
    """Take up the oldest job that nobody holds; return its id, its organisation and the lease, or None."""
    lease = now + LEASE
    with (
        across_organisations(reason="long work is done for every organisation"),
        transaction.atomic(),
    ):
        free = to_do(now).select_for_update(skip_locked=True, of=("self",)).order_by("pk")
        if only is not None:
            free = free.filter(pk=only)
        job = free.select_related("organisation").first()
        if job is not None:
            Job.objects.filter(pk=job.pk).update(
                state=JobState.RUNNING,
                lease_until=lease,
                attempts=F("attempts") + 1,
                begun_at=job.begun_at or now,
            )
    return None if job is None else (job.pk, job.organisation, lease)


def _do(pk: int, lease: datetime, clock: Clock) -> None:
    """Do steps until the job has ended, somebody else has it, or this task has worked long enough."""
    until = clock() + AT_ONCE
    held: datetime | None = lease
    try:
        opened = _open(pk, lease, clock())
        while opened is not None and held is not None and clock() < until:
            lease = held
            held = step(pk, lease, opened, now=clock())
    except CannotGoOnError as problem:
        _fail(pk, lease, str(problem), clock())
    except Exception:
        logger.exception("A step of job %s failed", pk)
        _let_go(pk, lease, clock() + PAUSE)
    else:
        _let_go(pk, held, None)


def _open(pk: int, lease: datetime, now: datetime) -> Work | None:
    """Return the work with what it needs open; None when the job is not ours or has ended here."""
    job = _ours(pk, lease)
    if job is None:
        return None
    if job.kind not in kinds:
        _fail(pk, lease, UNKNOWN_KIND, now)
        return None
    if job.attempts > MOST_TRIES:
        _fail(pk, lease, NO_WAY_THROUGH, now)
        return None
    return kinds.get(job.kind).begin(job)


@transaction.atomic
def step(pk: int, lease: datetime, opened: Work, *, now: datetime) -> datetime | None:
    """Do one step and save how far the job is, together; return the new lease, or None when there is nothing to go on with."""
    job = _ours(pk, lease)
    if job is None:
        return None
    if job.stop_asked_at is not None:
        _end(job, JobState.STOPPED, now)
        return None
    progress = opened.step(job, now)
    job.position, job.counts, job.attempts = progress.position, dict(progress.counts), 0
    if progress.is_done:
        _end(job, JobState.DONE, now)
        return None
    job.lease_until = now + LEASE
    job.save(update_fields=["position", "counts", "attempts", "lease_until"])
    return job.lease_until


def _ours(pk: int, lease: datetime) -> Job | None:
    """Return the job, locked, if it is still held under this lease."""
    with transaction.atomic():
        held = Job.objects.select_for_update(of=("self",))
        return held.filter(pk=pk, state=JobState.RUNNING, lease_until=lease).first()


def _end(job: Job, state: JobState, now: datetime, problem: str = "") -> None:
    job.state, job.problem, job.ended_at, job.lease_until = state, problem, now, None
    job.save()
    if job.kind in kinds:
        kinds.get(job.kind).ended(job, now)


@transaction.atomic
def _fail(pk: int, lease: datetime, problem: str, now: datetime) -> None:
    job = _ours(pk, lease)
    if job is not None:
        _end(job, JobState.FAILED, now, problem)


def _let_go(pk: int, lease: datetime | None, until: datetime | None) -> None:
    """Give the job back, at once or after a rest, if it is still held under this lease."""
    held = Job.objects.filter(pk=pk, state=JobState.RUNNING, lease_until=lease)
    if lease is not None:
        held.update(lease_until=until)
