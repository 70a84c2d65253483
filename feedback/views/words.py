"""Reading words: the list for the named readers, narrowed by its address, and what is done with ticked ones."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import tagging
from feedback.domain.parts import Span
from feedback.forms.words import NarrowForm, TickedForm
from feedback.models import Consultation
from feedback.queries import results, safety, words
from feedback.queries.quotes import quote_count
from feedback.queries.themes import in_no_theme, theme_rows, themes_of
from feedback.queries.unread import unread
from feedback.views.frame import StaffRequest

ON_A_PAGE = 40


@gate(policies.may_read_words, Consultation)
@require_safe
def words_read(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what people wrote and said to a named reader."""
    return _list_page(request, consultation, None)


@gate(policies.may_read_words, Consultation)
@require_POST
def words_ticked(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Put the ticked words under a theme, or note that they were read."""
    themes = themes_of(consultation.project)
    known = {str(one.id): one for one in words.order(consultation, words.Wanted(), 0)}
    form = TickedForm(request.POST, known=[one.id for one in known.values()], themes=themes)
    if not form.is_valid():
        return _list_page(request, consultation, form)
    given = form.cleaned_data
    rows = words.rows_of(consultation, [known[one] for one in given["words"]])
    if request.POST.get("do") == "read":
        tagging.note_read(actor=request.actor, answers=words.answers_among(rows))
        messages.success(request, _("Noted: you have read these."))
    else:
        _put_under(request, rows, _theme(consultation, themes, given))
    return to_words(consultation, narrowing(request, consultation)[1])


def _theme(consultation: Consultation, themes: Any, given: Mapping[str, Any]) -> Any:
    for one in themes:
        if one.pk == given["theme"]:
            return one
    return tagging.theme_named(project=consultation.project, name=given["name"])


def _put_under(request: StaffRequest, rows: Any, theme: Any) -> None:
    """Put all of each person's words under a theme; a picture without words has none to put there."""
    with_words = [one for one in rows if one.text]
    for row in with_words:
        tagging.tag(actor=request.actor, words=row, theme=theme, spans=[Span(0, len(row.text))])
    if with_words:
        messages.success(request, _("They stand under “%(theme)s” now.") % {"theme": theme.name})
    if len(with_words) < len(rows):
        messages.warning(request, _("Pictures without words stand under no theme."))


def narrowing(
    request: StaffRequest, consultation: Consultation
) -> tuple[NarrowForm, str, words.Wanted]:
    """Return the form of what is shown, its address, and what it means."""
    form = NarrowForm(
        request.GET,
        auto_id="narrow_%s",
        themes=themes_of(consultation.project),
        questions=words.question_choices(consultation),
        groups=words.group_choices(consultation),
    )
    wanted = form.wanted()
    named = {name: getattr(wanted, name) for name in form.fields}
    address = {name: "on" if value is True else value for name, value in named.items() if value}
    return form, urlencode(address), wanted


def to_words(consultation: Consultation, query: str = "") -> HttpResponse:
    """Redirect to the list of words, narrowed as it was."""
    there = redirect("feedback:words_read", org=consultation.organisation.slug, pk=consultation.pk)
    if query:
        there["Location"] += f"?{query}"
    return there


def _list_page(
    request: StaffRequest, consultation: Consultation, ticked: TickedForm | None
) -> HttpResponse:
    form, query, wanted = narrowing(request, consultation)
    me = request.actor.member_id
    part = Paginator(words.order(consultation, wanted, me), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    rows = theme_rows(consultation)
    themes = [one.theme for one in rows]
    context = {
        "consultation": consultation,
        "answered": results.counts(consultation),
        "has_ended": consultation.has_ended(timezone.now()),
        "narrow": form,
        "query": query,
        "part": part,
        "said": words.said(consultation, list(part.object_list), me),
        "themes": rows,
        "without": in_no_theme(consultation),
        "mine_unread": words.unread_count(consultation, me),
        "quotes": quote_count(consultation),
        "ticked": ticked or TickedForm(known=[], themes=themes),
        "chosen": set(request.POST.getlist("words")),
        "has_words": bool(part.paginator.count) or words.has_words(consultation),
        "unread": unread([consultation]),
        "apart": safety.apart_count(consultation),
        "may_keep_safe": policies.may_keep_safe(request.actor, consultation),
    }
    return page(request, "feedback/words/list.html", context, 422 if ticked is not None else 200)
