"""Quotes: only words that the person lets us use, and only after asking whether somebody could be recognised."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import quoting
from feedback.forms.words import QuoteForm
from feedback.models import Consultation
from feedback.queries import quotes
from feedback.views.frame import StaffRequest, local_day, sent

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_read_words, Consultation)
@require_http_methods(READS_AND_WRITES)
def quote_add(request: StaffRequest, consultation: Consultation, word: UUID) -> HttpResponse:
    """Ask whether somebody could be recognised, and keep the words as a quote."""
    answer = quotes.answer_to_quote(consultation, word)
    if answer is None:
        raise Http404
    form = QuoteForm(sent(request), whole=answer.text, initial={"text": answer.text})
    if form.is_valid():
        quoting.keep_quote(
            actor=request.actor,
            answer=answer,
            text=form.cleaned_data["text"],
            today=local_day(consultation.organisation, timezone.now()),
        )
        messages.success(request, _("Kept. It can stand in what you tell people."))
        return _to_quotes(consultation)
    context = {"form": form, "consultation": consultation, "answer": answer}
    return page(request, "feedback/words/quote_add.html", context, 422 if form.is_bound else 200)


@gate(policies.may_read_words, Consultation)
@require_safe
def quote_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the quotes, each with the way to the words it comes from."""
    context = {"consultation": consultation, "quotes": quotes.quotes(consultation)}
    return page(request, "feedback/words/quotes.html", context)


@gate(policies.may_read_words, Consultation)
@require_http_methods(READS_AND_WRITES)
def quote_remove(request: StaffRequest, consultation: Consultation, quote: UUID) -> HttpResponse:
    """Ask once more, and remove a quote; the words stay."""
    found = quotes.quote_in(consultation, quote)
    if found is None:
        raise Http404
    if request.method == "POST":
        quoting.remove_quote(actor=request.actor, quote=found)
        messages.success(request, _("The quote is gone. The words are still there to read."))
        return _to_quotes(consultation)
    context = {"quote": found, "consultation": consultation}
    return page(request, "feedback/words/quote_remove.html", context)


def _to_quotes(consultation: Consultation) -> HttpResponse:
    return redirect("feedback:quote_list", org=consultation.organisation.slug, pk=consultation.pk)
