"""Whom one member tells by phone, text, letter or in person, over all projects, with the words to say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from feedback.domain.short_texts import text_message
from feedback.models import Consultation, Publication, PublicationKind, Telling, TellingChannel
from feedback.queries.news import news_of, with_news
from feedback.queries.outcome_words import Told, told
from feedback.queries.tellings import why_not_arrived
from participants.queries import Contact, contacts
from projects.queries import team_names


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """One person on somebody's list. Everything but `pk` and `way` is empty for those who may not see contact details.

    `because` says why an e-mail did not arrive, where that is why a person is told by hand.
    """

    pk: int
    participant_id: int
    way: str
    channel: str
    name: str = ""
    phone: str = ""
    note: str = ""
    through: str = ""
    tries: int = 0
    last_tried_on: date | None = None
    because: Any = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCard:
    """One publication of which somebody tells people: what to say, what to write in a text, and to whom."""

    publication: Publication
    items: Sequence[tuple[str, Told]]
    text: str
    page_url: str
    people: Sequence[ToTell]
    may_see_names: bool
    colleagues: Sequence[tuple[int, str]]

    @property
    def consultation(self) -> Consultation:
        """What people were asked."""
        return self.publication.consultation

    @property
    def ids(self) -> list[int]:
        """The rows that can be ticked."""
        return [one.pk for one in self.people]

    @property
    def letters(self) -> int:
        """How many are told by letter."""
        return sum(1 for one in self.people if one.channel == TellingChannel.LETTER)

    @property
    def has_texts(self) -> bool:
        """Whether anybody wants a text message."""
        return any(one.channel == TellingChannel.TEXT for one in self.people)


def tell_cards(member_id: int, names_in: set[int] | None) -> list[TellCard]:
    """Return whom the member still tells, the oldest news first, in a fixed number of statements.

    `names_in` are the projects whose contact details the member may see; None for all.
    """
    rows = list(waiting_for(member_id))
    found: dict[int, list[Telling]] = {}
    for row in rows:
        found.setdefault(row.publication_id, []).append(row)
    news = {
        one.pk: one
        for one in with_news(Publication.objects.filter(pk__in=found))
        .select_related("consultation__organisation", "consultation__project", "carries")
        .order_by("published_at", "pk")
    }
    projects = {one.consultation.project_id for one in news.values()}
    colleagues = team_names(projects)
    known = contacts(row.participant_id for row in rows if row.participant_id)
    return [
        _card(one, found[pk], known, names_in, colleagues, member_id) for pk, one in news.items()
    ]


def waiting_for(member_id: int) -> Any:
    """Return the rows that a member still works through; those who hear by e-mail only once that has failed."""
    rows = Telling.objects.pending().filter(teller_id=member_id, participant__isnull=False)
    return rows.exclude(channel=TellingChannel.EMAIL, problem="").order_by("channel", "pk")


def items_of(publication: Publication) -> list[tuple[str, Told]]:
    """Return each thing of a publication with what became of it."""
    return [(about, told(version)) for about, version in news_of(publication)]


def page_url(consultation: Consultation) -> str:
    """Return the whole address of the page that says what happened."""
    path = reverse("feedback:happened", kwargs={"slug": consultation.slug})
    return settings.SITE_URL + path


def text_of(publication: Publication) -> str:
    """Return the news as one text message. What needs care is not named in it: somebody else may hold the phone."""
    about = publication.consultation
    name = about.organisation.name
    after = page_url(about)
    if about.needs_care:
        return text_message(_("%(name)s: there is news for you.") % {"name": name}, "", after)
    words = {
        PublicationKind.HOLDING: _("%(name)s: still deciding."),
        PublicationKind.WITHDRAWAL: _("%(name)s: we have stopped this."),
        PublicationKind.REVERSAL: _("%(name)s: not as we told you."),
    }.get(PublicationKind(publication.kind), _("%(name)s: what happened with what you said."))
    return text_message(words % {"name": name}, about.title, after)


def asked_when(consultation: Consultation) -> str:
    """Return the month in which people were asked, such as "March 2026"."""
    opened = consultation.opened_at
    zone = consultation.organisation.zone
    return date_format(opened.astimezone(zone), "F Y") if opened else ""


def _card(
    publication: Publication,
    rows: Iterable[Telling],
    known: Mapping[int, Contact],
    names_in: set[int] | None,
    colleagues: Mapping[int, Sequence[tuple[int, str]]],
    member_id: int,
) -> TellCard:
    project_id = publication.consultation.project_id
    sees = names_in is None or project_id in names_in
    return TellCard(
        publication=publication,
        items=items_of(publication),
        text=text_of(publication),
        page_url=page_url(publication.consultation),
        people=[_person(row, known if sees else {}) for row in rows],
        may_see_names=sees,
        colleagues=[one for one in colleagues.get(project_id, ()) if one[0] != member_id],
    )


def _person(row: Telling, known: Mapping[int, Contact]) -> ToTell:
    contact = known.get(row.participant_id or 0)
    is_lost = row.channel == TellingChannel.EMAIL
    return ToTell(
        pk=row.pk,
        participant_id=row.participant_id or 0,
        way=_("Phone or in person") if is_lost else row.get_channel_display(),
        channel=row.channel,
        name=contact.name if contact else "",
        phone=contact.phone if contact else "",
        note=contact.note if contact else "",
        through=contact.through if contact else "",
        tries=row.tries,
        last_tried_on=row.last_tried_on,
        because=why_not_arrived(row.problem) if is_lost else "",
    )
