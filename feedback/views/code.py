"""Typing the code from a poster. A code that opens nothing looks like every link that opens nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from access.gate import public
from feedback.forms.code import DoorCodeForm
from feedback.views.visiting import see_other


@public(
    reason="Whoever read a code on a poster types it here; the door behind it says the same to all wrong ones."
)
@require_safe
def door_find(request: HttpRequest) -> HttpResponse:
    """Ask for the code and lead to its door, or say what to look at again; what was typed stays there."""
    form = DoorCodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return see_other(reverse("feedback:door", kwargs={"code": form.cleaned_data["code"]}))
    status = 422 if form.is_bound else 200
    response = render(request, "feedback/ways/code.html", {"form": form}, status=status)
    response["Cache-Control"] = "no-store"
    return response
