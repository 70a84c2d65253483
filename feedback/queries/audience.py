"""Who is to hear what came of a consultation, and how. Who answered is joined here and leaves only as numbers on screens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Sum

from feedback.models import (
    Ask,
    Consultation,
    ConsultationKind,
    Response,
    ResponseAuthor,
    RoomTally,
    Subscription,
    Telling,
    TellingChannel,
)
from participants.queries import Contact, contacts

_WISHES: Mapping[str, str] = {
    "text": TellingChannel.TEXT,
    "phone": TellingChannel.PHONE,
    "post": TellingChannel.LETTER,
    "in_person": TellingChannel.IN_PERSON,
    "through": TellingChannel.THROUGH,
}
"""How somebody is told, by how they said they want to hear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """People by id. `by_mail` hear from us, `by_hand` from a person, `stopped` no more; `no_news` chose not to hear of it.

    `ways` says how each of `by_hand` is told, a code of `TellingChannel`, and `tellers` which member was named to tell them.

    `silent` were asked by e-mail and did not answer; they hear only that an ask was withdrawn. `answered`
    counts everyone heard, people in the room of a meeting included; `nameless` those of them whom nobody
    can write to, because they answered by the public link or were in the room.
    """

    by_mail: tuple[int, ...] = ()
    by_hand: tuple[int, ...] = ()
    stopped: tuple[int, ...] = ()
    no_news: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()
    answered: int = 0
    nameless: int = 0
    had_channels: bool = False
    ways: Mapping[int, str] = field(default_factory=dict)
    tellers: Mapping[int, int] = field(default_factory=dict)

    @property
    def hear_it_is_off(self) -> int:
        """How many we write to when an ask is withdrawn: whoever hears by e-mail, and those asked who did not answer."""
        return len(self.by_mail) + len(self.silent)

    @property
    def needs_channel(self) -> bool:
        """Whether a poster, a meeting or the public page has to carry the news too."""
        reachable = self.by_mail or self.by_hand
        return bool(self.nameless or not self.answered or not reachable or self.had_channels)


def audience(consultation: Consultation, *, is_reversal: bool = False) -> Audience:
    """Return who is to hear of a publication, in a fixed number of statements.

    With `is_reversal` everyone who was told before hears again. People asked who have no e-mail address that
    works or want to hear in another way, who asked us to stop or who chose not to hear, are all listed, answered or not,
    so that no list and no number shows who did; where nobody answered there is nobody to tell.
    """
    rows = list(
        Ask.objects.filter(consultation=consultation).values_list(
            "pk", "participant_id", "told_by_id", "told_by__is_active", "told_by__user__is_active"
        )
    )
    asked = {pk: participant_id for pk, participant_id, *_teller in rows}
    threads, held = _threads(consultation)
    authors = dict(
        ResponseAuthor.objects.filter(ask__consultation=consultation).values_list(
            "thread", "ask_id"
        )
    )
    answered_asks = [asked[authors[thread]] for thread in threads if thread in authors]
    # Answers that are held count in nothing, but whoever sent them by name was promised to hear.
    hears = {*answered_asks, *(asked[authors[one]] for one in held if one in authors)}
    hears |= _subscribers(consultation)
    if consultation.kind == ConsultationKind.MEETING:
        hears |= set(asked.values())  # who is named was in the room
    told_before, had_channels = _told_before(consultation) if is_reversal else (set(), False)
    in_room = _people_in_room(consultation)
    answered = len(threads) + in_room
    known = contacts({*asked.values(), *hears, *told_before})
    listed = set(asked.values()) if answered else set()
    concerned = sorted(pk for pk in listed | hears | told_before if pk in known)
    by_hand = _ids(known, listed | hears | told_before, mailed=False)
    return Audience(
        by_mail=_ids(known, hears | told_before, mailed=True),
        by_hand=by_hand,
        stopped=tuple(pk for pk in concerned if known[pk].stopped),
        no_news=tuple(pk for pk in concerned if known[pk].wants_no_news and not known[pk].stopped),
        silent=_silent(known, set(asked.values()) - hears - set(by_hand)),
        answered=answered,
        nameless=len(threads) - len(answered_asks) - _unlinked(threads) + in_room,
        had_channels=had_channels,
        ways={pk: way_of(known[pk]) for pk in by_hand},
        tellers={person: teller for _pk, person, teller, *here in rows if person and all(here)},
    )


def hears_by_mail(contact: Contact) -> bool:
    """Whether we tell somebody by e-mail: their address works, and they did not say that they want to hear in another way.

    Whoever is reached through somebody with an address hears through that person's e-mail.
    """
    wish = "" if contact.channel == "through" and contact.through_id else contact.channel
    return contact.has_working_address and wish not in _WISHES


def way_of(contact: Contact) -> str:
    """Return how somebody tells a person who does not hear by e-mail from us: as they wish, otherwise in person."""
    return _WISHES.get(contact.channel, TellingChannel.IN_PERSON)


def _threads(consultation: Consultation) -> tuple[dict[object, bool], set[object]]:
    """Every thread that counts, with whether it was once known whose it is and is not any more; and those that are held."""
    rows = Response.objects.filter(consultation=consultation).current()
    found = list(rows.values_list("thread", "is_unlinked", "is_held"))
    return (
        {thread: is_unlinked for thread, is_unlinked, is_held in found if not is_held},
        {thread for thread, _is_unlinked, is_held in found if is_held},
    )


def _unlinked(threads: dict[object, bool]) -> int:
    """How many there are whom nobody can tell anything, by no channel: erased, or their names kept no longer."""
    return sum(threads.values())


def _subscribers(consultation: Consultation) -> set[int]:
    rows = Subscription.objects.filter(consultation=consultation)
    return set(rows.values_list("participant_id", flat=True))


def _told_before(consultation: Consultation) -> tuple[set[int], bool]:
    rows = list(
        Telling.objects.done()
        .filter(publication__consultation=consultation)
        .values_list("participant_id", "is_channel")
    )
    people = {participant for participant, _is_channel in rows if participant is not None}
    return people, any(is_channel for _participant, is_channel in rows)


def _people_in_room(consultation: Consultation) -> int:
    if consultation.kind != ConsultationKind.MEETING:
        return 0
    rows = RoomTally.objects.filter(meeting__consultation=consultation)
    return rows.aggregate(heads=Sum("heads"))["heads"] or 0


def _ids(known: dict[int, Contact], wanted: Iterable[int], *, mailed: bool) -> tuple[int, ...]:
    """Return those who may be told: by e-mail from us when `mailed`, otherwise those whom a person tells."""
    return tuple(
        sorted(
            pk
            for pk in wanted
            if pk in known
            and not known[pk].stopped
            and not known[pk].wants_no_news
            and hears_by_mail(known[pk]) is mailed
        )
    )


def _silent(known: dict[int, Contact], wanted: Iterable[int]) -> tuple[int, ...]:
    """Return those who did not answer and can be written to: not those who take part no more, for whom it is off already."""
    return tuple(
        sorted(
            pk
            for pk in wanted
            if pk in known and known[pk].is_reachable and not known[pk].opted_out
        )
    )
