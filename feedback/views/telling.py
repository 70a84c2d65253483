"""Who was told what happened, and noting down that more were."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import telling as actions
from feedback.actions.handing_on import hand_on
from feedback.forms.publishing import ChannelForm, HandOnForm, TellingForm
from feedback.models import Consultation, Publication
from feedback.queries.loops import loop_states
from feedback.queries.tellings import PublicationRow, publication_rows
from feedback.views.frame import StaffRequest, local_day, member_choices
from projects.queries import team_names


@gate(policies.may_publish, Consultation)
def telling_list(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Show for each publication how many were told, who waits, and who cannot be told."""
    return _list_page(request, consultation)


@gate(policies.may_publish, Publication)
@require_POST
def telling_record(request: StaffRequest, publication: Publication) -> HttpResponseBase:
    """Note down that people on the list, or a planned channel, were told, or could not be reached."""
    ids = _waiting_ids(publication)
    form = TellingForm(request.POST, ids=ids)
    if form.is_valid():
        try:
            _record(request, publication, form, ids)
        except ValidationError as refusal:
            form.add_error(_field_of(refusal), refusal)
        else:
            return _to_list(publication.consultation)
    return _list_page(request, publication.consultation, {publication.pk: form}, status=422)


@gate(policies.may_publish, Publication)
@require_POST
def telling_hand_on(request: StaffRequest, publication: Publication) -> HttpResponseBase:
    """Let a colleague tell those whose e-mail did not arrive, or everybody on the list."""
    consultation = publication.consultation
    row = _row_of(publication)
    members = _tellers(consultation)
    form = _hand_on_form(request, row, members, consultation.owner_id, request.POST)
    lost = [one.pk for one in row.failed]
    chosen = lost if request.POST.get("do") == "failed" else row.waiting_ids
    if form.is_valid():
        try:
            count = hand_on(
                actor=request.actor,
                publication=publication,
                telling_ids=chosen,
                to_member_id=form.cleaned_data["to"],
                why=form.cleaned_data.get("why", ""),
            )
        except ValidationError as refusal:
            form.add_error(refusal.code if refusal.code in form.fields else None, refusal)
        else:
            text = ngettext("%(n)s person is handed on.", "%(n)s people are handed on.", count)
            messages.success(request, text % {"n": count})
            return _to_list(consultation)
    return _list_page(request, consultation, handed_on={publication.pk: form}, status=422)


@gate(policies.may_publish, Publication)
@require_POST
def channel_add(request: StaffRequest, publication: Publication) -> HttpResponseBase:
    """Note down a further poster, meeting or page that carries the news."""
    consultation = publication.consultation
    form = ChannelForm(request.POST, prefix="channel", ended_on=consultation.ended_on)
    plan = form.plan() if form.is_valid() else None
    if plan is None:
        if not form.errors:
            form.add_error("channel", _("Choose how they hear."))
        return _list_page(request, consultation, channel_form=form, at=publication.pk, status=422)
    actions.record_channel(
        actor=request.actor,
        publication=publication,
        plan=plan,
        today=local_day(consultation.organisation, timezone.now()),
    )
    messages.success(request, _("Noted down."))
    return _to_list(consultation)


def _record(
    request: StaffRequest, publication: Publication, form: TellingForm, ids: list[int]
) -> None:
    actor = request.actor
    today = local_day(publication.organisation, timezone.now())
    chosen = ids if request.POST.get("do") == "everyone" else form.chosen()
    if request.POST.get("do") == "unreachable":
        actions.record_unreachable(
            actor=actor, publication=publication, telling_ids=chosen, today=today
        )
        messages.success(request, _("Noted down. We do not wait for them any more."))
        return
    actions.record_telling(
        actor=actor,
        publication=publication,
        telling_ids=chosen,
        channel=form.cleaned_data["channel"],
        told_on=form.cleaned_data["told_on"],
        note=form.cleaned_data["note"],
        today=today,
    )
    messages.success(request, _("Noted down that they were told."))


def _waiting_ids(publication: Publication) -> list[int]:
    return _row_of(publication).waiting_ids


def _row_of(publication: Publication) -> PublicationRow:
    rows = publication_rows(publication.consultation, with_names=False)
    return next(row for row in rows if row.publication.pk == publication.pk)


def _tellers(consultation: Consultation) -> list[tuple[int, str]]:
    """Return who can tell people: the project's team, who see names; where there is none, everybody here."""
    project_id = consultation.project_id
    return team_names([project_id]).get(project_id) or member_choices()


def _field_of(refusal: ValidationError) -> str | None:
    return refusal.code if refusal.code in {"told_on", "tellings"} else None


def _list_page(
    request: StaffRequest,
    consultation: Consultation,
    forms: dict[int, TellingForm] | None = None,
    *,
    channel_form: ChannelForm | None = None,
    handed_on: dict[int, HandOnForm] | None = None,
    at: int = 0,
    status: int = 200,
) -> HttpResponse:
    today = local_day(consultation.organisation, timezone.now())
    actor = request.actor
    may_see_names = policies.may_invite(actor, consultation)
    rows = publication_rows(consultation, with_names=may_see_names)
    forms, handed_on, members = forms or {}, handed_on or {}, _tellers(consultation)
    context: dict[str, Any] = {
        "consultation": consultation,
        "rows": [
            (
                row,
                _form_of(row, forms, today),
                handed_on.get(row.publication.pk)
                or _hand_on_form(request, row, members, consultation.owner_id),
            )
            for row in rows
        ],
        "channel_form": channel_form or _channel_form(consultation, today),
        "channel_at": at or (rows[0].publication.pk if rows else 0),
        "may_see_names": may_see_names,
        "has_errors": status != 200,  # noqa: PLR2004 -- the usual answer
        "error_form": channel_form or next(iter([*forms.values(), *handed_on.values()]), None),
        "loop": loop_states([consultation], today).get(consultation.pk),
    }
    return page(request, "feedback/outcomes/telling.html", context, status=status)


def _hand_on_form(
    request: StaffRequest,
    row: PublicationRow,
    members: list[tuple[int, str]],
    owner_id: int | None,
    data: Any = None,
) -> HandOnForm:
    """Return the form that gives people to a colleague: to the owner, unless names would come to whoever asks."""
    has_lost = bool(row.failed)
    is_own = has_lost and owner_id == request.actor.member_id
    return HandOnForm(
        data,
        members=members,
        has_lost=has_lost,
        initial={} if is_own else {"to": owner_id},
        auto_id=f"id_hand_on_{row.publication.pk}_%s",
    )


def _form_of(row: Any, forms: dict[int, TellingForm], today: Any) -> TellingForm | None:
    """Return the form of a publication for which somebody waits that a person can tell."""
    if row.publication.pk in forms:
        return forms[row.publication.pk]
    if not row.waiting_ids:
        return None
    return TellingForm(
        ids=row.waiting_ids,
        initial={"told_on": today},
        auto_id=f"id_{row.publication.pk}_%s",
    )


def _channel_form(consultation: Consultation, today: Any) -> ChannelForm:
    return ChannelForm(prefix="channel", ended_on=consultation.ended_on, initial={"on": today})


def _to_list(consultation: Consultation) -> HttpResponseBase:
    return redirect("feedback:telling_list", org=consultation.organisation.slug, pk=consultation.pk)
