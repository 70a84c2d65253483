"""A practice language: English made longer, marked and laid out from right to left.

It shows at a glance what is not translatable (no marks), what does not fit (cut) and what does not mirror. Its code is
the one that the field uses for a mirrored practice language, so that Django knows its direction and browsers its name.
"""

import re

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import trans_real

CODE = "ar-xb"
OPENING, CLOSING = "⟦", "⟧"

_CONTEXT_END = "\x04"
_KEEP = re.compile(r"%\([a-z_0-9]+\)[sd]|%[sd%]|\{[^{}]*\}|<[^<>]+>|&[a-z#0-9]+;", re.IGNORECASE)
_ACCENTS = str.maketrans("aceinorsuyzACEINORSUYZ", "àçéîñôŕšûýžÀÇÉÎÑÔŔŠÛÝŽ")


def translate(message: str) -> str:
    """Return `message` marked, accented and a third longer; placeholders and tags stay as they are."""
    if not message.strip():
        return message
    plain = message.rpartition(_CONTEXT_END)[2]
    parts, end = [], 0
    for kept in _KEEP.finditer(plain):
        parts += [plain[end : kept.start()].translate(_ACCENTS), kept.group()]
        end = kept.end()
    parts.append(plain[end:].translate(_ACCENTS))
    return f"{OPENING}{''.join(parts)}{'·' * (len(plain) // 3)}{CLOSING}"


class PseudoTranslation(trans_real.DjangoTranslation):
    """Makes each translation when it is asked for, so that there is no catalogue to keep."""

    def __init__(self) -> None:
        """Start from English, which also says how plurals are counted."""
        super().__init__("en")

    def to_language(self) -> str:
        """Return the code under which pages are marked."""
        return CODE

    def language(self) -> str:
        """Return the code of the language."""
        return CODE

    def gettext(self, message: str) -> str:
        """Return the message in the practice language."""
        return translate(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form for `number` in the practice language."""
        return translate(singular if number == 1 else plural)


def install() -> None:
    """Make the language known to Django, if the settings list it."""
    if CODE not in dict(settings.LANGUAGES):
        return
    LANG_INFO[CODE] = {"bidi": True, "code": CODE, "name": "Mirrored", "name_local": "Mirrored"}
    translations = vars(trans_real)["_translations"]  # Django has no door for made translations
    translations[CODE] = PseudoTranslation()
