"""Starting an organisation and changing its settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate, signed_in
from access.pages import page
from access.roles import Role
from organisations.actions.organisations import change_organisation, create_organisation
from organisations.forms.organisations import OrganisationForm, SettingsForm
from organisations.models import Organisation
from organisations.policies import may_manage
from organisations.queries import versions_of_numbers


@signed_in("Whoever has an account may start an organisation; it belongs to none yet.")
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_create(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST make the organisation and lead to it."""
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        organisation = create_organisation(user=request.user, **form.cleaned_data)
        messages.success(
            request,
            _(
                "Your organisation is ready. Ask people something, or invite a colleague under Members."
            ),
        )
        return redirect("workspace:project_list", org=organisation.slug)
    status = 422 if form.is_bound else 200
    return render(request, "organisations/organisation_new.html", {"form": form}, status=status)


@gate(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_edit(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show the settings; on POST keep them."""
    form = SettingsForm(
        request.POST if request.method == "POST" else None,
        organisation=organisation,
        is_owner=request.actor.is_at_least(Role.OWNER),  # type: ignore[attr-defined]
    )
    if request.method == "POST" and form.is_valid():
        change_organisation(
            actor=request.actor,  # type: ignore[attr-defined]
            organisation=organisation,
            **form.cleaned_data,
        )
        messages.success(request, _("Your settings are kept."))
        return redirect("organisations:organisation_edit", org=organisation.slug)
    status = 422 if form.is_bound else 200
    context = {"form": form, "versions": versions_of_numbers()}
    return page(request, "organisations/settings.html", context, status=status)
