"""What happens at the edge to requests about the installation itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEALTH = "/healthz"


class HealthUnderAnyName:
    """Let the health check be asked by address, as container engines and load balancers do, and not only by host name.

    The name is replaced by one of ours and never used: the answer names no address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace the host name of a health check."""
        if request.path_info == HEALTH:
            ours = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".")
            request.META["HTTP_HOST"] = "localhost" if ours == "*" else ours
            request.META.pop("HTTP_X_FORWARDED_HOST", None)
        return self.get_response(request)
