"""Any route's address with somebody there who may open it, for tests that go over all routes."""

import re
from datetime import timedelta
from html.parser import HTMLParser

from django.urls import reverse
from django.utils import timezone

from access.tokens import new_token
from feedback.links import tablet_token
from tests.factories import (
    ask,
    ask_link,
    calendar_feed,
    check_link,
    closed_consultation,
    live_question,
    meeting,
    member_invitation,
    open_consultation,
    outcome_version,
    participant,
    plan_share,
    publication,
    record_link,
    record_visit,
    try_out,
)

WITH_TOKEN = {
    "answer": ask_link,
    "stop": record_link,
    "member_invitation": member_invitation,
    "record_door": lambda within, **fields: record_link(within, purpose="record", **fields),
    "check_door": check_link,
    "try": try_out,
    "stay": lambda within, **fields: record_link(within, purpose="stay", **fields),
    "calendar": calendar_feed,
}


def told_for_good(within):
    """Return what names something of which a final word is public."""
    made = publication(within)
    outcome_version(within, publication=made)
    return {"slug": made.consultation.slug}


WITHOUT_SECRET = {
    "say": told_for_good,
    "plan": lambda within: {"slug": plan_share(within).slug},
    "tablet": lambda within: {"token": tablet_token(open_consultation(within).slug)},
    "live": lambda within: {
        "code": live_question(within, opened_at=timezone.now(), code="abcd2345").code
    },
}
"""Purposes whose addresses anybody may type, and what stands in them."""
ACCOUNT_PAGES = {"key": "no-such-key", "uidb36": "1", "pk": 987654321}


def address_for(route, cast, client):
    """Return the address of something in this organisation; `client` gets the cookie that it needs, if any."""
    organisation = cast.organisation
    if route.door == "gate":
        return route.address_in(organisation)
    if route.door != "participant_link":
        return route.address(**ACCOUNT_PAGES)
    purpose = route.view.purpose
    if purpose in WITH_TOKEN:
        token = new_token()
        WITH_TOKEN[purpose](organisation, token=token)
        return route.address(token=token)
    if purpose in WITHOUT_SECRET:
        return route.address(**WITHOUT_SECRET[purpose](organisation))
    if purpose in {"record", "check"}:
        into = into_record if purpose == "record" else into_check
        return route.address(slug=into(organisation, client))
    about = open_consultation(organisation)
    client.get(reverse("feedback:door", kwargs={"code": about.door_code}))
    ahead = timezone.now() + timedelta(days=2)
    room = meeting(organisation, consultation=about, starts_at=ahead)
    return route.address(code=about.door_code, slug=about.slug, meeting=room.pk)


def into_record(organisation, client):
    """Give the browser the cookies of somebody who took the second step into their own record; return what they were asked."""
    person, token, visit = participant(organisation), new_token(), new_token()
    record_link(organisation, participant=person, purpose="record", token=token)
    record_visit(organisation, participant=person, token=visit)
    client.get(reverse("participants:record_link", kwargs={"token": token}))
    client.cookies["record_visit"] = visit
    about = closed_consultation(organisation)
    ask(organisation, consultation=about, participant=person)
    return about.slug


def into_check(organisation, client):
    """Give the browser the cookie of somebody who opened their check; return what it is about."""
    token = new_token()
    made = check_link(organisation, token=token)
    client.get(reverse("feedback:check_link", kwargs={"token": token}))
    return made.loop_check.consultation.slug


def opened(route, cast, client):
    """Return that address after signing the owner in, where the route asks for an account."""
    if route.door not in {"participant_link", "public"}:
        client.force_login(cast.owner.user)
    return address_for(route, cast, client)


class Fields(HTMLParser):
    """Collects what a browser would send of the page's forms that post."""

    def __init__(self, words, email):
        super().__init__()
        self.words, self.email, self.sent = words, email, {}
        self.is_posted = False

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name, kind = found.get("name"), found.get("type", "text")
        if tag == "form":
            self.is_posted = found.get("method", "").lower() == "post"
        elif not self.is_posted or not name:
            return
        elif tag == "textarea":
            self.sent[name] = self.words
        elif tag == "input" and kind in {"text", "search", "email", "password"}:
            self.sent[name] = self.email if kind == "email" else self.words
        elif tag == "input" and kind not in {"submit", "button", "file"}:
            self.sent.setdefault(name, found.get("value", "on"))


def filled(response, words, email="ana@example.org"):
    """Return what the page's forms send when somebody types `words` into every box."""
    page = response.content.decode()
    fields = Fields(words, email)
    fields.feed(page)
    for name, options in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]+)" selected', options)
        any_one = re.search(r'value="([^"]+)"', options)
        fields.sent[name] = (chosen or any_one)[1] if any_one else ""
    return fields.sent


def form_token(response):
    """Return the token in the first form of a page."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())[1]
