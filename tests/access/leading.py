"""Where answers lead: whether a browser that follows one stays with us, whatever a parameter says."""

import re
from urllib.parse import urljoin, urlsplit

OURS = "testserver"
NAMES = ("next", "redirect", "redirect_to", "return_to", "url", "back", "continue", "to", "r")
HOSTILE = [
    "//evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "https:///evil.test",
    "https:evil.test",
    "http://testserver@evil.test/",
    "https://evil.test/?testserver",
    "//evil.test\\@testserver/",
    "javascript:alert(1)",
    "data:text/html,x",
    "\x08//evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    " //evil.test",
    "/%2f%2fevil.test",
    "////evil.test/..",
]
AWAY = dict.fromkeys(NAMES, HOSTILE[0])
"""Every parameter that might be taken for where to go next, leading away."""


def where_a_browser_goes(location, seen):
    """Return the address as a browser reads it: signs that it skips taken out, backslashes turned round."""
    cleaned = re.sub(r"[\t\n\r]", "", location).strip("".join(map(chr, range(33))))
    return urlsplit(urljoin(seen, cleaned.replace("\\", "/")))


def stays_here(answer, path="/"):
    """Tell whether whoever follows this answer stays with us, by the way in which they came."""
    location = answer.headers.get("Location") or answer.headers.get("HX-Redirect")
    if location is None:
        return True
    leads_to = where_a_browser_goes(location, f"{_scheme_of(answer)}://{OURS}{path}")
    return leads_to.scheme == _scheme_of(answer) and leads_to.netloc == OURS


def _scheme_of(answer):
    return answer.wsgi_request.scheme
