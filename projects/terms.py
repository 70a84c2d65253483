"""Words for who is heard, and for how far people take part."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LEVEL_NAMES = {
    1: _("Told"),
    2: _("Asked"),
    3: _("Worked with"),
    4: _("Decide together"),
    5: _("Hand over"),
}
"""How far a group takes part, in our own words; the numbers are those of `projects.domain.levels`."""

LEVEL_MEANINGS = {
    1: _("we explain; you cannot change it"),
    2: _("we listen, then decide, then say why"),
    3: _("we shape options with you, then decide"),
    4: _("you have a real vote or veto"),
    5: _("you decide; we carry it out"),
}


def level_choices() -> list[tuple[int, Any]]:
    """Return the five levels with their names."""
    return list(LEVEL_NAMES.items())


BANDS = {
    "barely": _("barely heard"),
    "under": _("under-heard"),
    "in_line": _("in line"),
    "more": _("heard more"),
}
"""How a group is heard against its share of the people affected."""

UNSURE = _("too few people to be sure")

HIDDEN = {
    "few": _("fewer than %(k)s"),
    "nearly_all": _("all but fewer than %(k)s"),
    "cover": _("not shown"),
    "base": _("too few people to show"),
}
"""Why a number is not shown."""

NOT_COUNTED = _("not counted yet")

END_MEANINGS = {
    "not_now": _(
        "There is a reason to ask, but not now: no time, no money, or too much asked already."
    ),
    "use_known": _(
        "People told us before, or others know. Asking again would take without giving."
    ),
    "just_tell": _("Nothing is open any more. We tell people honestly instead of asking them."),
}
"""What each way of ending a plan without asking means."""

SKIP_REASONS = {
    "planned_again": _("It is planned again, or looked at on another day."),
}
"""Why a message of this app was not sent."""
