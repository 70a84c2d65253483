"""Typing in paper or spoken answers for somebody: one page for each person, and what was typed in so far."""

import uuid
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
from access.tokens import new_token
from feedback import policies
from feedback.actions import entering
from feedback.forms.answering import AnswerForm
from feedback.forms.entering import EntryForm, PaperCodeForm
from feedback.models import Consultation
from feedback.queries import entries as typed
from feedback.queries.answering import said
from feedback.queries.ways import groups_of, ways_counted
from feedback.views.frame import StaffRequest, sent


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
            _(
                "No paper of ours has this on top. Look again, or find the ask in the list of all asks."
            ),
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
        return _closed(request, consultation, state)
    shown = _Shown(request, consultation, sheet, initial=_kept_from_before(request))
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


class _Shown:
    """The two forms of one entry on a page: what stands above, and every question."""

    def __init__(
        self,
        request: StaffRequest,
        consultation: Consultation,
        sheet: Any,
        *,
        values: dict[str, Any] | None = None,
        initial: dict[str, Any] | None = None,
        is_new: bool = True,
    ) -> None:
        self.request, self.consultation, self.sheet = request, consultation, sheet
        names = is_new and policies.may_invite(request.actor, consultation)
        self.entry = EntryForm(
            sent(request),
            people=typed.people_to_type_for(consultation) if names else None,
            groups=groups_of(consultation),
            initial=initial,
        )
        self.answers = AnswerForm(sheet.questions, sent(request), values=values, is_lenient=True)
        self.form_key = request.POST.get("form_key") or new_token()

    def is_valid(self) -> bool:
        """Whether both can be taken; each keeps what was typed. A blank paper is not: there is nothing to keep."""
        is_good = [self.entry.is_valid(), self.answers.is_valid()]
        if all(is_good) and not self.answers.values:
            self.entry.add_error(None, _("Nothing is filled in. Type at least one answer."))
        return all(is_good) and not self.entry.errors

    def entered(self) -> entering.Entered:
        """What was typed."""
        cleaned = self.entry.cleaned_data
        return entering.Entered(
            way=cleaned["way"],
            values=self.answers.values,
            ask_id=cleaned.get("ask"),
            group_id=cleaned.get("group"),
        )

    def page(self, *, status: int = 0, **values: Any) -> HttpResponse:
        """The page with both forms."""
        context = {
            "consultation": self.consultation,
            "entry": self.entry,
            "answers": self.answers,
            "form_key": self.form_key,
            "ways": ways_counted(self.consultation),
            **values,
        }
        status = status or (422 if self.entry.is_bound else 200)
        return page(self.request, "feedback/entering/edit.html", context, status)


def _saved(request: StaffRequest, consultation: Consultation, shown: _Shown) -> bool:
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
        return _closed(request, consultation, state)
    before = {"way": found.response.way, "group": found.response.group_id or ""}
    shown = _Shown(
        request, consultation, found.sheet, values=found.values, initial=before, is_new=False
    )
    status, theirs = 0, None
    if shown.is_valid():
        if request.POST.get("seen") == str(found.response.pk):
            if _corrected(request, consultation, shown, found):
                return redirect("feedback:entry_list", **_where(consultation))
        else:
            status, theirs = HTTPStatus.CONFLICT, said(found.sheet, found.values)
    seen = found.response.pk if theirs or not shown.entry.is_bound else request.POST.get("seen")
    return shown.page(status=status, state=state, thread=thread, seen=seen, theirs=theirs)


def _corrected(
    request: StaffRequest, consultation: Consultation, shown: _Shown, found: typed.Typed
) -> bool:
    try:
        entering.correct_entry(
            actor=request.actor,
            consultation=consultation,
            seen=found.response,
            sheet=found.sheet,
            entered=shown.entered(),
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


def _closed(request: StaffRequest, consultation: Consultation, state: typed.Typing) -> HttpResponse:
    """Say why nothing can be typed in; words that were just sent stand there to be copied."""
    sheet = typed.paper_sheet(consultation)
    words: list[Any] = []
    if request.method == "POST" and sheet is not None:
        form = AnswerForm(sheet.questions, request.POST, is_lenient=True)
        form.is_valid()
        words = [one for one in said(sheet, form.values) if one.lines]
    context = {"consultation": consultation, "state": state, "words": words}
    status = HTTPStatus.GONE if request.method == "POST" else HTTPStatus.OK
    return page(request, "feedback/entering/closed.html", context, status)


def _where(consultation: Consultation) -> dict[str, Any]:
    return {"org": consultation.organisation.slug, "pk": consultation.pk}
