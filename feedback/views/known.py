"""What do we know already? Earlier answers and outcomes, what is round about, and what is asked next, before people are asked."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.thinking import read_known
from feedback.forms.known import KnownForm
from feedback.models import Consultation
from feedback.queries.shortlists import shortlists_of_project
from feedback.queries.thinking import plan_of
from feedback.queries.to_come import we_ask_next
from feedback.queries.told_before import (
    About,
    about_ask,
    about_search,
    earlier_asks,
    groups_asked,
)
from feedback.queries.told_rows import earlier_rows
from feedback.views.frame import StaffRequest, local_day, to_consultation
from organisations.models import Organisation
from projects.queries import group_choices, project_choices
from projects.queries.around import around, group_of, kinds_of, partners_ask_next, project_of

ON_A_PAGE = 10


@gate(policies.may_see, Consultation)
@require_safe
def known_detail(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what is known already about the people and the subject of one ask."""
    now = timezone.now()
    groups = groups_asked(consultation)
    kinds = sorted({one.kind for one in groups})
    today = local_day(consultation.organisation, now)
    context = _earlier(request, about_ask(consultation, groups), now) | {
        "consultation": consultation,
        "project": consultation.project,
        "groups": groups,
        "plan": plan_of(consultation),
        "around": around(consultation.project),
        "from_partners": partners_ask_next(kinds, today=today),
        "from_us": we_ask_next(kinds, today=today, without=consultation.pk),
        "going_on": shortlists_of_project(consultation.project),
        "may_ask": policies.may_ask(request.actor, consultation),
    }
    return page(request, "feedback/known/detail.html", context)


@gate(policies.may_ask, Consultation)
@require_POST
def known_read(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Note that somebody has read what people told us before."""
    today = local_day(consultation.organisation, timezone.now())
    read_known(actor=request.actor, consultation=consultation, today=today)
    messages.success(request, _("Noted: you have read what people told us before."))
    return to_consultation(consultation)


@gate(policies.may_see)
@require_safe
def known_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Search in what people told us before, across the organisation, before there is an ask."""
    form = KnownForm(request.GET, projects=project_choices(), groups=group_choices())
    form.is_valid()
    wanted = {name: form.cleaned_data.get(name) or None for name in form.fields}
    now = timezone.now()
    today = local_day(organisation, now)
    group, project = group_of(wanted["group"]), project_of(wanted["project"])
    kinds = [group.kind] if group else kinds_of(project) if project else []
    about = about_search(wanted["q"] or "", group, project.pk if project else None)
    context = _earlier(request, about, now) | {
        "form": form,
        "is_narrowed": not about.is_everything,
        "address": urlencode({name: value for name, value in wanted.items() if value}),
        "project": project,
        "around": around(project) if project else None,
        "from_partners": partners_ask_next(kinds, today=today),
        "from_us": we_ask_next(kinds, today=today) if kinds else [],
        "may_ask": policies.may_ask(request.actor, organisation),
    }
    return page(request, "feedback/known/list.html", context)


def _earlier(request: HttpRequest, about: About, now: datetime) -> dict[str, Any]:
    part = Paginator(earlier_asks(about), ON_A_PAGE).get_page(request.GET.get("page"))
    return {"part": part, "earlier": earlier_rows(list(part.object_list), now=now)}
