"""What a member still holds in asks that are open or owe an answer."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from feedback import terms
from feedback.models import Consultation, Telling
from feedback.queries.loop_facts import current_zone
from feedback.queries.loops import loop_states
from organisations.duties import Duty, register_duties
from organisations.models import Member


def duties(member: Member) -> list[Duty]:
    """Return the asks of the current organisation that are not finished and name the member; a fixed number of statements."""
    return [_duty(one, member) for one in asks_held_by(member)]


def key_of(consultation: Consultation) -> str:
    """Return what names the duties of one ask when they are handed on."""
    return f"ask:{consultation.pk}"


def asks_held_by(member: Member) -> list[Consultation]:
    """Return those asks; a fixed number of statements."""
    held = Q(*((f"{role}_id", member.pk) for role in terms.DUTIES), _connector=Q.OR)
    lists = Telling.objects.pending().filter(teller=member)
    held |= Q(pk__in=lists.values("publication__consultation"))
    named = list(Consultation.objects.filter(held, opened_at__isnull=False).for_page())
    today = timezone.now().astimezone(current_zone()).date()
    states = loop_states(named, today)
    return [
        one
        for one in named
        if one.pk in states and states[one.pk].items and not states[one.pk].is_closed
    ]


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


def register() -> None:
    """Tell `organisations` what its members hold here. Called in `AppConfig.ready`."""
    register_duties(duties)
