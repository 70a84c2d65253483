"""What the register holds about one person, as their own record shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from access.bin import with_the_bin
from participants import personal_data, terms
from participants.links import is_reached_alone
from participants.models import Participant
from participants.personal_data import Passage


@dataclass(frozen=True, slots=True)
class OwnDetails:
    """One person to themselves. `hears` and `asked` are yes, no or empty; `can_be_sent_a_code`: by e-mail, at once."""

    id: int
    name: str
    email: str
    phone: str
    channel: str
    language: str
    age_band: str
    hears: str
    asked: str
    limit_times: int | None
    limit_days: int | None
    is_stopped: bool
    can_be_sent_a_code: bool

    @property
    def channel_words(self) -> Any:
        """The best way to reach them, in words."""
        return dict(terms.CHANNELS).get(self.channel, "")

    @property
    def language_words(self) -> Any:
        """Their language, in words."""
        return terms.LANGUAGE_WORDS.get(self.language, self.language)

    @property
    def limit_span(self) -> Any:
        """The span of their own limit, in words."""
        return dict(terms.LIMIT_DAYS).get(self.limit_days or 0, "")

    @property
    def form_values(self) -> dict[str, str]:
        """What the form of their details begins with."""
        return {
            "name": self.name,
            "contact_phone": self.phone,
            "channel": self.channel,
            "language": self.language,
        }


def own_details(participant_id: int) -> OwnDetails:
    """Return what a person sees about themselves; two statements."""
    person = Participant.objects.select_related("stop").get(pk=participant_id)
    is_stopped = hasattr(person, "stop")
    works = not is_stopped and person.email_returned_on is None
    return OwnDetails(
        id=person.pk,
        name=person.name,
        email=person.contact_email,
        phone=person.contact_phone,
        channel=person.channel,
        language=person.language,
        age_band=person.age_band,
        hears=person.hears_outcomes,
        asked=person.may_be_asked,
        limit_times=person.own_limit_times,
        limit_days=person.own_limit_days,
        is_stopped=is_stopped,
        can_be_sent_a_code=works and is_reached_alone(participant_id),
    )


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one kind of data says about a person."""

    label: Any
    passages: Sequence[Passage]


@with_the_bin()
def own_copy(participant_id: int, *, by_own_address: bool) -> list[Chapter]:
    """Return what is kept about a person, readable, by the kinds that apps registered.

    Two things are left out, and given by a colleague who knows the person: what is sensitive, because somebody else in the
    house may see the page; and what shows their answers, unless they came by a code to an address that nobody here ever
    changed. A colleague can make both a link and a code, and change an address; so neither may open somebody's answers.
    """
    changed_at = Participant.objects.values_list("email_corrected_at", flat=True)
    shows_answers = by_own_address and changed_at.get(pk=participant_id) is None
    found = [
        Chapter(kind.label, _shown(kind.copy(participant_id), shows_answers=shows_answers))
        for kind in personal_data.kinds
    ]
    return [chapter for chapter in found if chapter.passages]


def _shown(passages: Iterable[Passage], *, shows_answers: bool) -> list[Passage]:
    return [
        one
        for one in passages
        if one.lines and not one.needs_care and (shows_answers or not one.for_them_only)
    ]


def as_data(chapters: Iterable[Chapter]) -> list[dict[str, Any]]:
    """Return a copy for other services to read: the same words, as plain values."""
    return [
        {
            "kind": str(chapter.label),
            "passages": [
                {
                    "heading": str(passage.heading),
                    "lines": [
                        {"label": str(label), "value": str(value)} for label, value in passage.lines
                    ],
                }
                for passage in chapter.passages
            ],
        }
        for chapter in chapters
    ]
