"""People: whom the organisation knows, how to reach them, what they were asked and what came back, and whether to ask now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from access.actors import Actor
from access.gate import gate
from access.pages import page
from access.roles import Role
from feedback import policies
from feedback.queries.return_rate import return_rate
from organisations.models import Organisation
from participants import terms
from participants.policies import may_bring_in
from participants.queries import everybody, saved_views
from projects.queries import group_choices, place_choices, project_choices
from projects.queries.heard import Heard, heard, heard_project
from ui.text import clean_text
from workspace.people_filter import BY_NAME, SHOWS, SORTS, Narrowed, found, in_order, named
from workspace.people_rows import rows_of
from workspace.people_tasks import TASKS

ON_A_PAGE = 25
MOST_FOUND = 50
"""So many people a search by name shows; with more, more of the name has to be typed."""
LONGEST_SEARCH = 120


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


def today_of(request: StaffRequest) -> date:
    """Return the day it is in the organisation's time zone."""
    return timezone.now().astimezone(request.organisation.zone).date()


@dataclass(frozen=True, slots=True)
class ShowLink:
    """One of the links above the list: what it shows, and how many people that are."""

    code: str
    label: Any
    count: int
    is_current: bool
    address: str


@gate(policies.may_see_people)
@require_http_methods(["GET", "HEAD", "POST"])
def people_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show everybody, narrowed and sorted as the address says. A name is looked for by a form, so that no address holds one."""
    del organisation
    narrowed = Narrowed.from_address(request.GET)
    if request.method == "POST" and request.POST.get("name", "").strip():
        return _by_name(request, narrowed)
    rows = in_order(found(narrowed, request.actor), narrowed.sort, request.actor)
    shown = Paginator(rows.values_list("pk", flat=True), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return _page(request, narrowed, list(shown), shown=shown)


def _by_name(request: StaffRequest, narrowed: Narrowed) -> HttpResponse:
    words = clean_text(request.POST["name"]).strip()[:LONGEST_SEARCH]
    ids = named(words, narrowed, request.actor, MOST_FOUND)
    return _page(
        request,
        narrowed,
        list(ids[:MOST_FOUND]),
        words=words,
        has_more=len(ids) > MOST_FOUND,
        most=MOST_FOUND,
    )


def _page(
    request: StaffRequest, narrowed: Narrowed, ids: list[int], **context: Any
) -> HttpResponse:
    today = today_of(request)
    rows = rows_of(ids, request.actor, today)
    has_anybody = bool(rows) or everybody().exists()
    filled = {
        "narrowed": narrowed,
        "rows": rows,
        "has_labels": any(not row.is_named for row in rows),
        "has_anybody": has_anybody,
        "shows": _shows(narrowed, request.actor),
        "choices": _choices(),
        "sort": narrowed.sort or BY_NAME,
        "views": saved_views(request.actor.member_id),
        "heard": _heard(narrowed),
        "rate": return_rate(request.organisation),
        "tasks": [(task.code, task.label) for task in TASKS.values()],
        "may_add": may_add(request.actor),
        "may_bring_in": may_bring_in(request.actor, request.organisation),
    }
    return page(request, "workspace/people/list.html", filled | context)


def may_add(actor: Actor) -> bool:
    """Return whether the actor can write somebody down and still see who it is."""
    is_owner = actor.is_at_least(Role.OWNER)
    return is_owner or bool(place_choices(actor.member_id, is_everywhere=False))


def _shows(narrowed: Narrowed, actor: Actor) -> list[ShowLink]:
    """The links with their counts, each within what the list is narrowed to otherwise; a statement for each."""
    return [
        ShowLink(
            code=code,
            label=label,
            count=found(narrowed.showing(code), actor).count(),
            is_current=narrowed.show == code,
            address=narrowed.showing("" if narrowed.show == code else code).as_address,
        )
        for code, label in SHOWS.items()
    ]


def _heard(narrowed: Narrowed) -> Heard | None:
    """Who is heard in the project that is shown, or else in the newest one that compares anything."""
    project = heard_project(int(narrowed.project) if narrowed.project else None)
    return heard(project) if project is not None else None


def _choices() -> dict[str, Any]:
    """What the list can be narrowed to and sorted by; two statements."""
    return {
        "projects": [(str(pk), title) for pk, title in project_choices()],
        "groups": [
            (title, [(str(pk), name) for pk, name in groups]) for title, groups in group_choices()
        ],
        "ages": terms.AGE_BANDS,
        "channels": terms.CHANNELS,
        "sorts": list(SORTS.items()),
    }
