"""Ways of involving people: the list, narrowed by address, and the page of each."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from access.gate import gate
from access.pages import page
from organisations.models import Organisation
from participants.terms import AGE_BANDS
from projects.models import GroupKind
from projects.queries import project_choices
from stages import methods, policies, terms
from stages.forms.methods import MethodFilterForm
from stages.views.frame import StaffRequest


@gate(policies.may_see)
@require_safe
def method_list(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show every method that fits what the address asks for, the closest first."""
    form = MethodFilterForm(request.GET)
    wanted = form.wanted()
    found = methods.suggest(**wanted)
    context = {
        "form": form,
        "methods": [one for one in found if not one.is_standing],
        "standing": [one for one in found if one.is_standing],
        "only_with_reason": terms.ONLY_WITH_REASON,
        "is_narrowed": bool(wanted),
        "project": _project(request),
        "kept": _kept(request, wanted),
    }
    return page(request, "stages/methods/list.html", context)


@gate(policies.may_see)
@require_safe
def method_detail(request: StaffRequest, organisation: Organisation, key: str) -> HttpResponse:
    """Show what a method is, where it fits, what it takes, and the questions that come with it."""
    method = methods.get(key)
    if method is None:
        raise Http404
    wanted = MethodFilterForm(request.GET).wanted()
    kinds, bands = dict(GroupKind.choices), dict(AGE_BANDS)
    context = {
        "method": method,
        "stage_names": [f"{one} · {terms.STAGE_NAMES[one]}" for one in method.stages],
        "kind_names": [kinds[one] for one in method.kinds],
        "function_names": [terms.FUNCTION_QUESTIONS[one] for one in method.functions],
        "band_names": [bands[one] for one in method.bands],
        "only_with_reason": terms.ONLY_WITH_REASON,
        "may_ask": policies.may_plan(request.actor, organisation),
        "project": _project(request),
        "kept": _kept(request, wanted),
        "asked_with": _kept(request, {"method": key, "stage": method.stages[0]} | wanted),
    }
    return page(request, "stages/methods/detail.html", context)


def _project(request: StaffRequest) -> tuple[int, str] | None:
    """Id and title of the project that the address names."""
    wanted = request.GET.get("project")
    return next((one for one in project_choices() if str(one[0]) == wanted), None)


def _kept(request: StaffRequest, wanted: dict[str, Any]) -> str:
    """What of the address goes on to the next page."""
    project = _project(request)
    return urlencode(wanted | ({"project": project[0]} if project else {}))
