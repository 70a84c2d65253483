"""Words for codes of `organisations`."""

from django.utils.translation import gettext_lazy as _

SKIP_REASONS = {
    "no_longer_open": _("The invitation was accepted or withdrawn, or it ran out."),
}
"""Why a message of this app was not sent."""
