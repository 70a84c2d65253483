"""What people agreed to, and on what legal ground we hold their data. The two are read apart and shown apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from participants import terms
from participants.domain.agreements import Standing, Word, standing
from participants.models import Agreement, AgreementWording, LawfulBasis, Participant


@dataclass(frozen=True, slots=True)
class Said:
    """One word on taking part as people read it. `recorded_by` is empty where the person did it by their own link."""

    said: Any
    said_on: date
    given_by: str
    explained: str
    shown_how: str
    wording: int | None
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Taking:
    """Where a person stands with taking part, in words with their tone, and all that was said, the newest first.

    `own_words` are for that person to read, `words` for anybody else.
    """

    standing: Standing
    words: Any
    own_words: Any
    tone: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Basis:
    """The legal ground in words: its name, what the organisation says about it, and what people may ask."""

    number: int
    basis: str
    name: Any
    special: str
    words: str
    rights: Sequence[Any]
    contact: str


def current_wording() -> AgreementWording | None:
    """Return what people agree to now, or None where nobody has written it down; one statement."""
    return AgreementWording.objects.order_by("-number").first()


def wordings() -> list[AgreementWording]:
    """Return every wording, the newest first; one statement."""
    return list(AgreementWording.objects.select_related("made_by__user").order_by("-number"))


def current_basis() -> LawfulBasis | None:
    """Return the legal ground as it stands now, or None where nobody has chosen one; one statement."""
    return LawfulBasis.objects.order_by("-number").first()


def bases() -> list[LawfulBasis]:
    """Return every version of the legal ground, the newest first; one statement."""
    return list(LawfulBasis.objects.select_related("made_by__user").order_by("-number"))


def basis_in_words(basis: LawfulBasis | None) -> Basis | None:
    """Return a legal ground as people read it; their rights are those of the ground unless the organisation wrote its own."""
    if basis is None:
        return None
    own = [line for line in basis.rights.splitlines() if line.strip()]
    return Basis(
        number=basis.number,
        basis=basis.basis,
        name=basis.get_basis_display(),
        special=basis.special,
        words=basis.words,
        rights=own or terms.RIGHTS[basis.basis],
        contact=basis.contact,
    )


def basis_of(participant_id: int) -> Basis | None:
    """Return the ground as it was when this person was written down, or as it is now for whoever has none."""
    person = Participant.objects.select_related("lawful_basis").get(pk=participant_id)
    return basis_in_words(person.lawful_basis or current_basis())


def taking_part(participant_id: int) -> Taking:
    """Return where one person stands and what was said; two statements."""
    age_band = Participant.objects.values_list("age_band", flat=True).get(pk=participant_id)
    rows = list(
        Agreement.objects.filter(participant_id=participant_id).select_related(
            "wording", "recorded_by__user"
        )
    )
    stands = standing(map(_word, rows), age_band)
    words, tone = terms.STANDINGS[stands]
    own_words = terms.OWN_STANDINGS[stands]
    return Taking(stands, words, own_words, tone, [_said(row) for row in reversed(rows)])


def standings(participant_ids: Iterable[int]) -> dict[int, Standing]:
    """Return where each of these people stands, by id; two statements, however many they are."""
    ids = list(participant_ids)
    words: dict[int, list[Word]] = {}
    for row in Agreement.objects.filter(participant_id__in=ids):
        words.setdefault(row.participant_id, []).append(_word(row))
    bands = dict(Participant.objects.filter(pk__in=ids).values_list("pk", "age_band"))
    return {pk: standing(words.get(pk, ()), band) for pk, band in bands.items()}


def _word(row: Agreement) -> Word:
    return Word(row.said, row.said_on, bool(row.given_by), row.pk)


def _said(row: Agreement) -> Said:
    return Said(
        said=row.get_said_display(),
        said_on=row.said_on,
        given_by=row.given_by,
        explained=row.explained,
        shown_how=row.shown_how,
        wording=row.wording.number if row.wording else None,
        recorded_by=str(row.recorded_by) if row.recorded_by else "",
    )
