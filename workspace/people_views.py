"""Views of the list of people that a member keeps: kept, renamed, deleted. Each member has their own."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from organisations.models import Organisation
from participants.actions import NameTakenError, forget_view, keep_view, rename_view
from participants.forms.people import ViewForm
from workspace.people import StaffRequest
from workspace.people_filter import Narrowed

VIEW = "participants.SavedView"


@gate(policies.may_see_people)
@require_POST
def people_view_keep(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Keep what is shown now under a name."""
    narrowed = Narrowed.from_address(QueryDict(request.POST.get("query", "")))
    form = ViewForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "query": narrowed.as_address}
        return page(request, "workspace/people/view.html", context, 422)
    keep_view(actor=request.actor, name=form.cleaned_data["name"], query=narrowed.as_address)
    messages.success(request, _("Kept. It stands below the list."))
    return _to_list(organisation, narrowed)


@gate(policies.may_change_view, VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def people_view_edit(request: StaffRequest, view: Any) -> HttpResponse:
    """Rename a view, or delete it."""
    if request.POST.get("do") == "delete":
        forget_view(view=view)
        messages.success(request, _("Deleted. The people in it stay as they are."))
        return _to_list(request.organisation, Narrowed())
    data = request.POST if request.method == "POST" else None
    form = ViewForm(data, initial={"name": view.name})
    if form.is_valid():
        try:
            rename_view(view=view, name=form.cleaned_data["name"])
        except NameTakenError:
            form.add_error("name", _("You have a view of this name already."))
        else:
            messages.success(request, _("Saved."))
            return _to_list(request.organisation, Narrowed())
    context = {"form": form, "view": view}
    return page(request, "workspace/people/view.html", context, 422 if form.is_bound else 200)


def _to_list(organisation: Organisation, narrowed: Narrowed) -> HttpResponse:
    answer = redirect("workspace:people_list", org=organisation.slug)
    answer["Location"] += f"?{narrowed.as_address}" if narrowed.as_address else ""
    return answer
