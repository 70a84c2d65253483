"""What is known about one copy of the database without opening it: its name and what stands beside it."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

NAME = re.compile(r"coprod-(\d{8}T\d{6}Z)\.(postgresql|sqlite)(\.age)?")
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Copy:
    """What was copied, when, and how to know it again: kept beside the copy, with nothing that anybody wrote."""

    file: str
    engine: str
    version: str
    taken_at: datetime
    size: int
    sha256: str
    is_encrypted: bool
    counts: Mapping[str, int]
    """How many rows each table had."""
    changes: tuple[str, ...]
    """The migrations that had been made, as `app.name`."""

    def as_json(self) -> str:
        """Return the text of the file beside the copy."""
        return json.dumps(asdict(self) | {"taken_at": self.taken_at.isoformat()}, indent=1) + "\n"


def name_of(taken_at: datetime, engine: str, *, is_encrypted: bool) -> str:
    """Return the file name of a copy of that moment."""
    moment = taken_at.astimezone(UTC).strftime(_MOMENT)
    return f"coprod-{moment}.{engine}{'.age' if is_encrypted else ''}"


def taken_at_of(name: str) -> datetime | None:
    """Return the moment in the name of a copy, or None when it is no name of a copy."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    return datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)


def read_copy(text: str) -> Copy:
    """Return what the file beside a copy says.

    Raises:
        ValueError: when it is not such a file.

    """
    try:
        found = json.loads(text)
        return Copy(
            file=str(found["file"]),
            engine=str(found["engine"]),
            version=str(found["version"]),
            taken_at=datetime.fromisoformat(found["taken_at"]),
            size=int(found["size"]),
            sha256=str(found["sha256"]),
            is_encrypted=bool(found["is_encrypted"]),
            counts={str(table): int(rows) for table, rows in found["counts"].items()},
            changes=tuple(str(one) for one in found["changes"]),
        )
    except (KeyError, TypeError, AttributeError) as problem:
        message = "not the description of a copy"
        raise ValueError(message) from problem


def differences(expected: Mapping[str, int], found: Mapping[str, int]) -> list[str]:
    """Return the tables that do not have as many rows as they should, in words."""
    return [
        f"{table} has {found.get(table, 0)} rows instead of {rows}"
        for table, rows in sorted(expected.items())
        if found.get(table, 0) != rows
    ]
