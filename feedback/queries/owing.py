"""Which asks may still owe people an answer, asked of the database, so that what is closed for good is not loaded."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from feedback.domain.dispositions import FINAL
from feedback.models import (
    Consultation,
    ConsultationKind,
    Item,
    ItemReopening,
    Outcome,
    OutcomeVersion,
    PublicationKind,
    Response,
    ResponseAuthor,
    RoomTally,
    Telling,
)


def may_owe[Rows: QuerySet[Consultation]](rows: Rows) -> Rows:
    """Return those of the rows with an item that is not final, was opened again, or may not have been told; and those
    that nobody answered, while nothing is written of that.

    Never leaves out an ask that owes something; what it keeps is judged by `feedback.domain.loop`.
    """
    return rows.filter(Q(Exists(_open_items())) | _is_silent())


def _is_silent() -> Q:
    """Whether there is no item and no answer, and nobody was in the room."""
    said = Response.objects.all().counted().filter(consultation=OuterRef("pk"))
    here = {"meeting__consultation": OuterRef("pk"), "heads__gt": 0}
    room = RoomTally.objects.filter(meeting__consultation__kind=ConsultationKind.MEETING, **here)
    is_empty = ~Exists(Item.objects.filter(consultation=OuterRef("pk")).order_by())
    return Q(is_empty, ~Exists(said), ~Exists(room), withdrawn_at=None)


def _open_items() -> QuerySet[Item]:
    again = ItemReopening.objects.filter(item=OuterRef("pk"), settled_on=None)
    under = Outcome.items.through.objects.filter(item=OuterRef("pk"), outcome__dropped_on=None)
    rows: QuerySet[Item] = Item.objects.filter(consultation=OuterRef("pk")).order_by()
    return rows.filter(~Exists(under) | Exists(_open_parts(under)) | Exists(again))


def _open_parts(under: Any) -> Any:
    """The outcomes of an item that are not final, or of which somebody may still have to be told."""
    own = Q(publication__consultation=OuterRef("item__consultation"))
    carried = Q(publication__carried__consultation=OuterRef("item__consultation"))
    said = (
        OutcomeVersion.objects.all()
        .published()
        .filter(own | carried, outcome=OuterRef("outcome"))
        .exclude(publication__kind=PublicationKind.QUICK_FIX)
        .annotate(here=Case(When(own, then=F("publication")), default=F("publication__carried")))
        .order_by("-publication__published_at", "-publication", "-number")
    )
    parts = under.annotate(
        consultation=F("item__consultation"),
        newest=Subquery(said.values("here")[:1]),
        became=Subquery(said.values("disposition")[:1]),
    )
    is_final = Q(became__in=list(FINAL))
    return parts.filter(~is_final | Q(became=None) | _may_be_untold())


def _may_be_untold() -> Q:
    """Whether somebody may still have to be told the newest publication: a person, or everybody without a name."""
    tellings = Telling.objects.filter(publication=OuterRef("newest"))
    told = tellings.filter(told_on__isnull=False)
    said = Response.objects.all().counted().filter(consultation=OuterRef("consultation"))
    author = ResponseAuthor.objects.filter(
        thread=OuterRef("thread"), ask__consultation=OuterRef("consultation")
    )
    nameless = said.filter(~Exists(author), is_unlinked=False)
    needs_channel = (
        Q(item__consultation__kind=ConsultationKind.MEETING)
        | ~Exists(told.filter(is_channel=False))
        | ~Exists(said)
        | Exists(nameless)
    )
    in_public = Exists(told.filter(is_channel=True))
    return (
        Q(Exists(tellings.filter(told_on=None, not_told_because=""))) | ~in_public & needs_channel
    )
