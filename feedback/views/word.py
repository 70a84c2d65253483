"""One person's words, one after another: under which themes they or parts of them stand, and what was read."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import tagging
from feedback.domain.parts import sentences
from feedback.forms.words import MarkForm, TagForm
from feedback.models import Consultation
from feedback.queries import words
from feedback.queries.quotes import quotes_of
from feedback.queries.themes import in_no_theme, mark_in, theme_rows, themes_of
from feedback.views.frame import StaffRequest
from feedback.views.words import narrowing, to_words


@gate(policies.may_read_words, Consultation)
@require_safe
def word_detail(request: StaffRequest, consultation: Consultation, word: UUID) -> HttpResponse:
    """Show one person's words with the themes that stand in them."""
    return _word_page(request, consultation, _found(request, consultation, word), None)


@gate(policies.may_read_words, Consultation)
@require_POST
def word_tag(request: StaffRequest, consultation: Consultation, word: UUID) -> HttpResponse:
    """Put words, or a part of them, under a theme."""
    said = _found(request, consultation, word)
    themes = themes_of(consultation.project)
    form = TagForm(request.POST, text=said.text, themes=themes)
    if not form.is_valid():
        return _word_page(request, consultation, said, form)
    given = form.cleaned_data
    theme = next((one for one in themes if one.pk == given["theme"]), None)
    theme = theme or tagging.theme_named(project=consultation.project, name=given["name"])
    (row,) = words.rows_of(consultation, [said.key])
    tagging.tag(actor=request.actor, words=row, theme=theme, spans=form.spans())
    messages.success(request, _("They stand under “%(theme)s” now.") % {"theme": theme.name})
    return _to_word(request, consultation, word)


@gate(policies.may_read_words, Consultation)
@require_POST
def word_untag(request: StaffRequest, consultation: Consultation, word: UUID) -> HttpResponse:
    """Take words out of a theme."""
    form = MarkForm(request.POST)
    mark = mark_in(consultation, form.cleaned_data["mark"]) if form.is_valid() else None
    if mark is None or word not in {mark.answer_id, mark.note_id}:
        raise Http404
    tagging.untag(mark=mark)
    messages.success(request, _("Taken out of the theme. The words stay."))
    return _to_word(request, consultation, word)


@gate(policies.may_read_words, Consultation)
@require_POST
def word_next(request: StaffRequest, consultation: Consultation, word: UUID) -> HttpResponse:
    """Note that these words were read and go on to the next ones; after the last, back to the list."""
    said = _found(request, consultation, word)
    _form, query, wanted = narrowing(request, consultation)
    order = words.order(consultation, wanted, request.actor.member_id)
    following = words.after(order, said.key)
    rows = words.rows_of(consultation, [said.key])
    tagging.note_read(actor=request.actor, answers=words.answers_among(rows))
    if following is None:
        messages.success(request, _("That was the last of them."))
        return to_words(consultation, query)
    return _to_word(request, consultation, following.id)


def _found(request: StaffRequest, consultation: Consultation, word: UUID) -> words.Said:
    said = words.find(consultation, word, request.actor.member_id)
    if said is None:
        raise Http404
    return said


def _to_word(request: StaffRequest, consultation: Consultation, word: UUID) -> HttpResponse:
    home = consultation.organisation.slug
    there = redirect("feedback:word_detail", org=home, pk=consultation.pk, word=word)
    query = narrowing(request, consultation)[1]
    if query:
        there["Location"] += f"?{query}"
    return there


def _word_page(
    request: StaffRequest, consultation: Consultation, said: words.Said, form: TagForm | None
) -> HttpResponse:
    rows = theme_rows(consultation)
    text = said.text
    context: dict[str, Any] = {
        "consultation": consultation,
        "said": said,
        "query": narrowing(request, consultation)[1],
        "themes": rows,
        "sentences": [text[one.start : one.end] for one in sentences(text)],
        "ticked": set(request.POST.getlist("parts")),
        "without": in_no_theme(consultation),
        "quotes": quotes_of(said.key.id),
        "form": form or TagForm(text=text, themes=[one.theme for one in rows]),
    }
    return page(request, "feedback/words/word.html", context, 422 if form is not None else 200)
