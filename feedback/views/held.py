"""What is written down after a meeting: the room by group, what was said, notes, the two voices and their difference."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies, terms
from feedback.actions import held as actions
from feedback.actions.meetings import MeetingConflict
from feedback.domain.debrief import QUESTIONS, SIDES
from feedback.forms.held import DifferenceForm, NotesForm, RoomForm, SaidForm, SideForm
from feedback.models import Meeting
from feedback.queries import held
from feedback.queries.rooms import room_seen
from feedback.views.frame import StaffRequest, sent
from feedback.views.meetings import to_meeting
from participants.queries import fingerprint
from ui.conflicts import chosen, clashes, with_value

READS_AND_WRITES = ["GET", "HEAD", "POST"]
SIDE_WORDS = dict(terms.DEBRIEF_SIDES)


@gate(policies.may_read_notes, Meeting)
@require_http_methods(READS_AND_WRITES)
def room_edit(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Write down how many of which group were there. Nobody is named."""
    room, conflict = held.room_of(meeting), False
    mark = held.room_mark(room)
    form = RoomForm(
        sent(request), groups=held.groups_of(meeting), room=room, initial={"seen": mark}
    )
    if form.is_valid():
        try:
            actions.save_room(
                actor=request.actor,
                meeting=meeting,
                based_on=form.cleaned_data["seen"],
                room=form.room(),
            )
        except actions.ChangedMeanwhileError:
            conflict = True
            form.data = with_value(request.POST, "seen", mark)
        else:
            messages.success(request, _("Written down. No names were kept."))
            return to_meeting(meeting, "room")
    stands = room_seen(room, meeting.consultation, in_full=True)
    context = {"form": form, "room": stands, "conflict": conflict} | _about(meeting)
    return page(request, "feedback/meetings/room.html", context, _status(form, conflict))


@gate(policies.may_read_notes, Meeting)
@require_http_methods(READS_AND_WRITES)
def said_edit(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Write down what was said on the whole and what was promised."""
    return _words_page(request, meeting, SaidForm, actions.save_said, "feedback/meetings/said.html")


@gate(policies.may_read_notes, Meeting)
@require_http_methods(READS_AND_WRITES)
def debrief_detail(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Show both voices side by side, and keep what we make of their difference."""
    return _words_page(
        request,
        meeting,
        DifferenceForm,
        actions.save_difference,
        "feedback/meetings/debrief.html",
        voices=held.voices_of(meeting),
    )


def _words_page(
    request: StaffRequest, meeting: Meeting, form_class: Any, save: Any, template: str, **more: Any
) -> HttpResponse:
    names = [name for name in form_class.base_fields if name != "version"]
    theirs = _stored(meeting, names)
    data = chosen(request.POST, theirs) if request.method == "POST" else None
    form, conflict = form_class(data, initial=theirs), None
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in names}
        based_on = form.cleaned_data["version"]
        saved = save(actor=request.actor, meeting=meeting, based_on=based_on, **values)
        if not isinstance(saved, MeetingConflict):
            messages.success(request, _("Saved."))
            return to_meeting(meeting)
        conflict = clashes(form, _stored(saved.theirs, names))
        form = form_class(with_value(data, "version", saved.theirs.version), initial=theirs)
    context = {"form": form, "conflict": conflict} | _about(meeting) | more
    return page(request, template, context, 409 if conflict is not None else _status(form))


def _stored(meeting: Meeting, names: list[str]) -> dict[str, Any]:
    return {"version": meeting.version} | {name: getattr(meeting, name) for name in names}


@gate(policies.may_read_notes, Meeting)
@require_http_methods(READS_AND_WRITES)
def notes_list(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Show what was noted by group, and add lines quickly; the group stays chosen for the next ones."""
    form = NotesForm(
        sent(request),
        groups=[(one.pk, one.name) for one in held.groups_of(meeting)],
        questions=[(one.pk, one.text) for one in held.asked_in(meeting)],
        initial={"group": request.GET.get("group", "")},
    )
    if form.is_valid():
        values = form.cleaned_data
        made = actions.add_notes(
            actor=request.actor,
            meeting=meeting,
            lines=values["lines"],
            group_id=values["group"],
            question_id=values.get("question"),
        )
        words = ngettext("%(n)s line added.", "%(n)s lines added.", len(made))
        messages.success(request, words % {"n": len(made)})
        return _to_notes(meeting, values["group"])
    context = {"form": form, "notes": held.notes_of(meeting)} | _about(meeting)
    return page(request, "feedback/meetings/notes.html", context, _status(form))


@gate(policies.may_read_notes, Meeting)
@require_http_methods(READS_AND_WRITES)
def note_remove(request: StaffRequest, meeting: Meeting, note: UUID) -> HttpResponse:
    """Ask once more, and take a note away."""
    found = held.note_of(meeting, note)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.remove_note(actor=request.actor, note=found)
        messages.success(request, _("The note was removed."))
        return _to_notes(meeting)
    return page(request, "feedback/meetings/note_remove.html", {"note": found} | _about(meeting))


def _to_notes(meeting: Meeting, group_id: int | None = None) -> HttpResponse:
    back = redirect("feedback:notes_list", org=meeting.organisation.slug, pk=meeting.pk)
    if group_id:
        back["Location"] += f"?group={group_id}"
    return back


@gate(policies.may_read_notes, Meeting)
@require_http_methods(READS_AND_WRITES)
def debrief_side(request: StaffRequest, meeting: Meeting, side: str) -> HttpResponse:
    """Write down what one side says: those who ran it, or those who came, from the round at the end."""
    if side not in SIDES:
        raise Http404
    kept, conflict = held.side_of(meeting, side), None
    mark = fingerprint(kept)
    data = chosen(request.POST, kept) if request.method == "POST" else None
    form = SideForm(data, initial=kept | {"seen": mark})
    if form.is_valid():
        try:
            actions.save_side(
                actor=request.actor,
                meeting=meeting,
                side=side,
                based_on=form.cleaned_data["seen"],
                answers=form.answers(),
            )
        except actions.ChangedMeanwhileError:
            conflict = clashes(form, kept)
            form = SideForm(with_value(data, "seen", mark), initial=kept)
        else:
            messages.success(request, _("Written down."))
            return redirect("feedback:debrief_detail", org=meeting.organisation.slug, pk=meeting.pk)
    context = {"form": form, "conflict": conflict, "side": side, "side_words": SIDE_WORDS[side]}
    status = 409 if conflict is not None else _status(form)
    return page(request, "feedback/meetings/side.html", context | _about(meeting), status)


@gate(policies.may_see, Meeting)
@require_safe
def debrief_paper(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Print the questions for the round at the end; no names are asked for."""
    questions = [terms.DEBRIEF_QUESTIONS[code] for code in QUESTIONS]
    context = {"questions": questions} | _about(meeting)
    return page(request, "feedback/meetings/debrief_paper.html", context)


def _about(meeting: Meeting) -> dict[str, Any]:
    return {"meeting": meeting, "consultation": meeting.consultation}


def _status(form: Any, conflict: bool = False) -> int:
    return 409 if conflict else 422 if form.is_bound else 200
