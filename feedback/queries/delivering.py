"""What was promised to be done: for whom it is shown, where it stands, and what is past its day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.bin import out_of_bin
from access.scope import across_organisations, current_organisation
from feedback import loop_terms
from feedback.domain.delivering import DELIVERY_AHEAD, Standing, standing
from feedback.domain.dispositions import PROMISES, Disposition
from feedback.domain.publishing import days_late
from feedback.models import Consultation, Delivery, Milestone, Outcome, OutcomeVersion
from organisations.duties import first_here
from organisations.models import Member
from projects.domain.reminding import LATE_FOR
from ui.days import day_in_words

A_DAY = timedelta(days=1)
"""Somewhere it is a day earlier or later than here."""
SHOWN = ("owner__user", "noted_by__user", "partner", "outcome__consultation__project")


@dataclass(frozen=True, slots=True)
class Part:
    """One milestone as it is read."""

    milestone: Milestone
    state: Standing


@dataclass(frozen=True)
class Promised:
    """One thing that was promised, as everybody reads it on `today`."""

    delivery: Delivery
    today: date

    @cached_property
    def parts(self) -> list[Part]:
        """Its milestones, in order."""
        rows = self.delivery.milestones.all()
        return [Part(one, standing(one.due_on, self.today, done_on=one.done_on)) for one in rows]

    @cached_property
    def state(self) -> Standing:
        """Where it stands."""
        return standing(
            self.delivery.due_on,
            self.today,
            done_on=self.delivery.done_on,
            given_up_on=self.delivery.not_happening_on,
            parts_done=sum(part.state == Standing.DONE for part in self.parts),
        )

    @property
    def label(self) -> Any:
        """Where it stands, in words."""
        return loop_terms.DELIVERY_STATES[self.state]

    @property
    def tone(self) -> str:
        """The tone of those words."""
        return loop_terms.DELIVERY_TONES[self.state]

    @property
    def when(self) -> str:
        """By when it was promised, when it was done, and how late, in sentences."""
        due, day = self.delivery.due_on, day_in_words(self.delivery.due_on)
        if (done := self.delivery.done_on) is not None:
            said = _("Promised by %(day)s, done on %(done)s.") % {
                "day": day,
                "done": day_in_words(done),
            }
            late = days_late(done, due)
            return f"{said} {_done_late(late)}" if late else said
        if (given_up := self.delivery.not_happening_on) is not None:
            words = _("Promised by %(day)s. On %(given_up)s it was clear that it will not be done.")
            return words % {"day": day, "given_up": day_in_words(given_up)}
        said = _("Promised by %(day)s.") % {"day": day}
        late = days_late(self.today, due)
        return f"{said} {_is_late(late)}" if late else said

    @property
    def who(self) -> str:
        """Who does it: another organisation, or one of us; "" where nobody is named."""
        return str(self.delivery.partner or self.delivery.owner or "")


def public_promises(consultation: Consultation, today: date) -> list[Promised]:
    """Return what was promised in an ask, as far as its people were told of it; two statements. What another ask promises with
    an outcome that answers this one too belongs to it.

    A promise that was taken back stands with its outcome, struck through, and no more here.
    """
    pk = consultation.pk
    shared = Outcome.items.through.objects.filter(item__consultation=pk).values("outcome")
    here = Q(outcome__consultation=pk) | Q(outcome__in=shared)
    told = Q(publication__consultation=pk) | Q(publication__carried__consultation=pk)
    rows = _with_newest(Delivery.objects.filter(here, outcome__dropped_on=None), told)
    return _promised(rows.filter(newest__in=PROMISES).order_by("due_on", "pk"), today)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """An outcome that says what changes, for staff: what is noted of doing it, or nothing yet."""

    outcome: Outcome
    title: str
    promised: Promised | None


def promise_rows(consultation: Consultation, today: date) -> list[PromiseRow]:
    """Return each outcome of an ask that says, as it is written now, that something changes; five statements at most."""
    kept = OutcomeVersion.objects.filter(outcome=OuterRef("pk"), set_aside=False)
    head = kept.order_by("-number").values("disposition")[:1]
    rows = Outcome.objects.all().live().filter(consultation=consultation)
    rows = (
        rows.annotate(becomes=Subquery(head)).prefetch_related("items").order_by("position", "pk")
    )
    found = _promised(Delivery.objects.filter(outcome__consultation=consultation), today)
    known = {one.delivery.outcome_id: one for one in found}
    return [
        PromiseRow(one, title_of(one), known.get(one.pk))
        for one in rows
        if one.becomes in PROMISES or one.pk in known
    ]


def title_of(outcome: Outcome) -> str:
    """Return what an outcome is about: the items, and which part of them."""
    items = ", ".join(item.text for item in outcome.items.all())
    return f"{items} – {outcome.name}" if outcome.name else items


def delivery_of(outcome: Outcome) -> Delivery | None:
    """Return what is noted of doing what an outcome promises, or None; one statement."""
    rows: QuerySet[Delivery] = Delivery.objects.filter(outcome=outcome).for_page()
    return rows.first()


def words_to_begin_with(outcome: Outcome) -> str:
    """Return what the newest wording of an outcome says is different, to begin with; one statement."""
    kept = OutcomeVersion.objects.filter(outcome=outcome, set_aside=False)
    return kept.order_by("-number").values_list("what", flat=True).first() or ""


def past_due(today: date) -> list[Promised]:
    """Return what the current organisation promised publicly and has not done by its day, the oldest first; two statements.

    What is noted as not happening stands there too until people were told why.
    """
    owed = Q(done_on=None, not_happening_on=None, due_on__lt=today) | Q(
        not_happening_on__isnull=False
    )
    rows = out_of_bin(Delivery.objects.filter(owed))
    return _promised(_with_newest(rows).filter(newest__in=PROMISES).order_by("due_on", "pk"), today)


def deliveries_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, delivery) of what is promised for about now, in every organisation; one statement."""
    first, last = (now - LATE_FOR - A_DAY).date(), (now + DELIVERY_AHEAD + A_DAY).date()
    with across_organisations(reason="the planner looks for what is due in every organisation"):
        rows = out_of_bin(Delivery.objects.all().open().filter(due_on__range=(first, last)))
        return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def to_be_done() -> QuerySet[Delivery]:
    """Return what is still to be done: not what was taken back, or belongs to something that was thrown away."""
    rows = _with_newest(out_of_bin(Delivery.objects.all().open().filter(outcome__dropped_on=None)))
    stands = Q(newest=None) | Q(newest__in=(*PROMISES, Disposition.STILL_DECIDING))
    found: QuerySet[Delivery] = rows.filter(stands)
    return found


def deliveries_held_by(member_id: int) -> list[Promised]:
    """Return what a member has to do of what was promised, with its parts; two statements."""
    home: Any = current_organisation()
    today = timezone.now().astimezone(home.zone).date()
    return _promised(to_be_done().filter(owner=member_id).order_by("due_on", "pk"), today)


def deliveries_by_id(ids: Iterable[int]) -> list[Delivery]:
    """Return these with whoever is reminded of them; one statement. `newest` says what people read of it, if anything."""
    rows = _with_newest(out_of_bin(Delivery.objects.filter(pk__in=list(ids))))
    people = (f"outcome__consultation__{role}__user" for role in ("owner", "backup", "manager"))
    return list(rows.select_related("organisation", *SHOWN, *people))


def reminded_of(delivery: Delivery) -> Member | None:
    """Return who is reminded: the member who does it, else whoever tells people, steps in or manages."""
    about = delivery.outcome.consultation
    return first_here((delivery.owner, about.owner, about.backup, about.manager))


def is_over(delivery: Delivery) -> bool:
    """Whether nobody has to do it now: done, given up, taken back, or not public yet."""
    is_open = delivery.done_on is None and delivery.not_happening_on is None
    return not is_open or getattr(delivery, "newest", "") not in PROMISES


def _with_newest(rows: QuerySet[Delivery], told: Q | None = None) -> QuerySet[Any]:
    """Note with each what the newest published wording of its outcome says became of it, among those `told`."""
    said = OutcomeVersion.objects.all().published().filter(outcome=OuterRef("outcome"))
    said = said if told is None else said.filter(told)
    newest = said.order_by("-publication__published_at", "-number").values("disposition")[:1]
    return rows.annotate(newest=Subquery(newest))


def _promised(rows: QuerySet[Delivery], today: date) -> list[Promised]:
    found: Sequence[Delivery] = list(
        rows.select_related(*SHOWN).prefetch_related(
            Prefetch("milestones", queryset=Milestone.objects.order_by("position", "pk"))
        )
    )
    return [Promised(one, today) for one in found]


def _done_late(days: int) -> str:
    return ngettext("It came %(n)s day late.", "It came %(n)s days late.", days) % {"n": days}


def _is_late(days: int) -> str:
    return ngettext("We are %(n)s day late.", "We are %(n)s days late.", days) % {"n": days}
