"""The organisations in whose scopes rules and messages are handled. Their table lies above this app."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps


def organisations(ids: Iterable[int]) -> dict[int, Any]:
    """Return the organisations with these ids, by id; one statement, or none for no ids."""
    wanted = list(ids)
    if not wanted:
        return {}
    model: Any = apps.get_model("organisations", "Organisation")
    found: dict[int, Any] = model.objects.in_bulk(wanted)
    return found
