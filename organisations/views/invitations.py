"""What an invited colleague sees: where she is invited, as what, and a button."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from access.gate import participant_link
from organisations.actions.invitations import accept_invitation
from organisations.links import PURPOSE
from organisations.models import MemberInvitation
from organisations.queries import is_member


@participant_link(PURPOSE, has_script=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(
    request: HttpRequest, invitation: MemberInvitation, token: str
) -> HttpResponse:
    """Show the invitation and change nothing; on POST of somebody signed in, accept it."""
    organisation, user, now = invitation.organisation, request.user, timezone.now()
    belongs = user.is_authenticated and is_member(user, organisation)
    if belongs and not invitation.is_open(now):
        return redirect("workspace:project_list", org=organisation.slug)
    if not invitation.is_open(now):
        return render(request, "410.html", status=410)
    if request.method == "POST" and user.is_authenticated and not belongs:
        try:
            accept_invitation(user=user, invitation=invitation, now=now)
        except ValidationError:
            return render(request, "410.html", status=410)
        messages.success(request, _("You belong to %(name)s now.") % {"name": organisation.name})
        return redirect("workspace:project_list", org=organisation.slug)
    if not user.is_authenticated:
        # Whoever opens this link reads the mail of that address: an account made for it now needs no second proof.
        get_adapter().stash_verified_email(request, invitation.email)
    context = {"invitation": invitation, "organisation": organisation, "belongs": belongs}
    return render(request, "organisations/invitation.html", context)
