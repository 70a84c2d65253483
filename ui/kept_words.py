"""Giving words back that could not be taken yet, with a way to send them again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ui.views import typed_values


def has_words(request: HttpRequest) -> bool:
    """Return whether somebody sent words that they would have to type again."""
    return request.method == "POST" and any(each.is_words for each in typed_values(request))


def words_kept(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Answer 403 with everything that was typed, in a form to the same address; inside htmx in place of the page."""
    values = {"typed": list(typed_values(request)), "address": request.get_full_path()}
    response = render(request, template, values | context, status=403)
    if request.headers.get("HX-Request") == "true":
        # htmx shows no refusal, so that it does not land in a table cell: this one is a page of its own.
        response.status_code = 200
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "innerHTML"
    response["Cache-Control"] = "private, no-store"
    return response
