"""The start page: what this is, or where you belong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from access.gate import public
from organisations.queries import organisations_of


@public(reason="The start page says what Coprod is; members are led on to their organisations.")
def home(request: HttpRequest) -> HttpResponse:
    """Greet visitors, lead on whoever belongs to one organisation, let others choose."""
    if not request.user.is_authenticated:
        return render(request, "organisations/welcome.html")
    organisations = list(organisations_of(request.user))
    if len(organisations) == 1:
        return redirect("workspace:project_list", org=organisations[0].slug)
    return render(request, "organisations/choose.html", {"organisations": organisations})
