"""The day on which a project parts from names."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from projects import policies
from projects.actions.anonymising import NamesGoneError, choose_day
from projects.forms.names import NamesForm
from projects.models import Project


@gate(policies.may_choose_team, Project)
@require_http_methods(["GET", "HEAD", "POST"])
def names_edit(request: HttpRequest, project: Project) -> HttpResponse:
    """Choose the day, or none."""
    organisation = request.organisation  # type: ignore[attr-defined]
    form = NamesForm(
        request.POST if request.method == "POST" else None,
        today=timezone.now().astimezone(organisation.zone).date(),
        initial={"on": project.anonymise_on},
    )
    if form.is_valid():
        try:
            choose_day(
                actor=request.actor,  # type: ignore[attr-defined]
                project=project,
                on=form.cleaned_data["on"],
            )
        except NamesGoneError:
            messages.warning(request, _("The names went already."))
        else:
            messages.success(request, _("Saved."))
        return redirect("workspace:project_detail", org=organisation.slug, pk=project.pk)
    context = {"project": project, "form": form}
    return page(request, "projects/names.html", context, 422 if form.is_bound else 200)
