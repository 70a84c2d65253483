"""Run as a process of its own on a site's database: make answers owed, or say by hand what is owed.

python -m tests.faults.owing_seed make 3 4     three asks with four people each, whose promised day is today
python -m tests.faults.owing_seed look SLUG    the ids of what is owed there, by the brute force
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402 -- after the set-up
from django.test import Client  # noqa: E402 -- as above
from django.utils import timezone  # noqa: E402 -- as above

from feedback.models import Consultation  # noqa: E402 -- as above
from tests.faults.owing import owing, said, waiting  # noqa: E402 -- as above
from tests.reminders import plain  # noqa: E402 -- as above


def made(asks, people):
    """Make them, each in an organisation of its own; return where the page is and who may see it."""
    found = []
    for _each in range(asks):
        clock = owing(people)
        browser = Client()
        browser.force_login(clock.people["owner"].user)
        name = settings.SESSION_COOKIE_NAME
        found.append({"slug": clock.home.slug, "cookies": {name: browser.cookies[name].value}})
    return found


def owed(slug):
    """Return what is owed in one organisation, what was planned for it and what still waits anywhere."""
    now = timezone.now()
    ids = Consultation._base_manager.filter(organisation__slug=slug).values_list("pk", flat=True)
    asks = plain.asked(ids)
    return {
        "owed": [one.pk for one in asks if one.owes(now.astimezone(one.zone).date())],
        "planned": sum(subject == f"consultation:{asks[0].pk}" for _r, subject, _k, _o in said()),
        "waiting": waiting(),
    }


if sys.argv[1] == "make":
    print(json.dumps(made(int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201 -- the test reads it
else:
    print(json.dumps(owed(sys.argv[2])))  # noqa: T201 -- as above
