"""Files that people send as pictures, good and hostile; all made here."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

CAMERA = "CanonOfErin"


def drawing(size=(90, 60)):
    """Return a picture with a red corner at the top left, so that turning it can be seen."""
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).rectangle((0, 0, size[0] // 3, size[1] // 3), fill="red")
    return made


def saved(made=None, kind="JPEG", **options):
    """Return a picture as a file."""
    file = BytesIO()
    (made or drawing()).save(file, format=kind, **options)
    return file.getvalue()


def photo(orientation=1):
    """Return a photo as phones make it: place, time and camera stand in it, and which side is up."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0132] = orientation, CAMERA, "2027:03:01 09:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 57.0, 12.0), 3: "W", 4: (3.0, 11.0, 0.0)})
    return saved(exif=exif, comment=b"Erin was here", icc_profile=b"profile of Erin")


def chunk(kind, content=b""):
    """Return one part of a PNG."""
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def png(width, height, *parts, data=b"\x00"):
    """Return a PNG that says how large it is, whatever stands in it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(data))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(parts) + body + chunk(b"IEND")


def moving(kind):
    """Return a picture of two frames."""
    return saved(kind=kind, save_all=True, append_images=[drawing().rotate(90)], duration=100)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64
PDF = b"%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript >> >>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GIF_JS = b"GIF89a/*\x01\x00\x01\x00*/=1;alert(1)//"
SCRIPT = b"<script>alert(document.cookie)</script>"
