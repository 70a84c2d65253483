"""Publishing what happened, saying that it is still being decided, and withdrawing: each with a page to check first."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.actions import publishing as actions
from feedback.actions.announcing import open_boards
from feedback.actions.nobody import say_nobody_answered
from feedback.forms.nobody import NobodyForm
from feedback.forms.publishing import Channels, HoldingForm, PublishForm, WithdrawForm
from feedback.models import Consultation, Publication, PublicationKind, Telling
from feedback.queries.audience import Audience, audience
from feedback.queries.nobody import nobody_answered
from feedback.queries.outcome_fs import words_to_publish
from feedback.queries.outcome_rows import item_row
from feedback.queries.outcomes import item_boards, told_lately_until
from feedback.queries.purpose import decider_of
from feedback.queries.sharing import also_hear
from feedback.queries.thinking import plan_of
from feedback.views.frame import StaffRequest, local_day, sent
from notices import bell
from participants.queries import contacts


@gate(policies.may_publish, Consultation)
def outcome_publish(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Show what will be public and who hears, and publish it."""
    today = local_day(consultation.organisation, timezone.now())
    boards = item_boards(consultation)
    ready = [board for board in boards if board.is_ready(today)]
    data = sent(request)
    form = PublishForm(data, boards=ready, initial={"weighed": plan_of(consultation).weighed})
    channels = Channels(data, ended_on=consultation.ended_on, today=today)
    if data is not None and form.is_valid() & channels.is_valid():
        try:
            published = actions.publish(
                actor=request.actor,
                consultation=consultation,
                versions=form.versions(),
                channels=channels.plans(),
                weighed=form.cleaned_data["weighed"],
                now=timezone.now(),
            )
        except ValidationError as refusal:
            form.add_error("weighed" if refusal.code == "weighed" else None, refusal)
        else:
            return _published(request, published)
    heads = [board.head for board in ready if board.head is not None]
    is_reversal = actions.kind_of(heads) == PublicationKind.REVERSAL
    context = {
        "ready": [item_row(board, today) for board in ready],
        "in_words": words_to_publish(consultation, ready),
        "waiting": [item_row(board, today) for board in boards if board not in ready],
        "also_hear": also_hear(ready, consultation, is_reversal=is_reversal),
        "chosen": set(form["items"].value() or []) if data is not None else None,
        "has_ended": consultation.has_ended(timezone.now()),
        "too_early": terms.TOO_EARLY,
    }
    people = audience(consultation, is_reversal=is_reversal)
    return _check_page(request, "publish", consultation, people, form, channels, context)


@gate(policies.may_publish, Consultation)
def holding_publish(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Say what is holding it up, and by when people hear more."""
    today = local_day(consultation.organisation, timezone.now())
    data = sent(request)
    form = HoldingForm(data, today=today)
    channels = Channels(data, ended_on=consultation.ended_on, today=today)
    if data is not None and form.is_valid() & channels.is_valid():
        try:
            published = actions.say_still_deciding(
                actor=request.actor,
                consultation=consultation,
                held_up_by=form.cleaned_data["held_up_by"],
                next_on=form.cleaned_data["next_on"],
                channels=channels.plans(),
                now=timezone.now(),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _published(request, published)
    boards = open_boards(consultation)
    context = {
        "items": [board.title for board in boards],
        "finished": [board.title for board in boards if board.is_ready(today)],
        "told_until": told_lately_until(consultation, today),
        "has_ended": consultation.has_ended(timezone.now()),
        "too_early": terms.TOO_EARLY,
    }
    people = audience(consultation)
    return _check_page(request, "holding", consultation, people, form, channels, context)


@gate(policies.may_publish, Consultation)
def nobody_publish(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Say that nobody answered, why we think so, and what comes next."""
    now = timezone.now()
    today = local_day(consultation.organisation, now)
    data = sent(request)
    decider = decider_of(consultation) or str(consultation.owner or "")
    form = NobodyForm(data, today=today, initial={"decided_by": decider})
    channels = Channels(data, ended_on=consultation.ended_on, today=today)
    if data is not None and form.is_valid() & channels.is_valid():
        words, plans = form.cleaned_data, channels.plans()
        try:
            published = say_nobody_answered(
                actor=request.actor, consultation=consultation, channels=plans, now=now, **words
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _published(request, published)
    people, boards = audience(consultation), item_boards(consultation)
    context = {
        "may_say": nobody_answered(consultation, people, boards, now),
        "items": [board.title for board in boards if not board.is_final and not board.is_carried],
    }
    return _check_page(request, "nobody", consultation, people, form, channels, context)


@gate(policies.may_ask, Consultation)
def consultation_withdraw(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Stop asking, say why, and what happens to the answers."""
    today = local_day(consultation.organisation, timezone.now())
    data = sent(request)
    form = WithdrawForm(data)
    channels = Channels(data, ended_on=None, today=today)
    if data is not None and form.is_valid() & channels.is_valid():
        try:
            published = actions.withdraw(
                actor=request.actor,
                consultation=consultation,
                why=form.cleaned_data["why"],
                answers_fate=form.cleaned_data["answers_fate"],
                channels=channels.plans(),
                now=timezone.now(),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _published(request, published)
    can_withdraw = consultation.opened_at is not None and consultation.withdrawn_at is None
    context = {"can_withdraw": can_withdraw}
    people = audience(consultation)
    return _check_page(request, "withdraw", consultation, people, form, channels, context)


def _check_page(
    request: StaffRequest,
    name: str,
    consultation: Consultation,
    people: Audience,
    form: Any,
    channels: Channels,
    context: dict[str, Any],
) -> HttpResponse:
    """Render a page to check before something goes out. Names only for those who may see contact details."""
    actor = request.actor
    may_see_names = policies.may_invite(actor, consultation)
    known = contacts(people.by_hand) if may_see_names else {}
    shared = {
        "consultation": consultation,
        "form": form,
        "channels": channels,
        "channel_errors": channels.errors() if form.is_bound else [],
        "has_errors": form.is_bound,
        "people": people,
        "hand_names": [known[pk].name for pk in people.by_hand if pk in known],
    }
    status = 422 if form.is_bound else 200
    return page(request, f"feedback/outcomes/{name}.html", shared | context, status=status)


def _published(request: StaffRequest, publication: Publication) -> HttpResponseBase:
    bell.ring()
    mails = Telling.objects.pending().by_mail().filter(publication=publication).count()
    text = ngettext(
        "It is public now. %(n)s person is told by e-mail.",
        "It is public now. %(n)s people are told by e-mail.",
        mails,
    )
    messages.success(request, text % {"n": mails} if mails else _("It is public now."))
    return redirect(
        "feedback:telling_list",
        org=publication.organisation.slug,
        pk=publication.consultation_id,
    )
