"""One file of answers: matching its columns and what its rows would do; afterwards how far it is and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.answer_files import BegunError, attach_job, match_columns
from feedback.forms.answer_files import InsteadForm, MatchAnswersForm, matched_initial
from feedback.long_work import BRING_IN, counted
from feedback.models import AnswerFile
from feedback.queries import answer_files as files
from feedback.queries.answer_columns import Target, instead_of, offered_for
from feedback.queries.answer_rows import Read
from feedback.queries.entries import typing_state
from feedback.queries.sheets import sheet_of
from feedback.queries.ways import groups_of
from feedback.views.frame import StaffRequest, local_day, sent
from jobs import actions as jobs
from jobs.shown import shown
from notices import bell

ON_A_PAGE = 50
FIRST_ROWS = 5
RESULTS: Mapping[str, Any] = MappingProxyType(
    {
        "left_out": gettext_lazy("Left out"),
        "added": gettext_lazy("Came in"),
        "known": gettext_lazy("Here already"),
    }
)
"""What a row can come to, in the order in which it is offered."""
WOULD: Mapping[str, Any] = MappingProxyType(
    {
        "left_out": gettext_lazy("Would be left out"),
        "added": gettext_lazy("Would come in"),
        "known": gettext_lazy("Is here already"),
    }
)
TONES = MappingProxyType({"left_out": "warn", "added": "good", "known": "soft"})
WHY: Mapping[str, Any] = MappingProxyType(
    {
        "answer": gettext_lazy("An answer in this row is none of ours."),
        "empty": gettext_lazy("Nothing is answered in this row."),
        "twice": gettext_lazy("What tells rows apart stands in a row above already."),
        "part": gettext_lazy("Without an answer that is none of ours."),
        "pages": gettext_lazy(
            "Without answers to pages that this person would not have been shown."
        ),
    }
)
"""Why a row is left out, or what else there is to know about it."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its number in the file, how many questions it answers, what becomes of it, and why."""

    number: int
    what: str
    result: Any
    why: str
    tone: str


@gate(policies.may_see_answer_file, AnswerFile)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_file_detail(request: StaffRequest, file: AnswerFile) -> HttpResponse:
    """Match the columns and see what the rows would do; afterwards how far it is and what became of each row."""
    if file.options.get("begun"):
        return _outcome(request, file)
    about, given = file.consultation, sent(request)
    offered = offered_for(about, sheet_of(file.options["version"]))
    looked = files.look(file, FIRST_ROWS)
    was_asked = given is not None and "known" in given
    form = MatchAnswersForm(
        given,
        headings=file.headings,
        offered=offered,
        today=local_day(request.organisation, timezone.now()),
        asks_known=was_asked or _repeats(file, looked),
        initial=matched_initial(file.columns, file.options),
    )
    is_right = form.is_valid()
    if given is not None:
        file.columns = form.matched
        looked = files.look(file, FIRST_ROWS)
    instead = _instead_form(file, given, offered, looked.unknown)
    if is_right and instead.is_valid():
        return _match(request, file, form, instead)
    context = _context(file, form, instead, looked)
    return page(request, "feedback/bringing/match.html", context, 422 if form.is_bound else 200)


def _repeats(file: AnswerFile, looked: files.Looked) -> bool:
    return file.options.get("known") == files.OTHERS or looked.repeated > 0


def _instead_form(
    file: AnswerFile, given: Any, offered: Sequence[Target], unknown: Sequence[files.Unknown]
) -> InsteadForm:
    wanted = {one.code for one in unknown}
    groups = groups_of(file.consultation)
    choices = {one.code: instead_of(one, groups) for one in offered if one.code in wanted}
    chosen = file.options.get("instead", {})
    return InsteadForm(given, unknown=unknown, choices=choices, chosen=chosen)


def _context(
    file: AnswerFile, form: MatchAnswersForm, instead: InsteadForm, looked: files.Looked
) -> dict[str, Any]:
    return {
        "file": file,
        "consultation": file.consultation,
        "form": form,
        "instead": instead,
        "unknown": [
            {"field": instead[name], "count": one.count} for name, one in instead.asked.items()
        ],
        "more_unknown": len(looked.unknown) - len(instead.asked),
        "columns": _columns(form, files.examples(file, FIRST_ROWS)),
        "preview": planned_rows(looked.shown),
        "would": [
            (WOULD[code], looked.counts[code], TONES[code]) for code in WOULD if looked.counts[code]
        ],
        "looked_at": looked.rows,
        "is_gone": file.content is None,
        "state": typing_state(file.consultation, timezone.now()),
    }


def _columns(form: MatchAnswersForm, rows: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Return each column's field with what stands in it first."""
    return [
        {
            "field": field,
            "examples": [row[place][:60] for row in rows if place < len(row) and row[place]][:2],
        }
        for place, field in enumerate(form.column_fields)
    ]


def planned_rows(planned: Iterable[files.Planned]) -> list[ShownRow]:
    """Return what rows would do."""
    return [
        ShownRow(
            one.number, _what(one.read), WOULD[one.result], _why(one.problem, one.read),
            TONES[one.result],
        )
        for one in planned
    ]  # fmt: skip


def result_rows(file: AnswerFile, rows: Sequence[Any]) -> list[ShownRow]:
    """Return what became of these rows; while the file is kept, with the words that nobody understood."""
    cells = files.cells_of(file, [row.number for row in rows])
    reader = files.reader_for(file) if cells else None
    found = []
    for row in rows:
        read = reader.read(cells[row.number]) if reader and row.number in cells else None
        what = _what(read) if read else ""
        why = _why(row.problem, read)
        found.append(ShownRow(row.number, what, RESULTS[row.result], why, TONES[row.result]))
    return found


def _what(read: Read) -> str:
    count = len(read.values)
    return ngettext("%(n)s question answered", "%(n)s questions answered", count) % {"n": count}


def _why(problem: str, read: Read | None) -> str:
    if read is not None and problem in {"answer", "part"} and read.faults:
        return " ".join(
            _("%(question)s: %(why)s") % {"question": one.about, "why": one.why}
            for one in read.faults
        )
    return str(WHY.get(problem, ""))


def _match(
    request: StaffRequest, file: AnswerFile, form: MatchAnswersForm, instead: InsteadForm
) -> HttpResponse:
    """Keep what was chosen, and begin if that was asked for."""
    can_begin = file.content is not None and _is_open(file)
    try:
        with transaction.atomic():
            found = match_columns(
                actor=request.actor,
                file=file,
                columns=form.matched,
                options={**form.options, "instead": instead.instead},
            )
            if "begin" in request.POST and can_begin:
                begun = jobs.start(
                    actor=request.actor, kind=BRING_IN, total=found.rows, subject=found.name[:80]
                )
                attach_job(actor=request.actor, file=found, job=begun)
                bell.ring("jobs.tasks.work")
    except BegunError:
        messages.info(request, _("It is being brought in already."))
    return to_file(file)


def _is_open(file: AnswerFile) -> bool:
    return typing_state(file.consultation, timezone.now()).is_possible


def _outcome(request: StaffRequest, file: AnswerFile) -> HttpResponse:
    """Show how far it is, and what became of the rows."""
    counts = files.result_counts(file)
    usual = "left_out" if counts.get("left_out") else ""
    wanted = request.GET.get("show", usual)
    chosen = wanted if wanted in RESULTS else ""
    part = Paginator(files.results(file, chosen), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "file": file,
        "consultation": file.consultation,
        "job": shown(file.job) if file.job else None,
        "rows": result_rows(file, list(part.object_list)),
        "part": part,
        "chosen": chosen,
        "tabs": [(code, words, counts.get(code, 0)) for code, words in RESULTS.items()],
        "all_count": sum(counts.values()),
        "summary": " · ".join(counted(counts)),
        "left_out": counts.get("left_out", 0),
        "is_gone": file.content is None,
        "can_take_back": file.content is not None and bool(counts.get("added")) and _is_open(file),
    }
    return page(request, "feedback/bringing/outcome.html", context)


def to_file(file: AnswerFile) -> HttpResponse:
    """Redirect to the page of a file."""
    return redirect("feedback:answer_file_detail", org=file.organisation.slug, pk=file.pk)
