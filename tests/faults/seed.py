"""Run as a process of its own on a site's database: make what the fault tests ask about, and print where it is."""

import json
import sys
from datetime import timedelta
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402 -- after the set-up
from django.test import Client  # noqa: E402 -- as above
from django.utils import timezone  # noqa: E402 -- after the set-up

from access.scope import working_in  # noqa: E402 -- as above
from feedback.models import FormVersion, Question  # noqa: E402 -- as above
from tests.factories import member, member_invitation, organisation  # noqa: E402 -- as above
from tests.factories.asking import open_consultation  # noqa: E402 -- as above


def watching(home, about):
    """Return the session of a named reader, and the pages that they look at while people answer."""
    browser = Client()
    browser.force_login(about.owner.user)
    name, of = settings.SESSION_COOKIE_NAME, f"/o/{home.slug}/consultations/{about.pk}"
    pages = [f"{of}/", f"{of}/results/", f"{of}/words/"]
    return {"staff": {name: browser.cookies[name].value}, "pages": pages}


def main(consultations, invitations):
    """Make open consultations of one question each, and colleagues who are due an invitation."""
    now = timezone.now()
    home = organisation(f"Ashburn Council {uuid4()}")
    days = {"opened_at": now - timedelta(days=1), "closes_at": now + timedelta(days=12)}
    days |= {"closes_on": (now + timedelta(days=12)).date()}
    days |= {"decides_on": (now + timedelta(days=30)).date()}
    days |= {"promised_on": (now + timedelta(days=40)).date()}
    made = [open_consultation(home, **days) for _ in range(consultations)]
    with working_in(home):
        names = [
            Question.objects.get(form_version=FormVersion.objects.get(consultation=one)).pk
            for one in made
        ]
        inviter = member(home)
        until = now + timedelta(days=14)
        for _ in range(invitations):
            member_invitation(home, invited_by=inviter, expires_at=until)
    doors = [
        {"code": one.door_code, "slug": one.slug, "field": f"q{name}", **watching(home, one)}
        for one, name in zip(made, names, strict=True)
    ]
    print(json.dumps(doors))  # noqa: T201 -- the test reads it


main(int(sys.argv[1]), int(sys.argv[2]))
