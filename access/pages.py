"""Rendering a staff page: the template with the organisation, the actor and what every page's frame shows."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Frame = Callable[[HttpRequest], dict[str, Any]]
"""Answers what the frame around every staff page shows (for example how many answers are owed)."""

_frames: list[Frame] = []


def register_frame(frame: Frame) -> None:
    """Add something to the frame of every staff page. Called in `AppConfig.ready` of a higher app."""
    if frame not in _frames:
        _frames.append(frame)


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a staff page at once (never lazily, so that it stays inside the scope).

    With htmx only the partial after `#` is rendered and the frame is left out.
    """
    everything: dict[str, Any] = {
        "organisation": getattr(request, "organisation", None),
        "actor": getattr(request, "actor", None),
    }
    if "#" not in template:
        for frame in _frames:
            everything |= frame(request)
    return render(request, template, everything | (context or {}), status=status)
