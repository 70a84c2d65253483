"""Tags and filters for layouts and components: `{% load ui %}`."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, gettext, ngettext

from ui import bumps, charts, navigation

register = template.Library()

GLYPHS = {
    "good": "✓",
    "warn": "◔",
    "bad": "!",
    "soft": "○",
    "success": "✓",
    "info": "i",
    "warning": "!",
    "error": "!",
    "debug": "i",
}
STAGE_GLYPHS = {
    "unplanned": "○",
    "planned": "○",
    "now": "●",
    "done": "✓",
    "paused": "◔",
    "not_involving": "✕",
}
TONES = {"success": "good", "info": "soft", "debug": "soft", "warning": "warn", "error": "bad"}


# Layouts ------------------------------------------------------------------------------------------------------------


@register.filter
def stylesheets(names: str) -> list[str]:
    """Return the static paths of the named stylesheets, followed by one for each component."""
    return [f"css/{name}.css" for name in names.split()] + _component_stylesheets()


@cache
def _component_stylesheets() -> list[str]:
    root = Path(settings.BASE_DIR) / "static"
    return sorted(str(path.relative_to(root)) for path in (root / "css/components").glob("*.css"))


@register.simple_tag(takes_context=True)
def staff_navigation(context: Context) -> list[navigation.Link]:
    """Return the main links for the organisation of this page; none on a page outside an organisation."""
    request = context.get("request")
    organisation = context.get("organisation") or getattr(request, "organisation", None)
    actor = getattr(request, "actor", None)
    if request is None or actor is None or organisation is None:
        return []
    owed = context.get("owed_count") or 0
    role = getattr(actor, "role", "")
    return navigation.main_links(
        organisation.slug,
        request.path,
        owed,
        safety_count=context.get("safety_count") or 0,
        is_manager=role in {"manager", "owner"},
        is_facilitator=role == "facilitator",
    )


# Containers ---------------------------------------------------------------------------------------------------------


@register.simple_block_tag
def card(
    content: str, heading: str = "", level: int = 2, stage: int | None = None, extra: str = ""
) -> SafeString:
    """Wrap what stands between the tags in a card."""
    values = {"body": content, "heading": heading, "level": level, "stage": stage, "extra": extra}
    return render_to_string("components/card/card.html", values)


@register.simple_block_tag
def notice(content: str, tone: str = "soft", heading: str = "") -> SafeString:
    """Wrap what stands between the tags in a notice."""
    values = {"body": content, "tone": tone, "heading": heading}
    return render_to_string("components/notice/notice.html", values)


@register.simple_block_tag
def pin(content: str, kind: str, heading: str = "", level: int = 2) -> SafeString:
    """Wrap what stands between the tags in one pin of the loop: asked, said or did."""
    values = {"body": content, "kind": kind, "heading": heading, "level": level}
    return render_to_string("components/loop_pins/pin.html", values)


# Words and figures --------------------------------------------------------------------------------------------------


@register.filter
def tone(value: str) -> str:
    """Return good, warn, bad or soft for a tone or for a message level of Django."""
    return TONES.get(value, value or "soft")


@register.filter
def glyph(value: str) -> str:
    """Return the sign that goes with a tone, so that no state is told by colour alone."""
    return GLYPHS.get(value, GLYPHS["soft"])


@register.filter
def stage_glyph(code: str) -> str:
    """Return the sign that goes with the state of a stage."""
    return STAGE_GLYPHS.get(code, STAGE_GLYPHS["unplanned"])


@register.filter
def days_ago(day: datetime.date, today: datetime.date) -> str:
    """Return "today", "yesterday", "9 days ago" or "in 3 days" for two local dates."""
    days = (today - day).days
    if days in {0, 1}:
        return gettext("yesterday") if days else gettext("today")
    if days < 0:
        return ngettext("in %(n)s day", "in %(n)s days", -days) % {"n": -days}
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


@register.filter
def as_percent(share: float | None) -> str:
    """Return a share (0 to 1) as "62%"; nothing for none."""
    return "" if share is None else gettext("%(n)s%%") % {"n": charts.percent(share, 1)}


@register.simple_tag
def percent(part: float, whole: float) -> int:
    """Return how many percent `part` is of `whole`."""
    return charts.percent(part, whole)


@register.filter
def here(stages: Iterable[Any]) -> list[Any]:
    """Return the stages that are happening now."""
    return [stage for stage in stages if _field(stage, "state_code") == "now"]


# Drawings -----------------------------------------------------------------------------------------------------------


@register.filter
def bar_width(part: float, whole: float) -> str:
    """Return the length of a bar in percent, written for SVG."""
    return str(charts.bar_width(part or 0, whole or 0))


@register.filter
def bar_start(share: float) -> str:
    """Return where a share (0 to 1) lies on a bar in percent, written for SVG."""
    return str(charts.place(share))


@register.filter
def bar_length(high: float, low: float) -> str:
    """Return how long the part of a bar between two shares is in percent, written for SVG."""
    return str(round(charts.place(high) - charts.place(low), 2))


@register.filter
def ring_dash(days: float) -> str:
    """Return the dash pattern of the ring of days."""
    return charts.ring_dash(days or 0)


@register.simple_tag
def bar_chart(rows: Sequence[Any]) -> charts.BarChart:
    """Return the drawing of `rows` (label, count, share), mirrored where the language runs from right to left."""
    plain = [
        charts.Row(str(_field(row, "label")), _field(row, "count"), _field(row, "share"))
        for row in rows
    ]
    return charts.bar_chart(plain, mirrored=get_language_bidi())


@register.simple_tag
def bump_chart(columns: Sequence[Any], emphasised: Collection[str] = ()) -> bumps.BumpChart:
    """Return the drawing of `columns` (each with `order`, which has `options` of key, label, place), mirrored as above.

    Lines of the `emphasised` options are drawn stronger.
    """
    orders = [
        [
            bumps.Place(_field(one, "key"), str(_field(one, "label")), _field(one, "place"))
            for one in _field(_field(column, "order"), "options")
        ]
        for column in columns
    ]
    return bumps.bump_chart(orders, emphasised=emphasised, mirrored=get_language_bidi())


@register.filter
def svg_number(value: float) -> SafeString:
    """Return a number as SVG wants it, with a point in every language."""
    return mark_safe(f"{float(value):g}")


def _field(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
