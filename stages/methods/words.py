"""The words of the method files as a Python module, because translators' tools read Python and not TOML."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

HEAD = '''"""The words of the method files, for translators. Made by `python tools/method_messages.py`; not written by hand."""

from django.utils.translation import gettext_noop as _

# fmt: off
WORDS = (
'''
TAIL = """)
# fmt: on
"""


def words_of(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return every text that people read, each once, in the order of the files."""
    found: dict[str, None] = {}
    for values in files.values():
        found |= dict.fromkeys(_texts(values))
    return list(found)


def _texts(values: Mapping[str, Any]) -> Iterable[str]:
    yield from (values[name] for name in ("name", "what", "text", "hint") if name in values)
    for name in ("prepare", "watch_out", "choices"):
        yield from values.get(name, ())
    for question in values.get("questions", ()):
        yield from _texts(question)


def module_of(words: Iterable[str]) -> str:
    """Return the source of the module that lists these words."""
    lines = (f"    _({json.dumps(one, ensure_ascii=False)}),\n" for one in words)
    return HEAD + "".join(lines) + TAIL
