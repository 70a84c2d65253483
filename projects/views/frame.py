"""What the pages of a plan share: who asks, what was sent, today, and how two versions stand side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from access.actors import Actor
from organisations.models import Organisation
from projects.models import Project

READS_AND_WRITES = ["GET", "HEAD", "POST"]


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people filled in differently: what stands there now, and what was typed."""

    label: Any
    theirs: str
    mine: str


def sent(request: HttpRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def today(request: StaffRequest) -> date:
    """Return the day that it is where the organisation is."""
    return timezone.now().astimezone(request.organisation.zone).date()


def status_of(form: forms.Form, theirs: object) -> int:
    """Return 409 where somebody else was quicker, 422 for what cannot be kept, else 200."""
    if theirs is not None:
        return 409
    return 422 if form.is_bound else 200


def differences(mine: forms.Form, theirs: forms.Form) -> list[Difference]:
    """Return what was typed beside what stands there now, for each field in which they differ, in words."""
    return [
        Difference(mine.fields[name].label, _reading(theirs, name), _reading(mine, name))
        for name in mine.fields
        if name in theirs.fields
        and name != "based_on"
        and _reading(mine, name) != _reading(theirs, name)
    ]


def go_on_from(form: forms.Form, version: int) -> None:
    """Let the form be sent again over the version that stands there now; what was typed stays."""
    data: Any = form.data
    data = data.copy()
    data["based_on"] = str(version)
    form.data = data


def to_decisions(project: Project, anchor: str = "") -> HttpResponse:
    """Lead back to the page of decisions and actions."""
    answer = redirect("projects:decision_list", org=project.organisation.slug, pk=project.pk)
    if anchor:
        answer["Location"] += f"#{anchor}"
    return answer


def _reading(form: forms.Form, name: str) -> str:
    """How a field reads: the label of a choice, yes or no by itself, and all else as it stands."""
    value = form[name].value()
    text = "" if value in {None, False} else str(value)
    widget = form.fields[name].widget
    if isinstance(widget, forms.CheckboxInput):
        return "✓" if value else ""
    labels = dict(_flat(getattr(widget, "choices", ())))
    return str(labels.get(text, text))


def _flat(choices: Iterable[Any]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            found += _flat(label)
        else:
            found.append((str(value), label))
    return found
