"""A first draft of "you said" for one item, from the kept result, the themes and the quotes. Nothing of it is stored here."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from feedback.domain.drafting import (
    Counted,
    joined,
    most_chosen,
    most_spoken_of,
    short_quotes,
)
from feedback.models import Consultation, Item
from feedback.queries.asking import language_of
from feedback.queries.quotes import quotes
from feedback.queries.result_rows import results
from feedback.queries.results import snapshot
from feedback.queries.themes import theme_rows
from feedback.question_types.base.summary import Summary
from projects.domain.small_numbers import is_hidden


def draft_of(item: Item, *, longest: int) -> str:
    """Return sentences that a person reads over before anybody sees them; empty where there is nothing to say yet.

    They are meant for everybody, so the smallest group is the larger one of staff and of the public; an answer is left out
    where fewer than that, or nobody, gave another. They are in the language of the ask, whoever drafts them.
    """
    consultation = item.consultation
    least = max(consultation.least_internal, consultation.least_public)
    with override(language_of(consultation)):
        parts = [_answers(item, least), _themes(item, least), *_quotes(item)]
    return joined(parts, longest=longest)


def _answers(item: Item, least: int) -> str:
    summary = _summary(item)
    if summary is None or is_hidden(summary.answered, least):
        return ""
    people = [Counted(row.label, row.count) for row in summary.rows]
    given = [
        _("%(n)s said “%(answer)s”") % {"n": one.people, "answer": one.words}
        for one in most_chosen(people)
        if not is_hidden(one.people, least) and summary.answered - one.people >= least
    ]
    if not given:
        return ""
    base = {"n": summary.answered, "given": _listed(given)}
    if summary.is_rounded:
        return _("Of about %(n)s people who answered, about %(given)s.") % base
    return _("Of the %(n)s people who answered, %(given)s.") % base


def _summary(item: Item) -> Summary | None:
    """What people answered to the item's question; None without one, or where people put things in order."""
    made = snapshot(item.consultation)
    if made is None or item.question is None:
        return None
    key = str(item.question.key)
    found = [one.summary for one in results(made, item.consultation) if str(one.key) == key]
    return next((one for one in found if one.order is None), None)


def _themes(item: Item, least: int) -> str:
    chosen = set(item.themes.values_list("pk", flat=True))
    people = [
        Counted(row.theme.name, row.people)
        for row in theme_rows(item.consultation)
        if not chosen or row.theme.pk in chosen
    ]
    spoken = [
        ngettext("%(theme)s (%(n)s person)", "%(theme)s (%(n)s people)", one.people)
        % {"theme": one.words, "n": one.people}
        for one in most_spoken_of(people, least)
    ]
    return _("People wrote about: %(themes)s.") % {"themes": "; ".join(spoken)} if spoken else ""


def _quotes(item: Item) -> list[str]:
    known = _about(item, item.consultation)
    return [_("In somebody’s own words: “%(quote)s”") % {"quote": one} for one in known]


def _about(item: Item, consultation: Consultation) -> list[str]:
    """Quotes from answers to the item's question in any of its wordings; all of them where it has none."""
    kept = quotes(consultation)
    asked = item.question
    return short_quotes(
        one.text for one in kept if asked is None or one.answer.question.key == asked.key
    )


def _listed(parts: Sequence[str]) -> str:
    return get_text_list(list(parts), _("and"))
