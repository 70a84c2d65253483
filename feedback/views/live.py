"""A question to a room: preparing it, opening and closing it, what the room sees on the big screen."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import live as actions
from feedback.domain.codes import in_groups
from feedback.forms.answering import AnswerForm
from feedback.forms.live import LiveForm, WordsForm
from feedback.models import LiveQuestion, Meeting
from feedback.queries import live as queries
from feedback.views.frame import StaffRequest, sent
from feedback.views.meetings import to_meeting

QR_QUIET, QR_SCALE = 4, 8


@gate(policies.may_read_notes, Meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def live_add(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Prepare a question of a kind that suits a room; its code opens nothing yet."""
    offered = dict(queries.kinds())
    wanted = (request.POST or request.GET).get("kind", "")
    kind = wanted if wanted in offered else next(iter(offered))
    data = sent(request)
    form = LiveForm(data, initial={"kind": kind})
    setting = queries.type_of(kind).settings_form(data)
    if form.is_valid() and setting.is_valid():
        made = actions.prepare(
            actor=request.actor,
            meeting=meeting,
            kind=kind,
            text=form.cleaned_data["text"],
            settings=setting.to_settings(),
        )
        return _to_live(made)
    context = {
        "form": form,
        "setting": setting,
        "settings_template": f"question_types/{kind}/settings.html",
        "kind": kind,
        "kinds": offered.items(),
        "meeting": meeting,
        "consultation": meeting.consultation,
    }
    return page(request, "feedback/meetings/live_add.html", context, 422 if form.is_bound else 200)


@gate(policies.may_run_live, LiveQuestion)
@require_http_methods(["GET", "HEAD", "POST"])
def live_detail(request: StaffRequest, live: LiveQuestion) -> HttpResponse:
    """Show how it stands and what comes next; after closing, choose which words the room may read."""
    result = queries.result_of(live)
    words = result.words if result else []
    form = WordsForm(
        sent(request), words=words, initial={"shown": [one.number for one in words if one.is_shown]}
    )
    if form.is_valid():
        actions.let_through(actor=request.actor, live=live, numbers=set(form.cleaned_data["shown"]))
        messages.success(request, _("Saved. The screen shows them when it looks again."))
        return _to_live(live)
    context = _standing(live) | {
        "form": form,
        "result": result,
        "preview": AnswerForm([queries.asked(live)], is_only_page=True),  # type: ignore[list-item]
    }
    return page(request, "feedback/meetings/live.html", context, 422 if form.is_bound else 200)


@gate(policies.may_run_live, LiveQuestion)
@require_POST
def live_open(request: StaffRequest, live: LiveQuestion) -> HttpResponse:
    """Let phones answer, and go to the screen."""
    actions.open_live(actor=request.actor, live=live, now=timezone.now())
    return _to_live(live, "live_screen" if "screen" in request.POST else "live_detail")


@gate(policies.may_run_live, LiveQuestion)
@require_POST
def live_close(request: StaffRequest, live: LiveQuestion) -> HttpResponse:
    """Close it; the result is kept, and what single phones answered is gone."""
    actions.close_live(actor=request.actor, live=live, now=timezone.now())
    return _to_live(live, "live_screen" if "screen" in request.POST else "live_detail")


@gate(policies.may_run_live, LiveQuestion)
@require_POST
def live_again(request: StaffRequest, live: LiveQuestion) -> HttpResponse:
    """Prepare the same question once more, with a code of its own."""
    made = actions.prepare(
        actor=request.actor,
        meeting=live.meeting,
        kind=live.kind,
        text=live.text,
        settings=live.settings,
    )
    messages.success(request, _("This is the same question with a new code. It is not open yet."))
    return _to_live(made)


@gate(policies.may_run_live, LiveQuestion)
@require_http_methods(["GET", "HEAD", "POST"])
def live_remove(request: StaffRequest, live: LiveQuestion) -> HttpResponse:
    """Ask once more, and take the question away with its result."""
    if request.method == "POST":
        meeting = live.meeting
        actions.remove_live(actor=request.actor, live=live)
        messages.success(request, _("The question was removed."))
        return to_meeting(meeting, "live")
    return page(request, "feedback/meetings/live_remove.html", _standing(live))


@gate(policies.may_run_live, LiveQuestion)
@require_safe
def live_screen(request: StaffRequest, live: LiveQuestion) -> HttpResponse:
    """Show it to the room: the address and how many have answered while it is open, the result once it is closed."""
    context = _standing(live) | {"result": queries.result_of(live)}
    return page(request, "feedback/meetings/live_screen.html", context)


def _standing(live: LiveQuestion) -> dict[str, Any]:
    address = settings.SITE_URL + reverse("feedback:live_answer", kwargs={"code": live.code})
    is_open = queries.is_open(live, timezone.now())
    return {
        "live": live,
        "meeting": live.meeting,
        "consultation": live.meeting.consultation,
        "is_open": is_open,
        "is_forgotten": live.opened_at is not None and live.closed_at is None and not is_open,
        "answered": queries.answers_so_far(live) if live.opened_at else 0,
        "code": in_groups(live.code),
        "address": address,
        "spoken": address.split("://", 1)[-1].rstrip("/"),
        "square": _square(address),
    }


def _square(address: str) -> SafeString:
    """Draw the address as a QR code into the page itself."""
    import segno  # noqa: PLC0415 -- memory that a worker does without until somebody wants a code

    drawing = BytesIO()
    segno.make_qr(address, error="m").save(
        drawing,
        kind="svg",
        border=QR_QUIET,
        scale=QR_SCALE,
        xmldecl=False,
        light="#fff",
        omitsize=True,
    )
    return SafeString(drawing.getvalue().decode())


def _to_live(live: LiveQuestion, name: str = "live_detail") -> HttpResponse:
    return redirect(f"feedback:{name}", org=live.organisation.slug, pk=live.pk)
