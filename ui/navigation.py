"""The links on top of every staff page, and which of them is the one we are in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAIN: tuple[tuple[str, Promise], ...] = (
    ("workspace:project_list", _("Projects")),
    ("workspace:owed_list", _("Answers we owe")),
    ("workspace:safety_list", _("To look after")),
    ("workspace:people_list", _("People")),
    ("workspace:portfolio", _("Overview")),
    ("workspace:outbox_list", _("Sent messages")),
    ("organisations:member_list", _("Members")),
    ("organisations:organisation_edit", _("Settings")),
)
OWED = "workspace:owed_list"
SAFETY = "workspace:safety_list"
"""Shown only to whom something waits for, and on its own page."""
UNDER = {
    "workspace:activity_list": "organisations:organisation_edit",
    "workspace:keeping_list": "organisations:organisation_edit",
    "workspace:keeping_edit": "organisations:organisation_edit",
    "workspace:erasure_note": "organisations:organisation_edit",
    "workspace:request_list": "organisations:organisation_edit",
}
"""Pages that belong under a link although their address does not say so."""
FOR_FACILITATORS = ("workspace:people_list", "workspace:outbox_list")
FOR_MANAGERS = ("organisations:member_list", "organisations:organisation_edit")


@dataclass(frozen=True)
class Link:
    """One link of the navigation. `current` is empty, "page" (this very page) or "true" (a page under it)."""

    href: str
    label: Promise | str
    current: str = ""
    badge: int = 0


def main_links(
    slug: str,
    path: str,
    owed_count: int = 0,
    *,
    safety_count: int = 0,
    is_manager: bool = True,
    is_facilitator: bool = True,
) -> list[Link]:
    """Return the links of the organisation with this slug; the one nearest above `path` is current."""
    badges = {OWED: owed_count, SAFETY: safety_count}
    found = [
        (name, href, label)
        for name, label in MAIN
        if (is_manager or name not in FOR_MANAGERS)
        and (is_manager or is_facilitator or name not in FOR_FACILITATORS)
        and (href := _address(name, slug))
        and (name != SAFETY or safety_count or href == path)
    ]
    above = next((name for page, name in UNDER.items() if path == _address(page, slug)), "")
    nearest = _nearest((href for _name, href, _label in found), _address(above, slug) or path)
    return [
        Link(
            href=href,
            label=label,
            current=("page" if href == path else "true") if href == nearest else "",
            badge=badges.get(name, 0),
        )
        for name, href, label in found
    ]


def _address(name: str, slug: str) -> str:
    try:
        return reverse(name, kwargs={"org": slug})
    except NoReverseMatch:
        return ""


def _nearest(addresses: Iterable[str], path: str) -> str:
    return max((href for href in addresses if path.startswith(href)), key=len, default="")
