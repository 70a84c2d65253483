"""What an ask offers people for their time, as they read it. Nothing is an answer too, and what is blank is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from feedback import terms
from feedback.models import Consultation, Offer
from feedback.queries.purpose import Sentence
from feedback.queries.recognition import money

GETS, BENEFITS = "gets", "benefits"
"""What the sentences are about."""


@dataclass(frozen=True, slots=True)
class OfferLine:
    """What one group is offered; without a group everybody who has no offer of their own."""

    group_id: int | None
    form: str
    amount: Decimal | None = None
    currency: str = "GBP"
    words: str = ""


def offers_of(consultation: Consultation) -> list[Offer]:
    """Return what is offered, with the groups, those for everybody last; one statement."""
    rows = Offer.objects.filter(consultation=consultation).select_related("group")
    return sorted(rows, key=lambda one: (one.group_id is None, str(one.group or "")))


def offer_for(offers: Sequence[Offer], group_id: int | None) -> Offer | None:
    """Return what somebody of this group is offered: their group's own, or else what everybody is offered."""
    own = [one for one in offers if group_id is not None and one.group_id == group_id]
    everybody = [one for one in offers if one.group_id is None]
    return next(iter([*own, *everybody]), None)


def what_you_get(
    consultation: Consultation, *, group_id: int | None = None, knows_group: bool = False
) -> list[Sentence]:
    """Return what people read about what they get, one statement.

    Whoever is asked by name reads what their own group gets (`knows_group`), everybody else what each group gets.
    """
    offers = offers_of(consultation)
    if not offers:
        return [Sentence(GETS, _("We have not said what you get for it."), is_blank=True)]
    if knows_group:
        own = offer_for(offers, group_id)
        if own is None:
            return [Sentence(GETS, _("We have not said what you get for it."), is_blank=True)]
        shown = [own]
        text = _("You get %(what)s.") % {"what": in_words(own)}
    else:
        shown = offers
        text = _for_each_group(offers)
    sentences = [Sentence(GETS, text)]
    if any(one.form in terms.WORTH_MONEY for one in shown):
        sentences.append(Sentence(BENEFITS, str(terms.BENEFITS_NOTICE)))
    return sentences


def in_words(offer: Offer) -> str:
    """Return what is offered, inside a sentence: "a voucher, £20 (shopping voucher)"."""
    form = str(terms.RECOGNITION_IN_WORDS[offer.form])
    amount = money(offer.amount, offer.currency)
    words = offer.words.strip().rstrip(".")
    what = f"{form}, {amount}" if amount else form
    return f"{what} ({words})" if words else what


def _for_each_group(offers: Sequence[Offer]) -> str:
    """Return what each group gets; one offer for everybody reads like a person's own."""
    if len(offers) == 1 and offers[0].group_id is None:
        return _("You get %(what)s.") % {"what": in_words(offers[0])}
    groups: dict[str, list[str]] = {}
    for one in offers:
        groups.setdefault(in_words(one), []).append(str(one.group or _("Everybody else")))
    lines = [
        _("%(group)s: %(what)s.") % {"group": ", ".join(names), "what": what}
        for what, names in groups.items()
    ]
    return " ".join([_("What you get depends on your group."), *lines])
