"""The tables that operators may look at. Whoever is no operator, or has no second step, finds nothing here.

It shows how the installation is used and nothing of what people said: no participant, no answer, no words, no address of
anybody who is asked, no link and no token. Every look at an organisation is written down for its owner to see.
"""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, URLResolver
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from access import audit
from access.actors import is_operator, missing_from_operator
from access.scope import across_organisations

View = Callable[..., HttpResponseBase]

DOOR = "operators_tables"
PAGES = frozenset({"index", "app_list", "jsi18n"})
"""The pages of the library that we use; signing in, out and passwords are on our own pages."""
GROUPS = {
    "access": _("What was done"),
    "notices": _("Messages"),
    "operations": _("Copies"),
    "organisations": _("Organisations and people"),
}
"""What the page of tables calls each app."""
PAGES_OF_A_TABLE = ("_changelist", "_change")


def number_of(request: HttpRequest) -> int:
    """Return the account of the operator who asks."""
    account: Any = request.user
    return int(account.pk)


class OperatorsTables(AdminSite):
    """The library's pages behind our own door."""

    site_header = _("Tables of the installation")
    site_title = site_header
    index_title = _("What can be looked at")
    site_url = None
    enable_nav_sidebar = False
    final_catch_all_view = False
    index_template = "operations/tables.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether this is an operator; `admin_view` asks for the second step as well."""
        return is_operator(request.user)

    def admin_view(self, view: View, cacheable: bool = False) -> Any:
        """Let operators through, as `access.gate.operator` does."""
        del cacheable

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not is_operator(request.user):
                raise Http404
            response = missing_from_operator(request) or view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return update_wrapper(inner, view)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the tables under words for people, the groups in the order of the alphabet."""
        found = super().get_app_list(request, app_label)
        for group in found:
            group["name"] = GROUPS.get(group["app_label"], group["name"])
            for table in group["models"]:
                table["name"] = getattr(
                    self.get_model_admin(table["model"]), "heading", table["name"]
                )
        return found

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return the pages that we use, each marked with its door."""
        found: list[URLPattern | URLResolver] = []
        for each in super().get_urls():
            if isinstance(each, URLPattern) and each.name not in PAGES:
                continue
            for pattern in each.url_patterns if isinstance(each, URLResolver) else [each]:
                view: Any = pattern.callback
                view.door, view.login_url = DOOR, settings.LOGIN_URL
            found.append(each)
        return found


class Table(ModelAdmin):
    """One table: looked at, never changed. Override `organisations_of` where rows belong to organisations."""

    heading: Any
    """What the page of tables, and the table's own page, call it."""
    actions: Any = None
    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: nothing is made here."""
        del request, obj
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: nothing is changed here."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: nothing is deleted here."""
        del request, obj
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether this is an operator."""
        del obj
        return is_operator(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Return whether this is an operator."""
        return is_operator(request.user)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Let an address narrow a list by what the page offers, and by nothing else.

        Asked often enough, `?password__startswith=` would tell what no page shows.
        """
        del value
        return lookup.removesuffix("__exact") in self.get_list_filter(request)

    def get_urls(self) -> list[URLPattern]:
        """Return the list and the page of one row."""
        return [each for each in super().get_urls() if str(each.name).endswith(PAGES_OF_A_TABLE)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows of every organisation."""
        with across_organisations(reason="operators look at every organisation, and it is noted"):
            return super().get_queryset(request)

    def organisations_of(self, rows: Iterable[Any]) -> set[int]:
        """Return the organisations to which these rows belong."""
        del rows
        return set()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, and write down whose rows stand on it."""
        response = super().changelist_view(
            request, {"title": self.heading, **(extra_context or {})}
        )
        shown = getattr(response, "context_data", None) or {}
        if "cl" in shown:
            self._note(request, shown["cl"].result_list)
        return response

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show one row, and write down whose it is."""
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        self._note(request, [found], found)
        return super().change_view(request, object_id, form_url, extra_context)

    def _note(self, request: HttpRequest, rows: Iterable[Any], row: Model | None = None) -> None:
        audit.operator_looked(
            user_id=number_of(request),
            organisations=self.organisations_of(rows),
            target_type=self.model._meta.label_lower,
            target_id=str(row.pk) if row is not None else "",
            now=timezone.now(),
        )


tables = OperatorsTables(name="operators_tables")
