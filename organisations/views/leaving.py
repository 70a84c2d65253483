"""Ending a membership, leaving oneself, and making somebody else the owner: each asks once more before it is done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from access.roles import Role
from notices import bell
from organisations.actions.members import end_membership, reassign
from organisations.actions.ownership import hand_over
from organisations.duties import duties_of
from organisations.forms.members import ForceForm, ReassignForm
from organisations.models import Member, Organisation
from organisations.policies import may_hand_over, may_leave, may_manage_member, may_reassign
from organisations.queries import active_members, default_roles, owners

WAYS = ["GET", "HEAD", "POST"]


@gate(may_manage_member, Member)
@require_http_methods(WAYS)
def member_end(request: HttpRequest, member: Member) -> HttpResponse:
    """Show what the member still holds; on POST end the membership."""
    if request.method == "POST":
        return _end(request, member)
    return _end_page(request, member)


@gate(may_leave)
@require_http_methods(WAYS)
def member_leave(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show what you still hold; on POST leave the organisation."""
    del organisation
    member = active_members().get(pk=request.actor.member_id)  # type: ignore[attr-defined]
    if request.method == "POST":
        return _end(request, member)
    return _end_page(request, member)


@gate(may_hand_over, Member)
@require_http_methods(WAYS)
def hand_over_to(request: HttpRequest, member: Member) -> HttpResponse:
    """Say what it means that somebody else is the owner; on POST make them the owner."""
    actor = request.actor  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        try:
            hand_over(actor=actor, member=member, now=timezone.now())
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            status = 422
        else:
            bell.ring()
            messages.success(request, _("%(name)s is the owner now.") % {"name": member})
            return redirect("organisations:member_list", org=actor.organisation.slug)
    return page(request, "organisations/hand_over.html", {"member": member}, status=status)


@gate(may_reassign, Member)
@require_http_methods(WAYS)
def member_reassign(request: HttpRequest, member: Member) -> HttpResponse:
    """Name who takes over everything that a member holds, in one step."""
    actor = request.actor  # type: ignore[attr-defined]
    others = list(active_members().exclude(pk=member.pk))
    data = request.POST if request.method == "POST" else None
    form = ReassignForm(data, duties=duties_of(member), members=others)
    if form.is_valid():
        why = form.cleaned_data["why"]
        try:
            reassign(actor=actor, member=member, to=form.takers(), why=why, now=timezone.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Everything is in other hands now."))
            return _to_end(actor, member)
    context = {"member": member, "form": form, "is_self": actor.member_id == member.pk}
    status = 422 if form.is_bound else 200
    return page(request, "organisations/reassign.html", context, status=status)


def _to_end(actor: Any, member: Member) -> HttpResponse:
    if actor.member_id == member.pk:
        return redirect("organisations:member_leave", org=actor.organisation.slug)
    return redirect("organisations:member_end", org=actor.organisation.slug, pk=member.pk)


def _end(request: HttpRequest, member: Member) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    force = ForceForm(request.POST) if "why" in request.POST else None
    if force is not None and not force.is_valid():
        return _end_page(request, member, status=422, force=force)
    because = force.cleaned_data["why"] if force else ""
    try:
        end_membership(actor=actor, member=member, forced_because=because)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return _end_page(request, member, status=422)
    if actor.member_id == member.pk:
        messages.success(request, _("You left %(name)s.") % {"name": actor.organisation.name})
        return redirect("organisations:home")
    messages.success(request, _("%(name)s does not belong here any more.") % {"name": member})
    return redirect("organisations:member_list", org=actor.organisation.slug)


def _end_page(
    request: HttpRequest, member: Member, status: int = 200, force: ForceForm | None = None
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    others = owners().exclude(pk=member.pk)
    context = {
        "member": member,
        "is_self": actor.member_id == member.pk,
        "duties": duties_of(member),
        "defaults": default_roles(member, actor.organisation),
        "stand_in": others.first(),
        "force": (force or ForceForm()) if actor.is_at_least(Role.OWNER) else None,
    }
    return page(request, "organisations/member_end.html", context, status=status)
