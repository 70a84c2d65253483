"""Application configuration of `feedback`."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the links, reminder rules, kinds of removal and of personal data of this app."""

    name = "feedback"

    def ready(self) -> None:
        """Register what lower apps ask for."""
        from feedback import (  # noqa: PLC0415 -- app ready
            followers,
            history,
            kept_about,
            links,
            reminder_rules,
            removals,
            runs_out,
        )
        from feedback.actions.handing_over import reassign  # noqa: PLC0415 -- app ready
        from feedback.long_work import BringAnswersIn, TakeAnswersOut  # noqa: PLC0415 -- app ready
        from feedback.queries import duties, reached  # noqa: PLC0415 -- app ready
        from jobs.kinds import kinds  # noqa: PLC0415 -- app ready
        from organisations.duties import register_reassign  # noqa: PLC0415 -- app ready

        followers.register()
        history.register()
        links.register()
        reminder_rules.register()
        removals.register()
        duties.register()
        register_reassign(reassign)
        reached.register()
        kept_about.register()
        runs_out.register()
        for one in (TakeAnswersOut(), BringAnswersIn()):
            if one.kind not in kinds:
                kinds.register(one)
