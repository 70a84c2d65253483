"""The languages that an organisation writes in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from organisations.actions.languages import choose_languages
from organisations.forms.languages import LanguagesForm
from organisations.models import Organisation
from organisations.policies import may_choose_languages
from organisations.views.closed_days import StaffRequest


@gate(may_choose_languages)
@require_http_methods(["GET", "HEAD", "POST"])
def languages_edit(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show the languages; on POST keep which ones the organisation writes in."""
    data = request.POST if request.method == "POST" else None
    form = LanguagesForm(data, organisation=organisation)
    if form.is_valid():
        choose_languages(
            actor=request.actor,
            organisation=organisation,
            languages=form.cleaned_data["languages"],
        )
        messages.success(request, _("Your languages are kept."))
        return redirect("organisations:languages_edit", org=organisation.slug)
    status = 422 if form.is_bound else 200
    return page(request, "organisations/languages/edit.html", {"form": form}, status)
