"""A project and the names of the people in it part: what was said and how many took part stays, who it was goes."""

from datetime import date, datetime

from django.db import transaction

from access import audit
from feedback.actions.picturing import sweep
from feedback.actions.schedule import reset_next_notice
from feedback.actions.unlinking import unlink
from feedback.models import (
    Ask,
    Consultation,
    Draft,
    ResponseAuthor,
    SignUp,
    Subscription,
    Telling,
)
from projects.actions.anonymising import let_places_go
from projects.models import Project


@transaction.atomic
def part_from_names(*, project: Project, today: date, now: datetime) -> None:
    """Take every name out of a project. People stay in the register, where other projects know them.

    How many were heard follows from the answers as before; how many had a place, and were asked, is noted.
    """
    about = Consultation.objects.select_for_update(of=("self",)).filter(project=project)
    asked = list(about.order_by("pk"))
    threads = ResponseAuthor.objects.filter(ask__consultation__in=asked)
    unlink(list(threads.values_list("thread", flat=True)))
    Draft.objects.filter(consultation__in=asked).delete()
    sweep(one.pk for one in asked)
    invited, _by_table = Ask.objects.filter(consultation__in=asked).delete()
    Subscription.objects.filter(consultation__in=asked).delete()
    SignUp.objects.filter(meeting__consultation__in=asked).delete()
    tellings = Telling.objects.filter(publication__consultation__in=asked)
    tellings.pending().exclude(participant=None).delete()
    tellings.exclude(participant=None).update(participant=None, note="")
    people = let_places_go(project=project, now=now)
    for one in asked:
        reset_next_notice(one, today=today)
    audit.record(None, "names_parted", project, people=people, rows=invited)
