"""Making the sample organisations, and taking them away again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from access.bin import with_the_bin
from access.scope import working_in
from feedback.actions.load import recount_loads
from feedback.models import Answer, Consultation, OutcomeVersion, Publication, Response, Snooze
from organisations.models import Member, Organisation, User
from workspace.demo import forthmoor, strathcarrick
from workspace.demo.people import SIGN_INS, STAFF, Colleague
from workspace.demo.shift import Calendar, weeks_between
from workspace.demo.story import Story

TIME_ZONE = "Europe/London"
BEFORE_THE_STORY = timedelta(hours=1)

PROTECTED: tuple[Any, ...] = (Answer, Response, OutcomeVersion, Snooze, Consultation)
"""Rows that others hold on to; they go first, in this order."""


def samples() -> list[Organisation]:
    """Return the sample organisations that there are."""
    return list(Organisation.objects.filter(is_sample=True).order_by("pk"))


def is_anybody_here() -> bool:
    """Return whether there is any organisation, sample or real."""
    return Organisation.objects.exists()


@transaction.atomic
def seed(*, now: datetime) -> None:
    """Make both sample organisations as they stand at `now`, all or nothing."""
    _make(
        strathcarrick.NAME,
        strathcarrick.SLUG,
        strathcarrick.make_strathcarrick,
        strathcarrick.add_events,
        now,
    )
    _make(forthmoor.NAME, forthmoor.SLUG, forthmoor.make_forthmoor, forthmoor.add_events, now)


@transaction.atomic
def remove_samples() -> None:
    """Delete the sample organisations with all they hold, and the sample accounts that belong nowhere else."""
    for home in samples():
        with working_in(home), with_the_bin():
            Publication.objects.exclude(carries=None).update(carries=None)
            for model in PROTECTED:
                model.objects.all().delete()
        home.delete()
    User.objects.filter(email__in=[one.email for one in STAFF], memberships=None).delete()


def sign_ins() -> list[Colleague]:
    """Return who can sign in to the sample organisations that there are."""
    there = set(
        User.objects.filter(
            email__in=[one.email for one in SIGN_INS], memberships__organisation__is_sample=True
        ).values_list("email", flat=True)
    )
    return [one for one in SIGN_INS if one.email in there]


def _make(
    name: str,
    slug: str,
    fill: Callable[[Organisation], dict[str, Member]],
    add_events: Callable[[Story], None],
    now: datetime,
) -> None:
    home = Organisation.objects.create(
        name=name, slug=_free(slug), time_zone=TIME_ZONE, is_sample=True
    )
    calendar = Calendar(weeks_between(now.astimezone(home.zone).date()), home.zone)
    with working_in(home):
        story = Story(home=home, calendar=calendar, now=now, staff=fill(home))
        add_events(story)
        story.play()
        recount_loads(now.astimezone(home.zone).date())
        begun = min(event.at for event in story.events) - BEFORE_THE_STORY
        Organisation.objects.filter(pk=home.pk).update(created_at=begun)
        Member.objects.all().update(joined_at=begun)


def _free(slug: str) -> str:
    """Return the short name, or one like it when a real organisation has it."""
    return slug if not Organisation.objects.filter(slug=slug).exists() else f"{slug}-sample"
