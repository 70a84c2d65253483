"""What is said to people on somebody's list, in the words of each: as their e-mail would have it, with the plain words beside."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from feedback import wording_terms
from feedback.domain.outcome_forms import Wanted
from feedback.domain.short_texts import messages_in, text_message
from feedback.models import Consultation, Item, OutcomeVersion, Publication, PublicationKind
from feedback.queries.outcome_readings import (
    AS_WRITTEN,
    OutcomeReading,
    Stored,
    best_reading,
    read_things,
    stored_words,
    wanted_by,
)
from feedback.queries.outcome_words import Told, told
from feedback.queries.outcomes import titled
from feedback.queries.overtaken import course_of, kind_left, things_left
from participants.queries import Contact
from ui.languages import language


@dataclass(frozen=True, kw_only=True)
class Words:
    """One publication in one wording."""

    reading: OutcomeReading
    consultation: Consultation
    items: Sequence[tuple[str, Told]]
    text: str
    page_url: str
    month: str
    own_language: str
    """The language of our own words around it."""

    @property
    def code(self) -> str:
        """What names the wording; empty for what was written."""
        return self.reading.code

    @property
    def anchor(self) -> str:
        """The same, as a part of an address on the page."""
        return self.code.replace(":", "-") or "plain"

    @property
    def name(self) -> str:
        """What the wording is called, such as "Polish"; empty for what was written."""
        return name_of(self.reading.chosen, self.reading.original) if self.reading.code else ""

    @property
    def around(self) -> str:
        """The language of our own words, where it is not that of the wording."""
        spoken = self.reading.language.code
        is_same = self.own_language.partition("-")[0] == spoken.partition("-")[0]
        return "" if not self.code or is_same else language(self.own_language).name_here

    @property
    def messages(self) -> int:
        """How many text messages the text takes."""
        return messages_in(self.text)

    @property
    def dir(self) -> str:
        """Which way it runs."""
        spoken = self.reading.language if self.reading.code else language(self.own_language)
        return spoken.dir


@dataclass(frozen=True)
class Said:
    """One publication with what still stands of it, and everything that is worded of that."""

    publication: Publication
    written: OutcomeReading
    things: Sequence[tuple[Item, OutcomeVersion]]

    def to(self, contact: Contact | None) -> OutcomeReading:
        """Return how somebody hears it; as it was written where nothing better stands."""
        return best_reading(self.written, wanted_by(contact, self.publication.consultation))

    def words(self, reading: OutcomeReading) -> Words:
        """Return what is said, as it is read."""
        about = self.publication.consultation
        with override(reading.page_language) if reading.code else nullcontext():
            read = reading.words()
            return Words(
                reading=reading,
                consultation=read,
                items=items_of(self.things, reading),
                text=text_of(kind_left(self.publication, self.things), read, reading.query),
                page_url=page_url(about) + reading.query,
                month=asked_when(about),
                own_language=get_language() or settings.LANGUAGE_CODE,
            )


def said_of(publications: Iterable[Publication]) -> dict[int, Said]:
    """Return publications with what still stands of them and all that is worded of it, by key; in a fixed number of statements."""
    listed = list(publications)
    course = course_of(one.consultation_id for one in listed)
    things = {one.pk: things_left(one, course) for one in listed}
    stored = stored_words(version for some in things.values() for _item, version in some)
    return {
        one.pk: Said(one, _written(one, stored, things[one.pk]), things[one.pk]) for one in listed
    }


def _written(
    publication: Publication, stored: Stored, things: Sequence[tuple[Item, OutcomeVersion]]
) -> OutcomeReading:
    own = {one.pk: stored[one.pk] for _item, one in things if one.pk in stored}
    return OutcomeReading(publication.consultation, AS_WRITTEN, own)


def items_of(
    things: Sequence[tuple[Item, OutcomeVersion]], reading: OutcomeReading
) -> list[tuple[str, Told]]:
    """Return things with what became of each, as it is read."""
    news = read_things(things, reading)
    return [(titled(item.text, version.outcome.name), told(version)) for item, version in news]


def page_url(consultation: Consultation) -> str:
    """Return the whole address of the page that says what happened."""
    path = reverse("feedback:happened", kwargs={"slug": consultation.slug})
    return settings.SITE_URL + path


def text_of(kind: PublicationKind, read: Consultation, query: str = "") -> str:
    """Return the news as one text message. What needs care is not named in it: somebody else may hold the phone."""
    name = read.organisation.name
    after = page_url(read) + query
    if read.needs_care:
        return text_message(_("%(name)s: there is news for you.") % {"name": name}, "", after)
    words = {
        PublicationKind.HOLDING: _("%(name)s: still deciding."),
        PublicationKind.WITHDRAWAL: _("%(name)s: we have stopped this."),
        PublicationKind.REVERSAL: _("%(name)s: not as we told you."),
    }.get(kind, _("%(name)s: what happened with what you said."))
    return text_message(words % {"name": name}, str(read.title), after)


def asked_when(consultation: Consultation) -> str:
    """Return the month in which people were asked, such as "March 2026"."""
    opened: datetime | None = consultation.opened_at
    zone = consultation.organisation.zone
    return date_format(opened.astimezone(zone), "F Y") if opened else ""


def name_of(wanted: Wanted, original: str) -> str:
    """Return what a wording is called in a sentence, such as "Polish", "Easy Read" or "Easy Read, Polish"."""
    form = str(wording_terms.FORM_NAMES.get(wanted.form, ""))
    spoken = "" if wanted.language == original else language(wanted.language).name_here
    return ", ".join(one for one in (form, spoken) if one)


def which_words(contact: Contact | None, reading: OutcomeReading) -> str:
    """Return in one line which words somebody hears and why, or that there are none of those they need; else nothing."""
    wanted, original = wanted_by(contact, reading.consultation), reading.original
    if contact is None or wanted.is_as_written(original):
        return ""
    values = {"words": name_of(wanted, original), "name": contact.name or _("this person")}
    if reading.chosen == wanted:
        return str(wording_terms.HEARS_IN[wanted.form]) % values
    if not reading.code:
        return (
            _("Nothing stands in %(words)s for %(name)s yet: these are the plain words.") % values
        )
    values["instead"] = name_of(reading.chosen, original)
    return _("Nothing stands in %(words)s for %(name)s yet: it is in %(instead)s.") % values
