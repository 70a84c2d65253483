"""How the link of an invitation is opened."""

from typing import Any

from django.http import HttpRequest

from access.links import register_link
from organisations.models import MemberInvitation
from organisations.queries import invitation_by_token

PURPOSE = "member_invitation"


def load_invitation(request: HttpRequest, kwargs: dict[str, Any]) -> MemberInvitation | None:
    """Return the invitation behind the token in the address, also one that is no longer open, or None."""
    del request
    return invitation_by_token(kwargs["token"])


def register() -> None:
    """Register the loader with the gate. Called in `AppConfig.ready`."""
    register_link(PURPOSE, load_invitation)
