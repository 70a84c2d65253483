"""Addresses that only the tests of the edge have."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import include, path
from django.views.decorators.http import require_POST


@login_not_required
def echo(request):
    """Answer with what arrived."""
    return JsonResponse({"get": dict(request.GET.lists()), "post": dict(request.POST.lists())})


@login_not_required
def moved(request):
    """Answer with a redirect and a cookie."""
    response = HttpResponseRedirect("/somewhere/")
    response.set_cookie("kept", "yes")
    return response


@login_not_required
def refused(request):
    """Refuse with a sentence."""
    raise PermissionDenied("Only the owner of this project can do that.")


@login_not_required
def broken(request):
    """Fail."""
    raise RuntimeError("broken on purpose")


@login_not_required
def no_database(request):
    """Fail as if the database were away."""
    raise OperationalError("could not connect")


@login_not_required
@require_POST
def only_post(request):
    """Take a form and show nothing."""
    return HttpResponse("taken")


def private(request):
    """Need a sign-in."""
    return HttpResponse("private")


handler400 = "ui.views.bad_request"
handler403 = "ui.views.permission_denied"
handler404 = "ui.views.page_not_found"
handler500 = "ui.views.server_error"

urlpatterns = [
    path("echo/", echo),
    path("moved/", moved),
    path("refused/", refused),
    path("broken/", broken),
    path("no-database/", no_database),
    path("only-post/", only_post),
    path("private/", private),
    path("accounts/", include("allauth.account.urls")),
]
