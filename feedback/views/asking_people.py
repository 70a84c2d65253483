"""The people a consultation asks by name. For the project's team and the organisation's owner only."""

from dataclasses import replace
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
from access.roles import Role
from feedback import policies
from feedback.actions import people as actions
from feedback.domain.load import Excuse
from feedback.forms.people import AddressForm, ExcuseForm, PeopleForm, manner_words, words_for
from feedback.models import Ask, Consultation
from feedback.queries import invitees
from feedback.queries.asking_rules import Manner, resting
from feedback.views.frame import StaffRequest, local_day, member_choices, sent
from notices import bell
from participants.actions import AddressMovedError, AddressTakenError


@gate(policies.may_invite, Consultation)
@require_safe
def people_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show who is asked by name, and whom somebody has to tell."""
    return _people_page(request, consultation)


def _people_page(
    request: StaffRequest, consultation: Consultation, status: int = 200, **shown: Any
) -> HttpResponse:
    now = timezone.now()
    people = invitees.invitees(consultation)
    held = resting(consultation, today=local_day(consultation.organisation, now))
    asked = [person for person in people if person.ask_id not in held]
    context = {
        "consultation": consultation,
        "resting": [
            {"person": person, "words": manner_words(held[person.ask_id].manner)}
            | _offer(request, held[person.ask_id].manner)
            for person in people
            if person.ask_id in held
        ],
        "written_to": [person for person in asked if person.is_written_to],
        "lost": [person for person in asked if person.is_lost],
        "told": [person for person in asked if not (person.is_written_to or person.is_lost)],
        "asked": len(people),
        "is_draft": consultation.opened_at is None,
        "is_open": consultation.is_open(now),
        **shown,
    }
    return page(request, "feedback/asking/people.html", context, status)


def _offer(request: StaffRequest, manner: Manner) -> dict[str, bool]:
    """What may be done about somebody who should not be asked: a reason given, or a word that they came by themselves."""
    is_manager = request.actor.is_at_least(Role.MANAGER)
    return {
        "takes_reason": manner.is_allowed_with(Excuse(why="because", is_by_manager=is_manager)),
        "takes_wish": manner.is_allowed_with(Excuse(by_themselves=True)),
    }


@gate(policies.may_invite, Consultation)
@require_POST
def people_except(request: StaffRequest, consultation: Consultation, ask: int) -> HttpResponse:
    """Keep somebody on the list of a draft although a rule says not to, with a reason or because they asked for it."""
    form = ExcuseForm(sent(request))
    if form.is_valid() and not (form.excuse.why or form.excuse.by_themselves):
        form.add_error("why", _("Write why you ask them all the same. They read it."))
    if not form.is_valid():
        return _people_page(request, consultation, 422, excuse_form=form, excuse_ask=ask)
    try:
        is_kept = actions.ask_all_the_same(
            actor=request.actor,
            consultation=consultation,
            ask_id=ask,
            excuse=form.excuse,
            today=local_day(consultation.organisation, timezone.now()),
        )
    except actions.RestingError:
        form.add_error("why", _("You cannot decide this. See who may, above."))
        return _people_page(request, consultation, 422, excuse_form=form, excuse_ask=ask)
    if not is_kept:
        messages.warning(request, _("It has opened, so nothing changed."))
    return _to_people(consultation)


@gate(policies.may_invite, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def people_add(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Type or paste people; see what each line says before anybody is added."""
    form = PeopleForm(
        sent(request), members=member_choices(), initial={"told_by": consultation.owner_id}
    )
    if not form.is_valid():
        return _add_page(request, consultation, form, [], 422 if form.is_bound else 200)
    checked = _checked(request, consultation, form)
    good = invitees.good_lines(checked)
    if not good or (len(good) < len(checked) and "leave_out" not in request.POST):
        form.ask_for_a_reason(
            is_wanted="add" in request.POST,
            manners=(one.manner for one in checked if one.is_resting),
            is_manager=request.actor.is_at_least(Role.MANAGER),
        )
        return _add_page(request, consultation, form, checked, 422)
    if not {"add", "leave_out"} & set(request.POST):
        return _add_page(request, consultation, form, checked, 200)
    return _add(request, consultation, form, good)


def _checked(request: StaffRequest, consultation: Consultation, form: PeopleForm) -> list[Any]:
    return invitees.check_lines(
        consultation,
        form.cleaned_data["people"],
        today=local_day(consultation.organisation, timezone.now()),
        excuse=replace(form.excuse, is_by_manager=request.actor.is_at_least(Role.MANAGER)),
    )


def _add(
    request: StaffRequest, consultation: Consultation, form: PeopleForm, lines: list[Any]
) -> HttpResponse:
    try:
        added = actions.invite_people(
            actor=request.actor,
            consultation=consultation,
            lines=lines,
            told_by_id=form.cleaned_data["told_by"],
            today=local_day(consultation.organisation, timezone.now()),
            excuse=form.excuse,
        )
    except actions.RestingError:
        # Somebody else asked them, or one of them stopped, between the look and the press.
        checked = _checked(request, consultation, form)
        return _add_page(request, consultation, form, checked, 422)
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
        "shows_reason": any(one.is_resting for one in checked) or form["why"].value(),
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
