"""What the views of this app share."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from access.actors import Actor
from organisations.models import Organisation
from projects.models import Project


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


def local_day(request: StaffRequest) -> date:
    """Return the day that it is in the organisation."""
    return timezone.now().astimezone(request.organisation.zone).date()


def to_stage(project: Project, number: int) -> HttpResponse:
    """Lead back to one stage on the page of its project."""
    where = {"org": project.organisation.slug, "pk": project.pk}
    home = reverse("workspace:project_detail", kwargs=where)
    return HttpResponseRedirect(f"{home}?stage={number}#stage")
