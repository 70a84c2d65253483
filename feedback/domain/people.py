"""Reading people out of typed or pasted lines: name, e-mail address, group, any of which may be missing."""

import re
from dataclasses import dataclass

_ANGLED = re.compile(r"^(?P<name>[^<>]*)<(?P<email>[^<>]+)>$")
_SEPARATOR = re.compile(r"[,;\t]")
PARTS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words in it: its number as typed, and what it was understood to say."""

    number: int
    name: str = ""
    email: str = ""
    group: str = ""


def read_lines(text: str) -> list[Line]:
    """Return one `Line` for each line that is not blank. Commas, semicolons and tabs separate.

    Three parts are name, address, group. With fewer, a part that looks like an address is the address, the part before it
    the name and the part after it the group; without one, the first part is the name and the second the group.
    "Jo <jo@example.org>" is read too. Whether an address is whole is for the caller to say.
    """
    return [
        _read(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()
    ]


def _read(number: int, line: str) -> Line:
    parts = [" ".join(part.split()).strip('"') for part in _SEPARATOR.split(line)]
    if angled := _ANGLED.match(parts[0]):
        parts = [angled["name"].strip(' "'), angled["email"].strip(), *parts[1:]]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) >= PARTS:
        name, email, *rest = parts
        return Line(number, name, email, ", ".join(part for part in rest if part))
    at = next((n for n, part in enumerate(parts) if _looks_like_address(part, n)), None)
    if at is None:
        return Line(number, parts[0], "", parts[1] if len(parts) > 1 else "")
    before, after = parts[:at], parts[at + 1 :]
    return Line(number, before[0] if before else "", parts[at], after[0] if after else "")


def _looks_like_address(part: str, place: int) -> bool:
    """Whether a part is meant as an address. The first part may be a name with a dot in it, such as "J.Smith"."""
    return "@" in part or (place > 0 and " " not in part and "." in part[1:-1])
