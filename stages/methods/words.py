"""The words of the method files that people read."""

from collections.abc import Iterable, Mapping
from typing import Any

from kinds import word_files

NAMES = ("name", "what", "text", "hint", "prepare", "watch_out", "choices")
"""What stands under these names is read by people."""


def words_of(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return every text that people read, each once, in the order of the files."""
    return word_files.words_of(files, NAMES)


def module_of(words: Iterable[str]) -> str:
    """Return the source of the module that lists these words."""
    return word_files.module_of(words, what="the method files")
