"""Checks that run with `manage.py check`: every route has a door, every table an owner."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import Error
from django.urls import URLPattern, URLResolver, get_resolver

from access.scope import OrganisationOwned

OWN_APPS = frozenset(
    {
        "access",
        "notices",
        "organisations",
        "participants",
        "projects",
        "stages",
        "feedback",
        "workspace",
        "operations",
    }
)
TABLES_WITHOUT_OWNER = {
    "organisations.User": "a person may belong to several organisations",
    "organisations.Organisation": "is the owner itself",
    "notices.Heartbeat": "one row for the whole installation: when the planner last ran",
    "notices.OutboxHold": "one switch for the whole installation: nothing leaves after a restore",
    "operations.Backup": "a copy holds every organisation",
}
THIRD_PARTY_ROUTES = frozenset(
    {
        "account_login",
        "account_logout",
        "account_signup",
        "account_inactive",
        "account_email_verification_sent",
        "account_confirm_email",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_change_password",
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
    }
)
"""The account library's own pages: sign-in, sign-up, reset, second step. They show nothing of any organisation."""


def routes(
    patterns: Sequence[URLPattern | URLResolver] | None = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """Yield (name with namespace, path, callback) for every route of the project."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, path, inner)
        else:
            yield f"{space}{pattern.name}", path, pattern.callback


def every_route_is_gated(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[Error]:
    """Report each route that neither has a door of `access.gate` nor stands on the third-party list."""
    del app_configs
    return [
        Error(
            f"{name or path} states no door: use gate, operator, public or participant_link.",
            id="access.E001",
        )
        for name, path, view in routes()
        if not hasattr(view, "door")
        and name not in THIRD_PARTY_ROUTES
        and not (settings.DEBUG and path.startswith(settings.STATIC_URL.lstrip("/")))
    ]


def every_table_is_owned(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[Error]:
    """Report each table of our own apps that has no organisation and is not on the short list."""
    del app_configs
    return [
        Error(f"{model._meta.label} belongs to no organisation.", id="access.E002")
        for model in apps.get_models()
        if model._meta.app_label in OWN_APPS
        and not issubclass(model, OrganisationOwned)
        and not model._meta.auto_created
        and model._meta.label not in TABLES_WITHOUT_OWNER
    ]
