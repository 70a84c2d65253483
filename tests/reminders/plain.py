"""Reads the rows of asks into the plain values of the brute force, table by table, without any query of the product."""

from collections import defaultdict
from zoneinfo import ZoneInfo

from django.db.models import Q

from access.scope import across_organisations
from feedback.models import (
    Ask,
    Consultation,
    Item,
    ItemReopening,
    OutcomeVersion,
    Publication,
    Response,
    ResponseAuthor,
    RoomTally,
    Snooze,
    Subscription,
    Telling,
)
from notices.models import Notice
from organisations.models import Member
from participants.models import Participant
from tests.reminders.brute_force import Asked, Norms, Person, Reminder, Thing, Told, Wording

RULES = ("owed_step", "no_news", "thanks")
ROLES = ("owner", "decider", "backup", "manager", "senior")
STANDARD = {"backup", "manager", "senior"}


def asked(ids=None):
    """Return every ask that was opened, or those with the ids, as their rows stand now."""
    with across_organisations(reason="the test reads every row"):
        rows = Consultation.objects.exclude(opened_at=None).select_related("organisation")
        rows = list(rows if ids is None else rows.filter(pk__in=ids))
        return _Tables({one.pk for one in rows}).read(rows)


TAKEN_OUT = Q(state="dropped", reason__in=["snoozed", "word_given"])
"""What waited in the post until staff were left alone or people knew of a day: it comes again when that is over."""


def notices():
    """Return what was planned so far by the rules of the clock, by row."""
    return _written_down(Q())


def notices_put_aside():
    """Return what of it never left, because it was true no more when its hour came."""
    return set(_written_down(Q(state="dropped")).values())


def notices_taken_out():
    """Return what of it is out of the post again, and stands there in no other row."""
    stands = set(_written_down(~TAKEN_OUT).values())
    return set(_written_down(TAKEN_OUT).values()) - stands


def _written_down(which):
    with across_organisations(reason="the test reads every notice"):
        return {
            one.pk: Reminder(
                one.rule,
                int(one.subject.partition(":")[2]),
                one.occasion,
                f"{one.recipient_kind}:{one.recipient_key}",
            )
            for one in Notice.objects.filter(which, rule__in=RULES)
        }


def by_ask(rows):
    found = defaultdict(list)
    for one in rows:
        found[one.consultation_id].append(one)
    return found


class _Tables:
    """All rows about some asks, each table read once."""

    def __init__(self, ids):
        news = Publication.objects.exclude(kind="quick_fix")
        self.publications = by_ask(news.filter(consultation__in=ids))
        self.tellings = defaultdict(list)
        for one in Telling.objects.filter(publication__consultation__in=ids):
            self.tellings[one.publication_id].append(one)
        self.items = by_ask(Item.objects.filter(consultation__in=ids))
        self.open_again = set(
            ItemReopening.objects.filter(settled_on=None).values_list("item", flat=True)
        )
        self.versions = defaultdict(list)
        told_here = Q(publication__consultation__in=ids)
        told_here |= Q(publication__carried__consultation__in=ids)
        said = OutcomeVersion.objects.filter(told_here).distinct()
        live = said.filter(outcome__dropped_on=None)
        for version in live.prefetch_related("outcome__items"):
            for item in version.outcome.items.all():
                self.versions[item.pk].append(version)
        self.snoozes = by_ask(Snooze.objects.filter(consultation__in=ids))
        self.responses = by_ask(Response.objects.filter(consultation__in=ids, is_current=True))
        authors = ResponseAuthor.objects.filter(ask__consultation__in=ids)
        self.authors = {one.thread: one.ask_id for one in authors}
        self.asks = {one.pk: one for one in Ask.objects.filter(consultation__in=ids)}
        self.subscriptions = by_ask(Subscription.objects.filter(consultation__in=ids))
        self.rooms = set(
            RoomTally.objects.filter(meeting__consultation__in=ids).values_list(
                "meeting__consultation", flat=True
            )
        )
        self.members = set(
            Member.objects.filter(is_active=True, user__is_active=True).values_list("pk", flat=True)
        )
        people = Participant.objects.select_related("stop", "reached_through__stop")
        self.register = people.in_bulk()

    def read(self, rows):
        return [self._ask(one) for one in sorted(rows, key=lambda one: one.pk)]

    def _ask(self, one):
        zone = ZoneInfo(one.organisation.time_zone)
        told = {pub.pk: self._told(one, pub) for pub in self.publications[one.pk]}
        by_source = {pub.carries_id or pub.pk: told[pub.pk] for pub in self.publications[one.pk]}
        return Asked(
            pk=one.pk,
            zone=zone,
            opened_on=one.opened_at.astimezone(zone).date(),
            closes_on=one.closes_on,
            promised_on=one.promised_on,
            withdrawn_on=one.withdrawn_at and one.withdrawn_at.astimezone(zone).date(),
            norms=Norms(
                one.confirm_days,
                one.decide_days,
                one.still_owed_days,
                one.final_days,
                one.repeat_days,
                one.retell_days,
            ),
            things=tuple(self._thing(item, by_source) for item in self.items[one.pk])
            or self._silence(one),
            told=tuple(told.values()),
            rests=tuple((some.from_on, some.until_on) for some in self.snoozes[one.pk]),
            people=tuple(self._people(one)),
            holders={role: self._holder(one, role) for role in ROLES},
        )

    def _thing(self, item, told):
        outcomes = defaultdict(list)
        for one in self.versions[item.pk]:
            if one.publication_id in told:
                outcomes[one.outcome_id].append(
                    Wording(told[one.publication_id], one.number, one.disposition, one.next_on)
                )
        return Thing(tuple(map(tuple, outcomes.values())), item.pk in self.open_again)

    def _silence(self, one):
        """Where nobody answered one public line is owed, though no item says so."""
        answered = any(not row.is_held for row in self.responses[one.pk]) or one.pk in self.rooms
        return () if answered or one.withdrawn_at else (Thing(),)

    def _told(self, one, pub):
        """Everybody we can reach was told, and those without a name in public; the day is the last of these."""
        rows = self.tellings[pub.pk]
        waiting = [row for row in rows if not row.told_on and not row.not_told_because]
        persons = [row.told_on for row in rows if row.told_on and not row.is_channel]
        public = [row.told_on for row in rows if row.told_on and row.is_channel]
        needs_public = self._has_nameless(one) or not persons
        first_in_public = [min(public)] if needs_public and public else []
        is_told = not waiting and (public or not needs_public)
        last = max([*persons, *first_in_public]) if is_told else None
        by = frozenset(
            str(row.participant_id) for row in rows if row.told_on and not row.is_channel
        )
        return Told((pub.published_at, pub.pk), pub.published_on, last, by)

    def _has_nameless(self, one):
        counted = [row for row in self.responses[one.pk] if not row.is_held]
        nameless = [row for row in counted if row.thread not in self.authors]
        return one.kind == "meeting" or not counted or any(not row.is_unlinked for row in nameless)

    def _people(self, one):
        answered = {
            self.asks[self.authors[row.thread]].participant_id
            for row in self.responses[one.pk]
            if row.thread in self.authors
        }
        wanting = {row.participant_id for row in self.subscriptions[one.pk]}
        heard = {
            row.participant_id
            for pub in self.publications[one.pk]
            for row in self.tellings[pub.pk]
            if row.told_on
        }
        soon = {
            row.participant_id
            for pub in self.publications[one.pk]
            for row in self.tellings[pub.pk]
            if row.channel == "email"
            and not (row.told_on or row.problem or row.not_told_because or row.is_channel)
        }
        for pk in sorted(answered | wanting):
            yield Person(str(pk), self._may_hear(self.register[pk]), pk in heard, pk in soon)

    def _may_hear(self, person):
        holder = person.reached_through or person
        stopped = hasattr(person, "stop") or hasattr(holder, "stop")
        reachable = holder.contact_email and not holder.email_returned_on
        return bool(reachable) and not stopped and person.hears_outcomes != "no"

    def _holder(self, one, role):
        home = one.organisation
        some = [getattr(one, f"{role}_id")]
        if role in STANDARD:
            some.append(getattr(home, f"default_{role}_id"))
        if role == "decider" and (one.decider_id or one.decider_name.strip()):
            some.append(one.carrier_id)
        return next((pk for pk in some if pk in self.members), None)
