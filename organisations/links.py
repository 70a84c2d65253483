"""How the link of an invitation and the address of a calendar are opened."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from access.links import register_link
from organisations.models import CalendarFeed, MemberInvitation
from organisations.queries import calendar_by_token, invitation_by_token

PURPOSE = "member_invitation"
CALENDAR = "calendar"


def load_invitation(request: HttpRequest, kwargs: dict[str, Any]) -> MemberInvitation | None:
    """Return the invitation behind the token in the address, also one that is no longer open, or None."""
    del request
    return invitation_by_token(kwargs["token"])


def load_calendar(request: HttpRequest, kwargs: dict[str, Any]) -> CalendarFeed | None:
    """Return the calendar behind the token in the address, or None once it was taken back or its member has left."""
    del request
    return calendar_by_token(kwargs.pop("token"), timezone.now())


def register() -> None:
    """Register the loaders with the gate. Called in `AppConfig.ready`."""
    register_link(PURPOSE, load_invitation)
    register_link(CALENDAR, load_calendar)
