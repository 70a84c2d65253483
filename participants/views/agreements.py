"""What people agree to and the legal ground, for managers; what one person said, and the way to their record, for colleagues."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from participants.actions import agreements as words
from participants.actions.codes import LASTS, code_to_read_out
from participants.actions.details import show_record_link
from participants.domain.codes import in_groups
from participants.forms.agreements import BasisForm, ChoicesOfForm, SaidForm, WordingForm
from participants.models import Participant
from participants.policies import may_let_into_record, may_record_agreement, may_word_agreements
from participants.queries.agreements import (
    bases,
    basis_in_words,
    basis_of,
    taking_part,
    wordings,
)
from participants.queries.record import own_details


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
    }
    return page(
        request, "participants/agreement_settings.html", context, 422 if is_refused else 200
    )


def _written(row: Any, form: Any) -> dict[str, str]:
    return {name: getattr(row, name, "") for name in form.base_fields}


@gate(may_record_agreement, Participant)
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_record(request: HttpRequest, person: Participant) -> HttpResponse:
    """Show what one person said about taking part, and write down what they say now."""
    today = timezone.now().astimezone(person.organisation.zone).date()
    form = SaidForm(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST" and form.is_valid():
        words.record_agreement(
            actor=request.actor,  # type: ignore[attr-defined]
            organisation=person.organisation,
            participant_id=person.pk,
            **form.cleaned_data,
        )
        messages.success(request, _("Written down."))
        return redirect("participants:agreement_record", org=person.organisation.slug, pk=person.pk)
    return _person(request, person, form=form)


@gate(may_record_agreement, Participant)
@require_POST
def choices_record(request: HttpRequest, person: Participant) -> HttpResponse:
    """Write down the two choices as the person told them to a colleague."""
    form = ChoicesOfForm(request.POST)
    if not form.is_valid():
        return _person(request, person, choices_form=form)
    words.choose(
        actor=request.actor,  # type: ignore[attr-defined]
        participant_id=person.pk,
        **form.cleaned_data,
    )
    messages.success(request, _("Written down."))
    return redirect("participants:agreement_record", org=person.organisation.slug, pk=person.pk)


def _person(
    request: HttpRequest,
    person: Participant,
    *,
    form: SaidForm | None = None,
    choices_form: ChoicesOfForm | None = None,
) -> HttpResponse:
    today = timezone.now().astimezone(person.organisation.zone).date()
    initial = {"hears_outcomes": person.hears_outcomes, "may_be_asked": person.may_be_asked}
    context = {
        "person": person,
        "form": form or SaidForm(today=today),
        "choices_form": choices_form or ChoicesOfForm(initial=initial),
        **of_person(person.pk),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "participants/agreement_record.html", context, status)


def of_person(participant_id: int) -> dict[str, Any]:
    """Return what `participants/partials/agreement.html` shows; for the person's own page in `workspace` too."""
    return {
        "taking": taking_part(participant_id),
        "basis": basis_of(participant_id),
        "details": own_details(participant_id),
    }


@gate(may_let_into_record, Participant)
@require_POST
def record_code_make(request: HttpRequest, person: Participant) -> HttpResponse:
    """Make a code for the second step and show it once, to be read out to the person."""
    code = code_to_read_out(
        actor=request.actor,  # type: ignore[attr-defined]
        participant_id=person.pk,
        now=timezone.now(),
    )
    minutes = int(LASTS.total_seconds() // 60)
    context = {"person": person, "code": in_groups(code), "minutes": minutes}
    return page(request, "participants/record_code.html", context)


@gate(may_let_into_record, Participant)
@require_POST
def record_link_make(request: HttpRequest, person: Participant) -> HttpResponse:
    """Make a link to the person's record and show it once, to be handed to them."""
    link = show_record_link(
        actor=request.actor,  # type: ignore[attr-defined]
        participant_id=person.pk,
        now=timezone.now(),
    )
    return page(request, "participants/record_link.html", {"person": person, "link": link})
