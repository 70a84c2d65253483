"""What the register and the outbox hold about a person: how each kind is shown, erased and joined."""

from participants import personal_data
from participants.kept_about.agreed import Agreements
from participants.kept_about.details import Details
from participants.kept_about.limits import Holds, Needs, Stops
from participants.kept_about.links import Links
from participants.kept_about.lists import Lists
from participants.kept_about.mail import Mail
from participants.kept_about.requests import Requests


def register() -> None:
    """Register the kinds of this app."""
    personal_data.register(
        Details(), Needs(), Stops(), Holds(), Agreements(), Requests(), Links(), Lists(), Mail()
    )
