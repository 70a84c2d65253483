"""The same for many people at once: what will change and for whom is shown before anything does, and who is left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from organisations.models import Organisation
from participants.queries import among, people
from workspace.people import StaffRequest
from workspace.people_filter import Narrowed, found, row_number, whose_names
from workspace.people_rows import name_of
from workspace.people_tasks import TASKS, Task

MOST = 2000
"""So many people at once; more would keep everybody else waiting."""
LISTED = 100


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why some of the people chosen stay as they are, and who; `more` are not listed."""

    why: Any
    names: Sequence[str]
    more: int

    @property
    def count(self) -> int:
        """How many people it is."""
        return len(self.names) + self.more


@dataclass(frozen=True, slots=True)
class Checked:
    """Whom something will change, and who is left out."""

    ids: Sequence[int]
    names: Sequence[str]
    left_out: Sequence[LeftOut]

    @property
    def more(self) -> int:
        """How many of those whom it changes are not listed."""
        return len(self.ids) - len(self.names)


@gate(policies.may_see_people)
@require_POST
def people_bulk(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Ask what to set, show whom it changes, then do it: three steps of one form, the last of which acts."""
    del organisation
    task = TASKS.get(request.POST.get("what", ""))
    ids = _chosen(request)
    if task is None or not ids:
        messages.warning(request, _("Choose people in the list first, and what to do with them."))
        return _back(request)
    if len(ids) > MOST:
        words = _("At most %(most)s people at once. Show fewer of them first.")
        messages.warning(request, words % {"most": MOST})
        return _back(request)
    step = request.POST.get("step", "")
    form = task.form(request.actor, request.POST if step else None)
    if not (step and form.is_valid()):
        return _page(request, task, ids, form, None)
    checked = check(request, task, ids, form.cleaned_data)
    if step == "do" and request.POST.get("count") == str(len(checked.ids)) and checked.ids:
        return _do(request, task, checked, form.cleaned_data)
    return _page(request, task, ids, form, checked)


def _chosen(request: StaffRequest) -> list[int]:
    """Return whom the form names: those with a tick, or everybody whom the list shows, on every page."""
    if request.POST.get("all"):
        narrowed = Narrowed.from_address(QueryDict(request.POST.get("query", "")))
        rows = found(narrowed, request.actor).order_by("pk")
        return list(rows.values_list("pk", flat=True)[: MOST + 1])
    numbers = (row_number(one) for one in request.POST.getlist("people")[: MOST + 1])
    return [one for one in numbers if one is not None]


def check(request: StaffRequest, task: Task, ids: Sequence[int], values: Any) -> Checked:
    """Return whom the task changes and who is left out; the number of statements does not depend on how many they are."""
    known = people(ids)
    theirs = among(whose_names(request.actor), known)
    same = task.unchanged(sorted(theirs), values)
    changing = sorted(theirs - same, key=lambda pk: (known[pk].name.casefold(), pk))
    hidden = [known[pk].label for pk in sorted(set(known) - theirs)]
    there = [name_of(known[pk]) for pk in sorted(same)]
    reasons = (
        (
            _("Their names are for other teams, so somebody there or the owner has to do it."),
            hidden,
        ),
        (task.why_unchanged, there),
    )
    return Checked(
        ids=changing,
        names=[name_of(known[pk]) for pk in changing[:LISTED]],
        left_out=[
            LeftOut(why, names[:LISTED], max(0, len(names) - LISTED))
            for why, names in reasons
            if names
        ],
    )


def _do(request: StaffRequest, task: Task, checked: Checked, values: Any) -> HttpResponse:
    changed = task.apply(request.actor, checked.ids, values)
    words = ngettext("Done for %(n)s person.", "Done for %(n)s people.", changed)
    messages.success(request, words % {"n": changed})
    return _back(request)


def _page(
    request: StaffRequest,
    task: Task,
    ids: Sequence[int],
    form: forms.Form,
    checked: Checked | None,
) -> HttpResponse:
    context = {
        "task": task,
        "form": form,
        "ids": ids,
        "count": len(ids),
        "query": request.POST.get("query", ""),
        "is_all": bool(request.POST.get("all")),
        "checked": checked,
        "changes": in_words(form) if checked else [],
        "has_moved": bool(checked) and request.POST.get("step") == "do",
    }
    status = 422 if form.is_bound and form.errors else 200
    return page(request, "workspace/people/bulk.html", context, status)


def in_words(form: forms.Form) -> list[tuple[Any, str]]:
    """Return what a valid form says, as (label, words)."""
    lines = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        choices = _flat(getattr(field, "choices", ()))
        if value not in (None, ""):
            lines.append((field.label, choices.get(str(value), str(value))))
    return lines


def _flat(choices: Any) -> dict[str, str]:
    """Return choices by code, also those that stand in groups."""
    flat: dict[str, str] = {}
    for key, label in choices:
        pairs = label if isinstance(label, list | tuple) else [(key, label)]
        flat |= {str(code): str(words) for code, words in pairs}
    return flat


def _back(request: StaffRequest) -> HttpResponse:
    narrowed = Narrowed.from_address(QueryDict(request.POST.get("query", "")))
    page_of = redirect("workspace:people_list", org=request.organisation.slug)
    page_of["Location"] += f"?{narrowed.as_address}" if narrowed.as_address else ""
    return page_of
