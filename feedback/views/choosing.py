"""Choosing whom to ask from the people of the project, with a look at everybody chosen before they are asked."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.actions import people as actions
from feedback.forms.people import ChosenForm, manner_words
from feedback.models import Consultation
from feedback.queries.asking_rules import FREE, manners
from feedback.queries.choosing import MOST, Wanted, choices, chooser, chosen, heard_least
from feedback.views.frame import StaffRequest, local_day, member_choices, to_consultation
from notices import bell

LONGEST_NUMBER = 9
"""Digits of a number in an address or a form; what is longer is none."""


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def people_choose(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the people of the project with words beside each; on POST look at those chosen, then ask them."""
    if consultation.has_ended(timezone.now()):
        messages.warning(request, _("It takes no answers any more, so nobody can be asked."))
        return to_consultation(consultation)
    if request.method != "POST":
        return _list(request, consultation)
    ids = _ids(request.POST, consultation)
    if not ids:
        return _list(request, consultation, _("Choose at least one person."))
    return _look(request, consultation, ids)


def _list(request: StaffRequest, consultation: Consultation, fault: str = "") -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    wanted = Wanted(
        group=_number(given.get("group")),
        shows_left_out="all" in given,
        number=_number(given.get("page")) or 1,
    )
    found = chooser(
        consultation,
        wanted,
        today=local_day(consultation.organisation, timezone.now()),
        sees_names=policies.may_invite(request.actor, consultation),
    )
    context = {
        "consultation": consultation,
        "chooser": found,
        "wanted": wanted,
        "fault": fault,
        "most": MOST,
        "first": given.get("first", ""),
        "may_invite": policies.may_invite(request.actor, consultation),
    }
    return page(request, "feedback/asking/choose.html", context, 422 if fault else 200)


def _ids(sent: QueryDict, consultation: Consultation) -> list[int]:
    """Return who was chosen: those ticked, or the first so many of those heard least."""
    if "take" in sent:
        most = min(_number(sent.get("first")) or 0, MOST)
        return heard_least(consultation, _number(sent.get("group")), most)
    numbers = (_number(one) for one in sent.getlist("person")[:MOST])
    return [one for one in numbers if one is not None]


def _number(given: str | None) -> int | None:
    is_number = bool(given) and given.isascii() and given.isdecimal()  # type: ignore[union-attr]
    return int(given) or None if is_number and len(given) <= LONGEST_NUMBER else None  # type: ignore[arg-type]


def _look(request: StaffRequest, consultation: Consultation, ids: list[int]) -> HttpResponse:
    """Look at those chosen: who may be asked at this moment, and who not and why. Ask them once that is settled."""
    form = ChosenForm(
        request.POST if "told_by" in request.POST else None,
        members=member_choices(),
        initial={"told_by": consultation.owner_id},
    )
    form.is_valid()
    today = local_day(consultation.organisation, timezone.now())
    rows = chosen(consultation, ids)
    found = manners((row.participant_id for row in rows), today=today)
    is_manager = request.actor.is_at_least(Role.MANAGER)
    excuse = replace(form.excuse, is_by_manager=is_manager)
    held = {pk: one for pk, one in found.items() if not one.is_allowed_with(excuse)}
    goes = [row.participant_id for row in rows if row.participant_id not in held]
    is_settled = not held or "leave_out" in request.POST
    if form.is_valid() and goes and is_settled and {"add", "leave_out"} & set(request.POST):
        return _ask(request, consultation, form, goes)
    if form.is_bound:
        form.ask_for_a_reason(
            is_wanted="add" in request.POST, manners=held.values(), is_manager=is_manager
        )
    shown = choices(rows, today=today, sees_names=policies.may_invite(request.actor, consultation))
    context = {
        "consultation": consultation,
        "form": form,
        "rows": [
            {
                "choice": one,
                "is_held": one.participant_id in held,
                "words": manner_words(held.get(one.participant_id, FREE))
                if one.participant_id in held
                else one.shown.asking,
            }
            for one in shown
        ],
        "good": len(goes),
        "bad": len(held),
        "shows_reason": bool(held) or form["why"].value(),
    }
    status = 422 if form.is_bound and (held or not form.is_valid()) else 200
    return page(request, "feedback/asking/choose_check.html", context, status)


def _ask(
    request: StaffRequest, consultation: Consultation, form: ChosenForm, ids: list[int]
) -> HttpResponse:
    given: dict[str, Any] = {"told_by_id": form.cleaned_data["told_by"], "excuse": form.excuse}
    today = local_day(consultation.organisation, timezone.now())
    try:
        added = actions.ask_people(
            actor=request.actor,
            consultation=consultation,
            participant_ids=ids,
            today=today,
            **given,
        )
    except actions.RestingError:
        messages.warning(request, _("Something changed just now. Look once more whom you ask."))
        return redirect(
            "feedback:people_choose", org=consultation.organisation.slug, pk=consultation.pk
        )
    except actions.TooLateError:
        messages.error(request, _("It takes no answers any more, so nobody can be asked."))
        return to_consultation(consultation)
    bell.ring()
    words = ngettext("%(n)s person added.", "%(n)s people added.", added)
    messages.success(request, words % {"n": added})
    if not policies.may_invite(request.actor, consultation):
        return to_consultation(consultation)
    return redirect("feedback:people_list", org=consultation.organisation.slug, pk=consultation.pk)
