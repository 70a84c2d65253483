"""Words for codes of `organisations`."""

from django.utils.translation import gettext_lazy as _

SKIP_REASONS = {
    "no_longer_open": _("The invitation was accepted or withdrawn, or it ran out."),
    "no_news": _("It happened more than four weeks ago."),
}
"""Why a message of this app was not sent."""

NUMBER_FAULTS = {
    "": _("Choose a number from %(least)s to %(most)s."),
    "promise_after_final": _(
        "People hear a first word no later than everything is answered. Choose fewer days."
    ),
    "public_below_internal": _(
        "Everybody else sees no smaller groups than the people who work here. Choose a larger number."
    ),
}
"""Why a number of the settings cannot be kept."""

IN_THE_MORNING, AT_ONCE, WEEKLY = "morning", "at_once", "weekly"
REMIND_BY = [
    (IN_THE_MORNING, _("together, in the morning")),
    (AT_ONCE, _("each at once")),
    (WEEKLY, _("together, once a week")),
]
"""How a colleague is reminded of what can wait. What is overdue, and what keeps people safe, never waits."""

DEFAULT_ROLES = {
    "default_backup_id": _("stands in when the one who asked is away"),
    "default_manager_id": _("is reminded when an answer is late"),
    "default_senior_id": _("is reminded when it is very late"),
}
"""What a member is for the whole organisation, by the column that says so."""

SECOND_FACTOR_SEAL = b"coprod second factor, 1"
"""What the secrets of codes are sealed for: a key of its own is derived for it."""
