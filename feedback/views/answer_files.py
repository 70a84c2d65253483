"""Files of answers collected elsewhere: choosing one, throwing it away, what became of its rows, taking them out again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import answer_files as bringing
from feedback.actions.entering import TooLateError
from feedback.forms.answer_files import AnswerFileForm, refusal
from feedback.models import AnswerFile, Consultation
from feedback.queries.answer_files import cells_of, files_of, results
from feedback.queries.entries import typing_state
from feedback.views.answer_file_page import RESULTS, result_rows, to_file
from feedback.views.frame import StaffRequest
from jobs.shown import shown
from participants.domain.files import LARGEST_FILE, RefusedError
from participants.sheets import CSV, TYPES, as_file
from ui.days import day_in_words

MORE = 60_000
"""What a page sends besides the file, at most."""


@gate(policies.may_bring_answers_in, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_file_add(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Choose a file; see those that were brought in before."""
    is_sent = request.method == "POST"
    form = AnswerFileForm(request.POST, request.FILES) if is_sent else AnswerFileForm()
    if is_sent and int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_FILE + MORE:
        form.errors["file"] = form.error_class([refusal("too_big", {})])
    elif form.is_valid() and (taken := _take(request, consultation, form)):
        return to_file(taken)
    rows = [
        {
            "file": one,
            "job": shown(one.job) if one.job else None,
            "may_open": policies.may_see_answer_file(request.actor, one),
        }
        for one in files_of(consultation)
    ]
    state = typing_state(consultation, timezone.now())
    context = {"consultation": consultation, "form": form, "rows": rows, "state": state}
    return page(request, "feedback/bringing/add.html", context, 422 if is_sent else 200)


def _take(
    request: StaffRequest, consultation: Consultation, form: AnswerFileForm
) -> AnswerFile | None:
    """Keep the file's rows, or say in the form why we do not. One that waits already is opened again."""
    file, now = form.cleaned_data["file"], timezone.now()
    try:
        return bringing.take_file(
            actor=request.actor,
            consultation=consultation,
            name=file.name,
            data=file.read(),
            now=now,
        )
    except RefusedError as refused:
        form.add_error("file", refusal(refused.code, refused.values))
    except TooLateError:
        form.add_error(None, too_late())
    except bringing.SameFileError as same:
        form.add_error("file", _same(same.file))
    return None


def _same(earlier: AnswerFile) -> str:
    day = earlier.made_at.astimezone(earlier.organisation.zone).date()
    words = (
        _(
            "This very file came in on %(day)s already, so nothing was done. Each answer counts once."
        )
        if earlier.options.get("begun")
        else _("This very file was chosen on %(day)s and waits below. Go on there.")
    )
    return words % {"day": day_in_words(day)}


def too_late() -> str:
    """Return why nothing comes in any more."""
    return _(
        "The result is made, or it takes no answers now, so nothing can be brought in or taken out: it would change counts that people have seen."
    )


@gate(policies.may_see_answer_file, AnswerFile)
@require_POST
def answer_file_drop(request: StaffRequest, file: AnswerFile) -> HttpResponse:
    """Throw the file away before anything was brought in."""
    try:
        bringing.drop_file(actor=request.actor, file=file)
    except bringing.BegunError:
        messages.info(request, _("It is being brought in already."))
        return to_file(file)
    messages.success(request, _("Thrown away. Nothing of it counts."))
    return _to_files(file)


@gate(policies.may_see_answer_file, AnswerFile)
@require_POST
def answer_file_back(request: StaffRequest, file: AnswerFile) -> HttpResponse:
    """Take out again what this file brought in."""
    try:
        gone = bringing.take_back(actor=request.actor, file=file, now=timezone.now())
    except TooLateError:
        messages.error(request, too_late())
    except bringing.BegunError:
        messages.error(request, _("It is still being brought in. Stop it first."))
    except bringing.RowsGoneError:
        messages.error(
            request, _("Its rows are gone, so nobody can tell any more which answers they were.")
        )
    else:
        words = ngettext("%(n)s answer was taken out.", "%(n)s answers were taken out.", gone)
        messages.success(request, words % {"n": gone})
        return _to_files(file)
    return to_file(file)


@gate(policies.may_see_answer_file, AnswerFile)
@require_POST
def answer_file_report(request: StaffRequest, file: AnswerFile) -> HttpResponse:
    """Hand out what became of the rows, in front of what stands in them; mended, it can be brought in as it is."""
    wanted = request.POST.get("show", "")
    rows = list(results(file, wanted if wanted in RESULTS else ""))
    cells = cells_of(file, [row.number for row in rows])
    headings = [_("Row"), _("What became of it"), _("Why"), *file.headings]
    told = [
        [str(one.number), str(one.result), one.why, *cells.get(one.number, [])]
        for one in result_rows(file, rows)
    ]
    content, _count = as_file(CSV, headings, told)
    today = timezone.now().astimezone(request.organisation.zone).date()
    name = f"report-{file.consultation_id}-{today:%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[CSV], headers=headers)


def _to_files(file: AnswerFile) -> HttpResponse:
    return redirect("feedback:answer_file_add", org=file.organisation.slug, pk=file.consultation_id)
