"""What the columns of a list hold, guessed from their headings, and what one row says about one person."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from participants.domain.cells import LONGEST_CELL, clean
from participants.domain.phones import can_be_rung
from participants.domain.spellings import HEADINGS, VALUES

NUMBER, NAME, FIRST_NAME, LAST_NAME = "number", "name", "first_name", "last_name"
EMAIL, PHONE, CONTACT_NOTE, CHANNEL = "email", "phone", "contact_note", "channel"
LANGUAGE, AGE_BAND, GROUP, NEEDS, CAP_PROFILE = (
    *("language", "age_band"),
    *("group", "needs", "cap_profile"),
)
FIELDS = (
    *(NUMBER, NAME, FIRST_NAME, LAST_NAME, EMAIL, PHONE, CONTACT_NOTE, CHANNEL),
    *(LANGUAGE, AGE_BAND, GROUP, NEEDS, CAP_PROFILE),
)
"""Everything a column can hold, in the order in which it is offered."""
CHOSEN = (CHANNEL, LANGUAGE, AGE_BAND, CAP_PROFILE)
"""Fields that hold one of a few codes."""

LONGEST = MappingProxyType(
    {NAME: 120, EMAIL: 254, PHONE: 40, CONTACT_NOTE: 160, GROUP: 80, NEEDS: 160}
)
MOST_NEEDS = 10
LONGEST_NUMBER = 12

_ADDRESS = re.compile(
    r"[^@\s<>()\[\],;:\"\\]+@(?:[^@\s<>()\[\],;:\"\\.]+\.)+[^@\s<>()\[\],;:\"\\.]{2,}"
)
_IN_BRACKETS = re.compile(r"[^<>]{0,200}<([^<>]{1,260})>")
_ROUNDED = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_BIRTH_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T].{0,20})?")
_AGE = re.compile(r"(?:age(?:d)? )?(\d{1,3})(?: ?years?(?: old)?)?")
_NOT_WORDS = re.compile(r"[^\w]+")
_BAND_ENDS = (
    (11, "under_12"),
    (12, "12"),
    (15, "13_15"),
    (17, "16_17"),
    (25, "18_25"),
    (120, "26"),
)

Spellings = Mapping[str, Mapping[str, str]]
"""For each field of a few codes: how a code may be written, in `plain` spelling, to the code."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says about one person. `problem` says why nobody can be made of it; the rest is then as it was read."""

    number: int | None = None
    name: str = ""
    email: str = ""
    phone: str = ""
    contact_note: str = ""
    channel: str = ""
    language: str = ""
    age_band: str = ""
    group: str = ""
    needs: tuple[str, ...] = ()
    cap_profile: str = ""
    problem: str = ""


def plain(text: str) -> str:
    """Return words as they are compared: no capitals, marks on letters, dashes or signs."""
    parted = unicodedata.normalize("NFKD", clean(text)[:200]).casefold()
    letters = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return _NOT_WORDS.sub(" ", letters.replace("_", " ")).strip()


def guess(
    headings: Sequence[str], more: Mapping[str, str] = MappingProxyType({})
) -> dict[str, int]:
    """Return which column holds what, as far as the headings tell; of two alike the first. `more` are further headings."""
    known = {**HEADINGS, **more}
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        field = known.get(plain(heading))
        if field is not None:
            found.setdefault(field, place)
    return found


def looks_like_people(headings: Sequence[str]) -> bool:
    """Return whether the first row is somebody already, so that there are no headings."""
    return any(_ADDRESS.fullmatch(clean(cell)) for cell in headings)


def read_row(cells: Sequence[str], columns: Mapping[str, int], spellings: Spellings) -> Row:
    """Return what a row says, or why it says nothing that we could keep."""
    given = {field: cells[place] for field, place in columns.items() if 0 <= place < len(cells)}
    if any(len(value) > LONGEST_CELL for value in given.values()):
        return Row(problem="cell_too_long")
    texts = {field: clean(value) for field, value in given.items() if field != NEEDS}
    email, phone = _address(texts.get(EMAIL, "")), texts.get(PHONE, "")
    number, wrong_number = _number(texts.get(NUMBER, ""))
    chosen = {name: _code(name, texts.get(name, ""), spellings) for name in CHOSEN}
    row = Row(
        number=number,
        name=_name(texts),
        email=email or "",
        phone=phone,
        contact_note=texts.get(CONTACT_NOTE, ""),
        group=texts.get(GROUP, ""),
        needs=_needs(given.get(NEEDS, "")),
        **{name: code or "" for name, code in chosen.items()},
    )
    problems = (
        "broken_number" if wrong_number else "",
        "broken_address" if email is None else "",
        _phone_problem(phone),
        _length_problem(row),
        _age_problem(texts.get(AGE_BAND, "")) if chosen[AGE_BAND] is None else "",
        *(f"unknown_{name}" for name, code in chosen.items() if code is None),
        "" if row.name or row.email or row.number else "nobody",
    )
    return _with(row, next(filter(None, problems), ""))


def _with(row: Row, problem: str) -> Row:
    return row if not problem else Row(name=row.name, email=row.email, problem=problem)


def _name(texts: Mapping[str, str]) -> str:
    parts = (texts.get(FIRST_NAME, ""), texts.get(LAST_NAME, ""))
    return texts.get(NAME, "") or " ".join(filter(None, parts))


def _address(text: str) -> str | None:
    """Return the address in its one spelling, "" for none, None where it is not whole."""
    inside = _IN_BRACKETS.fullmatch(text)
    address = (inside[1] if inside else text).strip().lower().removeprefix("mailto:")
    if not address:
        return ""
    return address if len(address) <= LONGEST[EMAIL] and _ADDRESS.fullmatch(address) else None


def _number(text: str) -> tuple[int | None, bool]:
    """Return our number of a person, and whether what stands there is none."""
    if not text:
        return None, False
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return (int(text), int(text) == 0) if is_number else (None, True)


def _needs(text: str) -> tuple[str, ...]:
    """Return needs that stand on lines of their own, or else between semicolons; each once."""
    separator = "\n" if "\n" in text or "\r" in text else ";"
    parts = clean(text, keeps_lines=True).split(separator)
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in parts))))


def _code(field: str, text: str, spellings: Spellings) -> str | None:
    """Return the code of what is written, "" for nothing, None for what we do not know."""
    if not text:
        return ""
    word = plain(_spoken(text) if field == AGE_BAND else text)
    code = VALUES[field].get(word) or spellings.get(field, {}).get(word)
    if code is None and field == AGE_BAND:
        return _band(word)
    return code


def _spoken(text: str) -> str:
    """Return an age with its signs as words: they say more than the number beside them."""
    return text.replace("<", "under ").replace(">", "over ").replace("+", " or over")


def _band(word: str) -> str | None:
    age = _AGE.fullmatch(word)
    if age is None:
        return None
    return next((band for last, band in _BAND_ENDS if int(age[1]) <= last), None)


def _age_problem(text: str) -> str:
    return "birth_date" if _BIRTH_DATE.fullmatch(text) else ""


def _phone_problem(phone: str) -> str:
    if not phone:
        return ""
    if _ROUNDED.fullmatch(phone):
        return "phone_rounded"
    return "" if can_be_rung(phone) else "broken_phone"


def _length_problem(row: Row) -> str:
    texts = {
        NAME: row.name,
        PHONE: row.phone,
        CONTACT_NOTE: row.contact_note,
        GROUP: row.group,
        NEEDS: max(row.needs, key=len, default=""),
    }
    too_long = (f"{name}_too_long" for name, text in texts.items() if len(text) > LONGEST[name])
    return next(too_long, "too_many_needs" if len(row.needs) > MOST_NEEDS else "")
