"""The pages of somebody's own record, by a link and without an account.

The first step (in `feedback.views.record`) shows titles; everything else needs a short code. Stopping and withdrawing do not:
they take nothing from anybody that a message could not.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import participant_link, public
from participants import terms
from participants.actions import MustStayError, erase, stop_writing
from participants.actions import agreements as words
from participants.actions.codes import (
    LASTS,
    TooManyCodesError,
    begin_visit,
    send_code,
    try_code,
)
from participants.actions.details import (
    ask_to_be_erased,
    change_details,
    set_own_limit,
    take_address,
)
from participants.actions.register import AddressTakenError
from participants.domain.agreements import NEEDS_A_PARENT
from participants.forms.agreements import ChoicesForm, OwnWordForm
from participants.forms.record import AddressCodeForm, AddressForm, CodeForm, DetailsForm, LimitForm
from participants.links import COOKIE, RECORD_DOOR, VISIT_COOKIE, RecordVisitor
from participants.queries.agreements import basis_of, current_wording, taking_part
from participants.queries.record import as_data, own_copy, own_details
from participants.views.frame import (
    COOKIE_SECONDS,
    forget,
    home,
    in_record,
    keep_cookie,
    see_other,
    sent,
    show,
    today_of,
)

LOOK_AND_SEND = ["GET", "HEAD", "POST"]


@participant_link(RECORD_DOOR)
@require_safe
def record_link(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Let somebody in by their link: leave a cookie and lead to an address without the token. No row changes."""
    response = home()
    forget(response)
    keep_cookie(response, COOKIE, visitor.token, COOKIE_SECONDS)
    response["Cache-Control"] = "private, no-store"
    return response


@in_record(second_step=False)
@require_http_methods(LOOK_AND_SEND)
def record_code(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Offer to send a code, and take the one that is typed."""
    form = CodeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        pk, now = visitor.participant_id, timezone.now()
        if way := try_code(participant_id=pk, code=form.cleaned_data["code"], now=now):
            token = begin_visit(
                organisation=visitor.organisation, participant_id=pk, way=way, now=now
            )
            response = home()
            keep_cookie(response, VISIT_COOKIE, token, int(LASTS.total_seconds()))
            return response
        form.add_error("code", terms.WRONG_CODE)
    return _code_page(request, visitor, form, status=422 if form.is_bound else 200)


@in_record(second_step=False)
@require_POST
def record_code_send(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Have a code sent to the person's own address."""
    if not own_details(visitor.participant_id).can_be_sent_a_code:
        return _code_page(request, visitor, CodeForm(), status=422)
    try:
        send_code(
            organisation=visitor.organisation,
            participant_id=visitor.participant_id,
            now=timezone.now(),
        )
    except TooManyCodesError:
        return _code_page(request, visitor, CodeForm(), status=429, too_many=True)
    return see_other(reverse("participants:record_code") + "?sent=1")


def _code_page(
    request: HttpRequest,
    visitor: RecordVisitor,
    form: CodeForm,
    *,
    status: int,
    too_many: bool = False,
) -> HttpResponse:
    return show(
        request,
        visitor,
        "participants/record/code.html",
        status=status,
        form=form,
        can_send=own_details(visitor.participant_id).can_be_sent_a_code,
        is_sent="sent" in request.GET,
        too_many=too_many,
    )


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_details(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Change one's name and how one is best reached."""
    details = own_details(visitor.participant_id)
    form = DetailsForm(sent(request), initial=details.form_values)
    if request.method == "POST" and form.is_valid():
        change_details(participant_id=visitor.participant_id, **form.cleaned_data)
        return _saved("details")
    return _form_page(request, visitor, "participants/record/details.html", form, details=details)


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_address(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Have a code sent to a new address; it is taken once that code is typed."""
    form = AddressForm(sent(request))
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            send_code(
                organisation=visitor.organisation,
                participant_id=visitor.participant_id,
                now=timezone.now(),
                email=email,
            )
        except TooManyCodesError:
            form.add_error(None, terms.TOO_MANY_CODES)
        else:
            typed = AddressCodeForm(initial={"email": email})
            page = "participants/record/address_code.html"
            return show(request, visitor, page, form=typed, email=email)
    return _form_page(request, visitor, "participants/record/address.html", form)


@in_record()
@require_POST
def record_address_code(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Take the new address when the code that was sent there is typed."""
    form = AddressCodeForm(request.POST)
    if form.is_valid():
        email, now = form.cleaned_data["email"], timezone.now()
        pk = visitor.participant_id
        if not try_code(participant_id=pk, code=form.cleaned_data["code"], now=now, email=email):
            form.add_error("code", terms.WRONG_CODE)
        else:
            try:
                token = take_address(participant_id=pk, email=email, now=now)
            except AddressTakenError:
                form.add_error(None, terms.ADDRESS_TAKEN)
            else:
                response = _saved("address")
                keep_cookie(response, COOKIE, token, COOKIE_SECONDS)
                return response
    email = request.POST.get("email", "")
    return _form_page(request, visitor, "participants/record/address_code.html", form, email=email)


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_limit(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Say how often one wants to be asked at most."""
    details = own_details(visitor.participant_id)
    initial = {"times": details.limit_times, "days": details.limit_days or terms.LIMIT_DAYS[1][0]}
    form = LimitForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        set_own_limit(participant_id=visitor.participant_id, **form.cleaned_data)
        return _saved("limit")
    return _form_page(request, visitor, "participants/record/limit.html", form)


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_choices(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Say whether one wants to hear what happened, and whether one may be asked again: two choices."""
    details = own_details(visitor.participant_id)
    initial = {"hears_outcomes": details.hears, "may_be_asked": details.asked}
    form = ChoicesForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        words.choose(actor=None, participant_id=visitor.participant_id, **form.cleaned_data)
        return _saved("choices")
    return _form_page(request, visitor, "participants/record/choices.html", form)


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_agreement(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Say yes or no to taking part, having read what it means."""
    form = OwnWordForm(sent(request))
    wording = current_wording()
    pk = visitor.participant_id
    details = own_details(pk)
    is_child = details.age_band in NEEDS_A_PARENT
    if request.method == "POST" and form.is_valid():
        is_yes = form.cleaned_data["said"] == terms.YES
        yes = terms.ASSENT if is_child else terms.CONSENT
        words.record_agreement(
            actor=None,
            organisation=visitor.organisation,
            participant_id=pk,
            said=yes if is_yes else terms.DECLINED,
            said_on=today_of(visitor),
            explained=str(terms.READ_IT) if is_yes and wording else "",
            shown_how=str(terms.PRESSED_IT),
        )
        return _saved("agreement")
    text = (
        (wording.plain_text or wording.text) if wording and is_child else wording and wording.text
    )
    return _form_page(
        request,
        visitor,
        "participants/record/agreement.html",
        form,
        wording=wording,
        text=text,
        taking=taking_part(pk),
    )


@in_record()
@require_safe
def record_basis(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Show on what legal ground we hold what we hold, and what one may ask of us."""
    basis = basis_of(visitor.participant_id)
    return show(request, visitor, "participants/record/basis.html", basis=basis)


@in_record(second_step=False)
@require_http_methods(LOOK_AND_SEND)
def record_withdraw(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Take part no more; no reason is asked."""
    if request.method == "POST":
        words.withdraw(
            organisation=visitor.organisation,
            participant_id=visitor.participant_id,
            today=today_of(visitor),
        )
        return see_other(reverse("participants:record_withdraw") + "?done=1")
    return show(
        request, visitor, "participants/record/withdraw.html", is_done="done" in request.GET
    )


@in_record(second_step=False)
@require_http_methods(LOOK_AND_SEND)
def record_stop(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Have all messages stopped."""
    if request.method == "POST":
        stop_writing(
            participant_id=visitor.participant_id,
            organisation=visitor.organisation,
            today=today_of(visitor),
        )
        return see_other(reverse("participants:record_stop") + "?done=1")
    return show(request, visitor, "participants/record/stop.html", is_done="done" in request.GET)


@in_record()
@require_safe
def record_copy(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Show everything we hold about this person, to read, print or keep."""
    chapters = own_copy(visitor.participant_id, by_own_address=visitor.by_own_address)
    return show(request, visitor, "participants/record/copy.html", chapters=chapters)


@in_record()
@require_safe
def record_copy_file(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Hand out the same copy as a file that other services can read."""
    chapters = own_copy(visitor.participant_id, by_own_address=visitor.by_own_address)
    response = JsonResponse(
        {
            "organisation": visitor.organisation.name,
            "made_on": str(today_of(visitor)),
            "data": as_data(chapters),
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@in_record()
@require_http_methods(LOOK_AND_SEND)
def record_erase(request: HttpRequest, visitor: RecordVisitor) -> HttpResponse:
    """Say what goes and what stays; then erase everything about this person, and forget this device."""
    if request.method != "POST":
        return show(request, visitor, "participants/record/erase.html")
    try:
        erase(
            visitor.participant_id,
            reason=terms.ASKED_TO_GO,
            today=today_of(visitor),
            now=timezone.now(),
        )
    except MustStayError:
        due_on = ask_to_be_erased(
            organisation=visitor.organisation,
            participant_id=visitor.participant_id,
            today=today_of(visitor),
        )
        return show(request, visitor, "participants/record/erase_later.html", due_on=due_on)
    response = show(request, visitor, "participants/record/erased.html")
    forget(response)
    return response


@public(
    "Whoever leaves in a hurry must not be asked who they are; nothing is shown and no row changes."
)
@require_safe
def record_leave(request: HttpRequest) -> HttpResponse:
    """Leave at once: take the cookies away and lead to a page that says nothing."""
    response = redirect("participants:blank")
    forget(response)
    return response


@public("A page that says nothing, for whoever had to leave another one at once.")
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Show a page that tells nobody where its reader was."""
    return render(request, "participants/blank.html")


def _saved(what: str) -> HttpResponse:
    return see_other(f"{reverse('feedback:record_home')}?saved={what}")


def _form_page(
    request: HttpRequest, visitor: RecordVisitor, template: str, form: object, **values: object
) -> HttpResponse:
    is_refused = request.method == "POST"
    return show(request, visitor, template, status=422 if is_refused else 200, form=form, **values)
