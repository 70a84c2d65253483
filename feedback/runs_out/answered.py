"""Whose answers they are, and the answers themselves, some time after what came of them was published."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from feedback.actions.picturing import sweep
from feedback.actions.unlinking import unlink
from feedback.models import (
    Answer,
    CheckAnswer,
    DebriefAnswer,
    LiveQuestion,
    Meeting,
    MeetingNote,
    Missed,
    Publication,
    PublicationKind,
    Response,
    ResponseAuthor,
    Unclear,
    Worry,
)
from participants.domain import keeping
from participants.expiring import Expected, Expires
from participants.runs_out.short import delete_some

WORDS_OF_A_MEETING = ("said", "difference")
"""What people said in it, and what we made of that. What we promised them there is ours, and stays."""


def published_by(day: date) -> QuerySet[Any, Any]:
    """Return, as a query, the ids of asks of which the last news was published on `day` or earlier; "still deciding" is none."""
    last = (
        Publication.objects.exclude(kind=PublicationKind.HOLDING)
        .order_by()
        .values("consultation")
        .annotate(last=Max("published_on"))
    )
    return last.filter(last__lte=day).values("consultation")


def without_worries(rows: QuerySet[Any], thread: str = "thread") -> QuerySet[Any]:
    """Leave out what is about somebody for whom a colleague fears."""
    open_ones = Worry.objects.filter(thread=OuterRef(thread), ended_at=None)
    return rows.exclude(Exists(open_ones))


class Names(Expires):
    """Whose answers they are."""

    kind = keeping.NAMES
    label = _("Whose answers they are, after people were told what came of them")

    def count(self, before: date, *, on: date) -> Expected:
        """Count answers with a name behind them."""
        del on
        rows = _authors(before)
        projects = rows.values("ask__consultation__project").distinct().count()
        return Expected(rows.count(), projects)

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Part them from the name; they stay, and so does the number of people heard."""
        del on
        threads = _authors(before).order_by("pk").values_list("thread", flat=True)[:limit]
        return unlink(list(threads))


def _authors(before: date) -> QuerySet[ResponseAuthor]:
    rows = ResponseAuthor.objects.filter(ask__consultation__in=published_by(before))
    return without_worries(rows)


class Answers(Expires):
    """What people said, in whichever way: sent, noted down in a room, on a phone there, or about what we asked and told."""

    kind = keeping.ANSWERS
    label = _("Answers, after people were told what came of them")

    def count(self, before: date, *, on: date) -> Expected:
        """Count people's answers, each person's once, and every other thing that was said."""
        del on
        rows, others = _with_answers(before), said_otherwise(before)
        projects = set(rows.values_list("consultation__project", flat=True).distinct())
        for some, project in others:
            projects |= set(some.values_list(project, flat=True).distinct())
        return Expected(
            rows.count() + sum(some.count() for some, _project in others), len(projects)
        )

    @transaction.atomic
    def remove(self, before: date, *, on: date, limit: int) -> int:
        """Delete them. The result that was made of them, and how many people were heard, stay."""
        del on
        rows = list(_with_answers(before).order_by("pk").values_list("pk", "thread")[:limit])
        threads = [thread for _pk, thread in rows]
        unlink(ResponseAuthor.objects.filter(thread__in=threads).values_list("thread", flat=True))
        Response.objects.filter(thread__in=threads, is_current=False).delete()
        Answer.objects.filter(response__in=[pk for pk, _thread in rows]).delete()
        Response.objects.filter(thread__in=threads).update(receipt_digest="")
        if rows:
            sweep()
        gone = len(rows)
        for some, _project in said_otherwise(before):
            gone += _remove_some(some, limit - gone)
        return gone


def said_otherwise(before: date) -> list[tuple[QuerySet[Any], str]]:
    """Return what else was said, each with the way to its project: in a room, what was written down about it afterwards, the
    words of phones there, what was not clear, whether people see a change, and what we missed.
    """
    of, over = "meeting__consultation", published_by(before)
    with_words = Meeting.objects.exclude(**dict.fromkeys(WORDS_OF_A_MEETING, ""))
    asked = "question__form_version__consultation"
    # Text in it, at any place: the list of words is empty otherwise.
    phones = LiveQuestion.objects.filter(result__words__0__isnull=False)
    return [
        (MeetingNote.objects.filter(**{f"{of}__in": over}), f"{of}__project"),
        (DebriefAnswer.objects.filter(**{f"{of}__in": over}), f"{of}__project"),
        (with_words.filter(consultation__in=over), "consultation__project"),
        (phones.filter(**{f"{of}__in": over}), f"{of}__project"),
        (Unclear.objects.filter(**{f"{asked}__in": over}), f"{asked}__project"),
        (CheckAnswer.objects.filter(consultation__in=over), "consultation__project"),
        (
            without_worries(Missed.objects.filter(consultation__in=over), "pk"),
            "consultation__project",
        ),
    ]


def _remove_some(rows: QuerySet[Any], limit: int) -> int:
    """Delete up to `limit` of them; of a meeting and of a question to its room the words only, so that the rest stays."""
    if rows.model is Meeting:
        ids = list(rows.order_by("pk").values_list("pk", flat=True)[: max(limit, 0)])
        gone: dict[str, Any] = dict.fromkeys(WORDS_OF_A_MEETING, "")
        return Meeting.objects.filter(pk__in=ids).update(**gone, version=F("version") + 1)
    if rows.model is not LiveQuestion:
        return delete_some(rows, limit)
    some = list(rows.order_by("pk")[: max(limit, 0)])
    for live in some:
        live.result = live.result | {"words": []}
        live.save(update_fields=["result"])
    return len(some)


def _with_answers(before: date) -> QuerySet[Response]:
    said = Answer.objects.filter(response=OuterRef("pk"))
    rows = Response.objects.current().filter(Exists(said), consultation__in=published_by(before))
    return without_worries(rows)
