"""Rows that belong to an organisation, and the scope outside which they cannot be read.

Inside `working_in(organisation)` every manager sees that organisation's rows only. Outside, every public queryset method
raises `ScopeError`. `across_organisations(reason=...)` is the one named way round it; a test lists its uses.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db import models
from django_scopes import ScopedManager, ScopeError, get_scope, scope, scopes_disabled
from django_scopes.manager import DisabledQuerySet

from access.bin import is_bin_open, is_next_to_bin, out_of_bin

__all__ = [
    "OrganisationOwned",
    "OwnedQuerySet",
    "ScopeError",
    "across_organisations",
    "current_organisation",
    "owned_manager",
    "working_in",
]

_HARMLESS = frozenset({"none", "using", "db", "ordered", "query", "model", "as_manager"})
_PUBLIC = frozenset(
    name for name in dir(models.QuerySet) if not name.startswith("_") and name not in _HARMLESS
)


class RefusingQuerySet(DisabledQuerySet):
    """What a manager answers outside a scope: every public queryset method raises."""

    def __getattribute__(self, name: str) -> Any:
        if name in _PUBLIC:
            _refuse(object.__getattribute__(self, "model"))
        return super().__getattribute__(name)

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        _refuse(self.model)


def _refuse(model: type[models.Model]) -> NoReturn:
    message = f"{model.__name__} rows belong to an organisation: use access.scope.working_in(...)"
    raise ScopeError(message)


class OwnedQuerySet(models.QuerySet):
    """Base for chainable filters over rows that belong to an organisation."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Insert as Django does, after checking that every row stays inside its organisation."""
        rows = list(objs)
        check_rows(rows)
        return super().bulk_create(rows, *args, **kwargs)


@lru_cache(maxsize=1024)
def _rows_of(queryset_class: Any, model: type[models.Model], key: Any, _with_bin: bool) -> Any:
    """Return the rows of one organisation, to be chained from: to say it anew each time takes as long as the query itself."""
    found = queryset_class(model=model).filter(organisation=key)
    return out_of_bin(found) if is_next_to_bin(model) else found


def owned_manager(queryset_class: type[OwnedQuerySet] = OwnedQuerySet) -> Any:
    """Return a manager that sees the current organisation's rows, less what is in the bin, and raises outside a scope."""
    make_manager: Any = models.Manager.from_queryset
    base = make_manager(queryset_class)
    scoped = type(ScopedManager(organisation="organisation", _manager_class=base))

    class OwnedManager(scoped):  # type: ignore[misc,valid-type]
        use_in_migrations = False

        def get_queryset(self) -> Any:
            key = getattr(current_organisation(), "pk", None)
            if key is not None and get_scope().get("_enabled", True):
                rows = _rows_of(self._queryset_class, self.model, key, is_bin_open())._chain()
                rows._db, rows._hints = self._db, self._hints
                return rows
            found = super().get_queryset()
            if isinstance(found, DisabledQuerySet):
                return RefusingQuerySet(self.model, using=self._db, missing_scopes={"organisation"})
            return out_of_bin(found) if is_next_to_bin(self.model) else found

        def all(self) -> Any:
            # Rows that were prefetched are handed on as they are: a copy would ask the database again.
            found = self.get_queryset()
            return found.all() if isinstance(found, RefusingQuerySet) else found

    return OwnedManager()


class OrganisationOwned(models.Model):
    """Base of every table whose rows belong to exactly one organisation."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )

    objects: Any = owned_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, after checking that every row pointed at is of the same organisation."""
        self.check_same_organisation()
        super().save(*args, **kwargs)

    def check_same_organisation(self) -> None:
        """Raise `ValidationError` when a foreign key points at another organisation's row."""
        check_rows([self])


def check_rows(rows: Sequence["OrganisationOwned"]) -> None:
    """Raise `ValidationError` when a row of one table points at another organisation's row.

    One statement for each foreign key whose targets are not loaded, however many rows there are.
    """
    for field in rows[0]._meta.concrete_fields if rows else ():
        target = field.related_model
        if isinstance(target, type) and issubclass(target, OrganisationOwned):
            _check_field(rows, field)


def _check_field(rows: Sequence["OrganisationOwned"], field: Any) -> None:
    unread = {getattr(row, field.attname) for row in rows if not field.is_cached(row)} - {None}
    owners: dict[Any, int] = {}
    if unread:
        found = field.related_model._base_manager.filter(pk__in=unread)
        owners = dict(found.values_list("pk", "organisation_id"))
    for row in rows:
        key = getattr(row, field.attname)
        is_loaded = key is not None and field.is_cached(row)
        theirs = getattr(row, field.name).organisation_id if is_loaded else owners.get(key)
        if theirs is not None and theirs != row.organisation_id:
            message = f"{row._meta.label}.{field.name} points into another organisation"
            raise ValidationError(message, code="other_organisation")


@contextmanager
def working_in(organisation: Any) -> Iterator[None]:
    """Open the scope of one organisation: queries inside see its rows only."""
    with scope(organisation=organisation):
        yield


def current_organisation() -> Any | None:
    """Return the organisation of the open scope, or None outside one."""
    return get_scope().get("organisation")


@contextmanager
def across_organisations(*, reason: str) -> Iterator[None]:
    """Lift the scope for one named reason. Every use stands on the list in tests/access/test_escape_hatches.py."""
    if not reason.strip():
        message = "Say why this query crosses organisations."
        raise ValueError(message)
    with scopes_disabled():
        yield
