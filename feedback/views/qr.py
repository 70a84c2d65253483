"""Drawing an address as a QR code, with the quiet zone that cameras need."""

from io import BytesIO

from django.utils.safestring import SafeString

QUIET = 4
SCALE = 12
SCALE_IN_PAGE = 4


def qr_file(url: str, kind: str, title: str = "") -> bytes:
    """Return the code of `url` as the bytes of an SVG or PNG file, dark on white."""
    import segno  # noqa: PLC0415 -- memory that a worker does without until somebody wants a code

    drawing = BytesIO()
    code = segno.make_qr(url, error="m")
    if kind == "svg":
        code.save(drawing, kind="svg", border=QUIET, scale=SCALE, title=title, light="#fff")
    else:
        code.save(drawing, kind="png", border=QUIET, scale=SCALE)
    return drawing.getvalue()


def qr_in_page(url: str) -> SafeString:
    """Draw a link as a QR code into the page itself: an address of its own would put the link into logs."""
    import segno  # noqa: PLC0415 -- as above

    drawing = BytesIO()
    segno.make_qr(url, error="m").save(
        drawing, kind="svg", border=QUIET, scale=SCALE_IN_PAGE, xmldecl=False, light="#fff"
    )
    return SafeString(drawing.getvalue().decode())
