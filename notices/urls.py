"""Addresses of this app: only the mailbox of a development machine."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from notices import mailbox

app_name = "notices"

urlpatterns: list[URLPattern | URLResolver] = []

if settings.MAILBOX_DIR:
    urlpatterns = [
        path("mailbox/", mailbox.mailbox_list, name="mailbox_list"),
        path("mailbox/<slug:name>/", mailbox.mailbox_message, name="mailbox_message"),
    ]
