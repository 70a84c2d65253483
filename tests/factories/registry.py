"""How a test gets a row of any table: `make(model, organisation)`.

Each factory takes the organisation first and fields by name, and builds the smallest valid row. A table without a factory
fails the access matrix, so a new model brings its factory with it.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import models

from access.scope import working_in

Factory = Callable[..., Any]

_factories: dict[str, Factory] = {}


def factory_for(label: str) -> Callable[[Factory], Factory]:
    """Register a function as the way to build rows of the model with this label (`app.Model`)."""

    def register(build: Factory) -> Factory:
        return _factories.setdefault(label.lower(), scoped(build))

    return register


def scoped(build: Factory) -> Factory:
    """Let a factory read and write inside its organisation's scope."""

    @wraps(build)
    def inside(within: Any, **fields: Any) -> Any:
        with working_in(within):
            return build(within, **fields)

    return inside


def make(model: type[models.Model], organisation: Any, **fields: Any) -> Any:
    """Return a new row of `model` that belongs to `organisation`.

    Raises:
        LookupError: when tests/factories/ has no factory for the model.

    """
    build = _factories.get(model._meta.label_lower)
    if build is None:
        message = f"Write a factory for {model._meta.label} in tests/factories/."
        raise LookupError(message)
    return build(organisation, **fields)


def has_factory(model: type[models.Model]) -> bool:
    """Tell whether `make` can build rows of `model`."""
    return model._meta.label_lower in _factories


def create(model: type[models.Model], organisation: Any, **fields: Any) -> Any:
    """Insert a row of `model`; the scope is open."""
    return model._default_manager.create(organisation=organisation, **fields)


def next_number(model: type[models.Model]) -> int:
    """Return one more than there are rows, over all organisations: a number for names that must differ."""
    return model._base_manager.count() + 1


def canary(organisation: Any) -> str:
    """Return the word that stands in this organisation's texts and in nobody else's."""
    return "canary" + hashlib.sha256(organisation.slug.encode()).hexdigest()[:10]
