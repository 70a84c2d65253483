"""The headers of every answer, whoever made it: a view, an error page, a file, or a refusal before any of them."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.utils.csp import CSP, build_policy

from ui import views


class SafeHeaders(SecurityMiddleware):
    """Stand outermost, so that even a refusal of the middleware inside carries the whole set.

    Nothing is kept by a browser or a proxy unless a view says otherwise, and pages that people see without an account may
    run no script at all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Put the values together once."""
        super().__init__(get_response)
        self.fixed = {
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
            "Permissions-Policy": ", ".join(f"{name}=()" for name in settings.CLOSED_FEATURES),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        }
        self.without_script = build_policy(settings.SECURE_CSP | {"script-src": [CSP.NONE]})

    def process_request(self, request: HttpRequest) -> None:
        """Leave the redirect to https to the middleware inside."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Add what is not there yet."""
        super().process_response(request, response)
        for name, value in self.fixed.items():
            response.headers.setdefault(name, value)
        has_its_own_policy = hasattr(response, "_csp_config")
        if not has_its_own_policy and not _may_run_script(request):
            response.headers[str(CSP.HEADER_ENFORCE)] = self.without_script
        return response


def _may_run_script(request: HttpRequest) -> bool:
    """Whether this is a page of staff: not one that a participant's link opens, and none without an address of its own."""
    found = request.resolver_match
    return found is not None and getattr(found.func, "has_script", True)


class RefusedMethods:
    """Answer 405 with a page in our frame, where Django leaves it empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Keep the list of what is allowed, and say what to do."""
        response = self.get_response(request)
        if response.status_code != 405 or response.content:  # noqa: PLR2004 -- the status this is about
            return response
        return views.method_not_allowed(request, allowed=response.headers.get("Allow", ""))
