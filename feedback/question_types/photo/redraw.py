"""Drawing a picture anew: only its colours are taken over, never a byte of the file that was sent.

The library for it is loaded with the first picture, so that a process to which nobody sends one does not hold it.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from feedback.domain.photos import Header, RefusedError, Why, header_of

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600
"""In pixels, of what is kept."""
QUALITY = 82

_one_at_a_time = Lock()
"""Unpacking takes memory, so one process unpacks one picture at a time."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture as it is kept: a JPEG with nothing in it but colours, and its size in pixels."""

    content: bytes
    width: int
    height: int


def redrawn(content: bytes) -> Redrawn:
    """Return the picture drawn anew, upright and at most 1600 pixels long. Raises `RefusedError` with why it is not taken."""
    header = header_of(content)
    with _one_at_a_time:
        try:
            return _drawn(content, header)
        except RefusedError:
            raise
        except (
            Exception
        ) as error:  # whatever a decoder makes of hostile bytes is one thing to us: no picture
            raise RefusedError(Why.BROKEN) from error


def _drawn(content: bytes, header: Header) -> Redrawn:
    from PIL import Image, ImageOps  # noqa: PLC0415 -- see above

    with Image.open(BytesIO(content), formats=[header.kind]) as sent:
        if sent.size != (header.width, header.height):
            raise RefusedError(Why.BROKEN)
        # A JPEG of a phone may hold a second picture for bright screens; only the first is ever looked at.
        if header.kind != "JPEG" and getattr(sent, "n_frames", 1) != 1:
            raise RefusedError(Why.MOVES)
        sent.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clean = _on_white(ImageOps.exif_transpose(sent), Image)
    kept = BytesIO()
    clean.save(kept, format="JPEG", quality=QUALITY, optimize=True)
    return Redrawn(kept.getvalue(), *clean.size)


def _on_white(picture: "Image", images: Any) -> "Image":
    """The colours alone, on white paper where nothing was drawn; what else the file said is not taken over."""
    seen = picture.convert("RGBA")
    paper: Image = images.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper
