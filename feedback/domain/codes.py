"""Short codes that people copy from a screen and type elsewhere: to go on with answers, or as a receipt."""

import hashlib
import hmac

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""31 letters and digits that nobody confuses when reading them aloud."""
LOOK_ALIKES = "01ilo"
"""What no code has, because it is easily taken for something else."""
LENGTH = 8
"""39 bits: too many to try out while one consultation is open."""


def code_from(secret: str, purpose: str) -> str:
    """The code that belongs to `secret` for one `purpose`: always the same, and it does not tell the secret."""
    number = int.from_bytes(_keyed(secret, f"code:{purpose}"))
    letters = []
    for _each in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def secret_from(secret: str, purpose: str) -> str:
    """Another secret that follows from `secret` for one `purpose`, as 32 hexadecimal digits (128 bits)."""
    return _keyed(secret, f"secret:{purpose}").hex()[:32]


def in_groups(code: str) -> str:
    """The code as it is shown: two groups of four, which the eye can hold."""
    return f"{code[:4]}-{code[4:]}"


def as_typed(text: str) -> str:
    """The code in what somebody typed, or an empty string when it cannot be one.

    Capitals, blanks, dots and every kind of hyphen do not matter.
    """
    code = "".join(one for one in text.lower() if one.isalnum())
    is_code = len(code) == LENGTH and all(letter in ALPHABET for letter in code)
    return code if is_code else ""


def look_alikes(text: str) -> list[str]:
    """The letters and digits in what somebody typed that no code has, each once, as they typed them: 0, 1, i, l, o."""
    return list(dict.fromkeys(one for one in text if one.lower() in LOOK_ALIKES))


def _keyed(secret: str, purpose: str) -> bytes:
    return hmac.digest(secret.encode(), purpose.encode(), hashlib.sha256)


def plain_word(typed: str) -> str:
    """Return a word as it is compared: without case, blanks and hyphens."""
    return "".join(each for each in typed.casefold() if each.isalnum())
