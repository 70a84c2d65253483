"""The people a consultation asks by name. For the project's team and the organisation's owner only."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import people as actions
from feedback.forms.people import AddressForm, PeopleForm, words_for
from feedback.models import Ask, Consultation
from feedback.queries import invitees
from feedback.views.frame import StaffRequest, local_day, member_choices, sent
from notices import bell
from participants.actions import AddressMovedError, AddressTakenError


@gate(policies.may_invite, Consultation)
@require_safe
def people_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show who is asked by name, and whom somebody has to tell."""
    return _people_page(request, consultation)


def _people_page(request: StaffRequest, consultation: Consultation, **shown: Any) -> HttpResponse:
    people = invitees.invitees(consultation)
    context = {
        "consultation": consultation,
        "written_to": [person for person in people if person.is_written_to],
        "lost": [person for person in people if person.is_lost],
        "told": [person for person in people if not (person.is_written_to or person.is_lost)],
        "asked": len(people),
        "is_draft": consultation.opened_at is None,
        "is_open": consultation.is_open(timezone.now()),
        **shown,
    }
    return page(request, "feedback/asking/people.html", context)


@gate(policies.may_invite, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def people_add(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Type or paste people; see what each line says before anybody is added."""
    form = PeopleForm(
        sent(request), members=member_choices(), initial={"told_by": consultation.owner_id}
    )
    if not form.is_valid():
        return _add_page(request, consultation, form, [], 422 if form.is_bound else 200)
    checked = invitees.check_lines(consultation, form.cleaned_data["people"])
    good = invitees.good_lines(checked)
    if not good or (len(good) < len(checked) and "leave_out" not in request.POST):
        return _add_page(request, consultation, form, checked, 422)
    if not {"add", "leave_out"} & set(request.POST):
        return _add_page(request, consultation, form, checked, 200)
    return _add(request, consultation, good, form.cleaned_data["told_by"])


def _add(
    request: StaffRequest, consultation: Consultation, lines: list[Any], told_by: int
) -> HttpResponse:
    try:
        added = actions.invite_people(
            actor=request.actor,
            consultation=consultation,
            lines=lines,
            told_by_id=told_by,
            today=local_day(consultation.organisation, timezone.now()),
        )
    except actions.TooLateError:
        messages.error(request, _("It takes no answers any more, so nobody can be asked."))
    else:
        bell.ring()
        words = ngettext("%(n)s person added.", "%(n)s people added.", added)
        messages.success(request, words % {"n": added})
    return _to_people(consultation)


def _add_page(
    request: StaffRequest,
    consultation: Consultation,
    form: PeopleForm,
    checked: list[Any],
    status: int,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "form": form,
        "rows": [{"checked": one, "words": words_for(one)} for one in checked],
        "good": sum(one.is_good for one in checked),
        "bad": sum(not one.is_good for one in checked),
        "has_errors": status != 200,  # noqa: PLR2004 -- the answer's own code
    }
    return page(request, "feedback/asking/people_add.html", context, status)


@gate(policies.may_invite, Consultation)
@require_POST
def people_remove(request: StaffRequest, consultation: Consultation, ask: int) -> HttpResponse:
    """Take a person off the list of a draft."""
    if not actions.leave_out(actor=request.actor, consultation=consultation, ask_id=ask):
        messages.warning(request, _("It has opened, so this person was asked already."))
    return _to_people(consultation)


@gate(policies.may_invite, Consultation)
@require_POST
def people_link(request: StaffRequest, consultation: Consultation, ask: int) -> HttpResponse:
    """Make a person's own link and show it once, for whoever tells them."""
    now = timezone.now()
    found = invitees.ask_to_tell(consultation, ask)
    if found is None or not consultation.is_open(now):
        raise Http404
    link = actions.show_link(actor=request.actor, ask=found, now=now)
    return _people_page(request, consultation, shown_link=link, shown_ask=ask)


@gate(policies.may_invite, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def people_address(request: StaffRequest, consultation: Consultation, ask: int) -> HttpResponse:
    """Correct a person's address; whatever did not reach them goes out again."""
    found = invitees.ask_to_reach(consultation, ask)
    if found is None:
        raise Http404
    asked, person = found
    if not policies.may_correct_address(request.actor, asked):
        raise PermissionDenied(
            _("Other projects know this person too. Ask an owner here to correct the address.")
        )
    form = AddressForm(sent(request), initial={"email": person.email, "seen": person.email})
    if form.is_valid() and _correct(request, asked, form):
        return _to_people(consultation)
    context = {
        "consultation": consultation,
        "person": person,
        "form": form,
        "has_errors": form.is_bound,
    }
    return page(request, "feedback/asking/address.html", context, 422 if form.is_bound else 200)


def _correct(request: StaffRequest, asked: Ask, form: AddressForm) -> bool:
    """Correct the address, or say in the form why not."""
    given = {name: form.cleaned_data[name] for name in ("seen", "email")}
    try:
        actions.correct_address(actor=request.actor, ask=asked, now=timezone.now(), **given)
    except AddressMovedError as moved:
        form.data = {**form.data.dict(), "seen": str(moved)}  # type: ignore[attr-defined] # posted
        words = _(
            "Somebody changed this address meanwhile. It is %(email)s now. Save to replace it."
        )
        form.add_error("email", words % {"email": str(moved) or "–"})
        return False
    except AddressTakenError:
        form.add_error("email", _("Somebody else you know has this address. Ask both of them."))
        return False
    bell.ring()
    # Not how many: one more than the invitation would show that this person had answered.
    messages.success(
        request, _("Address saved. Whatever did not reach this person goes out again.")
    )
    return True


def _to_people(consultation: Consultation) -> HttpResponse:
    return redirect("feedback:people_list", org=consultation.organisation.slug, pk=consultation.pk)
