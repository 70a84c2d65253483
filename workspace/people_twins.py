"""Who may be written down twice, both beside each other, and making one of two. It cannot be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.queries.known import asked_counts
from organisations.models import Organisation
from participants import terms
from participants.actions import LeftBehindError, join_people
from participants.domain.twins import twins
from participants.queries import Person, people, twin_rows
from projects.queries import places_of
from ui.days import day_in_words
from workspace.people import StaffRequest
from workspace.people_filter import row_number, whose_names
from workspace.people_rows import limit_words, name_of
from workspace.person import PERSON

MOST = 50
REASONS = {
    "address": gettext_lazy("the same mailbox"),
    "phone": gettext_lazy("the same phone"),
    "name": gettext_lazy("the same name"),
}
FIRST, SECOND = "first", "second"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, and why."""

    first: Person
    second: Person
    first_name: str
    second_name: str
    reasons: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the comparison: what both say, and which of the two stays unless somebody chooses otherwise."""

    code: str
    label: Any
    first: str
    second: str
    chosen: str
    names: Sequence[str]

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.first != self.second


@gate(policies.may_see_people)
@require_safe
def people_twins(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show who may be written down twice, among the people whose names the actor may see."""
    del organisation
    pairs = twins(twin_rows(whose_names(request.actor)))
    shown = pairs[:MOST]
    known = people({pk for pair in shown for pk in (pair.first, pair.second)})
    context = {
        "pairs": [
            Pair(
                known[pair.first],
                known[pair.second],
                name_of(known[pair.first]),
                name_of(known[pair.second]),
                [REASONS[one] for one in pair.reasons],
            )
            for pair in shown
        ],
        "more": len(pairs) - len(shown),
    }
    return page(request, "workspace/people/twins.html", context)


@gate(policies.may_see_person, PERSON)
@require_http_methods(["GET", "HEAD", "POST"])
def person_join(request: StaffRequest, person: Any) -> HttpResponse:
    """Show two people beside each other, choose what stays of each, and make one of them."""
    given = request.POST if request.method == "POST" else request.GET
    other = _other(request, person, given.get("with", ""))
    known = people([person.pk, other])
    stays, goes = known[person.pk], known[other]
    choices = [
        _with_choice(one, given.get(f"keep_{one.code}", "")) for one in choices_of(stays, goes)
    ]
    is_sure = request.POST.get("is_sure") == "1"
    if request.method == "POST" and is_sure and _join(request, stays, goes, choices):
        messages.success(request, _("They are one person now, with one history."))
        return redirect("workspace:person_detail", org=request.organisation.slug, pk=person.pk)
    places, asked = places_of(known), asked_counts(known)
    context = {
        "stays": stays,
        "goes": goes,
        "stays_name": name_of(stays),
        "goes_name": name_of(goes),
        "choices": choices,
        "places": [_places(places.get(one.id, [])) for one in (stays, goes)],
        "asked": [_asked(asked.get(one.id, 0)) for one in (stays, goes)],
        "needs": [", ".join(need.need for need in one.needs) or "–" for one in (stays, goes)],
        "is_unsure": request.method == "POST" and not is_sure,
        "has_errors": request.method == "POST",
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "workspace/people/join.html", context, status)


def _other(request: StaffRequest, person: Any, given: str) -> int:
    """Return the other one, whom the actor may change too; a person's links go to the address that stays."""
    number = row_number(given)
    other = people([number]).get(number) if number is not None else None
    if other is None or other.id == person.pk or not policies.may_see_person(request.actor, other):
        raise Http404
    if not all(policies.may_change_contact(request.actor, one) for one in (person, other)):
        raise PermissionDenied(
            _("Other projects know one of these people too. Ask an owner here to join them.")
        )
    return other.id


def _join(request: StaffRequest, stays: Person, goes: Person, choices: Sequence[Choice]) -> bool:
    values = {
        name: getattr(goes if one.chosen == SECOND else stays, name)
        for one in choices
        for name in one.names
    }
    try:
        join_people(
            actor=request.actor,
            from_id=goes.id,
            into_id=stays.id,
            values=values,
            now=timezone.now(),
        )
    except LeftBehindError:
        messages.error(
            request,
            _(
                "They could not be joined: something about one of them would be lost. Nothing has changed."
            ),
        )
        return False
    return True


LINES: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("name", gettext_lazy("Name"), ("name",)),
    ("address", gettext_lazy("E-mail address"), ("email", "through_id")),
    ("phone", gettext_lazy("Phone"), ("phone",)),
    ("note", gettext_lazy("How else to reach them"), ("note",)),
    ("channel", gettext_lazy("Best way to reach them"), ("channel",)),
    ("language", gettext_lazy("Language"), ("language",)),
    ("age", gettext_lazy("Age"), ("age_band",)),
    (
        "profile",
        gettext_lazy("How often we may ask"),
        ("cap_profile", "profile_note", "profile_reviewed_on"),
    ),
    ("own_limit", gettext_lazy("Their own limit"), ("own_limit_times", "own_limit_days")),
    ("hears", gettext_lazy("Wants to hear what happened"), ("hears_outcomes",)),
    ("asked", gettext_lazy("May be asked again"), ("may_be_asked",)),
)
"""What is chosen together, and under which names the register takes it."""


def choices_of(first: Person, second: Person) -> list[Choice]:
    """Return what two people say, line by line. What is empty gives way, and of two choices the no."""
    lines = []
    for code, label, names in LINES:
        one, two = _words(code, first), _words(code, second)
        is_second = (not one and bool(two)) or getattr(second, names[0]) == terms.NO
        chosen = SECOND if is_second else FIRST
        lines.append(Choice(code, label, one, two, chosen, names))
    return lines


def _words(code: str, person: Person) -> str:
    yes_no = {key: str(words) for key, words in terms.YES_NO}
    reviewed = person.profile_reviewed_on
    words = {
        "name": person.name,
        "address": person.email or person.through,
        "phone": person.phone,
        "note": person.note,
        "channel": person.channel_words,
        "language": person.language_words,
        "age": person.age_words,
        "profile": " · ".join(
            part
            for part in (
                person.profile_words,
                person.profile_note,
                day_in_words(reviewed),
            )
            if part
        ),
        "own_limit": limit_words(person),
        "hears": yes_no.get(person.hears_outcomes, ""),
        "asked": yes_no.get(person.may_be_asked, ""),
    }
    return words[code]


def _with_choice(one: Choice, given: str) -> Choice:
    chosen = given if given in {FIRST, SECOND} else one.chosen
    return Choice(one.code, one.label, one.first, one.second, chosen, one.names)


def _places(places: Sequence[Any]) -> str:
    words = [f"{one.project}: {one.group}" if one.group else one.project for one in places]
    return "; ".join(words) or "–"


def _asked(times: int) -> str:
    return ngettext("%(n)s time", "%(n)s times", times) % {"n": times}
