"""The page on which a member types in for somebody, and the one that says why nothing can be typed in."""

from http import HTTPStatus
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from access.pages import page
from access.tokens import new_token
from feedback import policies
from feedback.actions import entering
from feedback.actions.picturing import keep_pictures
from feedback.forms.answering import AnswerForm
from feedback.forms.entering import EntryForm
from feedback.models import Consultation
from feedback.queries import entries as typed
from feedback.queries.answering import said
from feedback.queries.ways import groups_of, ways_counted
from feedback.views.frame import StaffRequest, local_day, sent
from feedback.views.picturing import was_read_past


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
        self.form_key = request.POST.get("form_key") or new_token()
        self.signer = signing.Signer(salt=f"pictures.{consultation.pk}.{self.form_key}")
        kept = (values or {}) | self._kept_meanwhile()
        files = request.FILES if request.method == "POST" else None
        self.answers = AnswerForm(
            sheet.questions, sent(request), files=files, values=kept, is_lenient=True
        )
        key = f"{request.actor.member_id}.{consultation.pk}.{self.form_key}"
        self.answers.take_pictures(key=key, is_too_big=was_read_past(request))

    def _kept_meanwhile(self) -> dict[str, Any]:
        """The pictures that came with this page when it was refused before: they wait, for no browser shows a file again."""
        try:
            kept: dict[str, Any] = self.signer.unsign_object(self.request.POST.get("pictures", ""))
        except signing.BadSignature:
            return {}
        return kept

    def _keep_pictures(self) -> str:
        """Keep the pictures of a page that is refused until it is sent again; return what the page carries for them."""
        kept = self._kept_meanwhile() | self.answers.values_drawn
        today = local_day(self.consultation.organisation, timezone.now())
        keep_pictures(self.consultation, self.answers.drawn, today=today)
        return self.signer.sign_object(kept) if kept else ""

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
            drawn=self.answers.drawn,
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
            "pictures": self._keep_pictures(),
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
