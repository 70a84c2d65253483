"""That how people stand is counted anew when what holds for them changes in the register."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from feedback.actions.load import mark_stale
from participants.followers import followers


class LoadFollower:
    """Marks how people stand as stale."""

    kind = "load"
    label = _("how people stand")

    def changed(self, participant_ids: Iterable[int]) -> None:
        """Let these people be counted anew."""
        mark_stale(participant_ids)


def register() -> None:
    """Register the follower; called once when the app is ready."""
    followers.register(LoadFollower())
