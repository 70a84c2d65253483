"""The languages in which people read and write: their code, their own name, and which way they run.

Django knows most of them; those that it does not know, or names in English only, stand in `OURS`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, gettext

OURS: Mapping[str, tuple[str, str, bool]] = {
    "am": ("Amharic", "አማርኛ", False),
    "ku": ("Kurdish", "Kurdî", False),
    "pa": ("Punjabi", "ਪੰਜਾਬੀ", False),
    "prs": ("Dari", "دری", True),
    "ps": ("Pashto", "پښتو", True),
    "rom": ("Romani", "Romani čhib", False),
    "sco": ("Scots", "Scots", False),
    "so": ("Somali", "Soomaali", False),
    "ti": ("Tigrinya", "ትግርኛ", False),
    "tl": ("Filipino", "Tagalog", False),
    "yue": ("Cantonese", "廣東話", False),
    "zh": ("Chinese", "中文", False),
}
"""Code to its name in English, its own name, and whether it runs from right to left."""

OFTEN = ("en", "cy", "gd", "sco", "pl", "uk", "ro", "ar", "ur", "pa", "bn", "so", "fa", "zh")
"""Those that are read most where this was made; they come first in a list to choose from."""

PRACTICE = "ar-xb"
"""The practice language (`ui.pseudo`)."""

_SPOKEN_BY_MACHINES = {"eo", "ia", "io", PRACTICE}
"""Made languages, and the practice language: no organisation writes to people in them."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language. `own_name` is what people who read it call it."""

    code: str
    name: str
    own_name: str
    is_rtl: bool

    @property
    def dir(self) -> str:
        """Which way it runs, as HTML says it."""
        return "rtl" if self.is_rtl else "ltr"

    @property
    def name_here(self) -> str:
        """Its name in the language of the page."""
        return gettext(self.name)


def _from_django() -> dict[str, Language]:
    return {
        code: Language(code, info["name"], info["name_local"], info["bidi"])
        for code, info in LANG_INFO.items()
        if "name_local" in info and code not in _SPOKEN_BY_MACHINES
    }


def _all() -> dict[str, Language]:
    found = _from_django() | {code: Language(code, *told) for code, told in OURS.items()}
    order = [*OFTEN, *sorted(set(found) - set(OFTEN), key=lambda code: found[code].name)]
    return {code: found[code] for code in order}


LANGUAGES: Mapping[str, Language] = _all()
"""Every language by its code: those that are read most first, then by their names in English."""


def is_known(code: Any) -> bool:
    """Return whether there is a language of this code that people write in."""
    return isinstance(code, str) and code in LANGUAGES


def language(code: str) -> Language:
    """Return a language; one that is not known is called by its code, and runs as Django or its first part says."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    info: dict[str, Any] = LANG_INFO.get(code) or {}
    plain = code.partition("-")[0]
    if not info and plain in LANGUAGES:
        return LANGUAGES[plain]
    return Language(code, code, info.get("name_local", code), bool(info.get("bidi")))


def languages(codes: Iterable[str]) -> list[Language]:
    """Return the languages of these codes."""
    return [language(code) for code in codes]


def page_language(code: str, other: str) -> str:
    """Return in which language our own words are shown to somebody who reads `code`: in it, or in `other` where we have none."""
    known = dict(settings.LANGUAGES)
    return next((one for one in (code, other) if one in known), settings.LANGUAGE_CODE)


def is_page_language(code: str) -> bool:
    """Return whether the page that is being made is in this language; "en" and "en-gb" are one."""
    page = get_language() or ""
    if page in {PRACTICE, code}:
        return page == code
    return page == code.partition("-")[0] or page.partition("-")[0] == code
