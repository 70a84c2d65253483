"""What stands on a page in the practice language and is plain English: words that nobody can translate.

The practice language (`ui.pseudo`) writes `aceinorsuyz` with accents. So a run of plain letters with one of them in it did not
come from the catalogue, wherever it stands, also inside a translated sentence. What somebody typed is plain too: it is known from
the rows of the database, and so are addresses, names of languages, and what is marked as code or as another language.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any, override
from zoneinfo import available_timezones

from django.apps import apps
from django.db import models

PRACTICE = {"Accept-Language": "ar-xb"}
"""How a browser asks for the practice language."""
WORD = re.compile(r"[A-Za-z]{3,}")
ACCENTED = re.compile(r"[aceinorsuyzACEINORSUYZ]")
ADDRESS = re.compile(
    r"https?://\S+|testserver\S*|door-\d+|\S+@\S+|\S*/\S+/\S*|\S+\.(?:csv|xlsx|json|ics|png|svg|mo)\b"
)
READ_OUT = ("aria-label", "alt", "title", "placeholder")
SILENT = {"script", "style", "code", "kbd", "pre", "svg"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NAMES = {"Coprod", "Mirrored", "CSV", "JSON", "XLSX", "PNG", "SVG"}
TIME_ZONES = {name.replace("_", " ") for name in available_timezones()}
"""Their names are the same in every language."""
MARK_LENGTH = 12
"""As much of a digest names somebody who was erased."""


class Reader(HTMLParser):
    """Gathers what people see or hear of a page, without what is marked as being in another language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_ours = given.get("lang") in {None, "ar-xb"} and tag not in SILENT
        if tag not in VOID:
            self._open.append((tag, is_ours))
        if self._is_ours and is_ours:
            self.texts += [value for name in READ_OUT if (value := given.get(name))]

    @override
    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    @override
    def handle_data(self, data: str) -> None:
        if self._is_ours and data.strip():
            self.texts.append(" ".join(data.split()))

    @property
    def _is_ours(self) -> bool:
        return all(is_ours for _tag, is_ours in self._open)


def typed_words() -> set[str]:
    """Return every word in the rows of the database that somebody may have typed: no codes of choices."""
    found: set[str] = set()
    for model in apps.get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
            and not getattr(field, "choices", None)
        ]
        if names:
            for row in model._base_manager.values_list(*names):
                found |= {word for value in row for text in _texts(value) for word in _words(text)}
    return found | {word[:MARK_LENGTH] for word in found if len(word) > MARK_LENGTH}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def plain_english(html: str, typed: Iterable[str]) -> list[str]:
    """Return the texts of a page in which a word is neither translated nor typed by anybody."""
    reader = Reader()
    reader.feed(html)
    known = {*typed, *NAMES}
    return [
        text
        for text in reader.texts
        if any(
            ACCENTED.search(word) and word not in known for word in _words(ADDRESS.sub(" ", text))
        )
        and text not in TIME_ZONES
    ]


def plain_on(answer: Any, typed: Iterable[str]) -> list[str]:
    """Return what is plain English on a page. Rows that the page itself made are read when needed."""
    if not answer["Content-Type"].startswith("text/html") or answer.streaming:
        return []
    html = answer.content.decode()
    return plain_english(html, typed) and plain_english(html, typed_words())
