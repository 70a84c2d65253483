"""Typing in paper or spoken answers for somebody: one page for each person, and what was typed in so far."""

import uuid
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import entering
from feedback.forms.entering import PaperCodeForm
from feedback.models import Consultation
from feedback.queries import entries as typed
from feedback.queries.answering import said
from feedback.queries.ways import ways_counted
from feedback.views.entry_page import EntryPage, closed_page
from feedback.views.frame import StaffRequest


@gate(policies.may_type_in)
@require_safe
def paper_find(request: StaffRequest, _organisation: Any) -> HttpResponse:
    """Find the ask that a paper belongs to by what stands on top of it."""
    form = PaperCodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        found = typed.by_paper_code(form.cleaned_data["code"])
        if found is not None:
            return redirect("feedback:entry_add", org=request.organisation.slug, pk=found.pk)
        form.add_error(
            "code",
            _("No paper of ours has this on top. Look again, or find the ask in its project."),
        )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return page(request, "feedback/entering/find.html", {"form": form}, status)


@gate(policies.may_type_in, Consultation)
@require_safe
def entry_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what this member typed in, so that a mistake can be put right, and the counts of every way."""
    reads_all = policies.may_read_words(request.actor, consultation)
    context = {
        "consultation": consultation,
        "state": typed.typing_state(consultation, timezone.now()),
        "entries": typed.entries(consultation, request.actor.member_id, reads_all=reads_all),
        "reads_all": reads_all,
        "ways": ways_counted(consultation),
    }
    return page(request, "feedback/entering/list.html", context)


@gate(policies.may_type_in, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def entry_add(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Type in for one person: the whole form on one page. "Save and next" leads to a blank one."""
    sheet = typed.paper_sheet(consultation)
    state = typed.typing_state(consultation, timezone.now())
    if sheet is None or not state.is_possible:
        return closed_page(request, consultation, state)
    shown = EntryPage(request, consultation, sheet, initial=_kept_from_before(request))
    if shown.is_valid() and _saved(request, consultation, shown):
        if "next" not in request.POST:
            return redirect("feedback:entry_list", **_where(consultation))
        response = redirect("feedback:entry_add", **_where(consultation))
        response["Location"] += f"?way={shown.entry.cleaned_data['way']}"
        return response
    return shown.page(state=state)


def _kept_from_before(request: StaffRequest) -> dict[str, Any]:
    """After "save and next" the next paper came the same way; nothing else is taken over."""
    way = request.GET.get("way", "")
    return {"way": way} if way in typed.BY_US else {}


def _saved(request: StaffRequest, consultation: Consultation, shown: EntryPage) -> bool:
    try:
        is_new = entering.type_in(
            actor=request.actor,
            consultation=consultation,
            sheet=shown.sheet,
            entered=shown.entered(),
            form_key=shown.form_key,
            now=timezone.now(),
        )
    except entering.TooLateError:
        shown.entry.add_error(None, _too_late())
        return False
    words = _("Saved. It counts like any other answer.") if is_new else _("It was saved already.")
    messages.success(request, words)
    return True


@gate(policies.may_type_in, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def entry_edit(
    request: StaffRequest, consultation: Consultation, thread: uuid.UUID
) -> HttpResponse:
    """Correct what was typed in, until the result is made; whoever typed it or reads the answers may."""
    reads_all = policies.may_read_words(request.actor, consultation)
    member = request.actor.member_id
    found = typed.typed_in(consultation, thread, member, reads_all=reads_all)
    if found is None:
        raise Http404
    state = typed.typing_state(consultation, timezone.now())
    if not state.is_possible:
        return closed_page(request, consultation, state)
    shown = _shown_again(request, consultation, found)
    seen = request.POST.get("seen") or str(found.response.pk)
    if not shown.is_valid():
        return shown.page(state=state, thread=thread, seen=seen)
    if seen != str(found.response.pk) and shown.answers.values != found.values:
        theirs = said(found.sheet, found.values)
        values = {"state": state, "thread": thread, "seen": found.response.pk, "theirs": theirs}
        return shown.page(status=HTTPStatus.CONFLICT, **values)
    if _corrected(request, consultation, shown, found):
        return redirect("feedback:entry_list", **_where(consultation))
    return shown.page(state=state, thread=thread, seen=seen)


def _is_own(request: StaffRequest, found: typed.Typed) -> bool:
    return found.response.entered_by_id == request.actor.member_id


def _shown_again(
    request: StaffRequest, consultation: Consultation, found: typed.Typed
) -> EntryPage:
    """The page with what was typed; the group only where it was this member who typed it."""
    before = {"way": found.response.way, "group": found.response.group_id or ""}
    return EntryPage(
        request,
        consultation,
        found.sheet,
        values=found.values,
        initial=before,
        is_new=False,
        keeps_group=not _is_own(request, found),
    )


def _corrected(
    request: StaffRequest, consultation: Consultation, shown: EntryPage, found: typed.Typed
) -> bool:
    entered, seen = shown.entered(), found.response
    group_id = entered.group_id if _is_own(request, found) else seen.group_id
    try:
        entering.correct_entry(
            actor=request.actor,
            consultation=consultation,
            seen=seen,
            sheet=found.sheet,
            entered=replace(entered, group_id=group_id),
            form_key=shown.form_key,
            now=timezone.now(),
        )
    except entering.TooLateError:
        shown.entry.add_error(None, _too_late())
        return False
    except entering.ChangedMeanwhileError:
        shown.entry.add_error(
            None, _("Somebody changed this meanwhile. Open it again from the list.")
        )
        return False
    messages.success(request, _("Corrected. The new version counts; the one before is kept."))
    return True


@gate(policies.may_type_in, Consultation)
@require_POST
def entry_remove(
    request: StaffRequest, consultation: Consultation, thread: uuid.UUID
) -> HttpResponse:
    """Take out what was typed in by mistake, such as the same paper twice."""
    reads_all = policies.may_read_words(request.actor, consultation)
    found = typed.typed_in(consultation, thread, request.actor.member_id, reads_all=reads_all)
    if found is None:
        raise Http404
    try:
        entering.take_entry_out(
            actor=request.actor, consultation=consultation, seen=found.response, now=timezone.now()
        )
    except entering.TooLateError:
        messages.error(request, _too_late())
    except entering.ChangedMeanwhileError:
        messages.error(request, _("Somebody changed this meanwhile, so nothing was taken out."))
    else:
        messages.success(request, _("Taken out. It does not count any more."))
    return redirect("feedback:entry_list", **_where(consultation))


def _too_late() -> str:
    return _(
        "The result is made, so nothing more can be typed in or changed. Your words are still here: copy them."
    )


def _where(consultation: Consultation) -> dict[str, Any]:
    return {"org": consultation.organisation.slug, "pk": consultation.pk}
