"""One small registry, filled explicitly and read in the order of registration."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

KEY_MAX_LENGTH = 40
"""The longest key, so that a model field can hold any of them."""

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)


class Kind(Protocol):
    """What every registered object has: a key that is stored and a label that is shown."""

    @property
    def kind(self) -> str:
        """The key: lower case letters, digits and single underscores, never changed once stored."""
        ...

    @property
    def label(self) -> object:
        """What people read; a lazily translated string, because it outlives any one request."""
        ...


class Registry[T: Kind]:
    """Kinds of one sort, each under its own key.

    `name` names the sort in error messages ("question type"). `validate` is called with each
    object before it is taken in and raises `ValueError` or `TypeError` when the object does not fit.
    """

    def __init__(
        self,
        name: str,
        kinds: Iterable[T] = (),
        *,
        validate: Callable[[T], None] | None = None,
    ) -> None:
        self.name = name
        self._validate = validate
        self._kinds: dict[str, T] = {}
        for kind in kinds:
            self.register(kind)

    def register(self, kind: T) -> T:
        """Take one kind in and give it back.

        Raises `ValueError` when the key is taken, too long or badly spelt, or the label is absent.
        """
        key = kind.kind
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            message = f"The key of a {self.name} is lower case words joined by underscores: {key!r}"
            raise ValueError(message)
        if len(key) > KEY_MAX_LENGTH:
            message = f"The key of a {self.name} has at most {KEY_MAX_LENGTH} characters: {key!r}"
            raise ValueError(message)
        if key in self._kinds:
            message = f"There already is a {self.name} with the key {key!r}"
            raise ValueError(message)
        # Only presence is asked: comparing a lazy label would translate it while apps still load.
        if getattr(kind, "label", None) is None:
            message = f"The {self.name} {key!r} has no label"
            raise ValueError(message)
        if self._validate is not None:
            self._validate(kind)
        self._kinds[key] = kind
        return kind

    def get(self, key: str) -> T:
        """The kind under `key`. Raises `LookupError` naming the keys there are."""
        try:
            return self._kinds[key]
        except KeyError:
            known = ", ".join(self._kinds) or "none"
            message = f"There is no {self.name} {key!r}; there are: {known}"
            raise LookupError(message) from None

    def keys(self) -> list[str]:
        """Every key, in the order of registration."""
        return list(self._kinds)

    def choices(self) -> list[tuple[str, object]]:
        """Pairs of key and label.

        A model field takes a module-level function that calls this, because a migration stores
        callable choices by their import path and a bound method has none.
        """
        return [(key, kind.label) for key, kind in self._kinds.items()]

    def __iter__(self) -> Iterator[T]:
        return iter(self._kinds.values())

    def __len__(self) -> int:
        return len(self._kinds)

    def __contains__(self, key: object) -> bool:
        return key in self._kinds
