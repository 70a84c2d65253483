"""Answering: the start, one page after another, coming back later, stopping. What the page template gets is said in
`feedback.views.answer_pages`.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feedback.actions.answering import Saved, StartedElsewhereError, Step, save_page
from feedback.actions.taking_back import Found, continue_here, remove_draft
from feedback.domain.codes import in_groups
from feedback.forms.answering import AnswerForm, CodeForm, GroupForm, WordForm
from feedback.links import read_key
from feedback.models import Draft
from feedback.queries.answering import place_of, reader_names, sent_by
from feedback.queries.exceptions import exception_words
from feedback.queries.meetings import open_to
from feedback.queries.offers import what_you_get
from feedback.queries.purpose import Sentence, purpose_card
from feedback.queries.reading import is_partly_worded, sheet_for
from feedback.queries.scope_words import whole_project
from feedback.queries.sheets import Sheet
from feedback.queries.visits import Standing, Visit, standing
from feedback.queries.ways import groups_to_say
from feedback.views.answer_pages import Where, kept_page, own_page, safe_line
from feedback.views.keeping import keep_key, keep_word, knows_word
from feedback.views.pace import sent_back, too_many_pictures
from feedback.views.picturing import form_sent, page_form
from feedback.views.sending import address, goes_on, in_their_language, may_quote, send, sheet_sent
from feedback.views.visiting import elsewhere, ended, see_other, show, visiting
from projects.queries.scope import scope_of
from ui.guessing import answer_to_a_miss

LENIENT = {"back", "later", "unclear"}
"""Ways to leave a page on which nothing has to be answered."""
STEPS = {"back": Step.BACK, "later": Step.STAY, "unclear": Step.STAY}
"""Where each way leads; every other leads on."""


@visiting
@require_safe
def answer_start(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Say why we ask, who reads and who decides; or welcome somebody back."""
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    if again := in_their_language(request, visit, place):
        return see_other(again)
    if place.sent is not None:
        return see_other(address("thanks", visit))
    if place.draft is None and standing(visit, now) is Standing.LATE:
        return ended(request, visit, Standing.ENDED, now)
    if place.draft is None and not knows_word(request, visit):
        return show(request, visit, "feedback/answer_word.html", form=WordForm())
    sheet = sheet_for(visit, place.version_id(visit))
    scope = scope_of(visit.consultation.project_id)
    return show(
        request,
        visit,
        "feedback/answer_start.html",
        card=purpose_card(
            visit.consultation,
            minutes=sheet.minutes_from(1),
            gets=_what_you_get(visit),
            scope=scope,
        ),
        whole_project=whole_project(
            visit.consultation, scope, today=now.astimezone(visit.organisation.zone).date()
        ),
        readers=reader_names(visit.consultation),
        safe_line=safe_line(visit.consultation),
        is_partly=is_partly_worded(visit, sheet),
        count=len(sheet.questions),
        draft=place.draft,
        exception=exception_words(visit.ask),
        has_rules=bool(sheet.rules),
        meetings=open_to(visit, now),
        next_address=goes_on(visit, sheet, place),
        code_form=CodeForm(),
        **_start_extras(request, visit, place.draft),
    )


def _start_extras(request: HttpRequest, visit: Visit, draft: Draft | None) -> dict[str, Any]:
    """What some asks and devices have besides: groups to say, and that a tablet was left and starts blank."""
    groups = groups_to_say(visit)
    said = {"group": draft.group_id} if draft is not None and draft.group_id else {}
    return {
        "group_form": GroupForm(groups=groups, initial=said) if groups else None,
        "starts_anew": visit.is_tablet and "anew" in request.GET,
    }


def _what_you_get(visit: Visit) -> list[Sentence]:
    """What the person of a personal link gets; whoever comes by the link for everybody reads what each group gets."""
    if visit.ask is None:
        return what_you_get(visit.consultation)
    return what_you_get(visit.consultation, group_id=visit.ask.group_id, knows_group=True)


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(
    request: HttpRequest, visit: Visit, page: int, now: datetime, mark: str = ""
) -> HttpResponse:
    """Show one page of questions, or take what was answered on it.

    A page is sent to an address that differs by device (`mark`). So a browser does not take a page that failed to load for the
    same one, and going back shows what was typed; and it gives these words back to nobody else on a shared device.
    """
    del mark
    if request.method == "POST":
        return _take(request, visit, sheet_sent(request, visit), page, now)
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    sheet = sheet_for(visit, place.version_id(visit))
    if not sheet.page(page):
        raise Http404
    values, needed = place.values(sheet), "needed" in request.GET
    if page not in sheet.shown(values):
        return see_other(_page_or_check(visit, sheet, sheet.page_after(page, values)))
    where = Where(sheet, page, values, is_checking="check" in request.GET)
    if needed or "unclear" in request.GET or where.has_answers:
        form = page_form(visit, sheet, page, values)
        told, ticked = "unclear" in request.GET, place.may_quote
        return own_page(request, visit, where, form, needed=needed, is_told=told, may_quote=ticked)
    return kept_page(request, visit, where)


def _take(
    request: HttpRequest, visit: Visit, sheet: Sheet, number: int, now: datetime
) -> HttpResponse:
    go = request.POST.get("go", "next")
    if not sheet.page(number):
        raise Http404
    if request.FILES and too_many_pictures(visit):
        return sent_back(request, status=429)
    form = form_sent(request, visit, sheet, number, is_lenient=go in LENIENT)
    is_skipped = go == "skip" and form.can_skip
    page: dict[str, Any] = {"visit": visit, "sheet": sheet, "number": number, "now": now}
    try:
        if not is_skipped and not form.is_valid():
            _keep_pictures(form, page)
            return _again(request, visit, sheet, number, form)
        page |= {"values": {}} if is_skipped else {"values": form.values, "drawn": form.drawn}
        if form.is_only_page and go not in LENIENT:
            sent = send(request, **page)
            return sent or _again(request, visit, sheet, number, form, is_empty=True)
        saved = save_page(**page, step=STEPS.get(go, Step.ON))
    except StartedElsewhereError:
        return elsewhere(request, visit, was_sent=visit.sent_thread is not None)
    return see_other(_after(request, go, visit, sheet, number, saved))


def _keep_pictures(form: AnswerForm, page: dict[str, Any]) -> None:
    """Keep the pictures of a page that was refused for something else: no browser shows a file again."""
    if form.drawn:
        sheet = page["sheet"]
        kept = place_of(page["visit"]).values(sheet)
        here = {str(each.key) for each in sheet.page(page["number"])}
        values = {key: value for key, value in kept.items() if key in here} | form.values_drawn
        save_page(**page, values=values, drawn=form.drawn)


def _again(
    request: HttpRequest, visit: Visit, sheet: Sheet, number: int, form: AnswerForm, **shown: Any
) -> HttpResponse:
    """Show a page that could not be taken, with everything that was typed."""
    values = place_of(visit.looked_at_again() if form.drawn else visit).values(sheet)
    where = Where(sheet, number, values, is_checking="check" in request.GET)
    return own_page(request, visit, where, form, may_quote=may_quote(request), **shown)


def _after(
    request: HttpRequest, go: str, visit: Visit, sheet: Sheet, number: int, saved: Saved
) -> str:
    """Return where somebody goes from a saved page: on, back, to say what is unclear, or away for now."""
    is_checking = "check" in request.GET
    if go == "later":
        return address("later", visit)
    if go == "unclear":
        return address("unclear", visit, page=number) + ("?check=1" if is_checking else "")
    if is_checking:
        fresh = _came_up(sheet, number, saved)
        return f"{address('page', visit, page=fresh)}?check=1" if fresh else address("check", visit)
    if go == "back":
        before = sheet.page_before(number, saved.after)
        return address("page", visit, page=before) if before else address("start", visit)
    return _page_or_check(visit, sheet, sheet.page_after(number, saved.after))


def _came_up(sheet: Sheet, number: int, saved: Saved) -> int:
    """Return the first page that only the changed answer shows, and that nobody has answered yet; or 0."""
    fresh = set(sheet.shown(saved.after)) - set(sheet.shown(saved.before))
    open_pages = (
        page
        for page in sorted(fresh)
        if page > number and not any(str(each.key) in saved.after for each in sheet.page(page))
    )
    return next(open_pages, 0)


def _page_or_check(visit: Visit, sheet: Sheet, page: int) -> str:
    if page > len(sheet.pages):
        return address("check", visit)
    return address("page", visit, page=page)


@visiting
@require_POST
def answer_word(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Take the code of today, which stands in the room and on no poster."""
    del now
    form = WordForm(request.POST, word=visit.consultation.door_word)
    if not form.is_valid():
        refused = answer_to_a_miss(request)
        return refused or show(request, visit, "feedback/answer_word.html", status=422, form=form)
    response = see_other(address("start", visit))
    keep_word(response, visit)
    return response


@visiting
@require_safe
def answer_later(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Say how to come back: the same link here, the code elsewhere."""
    del now
    code = in_groups(visit.return_code)
    return show(
        request, visit, "feedback/answer_later.html", place=place_of(visit), return_code=code
    )


@visiting
@require_POST
def answer_continue(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Go on here with answers that were begun or sent on another device."""
    del now
    form = CodeForm(request.POST)
    found = None
    if form.is_valid():
        found = continue_here(visit=visit, code=form.cleaned_data["code"])
        if found is Found.DRAFT:
            return see_other(address("start", visit))
        if found is Found.SENT:
            return _recognised(request, visit, form.cleaned_data["code"])
    is_wrong = found is Found.NOTHING
    refused = answer_to_a_miss(request) if is_wrong else None
    return refused or show(
        request, visit, "feedback/answer_code.html", status=422, form=form, found=found
    )


def _recognised(request: HttpRequest, visit: Visit, receipt: str) -> HttpResponse:
    response = see_other(address("thanks", visit))
    key = read_key(request, visit.consultation.slug)
    if key is not None:
        keep_key(response, visit, replace(key, receipt=receipt))
    return response


@visiting
@require_http_methods(["GET", "HEAD", "POST"])
def answer_stop(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Ask once more, then remove what was typed and not sent."""
    if request.method == "POST":
        remove_draft(visit=visit, today=now.astimezone(visit.organisation.zone).date())
        return see_other(address("removed", visit))
    return show(
        request,
        visit,
        "feedback/answer_stop.html",
        place=place_of(visit),
        has_sent=_has_sent(visit),
    )


@visiting
@require_safe
def answer_removed(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Say that nothing is kept any more."""
    del now
    return show(request, visit, "feedback/answer_removed.html", has_sent=_has_sent(visit))


def _has_sent(visit: Visit) -> bool:
    """Whether answers of this device stand, whatever has been typed since."""
    sent = sent_by(visit)
    return sent is not None and sent.receipt_digest in visit.receipt_digests
