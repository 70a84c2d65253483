"""Ending a membership, leaving oneself, and making somebody else the owner: each asks once more before it is done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from notices import bell
from organisations.actions.members import end_membership
from organisations.actions.ownership import hand_over
from organisations.duties import duties_of
from organisations.models import Member, Organisation
from organisations.policies import may_hand_over, may_leave, may_manage_member
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


def _end(request: HttpRequest, member: Member) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    try:
        end_membership(actor=actor, member=member)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return _end_page(request, member, status=422)
    if actor.member_id == member.pk:
        messages.success(request, _("You left %(name)s.") % {"name": actor.organisation.name})
        return redirect("organisations:home")
    messages.success(request, _("%(name)s does not belong here any more.") % {"name": member})
    return redirect("organisations:member_list", org=actor.organisation.slug)


def _end_page(request: HttpRequest, member: Member, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    others = owners().exclude(pk=member.pk)
    context = {
        "member": member,
        "is_self": actor.member_id == member.pk,
        "duties": duties_of(member),
        "defaults": default_roles(member, actor.organisation),
        "stand_in": others.first(),
    }
    return page(request, "organisations/member_end.html", context, status=status)
