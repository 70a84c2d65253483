"""Content in TOML files beside the code, and its words as a Python module, because translators' tools read Python and not TOML.

Belongs here: reading the files, listing their texts. Does not belong here: what a file means.
"""

import json
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

COMMAND = "python tools/file_messages.py"
"""What writes the modules of words anew."""


def contents(folder: Path) -> dict[str, Mapping[str, Any]]:
    """Return what the files say, by key, in the order of their names.

    Raises:
        ValueError: when a file is not TOML; names it.

    """
    found: dict[str, Mapping[str, Any]] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            found[file.stem] = tomllib.loads(file.read_text())
        except tomllib.TOMLDecodeError as problem:
            message = f"{file.name}: {problem}"
            raise ValueError(message) from problem
    return found


def words_of(files: Mapping[str, Mapping[str, Any]], names: Collection[str]) -> list[str]:
    """Return every text that stands under one of `names`, alone or in a list, each once, in the order of the files."""
    found: dict[str, None] = {}
    for values in files.values():
        found |= dict.fromkeys(_texts(values, names))
    return list(found)


def _texts(values: Mapping[str, Any], names: Collection[str]) -> Iterable[str]:
    inside = [one for part in values.values() if isinstance(part, list) for one in part]
    for name in names:
        part = values.get(name, ())
        yield from [part] if isinstance(part, str) else part
    for one in inside:
        if isinstance(one, Mapping):
            yield from _texts(one, names)


def module_of(words: Iterable[str], *, what: str) -> str:
    """Return the source of the module that lists these words; `what` names the files."""
    head = (
        f'"""The words of {what}, for translators. Made by `{COMMAND}`; not written by hand."""\n\n'
        "from django.utils.translation import gettext_noop as _\n\n# fmt: off\nWORDS = (\n"
    )
    lines = (f"    _({json.dumps(one, ensure_ascii=False)}),\n" for one in words)
    return head + "".join(lines) + ")\n# fmt: on\n"
