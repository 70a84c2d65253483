"""One person: who they are, how to reach them, what they need, set and chose for us, what they were asked, what we owe them."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.queries.known import asked_of
from feedback.queries.load import shown_loads
from feedback.queries.recognition import given_to
from participants import terms
from participants.forms.people import HoldForm, NeedForm
from participants.queries import Person, among, people, profiles, reached_through
from participants.queries.agreements import basis_of, taking_part
from participants.queries.record import own_details
from participants.queries.requests import open_requests_of
from projects.queries import place_choices, places_of
from workspace.people import StaffRequest, today_of
from workspace.people_filter import whose_names
from workspace.people_rows import limit_words, name_of

PERSON = "participants.Participant"
ASKS_SHOWN = 50
OK = 200


@gate(policies.may_see_people, PERSON)
@require_safe
def person_detail(request: StaffRequest, person: Any) -> HttpResponse:
    """Show a person; without a right to the name only what stands in the list, and whether they are on hold."""
    return person_page(request, person.pk)


def person_page(
    request: StaffRequest, participant_id: int, status: int = 200, **forms: Any
) -> HttpResponse:
    """Render the page of a person, with a form in place of its empty one where something was sent that is not right."""
    today, actor = today_of(request), request.actor
    known = people([participant_id])[participant_id]
    is_named = bool(among(whose_names(actor), [participant_id]))
    context = {
        "person": known,
        "name": name_of(known) if is_named else known.label,
        "load": shown_loads([participant_id], today)[participant_id],
        "places": places_of([participant_id]).get(participant_id, []),
        "may_hold": policies.may_hold(actor, known),
        "hold_form": HoldForm(today=today),
        "today": today,
        "has_errors": status != OK,
    }
    if is_named:
        context |= _details(known, actor, today)
    template = "detail" if is_named else "label"
    return page(request, f"workspace/people/{template}.html", context | forms, status)


def _details(person: Person, actor: Actor, today: date) -> dict[str, Any]:
    """What is only for those who may see the name."""
    sees_all = actor.is_at_least(Role.OWNER)
    asks, has_more = asked_of(person.id, actor.member_id, sees_all=sees_all, most=ASKS_SHOWN)
    in_force = profiles([person.id], today=today)[person.id].caps
    mine = place_choices(actor.member_id, is_everywhere=sees_all)
    return {
        "asks": asks,
        "has_more_asks": has_more,
        "profile_words": dict(terms.CAP_PROFILES)[in_force],
        "reached": reached_through(person.id),
        "own_projects": {pk for pk, _title in mine},
        "given": [one for one in given_to(person.id) if one.project_id in dict(mine)],
        "own_limit": limit_words(person),
        "taking": taking_part(person.id),
        "basis": basis_of(person.id),
        "may_open_record": policies.may_open_record(actor, person),
        "details": own_details(person.id),
        "waiting_for": open_requests_of(person.id, today),
        "may_answer_requests": policies.may_choose_keeping(actor, person),
        "need_form": NeedForm(),
    }
