"""The page on which one stage is planned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from stages import actions, policies, terms
from stages.forms import StageForm, initial_from
from stages.models import Stage


@gate(policies.may_plan, Stage)
def stage_edit(request: HttpRequest, stage: Stage) -> HttpResponseBase:
    """Show and save why, when, how and whom a project involves at this stage."""
    form = StageForm(request.POST or None, initial=initial_from(stage))
    context = {
        "form": form,
        "stage": stage,
        "name": terms.STAGE_NAMES[stage.number],
        "question": terms.STAGE_QUESTIONS[stage.number],
    }
    if request.method != "POST":
        return page(request, "stages/stage_edit.html", context)
    if not form.is_valid():
        return page(request, "stages/stage_edit.html", context, status=422)
    saved = actions.change_stage(
        actor=request.actor,  # type: ignore[attr-defined]
        stage=stage,
        based_on=form.cleaned_data["based_on"],
        values=form.cleaned_data,
    )
    if isinstance(saved, actions.StageConflict):
        mine = StageForm(initial=form.cleaned_data | {"based_on": saved.theirs.version})
        context |= {"form": mine, "theirs": saved.theirs}
        return page(request, "stages/stage_edit.html", context, status=409)
    messages.success(request, _("The plan of this stage is saved."))
    return redirect(
        "workspace:project_detail",
        org=request.organisation.slug,  # type: ignore[attr-defined]
        pk=stage.project_id,
    )
