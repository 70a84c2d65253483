"""The page on which a member types in for somebody, and the one that says why nothing can be typed in."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from access.pages import page
from access.tokens import new_token
from feedback import policies
from feedback.actions import entering
from feedback.forms.answering import AnswerForm
from feedback.forms.entering import EntryForm
from feedback.models import Consultation
from feedback.queries import entries as typed
from feedback.queries.answering import said
from feedback.queries.ways import groups_of, ways_counted
from feedback.views.frame import StaffRequest, sent


class EntryPage:
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
        keeps_group: bool = False,
    ) -> None:
        """With `keeps_group` the group stays as somebody else typed it, and is not shown."""
        self.request, self.consultation, self.sheet = request, consultation, sheet
        names = is_new and policies.may_invite(request.actor, consultation)
        self.entry = EntryForm(
            sent(request),
            people=typed.people_to_type_for(consultation) if names else None,
            groups=() if keeps_group else groups_of(consultation),
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


def closed_page(
    request: StaffRequest, consultation: Consultation, state: typed.Typing
) -> HttpResponse:
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
