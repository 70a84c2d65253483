"""What people agree to and the legal ground, for managers; what one person said, and the way to their record, for colleagues."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from participants.actions import agreements as words
from participants.forms.agreements import BasisForm, WordingForm
from participants.policies import may_word_agreements
from participants.queries.agreements import (
    bases,
    basis_in_words,
    wordings,
)


@gate(may_word_agreements)
@require_safe
def agreement_settings(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Show what people agree to, and apart from it the legal ground."""
    return _settings(request)


@gate(may_word_agreements)
@require_POST
def wording_save(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Keep a new wording of what people agree to."""
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _settings(request, wording_form=form)
    words.save_wording(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
    messages.success(request, _("Kept. Whoever agreed before agreed to the wording of then."))
    return redirect("participants:agreement_settings", org=organisation.slug)


@gate(may_word_agreements)
@require_POST
def basis_save(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Keep the legal ground as it is from now on."""
    form = BasisForm(request.POST)
    if not form.is_valid():
        return _settings(request, basis_form=form)
    words.save_basis(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
    messages.success(request, _("Kept. Whoever was written down before keeps the ground of then."))
    return redirect("participants:agreement_settings", org=organisation.slug)


def _settings(
    request: HttpRequest,
    *,
    wording_form: WordingForm | None = None,
    basis_form: BasisForm | None = None,
) -> HttpResponse:
    all_wordings, all_bases = wordings(), bases()
    is_refused = wording_form is not None or basis_form is not None
    wording_now = all_wordings[0] if all_wordings else None
    basis_now = all_bases[0] if all_bases else None
    context = {
        "wording_form": wording_form or WordingForm(initial=_written(wording_now, WordingForm)),
        "basis_form": basis_form or BasisForm(initial=_written(basis_now, BasisForm)),
        "wordings": all_wordings,
        "bases": all_bases,
        "basis": basis_in_words(basis_now),
        "has_errors": is_refused,
    }
    return page(
        request, "participants/agreement_settings.html", context, 422 if is_refused else 200
    )


def _written(row: Any, form: Any) -> dict[str, str]:
    return {name: getattr(row, name, "") for name in form.base_fields}
