"""Words for who is heard."""

from django.utils.translation import gettext_lazy as _

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
