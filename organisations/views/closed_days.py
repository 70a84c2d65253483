"""Days on which people are away or busy: the list, one by hand, and a file of them that is looked at before anything is saved."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from organisations import policies
from organisations.actions import closed_days as actions
from organisations.forms.closed_days import LEFT_OUT, CheckedForm, ClosedDaysForm, FileForm
from organisations.models import ClosedSpell, Organisation
from organisations.queries import closed_names, closed_spells
from organisations.reading import LARGEST_FILE, as_table

READS_AND_WRITES = ["GET", "HEAD", "POST"]
AROUND_A_FILE = 60_000
"""Bytes of a request that are not the file."""


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_see_closed_days)
@require_safe
def closed_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show what is coming, and what is over."""
    today, rows = _today(request), list(closed_spells())
    context = {
        "coming": [row for row in rows if row.ends_on >= today],
        "over": [row for row in reversed(rows) if row.ends_on < today],
        "may_change": policies.may_change_closed_days(request.actor, organisation),
        "today": today,
    }
    return page(request, "organisations/closed_days/list.html", context)


@gate(policies.may_change_closed_days)
@require_http_methods(READS_AND_WRITES)
def closed_add(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Write down days on which people are away."""
    del organisation
    return _spell_page(request, ClosedDaysForm(_sent(request)), None)


@gate(policies.may_change_closed_days, ClosedSpell)
@require_http_methods(READS_AND_WRITES)
def closed_edit(request: StaffRequest, spell: ClosedSpell) -> HttpResponse:
    """Change them."""
    names = ("name", "kind", "starts_on", "ends_on")
    form = ClosedDaysForm(_sent(request), initial={name: getattr(spell, name) for name in names})
    return _spell_page(request, form, spell)


def _spell_page(
    request: StaffRequest, form: ClosedDaysForm, spell: ClosedSpell | None
) -> HttpResponse:
    title = spell.name if spell else ""
    if form.is_valid():
        try:
            actions.save_closed_days(actor=request.actor, spell=spell, **form.cleaned_data)
        except actions.SameDaysError:
            form.refuse_same()
        else:
            messages.success(request, _("Saved."))
            return _to_list(request)
    context = {"form": form, "spell": spell, "spell_name": title}
    status = 422 if form.is_bound else 200
    return page(request, "organisations/closed_days/edit.html", context, status)


@gate(policies.may_change_closed_days, ClosedSpell)
@require_http_methods(READS_AND_WRITES)
def closed_remove(request: StaffRequest, spell: ClosedSpell) -> HttpResponse:
    """Ask once more, and take them off the list."""
    if request.method == "POST":
        actions.remove_closed_days(actor=request.actor, spell=spell)
        messages.success(request, _("Removed."))
        return _to_list(request)
    return page(request, "organisations/closed_days/remove.html", {"spell": spell})


@gate(policies.may_change_closed_days)
@require_http_methods(READS_AND_WRITES)
def closed_import(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Take a file, show what stands in it, and on a second word write it down."""
    if "rows" in request.POST:
        return _bring_in(request)
    is_sent = request.method == "POST"
    form = FileForm(*((request.POST, request.FILES) if is_sent else ()), zone=organisation.zone)
    if is_sent and int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_FILE + AROUND_A_FILE:
        form.refuse_size()
    elif form.is_valid():
        return _check_page(request, form)
    context = {"form": form}
    return page(request, "organisations/closed_days/file.html", context, 422 if is_sent else 200)


def _check_page(request: StaffRequest, form: FileForm) -> HttpResponse:
    """Show what would be written down, what is there already, and what is left out and why."""
    known, days = closed_names(), form.days
    kind = form.cleaned_data["kind"]
    context: dict[str, Any] = {
        "rows": [(one, (one.name.casefold(), one.starts_on) in known) for one in days.spells],
        "left_out": [(one.number, one.name, LEFT_OUT[one.code]) for one in days.left_out],
        "recurring": days.recurring,
        "checked": CheckedForm(initial={"rows": as_table(days.spells), "kind": kind}),
        "kind_words": dict(form.fields["kind"].choices)[kind],  # type: ignore[attr-defined]
    }
    context["new"] = sum(not is_known for _one, is_known in context["rows"])
    return page(request, "organisations/closed_days/check.html", context)


def _bring_in(request: StaffRequest) -> HttpResponse:
    checked = CheckedForm(request.POST)
    if not checked.is_valid():
        form = FileForm({}, {}, zone=request.organisation.zone)
        form.refuse_checked()
        return page(request, "organisations/closed_days/file.html", {"form": form}, 422)
    new, there = actions.bring_in_closed_days(
        actor=request.actor,
        kind=checked.cleaned_data["kind"],
        spells=checked.cleaned_data["rows"].spells,
    )
    added = ngettext("%(n)s entry is new.", "%(n)s entries are new.", new) % {"n": new}
    before = ngettext("%(n)s was there before.", "%(n)s were there before.", there) % {"n": there}
    messages.success(request, f"{added} {before}" if there else added)
    return _to_list(request)


def _sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _today(request: StaffRequest) -> date:
    return timezone.now().astimezone(request.organisation.zone).date()


def _to_list(request: StaffRequest) -> HttpResponse:
    return redirect("organisations:closed_list", org=request.organisation.slug)
