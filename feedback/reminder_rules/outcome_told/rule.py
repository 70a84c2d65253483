"""Something was published: everybody who answered and can be written to hears of it, once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from feedback.actions.telling import follow_the_register, lock_asks_of, mark_mailed, mark_not_mailed
from feedback.models import NotTold, Publication, PublicationKind, Telling
from feedback.queries.inviting import why_not_tell
from feedback.queries.joining import joined_words
from feedback.queries.needed import publications_needed_by
from feedback.queries.outcome_readings import read_news, wanted_by
from feedback.queries.outcome_words import told
from feedback.queries.outcomes import titled
from feedback.queries.overtaken import kind_left, things_left
from feedback.queries.purpose import decider_of
from feedback.queries.sharing import hear_it_elsewhere, told_with_it
from feedback.queries.tellings import due_mails, mailed_people, publications, telling_to
from notices.models import Notice
from notices.rules import SOON, WEEKLY, Occasion, Recipient, subject_id
from participants.links import mint_links
from participants.queries import contacts


class OutcomeToldRule:
    """One message for each person and publication. The rows that say who is to be told are its memory."""

    kind = "outcome_told"
    label = _("What happened with what people said")
    template = "reminder_rules/outcome_told"
    waits_for_digest = False
    pace = WEEKLY

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return every publication of which somebody has not heard."""
        del now
        return due_mails(self.kind)

    def pace_for(self, notice: Notice) -> str:
        """Return that what was taken back waits for nothing but the end of quiet hours."""
        return SOON if notice.occasion == PublicationKind.REVERSAL else self.pace

    def needed_by(self, notices: Sequence[Notice]) -> dict[int, datetime]:
        """Return the end of the day by which people were promised what these say."""
        return publications_needed_by(notices)

    def load(self, subject_ids: Sequence[int]) -> Sequence[Publication]:
        """Return the publications."""
        return list(publications(subject_ids))

    def occasions(self, subject: Publication, now: datetime) -> Sequence[Occasion]:
        """Return one occasion with everybody who hears by e-mail, and why some do not."""
        del now
        elsewhere = hear_it_elsewhere(subject)
        rows = [one for one in mailed_people(subject) if one.participant_id not in elsewhere]
        known = contacts(row.participant_id for row in rows if row.participant_id)
        recipients = [
            Recipient(
                kind="participant",
                key=str(row.participant_id),
                role="participants",
                skip=_why_not(row, known.get(row.participant_id or 0)),
            )
            for row in rows
            if row.told_on is None
        ]
        return [Occasion(code=subject.kind, recipients=recipients)]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why the message should not go out any more, or nothing."""
        del now
        row = telling_to(subject_id(notice), int(notice.recipient_key))
        if row is None:
            return "erased"
        if row.told_on is not None:
            return "already_sent"
        if row.not_told_because:
            return _REASONS[row.not_told_because]
        reason = why_not_tell(contacts([int(notice.recipient_key)]).get(int(notice.recipient_key)))
        if reason == "wants_no_news":
            return reason
        return "" if _has_something_to_say(subject_id(notice)) else "nothing_to_tell"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return what the message says; the stop link is made here."""
        publication = publications([subject_id(notice)]).get()
        about, person = publication.consultation, int(notice.recipient_key)
        wanted = wanted_by(contacts([person]).get(person), about)
        reading, news = read_news(publication, wanted)
        items: list[dict[str, Any]] = [
            {"text": titled(item.text, version.outcome.name), "told": told(version)}
            for item, version in news
        ]
        path = reverse("feedback:happened", kwargs={"slug": about.slug})
        return {
            "consultation": reading.words(),
            "reading": reading,
            "organisation": about.organisation,
            "owner": about.owner,
            "decider": decider_of(about),
            "kind": kind_left(publication, news),
            "kinds": PublicationKind,
            "items": items,
            "also": _also(publication, person),
            "joined": joined_words(about),
            "notes": told(news[0][1]).notes if news else (),
            "page_url": settings.SITE_URL + path + reading.query,
            **mint_links(person, about.organisation, now),
        }

    def lock(self, notices: Sequence[Notice]) -> None:
        """Lock the asks in which it is written down that people were told, before any of it is."""
        lock_asks_of({subject_id(one) for one in notices})

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Write down that this person was told today, in every ask whose people are told the same."""
        person = int(notice.recipient_key)
        for pk in _with_the_same(subject_id(notice), person):
            mark_mailed(publication_id=pk, participant_id=person, now=now)

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Keep the person on the list of those to be told, or put them back on it, with the reason."""
        person = int(notice.recipient_key)
        for pk in _with_the_same(subject_id(notice), person):
            mark_not_mailed(publication_id=pk, participant_id=person, reason=reason, now=now)

    def settle(self, subjects: Sequence[Publication], now: datetime) -> None:
        """Follow people who asked us to stop, or whose address went, since it was published."""
        for subject in subjects:
            follow_the_register(publication=subject, now=now)


_REASONS: dict[str, str] = {
    NotTold.STOPPED: "stopped",
    NotTold.UNREACHABLE: "no_email",
    NotTold.REPLACED: "overtaken",
    NotTold.CHOSE: "wants_no_news",
}


def _why_not(row: Any, contact: Any) -> str:
    if row.not_told_because:
        return _REASONS[row.not_told_because]
    return why_not_tell(contact)


def _has_something_to_say(publication_id: int) -> bool:
    """Whether something of its ask still stands in it; that an ask was withdrawn is news without any item."""
    publication = publications([publication_id]).get()
    return publication.kind == PublicationKind.WITHDRAWAL or bool(things_left(publication))


def _with_the_same(publication_id: int, participant_id: int) -> list[int]:
    """The publication, and those of other asks that tell this person the same; each by its key."""
    publication = publications([publication_id]).get()
    others = _hears_with_it(publication, participant_id)
    return [publication_id, *(one.publication_id for one in others)]


def _hears_with_it(publication: Publication, participant_id: int) -> list[Telling]:
    """The person's rows in other asks that tell the same, but for those where newer news took the place of all of it."""
    rows = told_with_it(publication, [participant_id])
    return [one for one in rows if one.not_told_because != NotTold.REPLACED]


def _also(publication: Publication, participant_id: int) -> list[str]:
    """What else we asked this person that the same news answers; never what needs care."""
    asks = [one.publication.consultation for one in _hears_with_it(publication, participant_id)]
    return [ask.title for ask in asks if not ask.needs_care]
