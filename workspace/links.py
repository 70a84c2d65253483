"""How the address of a plan for people outside is opened."""

from typing import Any

from django.http import HttpRequest

from access.links import register_link
from projects.models import PlanShare
from projects.queries.sharing import share_at


def open_plan(_request: HttpRequest, kwargs: dict[str, Any]) -> PlanShare | None:
    """Open the page of a plan while it is shown; put away, in the bin or switched off it opens nothing."""
    return share_at(kwargs.pop("slug"))


def register() -> None:
    """Register the loader with the gate. Called in `AppConfig.ready`."""
    register_link("plan", open_plan)
