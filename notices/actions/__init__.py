"""What is done with notices: planned, put into messages, delivered, swept; and the account library's mail."""

from notices.actions.account_mail import queue_account_mail
from notices.actions.composing import compose
from notices.actions.delivering import deliver
from notices.actions.pacing import decide_again, decide_again_about
from notices.actions.planning import Plan, Planned, Skipped, plan, preview
from notices.actions.resending import CannotSendAgainError, resend, resend_to, why_not
from notices.actions.returning import mark_arrived, mark_returned, take_report
from notices.actions.settling import let_be, settle_lost
from notices.actions.sweeping import sweep

__all__ = [
    "CannotSendAgainError",
    "Plan",
    "Planned",
    "Skipped",
    "compose",
    "decide_again",
    "decide_again_about",
    "deliver",
    "let_be",
    "mark_arrived",
    "mark_returned",
    "plan",
    "preview",
    "queue_account_mail",
    "resend",
    "resend_to",
    "settle_lost",
    "sweep",
    "take_report",
    "why_not",
]
