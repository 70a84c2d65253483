"""What happens to every request at the edge: too much of it, text no database can keep, redirects inside htmx."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import UnreadablePostError
from django.shortcuts import resolve_url

from ui import views
from ui.text import is_storable, storable

Handler = Callable[[HttpRequest], HttpResponse]

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
KEPT_BYTES = 10 * 1024 * 1024
"""How much text one form may carry; counted as words, since a browser sends some letters as nine signs."""
HIDDEN_BYTES = 16 * 1024
"""Room beside the words for tokens and keys."""
DRAINED_BYTES = 64 * 1024 * 1024
"""How much of a body that is too big we still read: a browser shows our page only after it could send its words."""
CHUNK_BYTES = 256 * 1024


class RequestTooBig:
    """Answer 413 with a page that says where the words are, wherever the body would first have been read."""

    def __init__(self, get_response: Handler) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the form now, while its size can still be answered kindly."""
        try:
            too_big = _carries_too_much(request)
        except TOO_BIG:
            _drain(request)
            return views.content_too_large(request)
        except UnreadablePostError:
            return views.bad_request(request)
        return views.content_too_large(request) if too_big else self.get_response(request)


class CleanText:
    """Take NUL and stray surrogates out of what was sent; no row and no search could hold them."""

    def __init__(self, get_response: Handler) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Clean the address's and the form's values; an address that itself holds NUL leads nowhere."""
        if not is_storable(request.path_info):
            return views.page_not_found(request)
        request.GET = _cleaned(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = _cleaned(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


class HtmxRedirect:
    """Turn a redirect into an instruction for htmx, so that no sign-in page lands inside a table cell."""

    def __init__(self, get_response: Handler) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let htmx load the address that a redirect names."""
        response = self.get_response(request)
        if request.headers.get("HX-Request") != "true" or not response.has_header("Location"):
            return response
        response["HX-Redirect"] = _destination(request, response["Location"])
        del response["Location"]
        response.status_code = 200
        response.content = b""
        return response


def _destination(request: HttpRequest, location: str) -> str:
    """Return where to go; after signing in one comes back to the page seen, not to a part of it."""
    seen = urlsplit(request.headers.get("HX-Current-URL", ""))
    if (
        not location.startswith(resolve_url(settings.LOGIN_URL))
        or seen.netloc != request.get_host()
    ):
        return location
    return redirect_to_login(seen.path).url


def _cleaned(values: QueryDict) -> QueryDict:
    if all(is_storable(name) and all(map(is_storable, found)) for name, found in values.lists()):
        return values
    clean = QueryDict(mutable=True, encoding=values.encoding)
    for name, found in values.lists():
        clean.setlist(storable(name), [storable(value) for value in found])
    clean._mutable = False
    return clean


def _carries_too_much(request: HttpRequest) -> bool:
    values = [value for _name, found in request.POST.lists() for value in found]
    most = KEPT_BYTES + HIDDEN_BYTES
    if 4 * sum(map(len, values)) <= most:  # no letter takes more than four bytes
        return False
    return sum(len(value.encode(errors="replace")) for value in values) > most


def _drain(request: HttpRequest) -> None:
    left = DRAINED_BYTES
    try:
        while left > 0 and (chunk := request.read(CHUNK_BYTES)):
            left -= len(chunk)
    except OSError:  # the browser went away: nobody is there to read the page
        return
