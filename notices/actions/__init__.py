"""What is done with notices: planned, put into messages, delivered, swept; and the account library's mail."""

from notices.actions.account_mail import queue_account_mail
from notices.actions.composing import compose
from notices.actions.delivering import deliver
from notices.actions.planning import Plan, Planned, Skipped, plan, preview
from notices.actions.sweeping import sweep

__all__ = [
    "Plan",
    "Planned",
    "Skipped",
    "compose",
    "deliver",
    "plan",
    "preview",
    "queue_account_mail",
    "sweep",
]
