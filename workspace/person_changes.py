"""Writing a person down, and changing who they are, how they are reached, and how often we may ask."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.actions.people import send_again_to
from notices import bell
from organisations.models import Organisation
from participants.actions import (
    AddressTakenError,
    PersonConflict,
    ThroughError,
    change_person,
)
from participants.forms.people import CONTACT, LimitsForm, PersonForm, PlaceForm, person_initial
from participants.queries import fingerprint, people, values_of
from participants.queries.people import CHANGEABLE, LIMITS
from projects.actions import add_person_with_place
from projects.models import Project, SpeaksFor
from projects.queries import group_choices, place_choices, projects_of
from ui.conflicts import chosen, clashes, with_value
from workspace.people import StaffRequest
from workspace.people_filter import whose_names
from workspace.people_rows import name_of
from workspace.person import PERSON

EDIT = ["GET", "HEAD", "POST"]
WAYS = frozenset({*CONTACT, "through_id"})


def sent(request: StaffRequest) -> Any:
    """Return what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def to_person(request: StaffRequest, participant_id: int) -> HttpResponse:
    """Go to the page of a person."""
    return redirect("workspace:person_detail", org=request.organisation.slug, pk=participant_id)


def place_form(request: StaffRequest, data: Any, **options: Any) -> PlaceForm:
    """Return the form for a place, with the projects and groups in which this member gives people places."""
    is_everywhere = request.actor.is_at_least(Role.OWNER)
    member = request.actor.member_id
    return PlaceForm(
        data,
        projects=place_choices(member, is_everywhere=is_everywhere),
        groups=group_choices(None if is_everywhere else projects_of(member)),
        speaks=SpeaksFor.choices,
        **options,
    )


def group_fits(form: PlaceForm) -> bool:
    """Say in the form when the group is not one of the project's; return whether it is."""
    project, group = form.cleaned_data.get("project"), form.cleaned_data.get("group")
    if group and not Project.objects.filter(pk=project, groups=group).exists():
        form.add_error(
            "group", _("This group belongs to another project. Choose one of the project’s.")
        )
        return False
    return True


@gate(policies.may_see_people)
@require_http_methods(EDIT)
def person_add(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Write a person down. They get a place in a project, or nobody but the owner would see who it is."""
    is_owner = request.actor.is_at_least(Role.OWNER)
    own = place_choices(request.actor.member_id, is_everywhere=is_owner)
    if not own and not is_owner:
        raise PermissionDenied(
            _("Be on the team of a project first; then you can write people down for it.")
        )
    form = PersonForm(sent(request), which=whose_names(request.actor), initial={"channel": ""})
    only = own[0][0] if len(own) == 1 else ""
    place = place_form(request, sent(request), is_needed=not is_owner, initial={"project": only})
    if form.is_valid() & place.is_valid() and group_fits(place):
        added = _add(request, form, place)
        if added is not None:
            messages.success(request, _("Written down."))
            return to_person(request, added)
    context = {"form": form, "place": place, "has_errors": form.is_bound}
    return page(request, "workspace/people/add.html", context, 422 if form.is_bound else 200)


def _add(request: StaffRequest, form: PersonForm, place: PlaceForm) -> int | None:
    given = place.cleaned_data
    project = Project.objects.filter(pk=given["project"]).first() if given["project"] else None
    try:
        return add_person_with_place(
            actor=request.actor,
            values=form.values,
            project=project,
            group_id=given["group"] if project else None,
            speaks_for=given["speaks_for"] if project else "",
        )
    except (AddressTakenError, ThroughError) as problem:
        _say(form, problem)
        return None


def _say(form: PersonForm, problem: Exception) -> None:
    if isinstance(problem, AddressTakenError):
        words = _(
            "Somebody in the register has this address already. Look for them, or say that this person is reached through them."
        )
        form.add_error("email", words)
    else:
        form.add_error(
            "through",
            _(
                "That address cannot be used: either they have none of their own, or others are reached through this person."
            ),
        )


@gate(policies.may_see_person, PERSON)
@require_http_methods(EDIT)
def person_edit(request: StaffRequest, person: Any) -> HttpResponse:
    """Change who a person is and how they are reached; when somebody else did so meanwhile, show both."""
    may_contact = policies.may_change_contact(request.actor, person)
    names = [name for name in CHANGEABLE if may_contact or name not in WAYS]
    theirs = values_of(person.pk, names)
    initial = person_initial(theirs)
    options = {
        "which": whose_names(request.actor),
        "about": person.pk,
        "may_change_contact": may_contact,
        "initial": initial | {"seen": fingerprint(theirs)},
    }
    data = chosen(request.POST, initial) if request.method == "POST" else None
    form, conflict = PersonForm(data, **options), None
    if form.is_valid():
        typed = form.cleaned_data.get("through")
        saved = _change(request, person.pk, form)
        if saved is True:
            return to_person(request, person.pk)
        if isinstance(saved, PersonConflict):
            now_there = person_initial(dict(saved.theirs))
            if typed is not None:
                form.cleaned_data["through"] = form.data.get("through", "")
            conflict = clashes(form, now_there)
            form = PersonForm(with_value(data, "seen", fingerprint(saved.theirs)), **options)
    context = {
        "form": form,
        "conflict": conflict,
        "person": people([person.pk])[person.pk],
        "may_change_contact": may_contact,
    }
    return page(request, "workspace/people/edit.html", context, 422 if form.is_bound else 200)


def _change(request: StaffRequest, participant_id: int, form: PersonForm) -> PersonConflict | bool:
    """Save what was typed, and send again what did not reach the person; say in the form why not."""
    now = timezone.now()
    try:
        saved = change_person(
            actor=request.actor,
            participant_id=participant_id,
            seen=form.cleaned_data["seen"],
            values=form.values,
            now=now,
        )
    except (AddressTakenError, ThroughError) as problem:
        _say(form, problem)
        return False
    if saved is not None:
        return saved
    if {"email", "through"} & set(form.changed_data):
        send_again_to(actor=request.actor, participant_id=participant_id, now=now)
        bell.ring()
    messages.success(request, _("Saved."))
    return True


@gate(policies.may_see_person, PERSON)
@require_http_methods(EDIT)
def person_limits(request: StaffRequest, person: Any) -> HttpResponse:
    """Say how often we may ask a person, with whom that was agreed, and which limit they set themselves."""
    theirs = values_of(person.pk, LIMITS)
    shown = people([person.pk])[person.pk]
    initial = theirs | {"seen": fingerprint(theirs)}
    options: dict[str, Any] = {"is_child": shown.is_child, "initial": initial}
    data = chosen(request.POST, theirs) if request.method == "POST" else None
    form, conflict = LimitsForm(data, **options), None
    if form.is_valid():
        saved = change_person(
            actor=request.actor,
            participant_id=person.pk,
            seen=form.cleaned_data["seen"],
            values=form.values,
            now=timezone.now(),
        )
        if saved is None:
            messages.success(request, _("Saved."))
            return to_person(request, person.pk)
        conflict = clashes(form, saved.theirs)
        form = LimitsForm(with_value(data, "seen", fingerprint(saved.theirs)), **options)
    context = {"form": form, "conflict": conflict, "person": shown, "name": name_of(shown)}
    return page(request, "workspace/people/limits.html", context, 422 if form.is_bound else 200)
