"""How far long work is, and stopping it. The page works by itself; where scripts run, the part is fetched again and again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from jobs import actions
from jobs.models import Job
from jobs.policies import may_see_job
from jobs.shown import shown


@gate(may_see_job, Job)
@require_safe
def job_detail(request: HttpRequest, job: Job) -> HttpResponse:
    """Show how far it is; htmx fetches the part alone."""
    is_part = request.headers.get("HX-Request") == "true"
    return _shown(request, job, "jobs/progress.html" if is_part else "jobs/detail.html")


def _shown(request: HttpRequest, job: Job, template: str) -> HttpResponse:
    context: dict[str, Any] = {"job": shown(job)}
    return page(request, template, context)


@gate(may_see_job, Job)
@require_POST
def job_stop(request: HttpRequest, job: Job) -> HttpResponse:
    """Stop after the step that is being done; what was done stays."""
    asked = actions.ask_to_stop(
        actor=request.actor,  # type: ignore[attr-defined]
        job=job,
        now=timezone.now(),
    )
    if not asked:
        messages.info(request, _("It had ended already."))
    return redirect("jobs:job_detail", org=job.organisation.slug, pk=job.pk)
