"""The members page: who belongs here, who is invited, and what they may do."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from notices import bell
from organisations.actions.invitations import invite_colleague, send_again, withdraw_invitation
from organisations.actions.members import change_role
from organisations.forms.members import InvitationForm, RoleForm
from organisations.models import Member, MemberInvitation, Organisation
from organisations.policies import (
    may_manage,
    may_manage_invitation,
    may_manage_member,
    roles_to_give,
)
from organisations.queries import active_members, open_invitations
from organisations.second_factor import accounts_with_second_factor


def _members_page(request: HttpRequest, form: InvitationForm, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    members = list(active_members())
    secured = accounts_with_second_factor(each.user_id for each in members)
    context = {
        "form": form,
        "members": [(each, may_manage_member(actor, each)) for each in members],
        "without": [each for each in members if each.user_id not in secured],
        "invitations": [(each, may_manage_invitation(actor, each)) for each in open_invitations()],
        "roles": roles_to_give(actor),
        "now": timezone.now(),
    }
    return page(request, "organisations/members.html", context, status=status)


@gate(may_manage)
@require_http_methods(["GET", "HEAD", "POST"])
def member_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show members and invitations; on POST invite a colleague."""
    actor = request.actor  # type: ignore[attr-defined]
    initial = {"role": "facilitator"}
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        roles=roles_to_give(actor),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            invite_colleague(actor=actor, now=timezone.now(), **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            bell.ring()
            _say(request, _("We send %(email)s a link to join."), form.cleaned_data["email"])
            return redirect("organisations:member_list", org=organisation.slug)
    return _members_page(request, form, status=422 if form.is_bound else 200)


@gate(may_manage_invitation, MemberInvitation)
@require_POST
def invitation_resend(request: HttpRequest, invitation: MemberInvitation) -> HttpResponse:
    """Send the link again; the earlier one stops working."""
    try:
        send_again(
            actor=request.actor,  # type: ignore[attr-defined]
            invitation=invitation,
            now=timezone.now(),
        )
    except ValidationError as refusal:
        return _back(request, refusal)
    bell.ring()
    _say(
        request,
        _("We send %(email)s a new link. The earlier one no longer works."),
        invitation.email,
    )
    return _back(request)


@gate(may_manage_invitation, MemberInvitation)
@require_POST
def invitation_withdraw(request: HttpRequest, invitation: MemberInvitation) -> HttpResponse:
    """End the invitation."""
    try:
        withdraw_invitation(
            actor=request.actor,  # type: ignore[attr-defined]
            invitation=invitation,
            now=timezone.now(),
        )
    except ValidationError as refusal:
        return _back(request, refusal)
    _say(request, _("The link sent to %(email)s no longer works."), invitation.email)
    return _back(request)


@gate(may_manage_member, Member)
@require_POST
def member_change(request: HttpRequest, member: Member) -> HttpResponse:
    """Give the member another role."""
    actor = request.actor  # type: ignore[attr-defined]
    form = RoleForm(request.POST, roles=roles_to_give(actor))
    if not form.is_valid():
        return _back(request, form.errors["role"].as_data()[0])
    try:
        change_role(actor=actor, member=member, role=form.cleaned_data["role"])
    except ValidationError as refusal:
        return _back(request, refusal)
    return _back(request)


def _say(request: HttpRequest, sentence: str, email: str) -> None:
    messages.success(request, sentence % {"email": email})


def _back(request: HttpRequest, refusal: ValidationError | None = None) -> HttpResponse:
    """Show the members page again: after a refusal at once with its sentence, else by a redirect."""
    actor = request.actor  # type: ignore[attr-defined]
    if refusal is None:
        return redirect("organisations:member_list", org=actor.organisation.slug)
    for sentence in refusal.messages:
        messages.error(request, sentence)
    initial = {"role": "facilitator"}
    form = InvitationForm(roles=roles_to_give(actor), initial=initial)
    return _members_page(request, form, status=422)
