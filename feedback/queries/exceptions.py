"""What somebody reads who is asked although a rule of ours says not to: what we know about it, who asks, and why."""

from django.utils.translation import gettext as _

from feedback import terms
from feedback.models import Ask
from organisations.queries import member_names


def exception_words(ask: Ask | None) -> list[str]:
    """Return the sentences, none for everybody else; one statement where there are some."""
    if ask is None or not ask.exception_why or ask.exception_by_id is None:
        return []
    name = member_names([ask.exception_by_id]).get(ask.exception_by_id, "")
    lead = terms.EXCEPTION_LEADS.get(ask.exception_rule, "")
    return [
        *([str(lead)] if lead else []),
        _("%(name)s asks you all the same: %(why)s") % {"name": name, "why": ask.exception_why},
    ]
