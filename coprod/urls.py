"""Root addresses. Each app owns its own; participants' short addresses come before the staff's long ones."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from coprod import design
from operations.admin import tables

handler400 = "ui.views.bad_request"
handler403 = "ui.views.permission_denied"
handler404 = "ui.views.page_not_found"
handler500 = "ui.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("organisations.account_urls")),
    path("", include("organisations.urls")),
    path("", include("feedback.urls")),
    path("", include("workspace.urls")),
    path("", include("stages.urls")),
    path("", include("projects.urls")),
    path("", include("participants.urls")),
    path("operators/admin/", tables.urls),
    path("", include("operations.urls")),
    path("", include("notices.urls")),
    path("", include("jobs.urls")),
    path("", include("ui.urls")),
]

if settings.HAS_DESIGN_PAGES:
    urlpatterns += [
        path("design/", design.for_staff, name="design"),
        path("design/people/", design.for_participants, name="design_people"),
    ]
