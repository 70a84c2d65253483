"""Application configuration of `workspace`."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Puts the count of answers owed into the frame of every staff page; says how lists of people and plans outside are opened."""

    name = "workspace"

    def ready(self) -> None:
        """Register the frame, the kinds of long work and the link of plans."""
        from access.pages import register_frame  # noqa: PLC0415 -- app ready
        from jobs.kinds import kinds  # noqa: PLC0415 -- app ready
        from projects.stage_names import register_stage_names  # noqa: PLC0415 -- app ready
        from stages.terms import STAGE_NAMES  # noqa: PLC0415 -- app ready
        from workspace import links  # noqa: PLC0415 -- app ready
        from workspace.owed_safety import badge_frame  # noqa: PLC0415 -- app ready
        from workspace.people_bringing import BringInPeople  # noqa: PLC0415 -- app ready
        from workspace.people_files import TakePeopleOut  # noqa: PLC0415 -- app ready

        links.register()
        register_frame(badge_frame)
        register_stage_names(STAGE_NAMES)
        for kind in (BringInPeople(), TakePeopleOut()):
            if kind.kind not in kinds:
                kinds.register(kind)
