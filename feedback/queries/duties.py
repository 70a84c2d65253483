"""What a member still holds: asks that are open or owe an answer, and what was promised and is not done."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback import terms
from feedback.domain.delivering import Standing
from feedback.models import Consultation, Telling
from feedback.queries.delivering import Promised, deliveries_held_by, to_be_done
from feedback.queries.loop_facts import current_zone
from feedback.queries.loops import loop_states
from organisations.duties import Duty, register_duties
from organisations.models import Member
from ui.days import day_in_words


def duties(member: Member) -> list[Duty]:
    """Return the asks of the current organisation that are not finished and name the member, and what the member has to do
    of what was promised; a fixed number of statements.
    """
    asks = [_duty(one, member) for one in asks_held_by(member)]
    return [*asks, *(_to_do(one) for one in deliveries_held_by(member.pk))]


def key_of(consultation: Consultation) -> str:
    """Return what names the duties of one ask when they are handed on."""
    return f"ask:{consultation.pk}"


def delivery_key(pk: int) -> str:
    """Return what names something that was promised when it is handed on."""
    return f"delivery:{pk}"


def asks_held_by(member: Member) -> list[Consultation]:
    """Return those asks; a fixed number of statements.

    What everybody was told of is finished, unless something was promised that no member does: then whoever tells people
    sees to it.
    """
    held = Q(*((f"{role}_id", member.pk) for role in terms.DUTIES), _connector=Q.OR)
    lists = Telling.objects.pending().filter(teller=member)
    held |= Q(pk__in=lists.values("publication__consultation"))
    named = list(Consultation.objects.filter(held, opened_at__isnull=False).for_page())
    today = timezone.now().astimezone(current_zone()).date()
    states = loop_states(named, today)
    seen_to = _seen_to_by(member) if named else set()
    return [
        one
        for one in named
        if one.pk in states
        and states[one.pk].items
        and (not states[one.pk].is_closed or one.pk in seen_to)
    ]


def _seen_to_by(member: Member) -> set[int]:
    """The asks in which something is still to be done that no member does, and of which this one tells people."""
    rows = to_be_done().filter(owner=None, outcome__consultation__owner=member)
    return set(rows.values_list("outcome__consultation", flat=True))


def _duty(one: Consultation, member: Member) -> Duty:
    roles = [
        str(words)
        for role, words in terms.DUTIES.items()
        if getattr(one, f"{role}_id") == member.pk
    ]
    if not roles:
        roles = [_("tells people by phone, by letter or in person")]
    place = {"org": one.organisation.slug, "pk": one.pk}
    return Duty(
        title=one.title,
        roles=roles,
        url=reverse("feedback:consultation_edit", kwargs=place),
        key=key_of(one),
    )


def _to_do(one: Promised) -> Duty:
    delivery = one.delivery
    about = delivery.outcome.consultation
    day = day_in_words(delivery.due_on)
    roles = [_("does what was promised, by %(day)s") % {"day": day}]
    if one.parts:
        done = sum(part.state == Standing.DONE for part in one.parts)
        words = ngettext(
            "%(done)s of %(n)s part is done", "%(done)s of %(n)s parts are done", len(one.parts)
        )
        roles.append(words % {"done": done, "n": len(one.parts)})
    place = {"org": delivery.organisation.slug, "pk": delivery.outcome_id}
    return Duty(
        title=f"{about.title}: {delivery.what}",
        roles=roles,
        url=reverse("feedback:delivery_edit", kwargs=place),
        key=delivery_key(delivery.pk),
    )


def register() -> None:
    """Tell `organisations` what its members hold here. Called in `AppConfig.ready`."""
    register_duties(duties)
