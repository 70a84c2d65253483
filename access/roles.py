"""The four roles of an organisation's members, in order of what they may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member may do in one organisation: owner > manager > facilitator > viewer."""

    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    FACILITATOR = "facilitator", _("Facilitator")
    VIEWER = "viewer", _("Viewer")

    def reaches(self, least: "Role") -> bool:
        """Return whether this role may do whatever `least` may do."""
        return _RANK[self] >= _RANK[least]


_RANK = {Role.VIEWER: 0, Role.FACILITATOR: 1, Role.MANAGER: 2, Role.OWNER: 3}
