"""S10: what is taken, what is refused before it is unpacked, and that nothing but colours is kept."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from feedback.domain import photos
from feedback.domain.photos import Header, RefusedError, Why, header_of
from feedback.question_types.photo.redraw import LONGEST_SIDE, redrawn
from tests.feedback.pictures import files

pytestmark = pytest.mark.unit

KINDS = ("JPEG", "PNG", "WEBP")
WEBPS = (
    {"lossless": True},
    {"lossless": False},
    {"lossless": True, "exif": b"Exif\x00\x00II*\x00"},
)


def taken(work, content):
    """What comes of a file: the picture, or why it is refused. Nothing else may be raised."""
    try:
        return work(content)
    except RefusedError as refused:
        return refused.why


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", KINDS)
def test_the_header_says_what_it_is(kind):
    assert header_of(files.saved(kind=kind)) == Header(kind, 90, 60)


@pytest.mark.parametrize("options", WEBPS)
def test_every_kind_of_webp_says_its_size(options):
    assert header_of(files.saved(kind="WEBP", **options)) == Header("WEBP", 90, 60)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_drawn_anew_as_a_jpeg(kind):
    made = redrawn(files.saved(kind=kind))
    with opened(made.content) as kept:
        assert (kept.format, kept.size) == ("JPEG", (made.width, made.height)) == ("JPEG", (90, 60))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright_and_says_nothing_of_place_time_or_camera(orientation):
    sent = files.photo(orientation)
    assert b"CanonOfErin" in sent
    with opened(redrawn(sent).content) as kept, opened(sent) as before:
        assert not kept.getexif()
        assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        turned = orientation > 4
        assert kept.size == ((60, 90) if turned else (90, 60))
        assert before.getexif().get_ifd(0x8825)
    for word in (b"CanonOfErin", b"Erin was here", b"profile of Erin", b"2027:03:01", b"Exif"):
        assert word not in redrawn(sent).content


def test_the_corner_is_where_the_person_saw_it():
    with opened(redrawn(files.photo(6)).content) as kept:  # turned by a quarter to the right
        assert kept.getpixel((55, 5))[1] < 90
        assert kept.getpixel((5, 5))[1] > 200


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_kept_at_most_1600_long(kind):
    made = redrawn(files.saved(files.drawing((4000, 1000)), kind=kind))
    assert (made.width, made.height) == (LONGEST_SIDE, 400)


def test_what_is_see_through_becomes_white_paper():
    clear = files.saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), kind="PNG")
    with opened(redrawn(clear).content) as kept:
        assert kept.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_way_of_colours_is_taken(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    made = redrawn(files.saved(Image.new(mode, (20, 10)), kind=kind))
    assert (made.width, made.height) == (20, 10)


@pytest.mark.parametrize("kind", [pytest.param(one, id=one) for one in ("PNG", "JPEG", "WEBP")])
def test_what_is_hidden_behind_a_picture_is_not_kept(kind):
    sent = files.saved(kind=kind) + files.SCRIPT + b"PK\x03\x04"
    assert files.SCRIPT not in redrawn(sent).content


REFUSED = {
    "nothing": (b"", Why.EMPTY),
    "svg": (files.SVG, Why.KIND),
    "html": (files.HTML, Why.KIND),
    "pdf": (files.PDF, Why.KIND),
    "eicar": (files.EICAR, Why.KIND),
    "gif and script": (files.GIF_JS, Why.KIND),
    "gif": (files.saved(kind="GIF"), Why.KIND),
    "bmp": (files.saved(kind="BMP"), Why.KIND),
    "tiff": (files.saved(kind="TIFF"), Why.KIND),
    "heic": (files.HEIC, Why.HEIC),
    "11 MB": (files.saved() + b"\x00" * photos.MOST_BYTES, Why.TOO_BIG),
    "40,000 by 40,000": (files.png(40_000, 40_000), Why.TOO_WIDE),
    "long and thin": (files.png(20_001, 1), Why.TOO_WIDE),
    "25 million dots": (files.png(5_000, 5_000), Why.TOO_WIDE),
    "no dots": (files.png(0, 5), Why.BROKEN),
    "moving png": (files.moving("PNG"), Why.MOVES),
    "moving webp": (files.moving("WEBP"), Why.MOVES),
    "png without end": (files.png(30, 30), Why.BROKEN),
    "cut png": (files.saved(kind="PNG")[:60], Why.BROKEN),
    "cut jpeg": (files.saved()[:-200], Why.BROKEN),
    "cut webp": (files.saved(kind="WEBP")[:-40], Why.BROKEN),
    "png head alone": (files.saved(kind="PNG")[:20], Why.BROKEN),
    "jpeg head alone": (b"\xff\xd8\xff", Why.BROKEN),
    "jpeg of zeros": (b"\xff\xd8\xff\xe0" + b"\x00" * 40, Why.BROKEN),
    "webp head alone": (b"RIFF\x00\x00\x00\x00WEBP", Why.BROKEN),
    "webp of nothing": (b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00", Why.BROKEN),
    "png without head": (b"\x89PNG\r\n\x1a\n" + files.chunk(b"IEND"), Why.BROKEN),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_picture_of_ours_is_refused(content, why):
    with pytest.raises(RefusedError) as refused:
        redrawn(content)
    assert refused.value.why == why


def test_a_plain_jpeg_may_be_larger_because_it_is_unpacked_small():
    marks = b"\xff\xff\x01" + b"\xff\xe0\x00\x04ab"
    size = b"\x00\x0b\x08" + (8000).to_bytes(2) + (8000).to_bytes(2) + b"\x01"
    plain, in_passes = (b"\xff\xd8" + marks + b"\xff" + kind + size for kind in (b"\xc0", b"\xc2"))
    assert header_of(plain) == Header("JPEG", 8000, 8000)
    with pytest.raises(RefusedError, match="too_wide"):
        header_of(in_passes)


def test_a_picture_that_lies_about_its_size_is_refused():
    sent = bytearray(files.saved(kind="WEBP", lossless=True, exif=b"Exif\x00\x00II*\x00"))
    sent[24] = 5  # the outer frame says another width than the picture in it
    with pytest.raises(RefusedError):
        redrawn(bytes(sent))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([files.saved(kind=one) for one in KINDS]), st.data())
def test_whatever_is_done_to_a_picture_it_is_drawn_or_refused(sent, data):
    spoilt = bytearray(sent)
    for _each in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(spoilt)))
    made = taken(redrawn, bytes(spoilt[:cut]))
    assert made in set(Why) or made.content.startswith(b"\xff\xd8\xff")


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF0000WEBP"]),
)
def test_the_first_bytes_are_read_whatever_they_are(noise, start):
    found = taken(header_of, start + noise)
    assert found in set(Why) or found.width * found.height <= photos.MOST_PIXELS_REDUCED
