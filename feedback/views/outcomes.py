"""What happened, for those who write it: the items, one item's words, and deciding between two wordings."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.actions import outcomes as actions
from feedback.forms.outcomes import LONGEST, ItemEditForm, ItemForm, OutcomeForm
from feedback.models import Consultation, Item
from feedback.queries.audience import audience
from feedback.queries.delivering import promise_rows
from feedback.queries.drafting import draft_of
from feedback.queries.nobody import nobody_answered
from feedback.queries.outcome_rows import by_item, item_row, wording, wordings
from feedback.queries.outcomes import (
    ItemBoard,
    boards_of,
    holding_allowed_on,
    item_board,
    item_boards,
)
from feedback.queries.quotes import quotes
from feedback.queries.themes import theme_rows, themes_of
from feedback.views.frame import StaffRequest, local_day, own_board, sent


@gate(policies.may_see, Consultation)
def outcome_list(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Show what was asked, and for each item what people said and what became of it."""
    return _list_page(request, consultation, ItemForm())


@gate(policies.may_publish, Consultation)
@require_POST
def item_add(request: StaffRequest, consultation: Consultation) -> HttpResponseBase:
    """Add something that people raised themselves."""
    form = ItemForm(request.POST)
    if form.is_valid():
        try:
            actions.add_item(
                actor=request.actor,
                consultation=consultation,
                text=form.cleaned_data["text"],
            )
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            messages.success(request, _("Added. People are owed an answer about this too."))
            return _to_list(consultation)
    return _list_page(request, consultation, form, status=422)


@gate(policies.may_publish, Item)
def item_edit(request: StaffRequest, item: Item) -> HttpResponseBase:
    """Give an item other words, and say which themes belong to it."""
    data = sent(request)
    chosen = [str(pk) for pk in item.themes.values_list("pk", flat=True)]
    form = ItemEditForm(
        data,
        themes=themes_of(item.consultation.project),
        is_public=any(board.published is not None for board in boards_of(item)),
        initial={"text": item.text, "themes": chosen},
    )
    if data is not None and form.is_valid():
        try:
            _save_item(request, item, form)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            return _to_list(item.consultation)
    context = {"form": form, "item": item, "consultation": item.consultation}
    return page(request, "feedback/outcomes/item.html", context, status=_status(form))


def _save_item(request: StaffRequest, item: Item, form: ItemEditForm) -> None:
    if form.cleaned_data["text"] != item.text:
        actions.rename_item(actor=request.actor, item=item, text=form.cleaned_data["text"])
    if "themes" in form.fields:
        actions.choose_themes(actor=request.actor, item=item, theme_ids=form.chosen())


@gate(policies.may_publish, Item)
def outcome_edit(request: StaffRequest, item: Item) -> HttpResponseBase:
    """Show and save what people said about one item and what became of it."""
    return _edit(request, item_board(item))


@gate(policies.may_publish, Item)
def outcome_part(request: StaffRequest, item: Item, outcome: int) -> HttpResponseBase:
    """Show and save one of several outcomes of an item."""
    return _edit(request, own_board(item, outcome))


def _edit(request: StaffRequest, board: ItemBoard) -> HttpResponseBase:
    item, today = board.item, local_day(board.item.organisation, timezone.now())
    data = sent(request)
    if data is not None and "draft" in data:
        return _drafted(request, board, today)
    form = OutcomeForm(data, board=board, today=today)
    if data is not None and form.is_valid():
        try:
            saved = actions.save_outcome(
                actor=request.actor,
                item=item,
                outcome=board.outcome,
                words=form.words(),
                started_from=form.cleaned_data["started_from"],
                is_drafted=form.stays_draft,
                now=timezone.now(),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _after_saving(request, board, is_set_aside=saved.set_aside)
    context = _edit_context(board, form, today)
    return page(request, "feedback/outcomes/edit.html", context, status=_status(form))


def _drafted(request: StaffRequest, board: ItemBoard, today: date) -> HttpResponseBase:
    """Show the form again with a draft under what was typed so far. Nothing is saved."""
    data = request.POST.copy()
    typed = data.get("you_said", "").strip()
    text = draft_of(board.item, longest=max(LONGEST - len(typed) - 2, 0))
    if text:
        data["you_said"] = f"{typed}\n\n{text}" if typed else text
        data["is_drafted"] = "on"
        data.pop("read_over", None)
    else:
        words = _("There is nothing to draft from yet: too few answers to tell, and no quote.")
        messages.info(request, words)
    form = OutcomeForm(data, board=board, today=today)
    context = _edit_context(board, form, today) | {"just_drafted": bool(text)}
    return page(request, "feedback/outcomes/edit.html", context)


@gate(policies.may_publish, Item)
@require_POST
def outcome_choose(request: StaffRequest, item: Item) -> HttpResponseBase:
    """Decide between wordings that were saved at the same time."""
    return _choose(request, item_board(item))


@gate(policies.may_publish, Item)
@require_POST
def outcome_part_choose(request: StaffRequest, item: Item, outcome: int) -> HttpResponseBase:
    """Decide between wordings of one of several outcomes."""
    return _choose(request, own_board(item, outcome))


def _choose(request: StaffRequest, board: ItemBoard) -> HttpResponseBase:
    try:
        actions.keep_version(
            actor=request.actor,
            item=board.item,
            outcome=board.outcome,
            number=_number(request, "number"),
            started_from=_number(request, "started_from"),
            now=timezone.now(),
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("These words count now. The others are kept below."))
    return _to_edit(board)


def _list_page(
    request: StaffRequest, consultation: Consultation, form: ItemForm, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    today = local_day(consultation.organisation, now)
    people = audience(consultation)
    rows = [
        item_row(board, today, needs_channel=people.needs_channel)
        for board in item_boards(consultation)
    ]
    actor = request.actor
    allowed_on = holding_allowed_on(consultation)
    context = {
        "consultation": consultation,
        "things": by_item(rows),
        "people": people,
        "form": form,
        "may_publish": policies.may_publish(actor, consultation),
        "promises": promise_rows(consultation, today),
        "may_write": policies.may_publish(actor, consultation) and consultation.has_ended(now),
        "has_ended": consultation.has_ended(now),
        "too_early": terms.TOO_EARLY,
        "nobody_answered": nobody_answered(consultation, people, (row.board for row in rows), now),
        "ready": sum(row.is_ready for row in rows),
        "was_published": any(row.board.published for row in rows) or consultation.withdrawn_at,
        "can_hold": any(not row.board.is_final for row in rows)
        and (allowed_on is None or allowed_on <= today),
    }
    return page(request, "feedback/outcomes/list.html", context, status=status)


def _edit_context(board: ItemBoard, form: OutcomeForm, today: date) -> dict[str, Any]:
    item = board.item
    board = item_board(item, board.outcome)
    return {
        "item": item,
        "consultation": item.consultation,
        "form": form,
        "board": board,
        "row": item_row(board, today),
        "head": wording(board.head) if board.head else None,
        "asides": [wording(version) for version in board.asides],
        "history": wordings(board),
        "has_ended": item.consultation.has_ended(timezone.now()),
        "too_early": terms.TOO_EARLY,
        "themes": theme_rows(item.consultation),
        "quotes": quotes(item.consultation),
    }


def _after_saving(
    request: StaffRequest, board: ItemBoard, *, is_set_aside: bool
) -> HttpResponseBase:
    if is_set_aside:
        messages.warning(
            request, _("Somebody else saved this while you were writing. Both wordings are kept.")
        )
        return _to_edit(board)
    messages.success(request, _("Saved. People see it when you publish it."))
    return _to_list(board.item.consultation)


def _to_edit(board: ItemBoard) -> HttpResponseBase:
    org, item = board.item.organisation.slug, board.item.pk
    if board.outcome is None or (not board.name and board.outcome.position == 1):
        return redirect("feedback:outcome_edit", org=org, pk=item)
    return redirect("feedback:outcome_part", org=org, pk=item, outcome=board.outcome.pk)


def _to_list(consultation: Consultation) -> HttpResponseBase:
    return redirect("feedback:outcome_list", org=consultation.organisation.slug, pk=consultation.pk)


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200


def _number(request: StaffRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 6 else -1  # noqa: PLR2004 -- no version has six digits
