"""Sent messages: what went to whom, what did not arrive, and what a person does about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.models import Consultation
from feedback.queries.messages import subjects_about, subjects_of_team
from notices import actions, bell
from notices.models import Message, MessageState
from notices.queries import LOST, counts_by_state, open_hold, outbox, that_need_somebody
from organisations.models import Organisation
from workspace.outbox_rows import NEEDS_YOU, REASONS, TABS, rows_of

ON_A_PAGE = 25
LONGEST_KEY = 18


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_see_messages)
@require_safe
def outbox_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show what was sent, newest first, all of it or in one state, about everything or one consultation."""
    del organisation
    about = _consultation(request.GET.get("about", ""))
    found = _visible(request.actor, about)
    counts = counts_by_state(found)
    tab = request.GET.get("state", "")
    needed = that_need_somebody(found)
    if tab == NEEDS_YOU:
        found = needed
    elif tab in TABS:
        found = found.filter(state__in=TABS[tab][1])
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": rows_of(list(shown), request.actor),
        "shown": shown,
        "tab": tab if tab in TABS else "",
        "tabs": [
            (code, label, sum(counts.get(state, 0) for state in states))
            if code != NEEDS_YOU
            else (code, label, needed.count())
            for code, (label, states) in TABS.items()
        ],
        "all_count": sum(counts.values()),
        "about": about,
        "hold": open_hold(),
        "is_everything": request.actor.is_at_least(Role.MANAGER),
    }
    return page(request, "workspace/outbox_list.html", context)


def _visible(actor: Actor, about: Consultation | None) -> Any:
    """Return the messages that the actor sees: managers all, the others those of their projects."""
    own = None if actor.is_at_least(Role.MANAGER) else subjects_of_team(actor.member_id)
    found = outbox(own)
    if about is not None:
        one = outbox(subjects_about(Consultation.objects.filter(pk=about.pk)))
        found = found.filter(pk__in=one.order_by().values("pk"))
    return found


def _consultation(given: str) -> Consultation | None:
    is_number = given.isascii() and given.isdecimal() and len(given) <= LONGEST_KEY
    return Consultation.objects.filter(pk=given).first() if is_number else None


@gate(policies.may_handle_message, Message)
@require_safe
def message_detail(request: StaffRequest, message: Message) -> HttpResponse:
    """Show one message and what can be done about it; each step says what it does before it is taken."""
    (row,) = rows_of([message], request.actor)
    is_last = message.resent_as_id is None
    may_go = is_last and message.state in LOST
    why_not = actions.why_not(message, timezone.now()) if may_go else ""
    context = {
        "row": row,
        "may_send_again": may_go and not why_not,
        "why_not": REASONS.get(why_not, "") if why_not else "",
        "may_have_come_back": is_last and message.state in {MessageState.SENT, MessageState.UNSURE},
        "is_unsure": is_last and message.state == MessageState.UNSURE,
        "is_lost": is_last and message.state in {MessageState.FAILED, MessageState.RETURNED},
        "hold": open_hold(),
    }
    return page(request, "workspace/outbox_message.html", context)


@gate(policies.may_handle_message, Message)
@require_POST
def message_resend(request: StaffRequest, message: Message) -> HttpResponse:
    """Send it again, once, because this person says so."""
    try:
        again = actions.resend(actor=request.actor, message=message, now=timezone.now())
    except actions.CannotSendAgainError as refusal:
        why = REASONS.get(refusal.reason, _("It cannot be sent again from where it stands now."))
        messages.warning(request, _("Nothing was sent. %(why)s") % {"why": why})
        return _to_message(request, message.pk)
    bell.ring()
    messages.success(request, _("It goes out again within a minute."))
    return _to_message(request, again.pk)


@gate(policies.may_handle_message, Message)
@require_POST
def message_returned(request: StaffRequest, message: Message) -> HttpResponse:
    """Note down that it came back."""
    return _noted(request, message, actions.mark_returned, _("Noted down that it came back."))


@gate(policies.may_handle_message, Message)
@require_POST
def message_arrived(request: StaffRequest, message: Message) -> HttpResponse:
    """Note down that it arrived after all."""
    return _noted(request, message, actions.mark_arrived, _("Noted down that it arrived."))


@gate(policies.may_handle_message, Message)
@require_POST
def message_let_be(request: StaffRequest, message: Message) -> HttpResponse:
    """Note down that nothing more is to be done about it."""
    return _noted(request, message, actions.let_be, _("Noted down. It needs nobody any more."))


def _noted(
    request: StaffRequest, message: Message, note: Callable[..., bool], words: str
) -> HttpResponse:
    if note(actor=request.actor, message=message, now=timezone.now()):
        messages.success(request, words)
    else:
        messages.warning(
            request, _("Something else happened to it meanwhile. This is how it stands.")
        )
    return _to_message(request, message.pk)


def _to_message(request: StaffRequest, pk: int) -> HttpResponse:
    return redirect("workspace:message_detail", org=request.organisation.slug, pk=pk)
