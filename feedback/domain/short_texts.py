"""A text message that stays within one message on every phone."""

ONE_MESSAGE = 160
"""Characters of one text message, as long as all of them are plain."""

OTHER_LETTERS, EACH_OF_SEVERAL = 70, 67
"""Characters of one message where a letter in it is not among those of the phone network, and of each where it takes several."""

_NETWORK = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)

_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
"""Signs that would make every message of the phone network half as long, and what to write instead."""


def plain_signs(words: str) -> str:
    """Return the words on one line with plain quotation marks and dashes."""
    return " ".join(words.translate(_PLAIN).split())


def shortened(words: str, room: int) -> str:
    """Return the words in at most `room` characters, cut after a whole word where there is one, with three dots."""
    if len(words) <= room:
        return words
    if room <= len("..."):
        return ""
    head = words[: room - len("...")]
    whole, _space, _rest = head.rpartition(" ")
    return (whole or head).rstrip() + "..."


def text_message(before: str, title: str, after: str, most: int = ONE_MESSAGE) -> str:
    """Return `before`, the title and `after` as one message; the title gives way first, then `before`. `after` holds the address and is never cut."""
    first, last = plain_signs(before), plain_signs(after)
    room = most - len(first) - len(last) - 2
    name = shortened(plain_signs(title), max(room, 0))
    parts = [first, name, last]
    if sum(map(len, parts)) + 2 > most:
        parts = [shortened(first, max(most - len(last) - 1, 0)), last]
    return " ".join(part for part in parts if part)


def messages_in(text: str) -> int:
    """Return how many messages a text of at most `ONE_MESSAGE` characters takes: with other letters it takes more."""
    if _NETWORK.issuperset(text) or len(text) <= OTHER_LETTERS:
        return 1
    return -(-len(text) // EACH_OF_SEVERAL)
