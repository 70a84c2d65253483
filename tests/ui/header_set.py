"""The headers that every answer carries, written out, so that a change of one is a change of a line here."""

HSTS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
_POLICY = (
    "default-src 'none'; script-src {script}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
WITH_SCRIPT = _POLICY.format(script="'self'")
WITHOUT_SCRIPT = _POLICY.format(script="'none'")
CLOSED = (
    "accelerometer=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), "
    "hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"
)
ABOUT_THE_CONTENT = {
    *("Content-Type", "Content-Length", "Content-Disposition", "Content-Encoding"),
    *("Content-Language", "Last-Modified", "ETag", "Vary", "Location", "Allow", "Retry-After"),
    *("X-Request-ID", "HX-Redirect", "HX-Retarget", "HX-Reswap", "HX-Trigger", "HX-Push-Url"),
    *("Clear-Site-Data", "Expires", "Session-Seconds-Left"),
}
"""What else may be there: it says what the answer is, not what a browser may do with it."""

OF_THEIR_OWN = {
    "workspace:calendar_feed": {"Cache-Control": "private, no-cache"},
    "workspace:plan_outside": {"X-Robots-Tag": "noindex"},
    "feedback:consultation_detail": {
        "Content-Security-Policy": f"{WITH_SCRIPT}; frame-src 'self'",
    },
    "feedback:consultation_phone": {
        "Content-Security-Policy": WITHOUT_SCRIPT.replace(
            "frame-ancestors 'none'", "frame-ancestors 'self'"
        ),
        "X-Frame-Options": "SAMEORIGIN",
    },
}
"""A calendar asks whether anything changed; a plan shown by link alone is not for search engines; the phone beside the questions
is a frame of ours.
"""


def expected(policy):
    """Return the set as production sends it."""
    return HSTS | {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": CLOSED,
        "Cache-Control": "no-store",
    }


def carried(response):
    """Return every header of an answer that is not about its content; any way to say no-store is `no-store`."""
    headers = {
        name: value for name, value in response.headers.items() if name not in ABOUT_THE_CONTENT
    }
    if "no-store" in headers.get("Cache-Control", ""):
        headers["Cache-Control"] = "no-store"
    return headers
