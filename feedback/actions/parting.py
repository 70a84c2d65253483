"""A project and the names of the people in it part: what was said and how many took part stays, who it was goes."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from access import audit
from feedback.actions.schedule import reset_next_notice
from feedback.actions.unlinking import unlink
from feedback.models import (
    Ask,
    Consultation,
    Draft,
    Response,
    ResponseAuthor,
    Subscription,
    Telling,
)
from projects.actions import mark_anonymised
from projects.models import Project


class StillOpenError(Exception):
    """Something in the project still takes answers, or people have not been told yet."""


@transaction.atomic
def part_from_names(*, project: Project, today: date) -> None:
    """Take every name out of a project. People stay in the register, where other projects know them.

    Counts stay: how many were asked is noted on each ask, how many were heard follows from the answers.
    """
    about = Consultation.objects.select_for_update(of=("self",)).filter(project=project)
    asked = list(about.order_by("pk"))
    threads = ResponseAuthor.objects.filter(ask__consultation__in=asked)
    unlink(threads.values_list("thread", flat=True))
    Draft.objects.filter(consultation__in=asked).delete()
    counts = {one.pk: Ask.objects.filter(consultation=one).count() for one in asked}
    Ask.objects.filter(consultation__in=asked).delete()
    Subscription.objects.filter(consultation__in=asked).delete()
    tellings = Telling.objects.filter(publication__consultation__in=asked)
    tellings.pending().exclude(participant=None).delete()
    tellings.update(participant=None)
    Response.objects.filter(consultation__in=asked).update(receipt_digest="", name_shown=False)
    people = mark_anonymised(project=project, now=timezone.now())
    for one in asked:
        reset_next_notice(one, today=today)
    audit.record(None, "names_parted", project, people=people, asked=sum(counts.values()))
