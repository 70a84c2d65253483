"""The parts that pages are made of, read from their own files: components with their arguments and examples, and colours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ui import examples

FOR_PARTICIPANTS = frozenset(
    {
        *("button", "card", "chip", "choice", "error_summary", "field", "loop_pins", "notice"),
        *("progress", "result_chart", "steps", "textarea"),
    }
)
"""The components that pages for people who take part use; those pages carry a stylesheet of their own."""
HEADS_A_PAGE = frozenset({"page_header"})
"""Drawn as the heading of the page itself, so a page of examples has no room for a second one."""

_COMMENT = re.compile(r"{%\s*comment\s*%}(.*?){%\s*endcomment\s*%}", re.DOTALL)
_COLOUR = re.compile(r"--([a-z0-9-]+):\s*light-dark\(")


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its name, what it takes, how it is used, and what that draws."""

    name: str
    arguments: str
    source: str
    drawn: SafeString


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "templates/components"


def component_names() -> list[str]:
    """Return the names of all components, in order."""
    return sorted(folder.name for folder in _folder().iterdir() if folder.is_dir())


def component(name: str) -> Component:
    """Return one component with its example drawn now."""
    own = (_folder() / name / f"{name}.html").read_text(encoding="utf-8")
    said = _COMMENT.search(own)
    return Component(
        name=name,
        arguments=" ".join(said.group(1).split()) if said else "",
        source=(_folder() / name / "example.html").read_text(encoding="utf-8").strip(),
        drawn=render_to_string(f"components/{name}/example.html", examples.context()),
    )


def components(*, for_participants: bool) -> list[Component]:
    """Return the components that one page can show together."""
    chosen = FOR_PARTICIPANTS if for_participants else set(component_names()) - HEADS_A_PAGE
    return [component(name) for name in component_names() if name in chosen]


@cache
def colour_names() -> Sequence[str]:
    """Return the names of the colours that differ in light and dark, as `tokens.css` lists them."""
    tokens = Path(settings.BASE_DIR) / "static/css/tokens.css"
    return tuple(_COLOUR.findall(tokens.read_text(encoding="utf-8")))
