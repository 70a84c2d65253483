"""What a file says of itself in its first bytes, so that nothing is unpacked that could be too much. No picture is decoded here.

PNG: ISO/IEC 15948 (5.2, 11.2.2); JPEG: ITU-T T.81 annex B; WebP: RFC 9649; HEIC and AVIF: the brands of ISO/IEC 14496-12.
"""

from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024
"""How large a file may be."""
MOST_PIXELS = 24_000_000
"""How many pixels may be unpacked at once: about 100 MB."""
MOST_PIXELS_REDUCED = 64_000_000
"""The same for a plain JPEG, which can be unpacked at an eighth of its size."""
LONGEST_SIDE = 20_000

_PNG = b"\x89PNG\r\n\x1a\n"
_APPLE = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_PLAIN = {0xC0, 0xC1}
_ALONE = {0x01, *range(0xD0, 0xD8)}


class Why(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    """In bytes."""
    TOO_WIDE = "too_wide"
    """In pixels."""
    HEIC = "heic"
    KIND = "kind"
    """Not one of the three kinds, whatever its name says."""
    MOVES = "moves"
    BROKEN = "broken"


class RefusedError(Exception):
    """A file that is not taken, and why."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True, slots=True)
class Header:
    """What a picture says it is: `JPEG`, `PNG` or `WEBP`, and its size in pixels."""

    kind: str
    width: int
    height: int


def header_of(content: bytes) -> Header:
    """Return what the first bytes say. Raises `RefusedError` for everything that must not be decoded."""
    if not content:
        raise RefusedError(Why.EMPTY)
    if len(content) > MOST_BYTES:
        raise RefusedError(Why.TOO_BIG)
    most = MOST_PIXELS
    if content.startswith(_PNG):
        header = _png(content)
    elif content.startswith(b"\xff\xd8\xff"):
        header, is_plain = _jpeg(content)
        most = MOST_PIXELS_REDUCED if is_plain else MOST_PIXELS
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        header = _webp(content)
    else:
        is_apple = content[4:8] == b"ftyp" and content[8:12] in _APPLE
        raise RefusedError(Why.HEIC if is_apple else Why.KIND)
    if not header.width or not header.height:
        raise RefusedError(Why.BROKEN)
    if max(header.width, header.height) > LONGEST_SIDE or header.width * header.height > most:
        raise RefusedError(Why.TOO_WIDE)
    return header


def _big(content: bytes, start: int, length: int) -> int:
    found = content[start : start + length]
    if len(found) < length:
        raise RefusedError(Why.BROKEN)
    return int.from_bytes(found)


def _little(content: bytes, start: int, length: int) -> int:
    found = content[start : start + length]
    if len(found) < length:
        raise RefusedError(Why.BROKEN)
    return int.from_bytes(found, "little")


def _png(content: bytes) -> Header:
    if content[12:16] != b"IHDR":
        raise RefusedError(Why.BROKEN)
    place = len(_PNG)
    while content[place + 4 : place + 8] not in {b"IDAT", b""}:
        if content[place + 4 : place + 8] == b"acTL":
            raise RefusedError(Why.MOVES)
        place += 12 + _big(content, place, 4)
    return Header("PNG", _big(content, 16, 4), _big(content, 20, 4))


def _jpeg(content: bytes) -> tuple[Header, bool]:
    """Walk over the segments to the frame, which holds the size, and say whether it is a plain one."""
    place = 2
    while True:
        if _big(content, place, 1) != 0xFF:  # noqa: PLR2004 -- every segment begins so
            raise RefusedError(Why.BROKEN)
        marker = _big(content, place + 1, 1)
        if marker == 0xFF:  # noqa: PLR2004 -- filling
            place += 1
        elif marker in _FRAMES:
            size = Header("JPEG", _big(content, place + 7, 2), _big(content, place + 5, 2))
            return size, marker in _PLAIN
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + max(2, _big(content, place + 2, 2))


def _webp(content: bytes) -> Header:
    chunk = content[12:16]
    if chunk == b"VP8X":
        if _big(content, 20, 1) & 0x02:
            raise RefusedError(Why.MOVES)
        return Header("WEBP", _little(content, 24, 3) + 1, _little(content, 27, 3) + 1)
    if chunk == b"VP8L":
        bits = _little(content, 21, 4)
        return Header("WEBP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 ":
        return Header("WEBP", _little(content, 26, 2) & 0x3FFF, _little(content, 28, 2) & 0x3FFF)
    raise RefusedError(Why.BROKEN)
