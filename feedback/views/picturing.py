"""A page of questions on which a picture can be sent: its form with the files, and what stands in the way of them."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from feedback.forms.answering import AnswerForm
from feedback.queries.answering import place_of
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Visit


def page_form(
    visit: Visit, sheet: Sheet, number: int, values: Mapping[str, Any], **options: Any
) -> AnswerForm:
    """Return the form of a page with what was answered before."""
    is_only_page = len(sheet.pages) == 1
    form = AnswerForm(sheet.page(number), values=values, is_only_page=is_only_page, **options)
    form.show_pictures(partial(_address, visit.consultation.slug))
    return form


def form_sent(
    request: HttpRequest, visit: Visit, sheet: Sheet, number: int, *, is_lenient: bool
) -> AnswerForm:
    """Return the form of a page that was sent. Only where it takes pictures, what was kept before is looked up."""
    if not sheet.takes_pictures(number):
        return page_form(visit, sheet, number, {}, data=request.POST, is_lenient=is_lenient)
    values = place_of(visit).values(sheet)
    given = {"data": request.POST, "files": request.FILES, "is_lenient": is_lenient}
    form = page_form(visit, sheet, number, values, **given)
    key = f"{visit.device}.{visit.consultation.pk}"
    form.take_pictures(key=key, is_too_big=was_read_past(request))
    return form


def was_read_past(request: HttpRequest) -> bool:
    """Return whether so much was sent that its files were not taken (`FILE_UPLOAD_MAX_MEMORY_SIZE`)."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    return (
        not request.FILES and size.isdecimal() and int(size) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    )


def _address(slug: str, name: str) -> str:
    return reverse("feedback:answer_picture", kwargs={"slug": slug, "picture": UUID(name)})
