"""Whom one member tells by phone, text, letter or in person, over all projects, with the words to say to each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from feedback.models import Consultation, Publication, Telling, TellingChannel
from feedback.queries.news import with_news
from feedback.queries.outcome_readings import OutcomeReading
from feedback.queries.tellings import why_not_arrived
from feedback.queries.to_say import Said, Words, said_of, which_words
from participants.queries import Contact, contacts
from projects.queries import team_names


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """One person on somebody's list. Everything but `pk` and `way` is empty for those who may not see contact details.

    `because` says why an e-mail did not arrive, where that is why a person is told by hand. `hears_in` names the words that
    this person hears, and `which_words` says so in one line where they are not the plain ones, or ought not to be.
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
    hears_in: str = ""
    which_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCard:
    """One publication of which somebody tells people: what to say, what to write in a text, and to whom.

    `words` are the plain ones first, then what anybody here hears instead.
    """

    publication: Publication
    words: Sequence[Words]
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
    def spoken(self) -> list[tuple[Words, bool, bool]]:
        """The words with whether anybody hears them, and whether anybody wants them as a text message."""
        heard = {one.hears_in for one in self.people}
        sent = {one.hears_in for one in self.people if one.channel == TellingChannel.TEXT}
        return [(one, one.code in heard, one.code in sent) for one in self.words]

    def letters_in(self, *, plain: bool) -> list[tuple[ToTell, Words]]:
        """Return whoever wants a letter with the words it is in: their own, or with `plain` the plain ones."""
        named = {one.code: one for one in self.words}
        wanted = [one for one in self.people if one.channel == TellingChannel.LETTER]
        return [(one, named["" if plain else one.hears_in]) for one in wanted]


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
    said = said_of(news.values())
    return [
        _card(one, found[pk], known, names_in, colleagues, member_id) for pk, one in said.items()
    ]


def waiting_for(member_id: int) -> Any:
    """Return the rows that a member still works through; those who hear by e-mail only once that has failed."""
    rows = Telling.objects.pending().filter(teller_id=member_id, participant__isnull=False)
    return rows.exclude(channel=TellingChannel.EMAIL, problem="").order_by("channel", "pk")


def _card(
    said: Said,
    rows: Iterable[Telling],
    known: Mapping[int, Contact],
    names_in: set[int] | None,
    colleagues: Mapping[int, Sequence[tuple[int, str]]],
    member_id: int,
) -> TellCard:
    project_id = said.publication.consultation.project_id
    sees = names_in is None or project_id in names_in
    readings = {"": said.written}
    people = []
    for row in rows:
        contact = known.get(row.participant_id or 0) if sees else None
        reading = said.to(contact)
        readings.setdefault(reading.code, reading)
        people.append(_person(row, contact, reading))
    return TellCard(
        publication=said.publication,
        words=[said.words(one) for one in readings.values()],
        people=people,
        may_see_names=sees,
        colleagues=[one for one in colleagues.get(project_id, ()) if one[0] != member_id],
    )


def _person(row: Telling, contact: Contact | None, reading: OutcomeReading) -> ToTell:
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
        hears_in=reading.code,
        which_words=which_words(contact, reading),
    )
