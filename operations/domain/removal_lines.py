"""The lines of the file of removals: what was taken away, one JSON object each. No words, names or addresses."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date


class UnreadableLineError(ValueError):
    """A line that is no removal; the text says which one, in one sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One removal: its own random id, what sort of thing, of which organisation, which one, on which day."""

    id: str
    kind: str
    organisation: int
    key: str
    on: date

    def __str__(self) -> str:
        return json.dumps(asdict(self) | {"on": self.on.isoformat()}, sort_keys=True)


def read_lines(text: str) -> Iterator[Line]:
    """Yield each removal of the file's text once, in the order of the file.

    Raises:
        UnreadableLineError: at the first line that cannot be read.

    """
    seen = set()
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            found = json.loads(raw)
            line = Line(
                id=str(found["id"]),
                kind=str(found["kind"]),
                organisation=int(found["organisation"]),
                key=str(found["key"]),
                on=date.fromisoformat(found["on"]),
            )
        except (ValueError, KeyError, TypeError) as problem:
            message = f"Line {number} is not a removal"
            raise UnreadableLineError(message) from problem
        if line.id not in seen:
            seen.add(line.id)
            yield line
