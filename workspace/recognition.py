"""What people were given, as a file for finance: one project's, or all. Names stand in it only for who may see them."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from access.gate import gate
from feedback import policies
from organisations.models import Organisation
from projects.models import Project
from projects.policies import may_see_contacts
from workspace.recognition_file import KINDS, recognition_file


@gate(policies.may_see_recognition, Project)
@require_POST
def project_export(request: HttpRequest, project: Project) -> HttpResponse:
    """Hand out what was given in one project."""
    return _file(request, [project], project)


@gate(policies.may_see_all_recognition)
@require_POST
def organisation_export(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Hand out what was given in all projects."""
    return _file(request, Project.objects.all(), None)


def _file(
    request: HttpRequest, projects: Iterable[Project], project: Project | None
) -> HttpResponse:
    """Return the file in the form that was asked for; anything unknown is a spreadsheet."""
    actor = request.actor  # type: ignore[attr-defined]
    kind = request.POST.get("as", "")
    kind = kind if kind in KINDS else "xlsx"
    content = recognition_file(
        actor=actor,
        project=project,
        named={one.pk for one in projects if may_see_contacts(actor, one)},
        kind=kind,
    )
    home = actor.organisation
    today = timezone.now().astimezone(home.zone).date()
    name = f"given-{home.slug}-{project.pk if project else 'all'}-{today:%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=KINDS[kind], headers=headers)
