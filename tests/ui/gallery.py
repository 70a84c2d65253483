"""All examples of components on one page, and a browser tab that gets the page and its files without a server."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.test import RequestFactory

from ui import gallery as parts

ROOT = Path(settings.BASE_DIR)
COMPONENTS = parts.component_names()
ADDRESS = "http://gallery.test/"
PAGE = """{% extends layout %}
{% block title %}Components{% endblock %}
{% block header %}<h1>Components</h1>{% endblock %}
{% block content %}{% if wide %}{% else %}<h1>Components</h1>{% endif %}
{% for name, body in parts %}<section class="stack gap-3" id="{{ name }}"><h2>{{ name }}</h2>{{ body }}</section>
{% endfor %}{% endblock %}"""


def example(name: str) -> str:
    """Return the example of a component."""
    return parts.component(name).drawn


def gallery(layout: str = "layouts/staff.html") -> str:
    """Return a page with the examples that the layout's pages use."""
    is_staff = "participant" not in layout
    drawn = [(one.name, one.drawn) for one in parts.components(for_participants=not is_staff)]
    values = {"layout": layout, "parts": drawn, "wide": is_staff}
    page = engines["django"].from_string(PAGE)
    return page.render(values, RequestFactory().get("/"))


def open_page(page, html: str) -> None:
    """Show `html` in a browser tab; whatever it links is read from the static folder."""

    def answer(route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if not path:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        file = ROOT / path
        if not file.is_file():
            route.fulfill(status=404, body="")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=kind)

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)
