"""One square of who, when and why: a page of its own, or in its place on the page of all squares."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from stages import policies
from stages.actions.squares import SquareConflict, save_square
from stages.forms.squares import SquareForm, values_of, ways_for
from stages.models import Involvement, Stage
from stages.queries import squares as queries
from stages.queries.looks import looks_in
from stages.terms import BEFORE_REASON
from ui.conflicts import chosen, clashes, with_value

TEMPLATE = "stages/square_edit.html"


@gate(policies.may_plan, Stage)
@require_http_methods(["GET", "HEAD", "POST"])
def square_edit(request: HttpRequest, stage: Stage, group: int) -> HttpResponse:
    """Plan one group at one stage, or say why nobody; htmx gets the form, and afterwards the square, in place."""
    of = queries.group_in(stage.project_id, group)
    if of is None:
        raise Http404
    shown = queries.square(stage, of, timezone.now())
    if request.method != "POST":
        if "close" in request.GET:
            return _closed(request, shown)
        return _form_page(request, shown, _form(request, shown, None))
    data = chosen(request.POST, values_of(shown.row))
    form = _form(request, shown, data)
    if not form.is_valid():
        return _form_page(request, shown, form, status=422)
    saved = save_square(
        actor=request.actor,  # type: ignore[attr-defined]
        stage=stage,
        group=of,
        based_on=form.cleaned_data["based_on"],
        values=form.cleaned_data,
    )
    if isinstance(saved, SquareConflict):
        return _conflict(request, shown, form, data, saved.theirs)
    return _closed(request, replace(shown, row=saved), is_saved=True)


def _form(request: HttpRequest, shown: queries.Square, data: Any) -> SquareForm:
    form = SquareForm(data, initial=values_of(shown.row), auto_id=f"{shown.key}-%s")
    what_for = shown.row.what_for if shown.row else ""
    form.offer("method", ways_for(shown.stage.number, shown.group.kind, what_for))
    if _is_in_place(request):
        form.fields["purpose"].widget.attrs["data-focus"] = ""
    return form


def _conflict(
    request: HttpRequest,
    shown: queries.Square,
    form: SquareForm,
    data: Any,
    theirs: Involvement | None,
) -> HttpResponse:
    """Show both readings; the next try starts from what stands there now."""
    stands = values_of(theirs)
    context = {"conflict": clashes(form, stands), **_who_and_when(request, theirs)}
    mine = _form(request, shown, with_value(data, "based_on", stands["based_on"]))
    return _form_page(request, replace(shown, row=theirs), mine, status=409, **context)


def _who_and_when(request: HttpRequest, theirs: Involvement | None) -> dict[str, Any]:
    change = queries.last_change(theirs) if theirs else None
    if change is None or change.by is None:
        return {"by": _("Somebody else"), "when": _("just now")}
    at: datetime = change.at.astimezone(request.organisation.zone)  # type: ignore[attr-defined]
    return {"by": str(change.by), "when": _("at %(time)s") % {"time": time_format(at, "H:i")}}


def _form_page(
    request: HttpRequest, shown: queries.Square, form: SquareForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = _context(shown) | {"form": form, "is_in_place": _is_in_place(request)} | more
    context |= {"early": queries.early_at(shown), "before_reason": BEFORE_REASON}
    part = "#form" if _is_in_place(request) else ""
    return page(request, TEMPLATE + part, context, status)


def _closed(request: HttpRequest, shown: queries.Square, *, is_saved: bool = False) -> HttpResponse:
    """Give the square back: in its place, or on the page of all squares."""
    if not _is_in_place(request):
        place = {"org": request.organisation.slug, "pk": shown.stage.project_id}  # type: ignore[attr-defined]
        return redirect(f"{reverse('workspace:who_when_why', kwargs=place)}#{shown.key}")
    context = _context(shown) | {"is_saved": is_saved, "has_focus": True}
    if is_saved:
        context["looks"] = looks_in(shown.stage.project)
    return page(request, f"{TEMPLATE}#closed", context)


def _context(shown: queries.Square) -> dict[str, Any]:
    return {"square": shown, "project": shown.stage.project, "may_plan": True}


def _is_in_place(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
