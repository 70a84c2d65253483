"""Addresses of this app: where a mail provider reports, and the mailbox of a development machine."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from notices import mail_events, mailbox

app_name = "notices"

urlpatterns: list[URLPattern | URLResolver] = [
    path("mail/events/", mail_events.mail_events, name="mail_events"),
]

if settings.MAILBOX_DIR:
    urlpatterns += [
        path("mailbox/", mailbox.mailbox_list, name="mailbox_list"),
        path("mailbox/<slug:name>/", mailbox.mailbox_message, name="mailbox_message"),
    ]
