"""What is open, fixed and not known yet in the whole project, as people read it where they are asked."""

from datetime import date

from django.utils.translation import gettext as _

from feedback.models import Consultation
from feedback.queries.purpose import Sentence
from projects.models import ScopeItem
from projects.queries.scope import Scope
from ui.days import day_in_words


def whole_project(consultation: Consultation, scope: Scope, *, today: date) -> list[Sentence]:
    """Return the sentences that stand below the purpose card; none where the project has said nothing.

    What the card itself took from the project, because the ask left it blank, is not said again.
    """
    if scope.is_blank:
        return []
    told: list[Sentence] = []
    if consultation.can_change.strip() or consultation.is_information_only or not scope.open:
        told.append(_open(scope))
    if consultation.cannot_change.strip() or not scope.fixed:
        told.append(_fixed(scope))
    return told + [_unknown(one, today) for one in scope.unknown]


def _open(scope: Scope) -> Sentence:
    if not scope.open:
        text = _("We have not said what can change in the whole project.")
        return Sentence("open", text, is_blank=True)
    return Sentence("open", _("This can change: %(words)s.") % {"words": scope.open_words()})


def _fixed(scope: Scope) -> Sentence:
    if not scope.fixed:
        text = _("We have not said what is fixed in the whole project.")
        return Sentence("fixed", text, is_blank=True)
    return Sentence("fixed", _("This is fixed: %(words)s.") % {"words": scope.fixed_words()})


def _unknown(item: ScopeItem, today: date) -> Sentence:
    what = item.text.strip().rstrip(".")
    if item.known_on is None:
        text = _("Not known yet: %(what)s. We have not said when we will know.")
        return Sentence("unknown", text % {"what": what}, is_blank=True)
    values = {"what": what, "day": day_in_words(item.known_on)}
    if item.known_on < today:
        text = _("Not known yet: %(what)s. We said we would know by %(day)s, and do not know yet.")
    else:
        text = _("Not known yet: %(what)s. We will know by %(day)s.")
    return Sentence("unknown", text % values)
