"""The doors. A view is reached through `@gate`, `@public`, `@participant_link` or `@operator`; a system check refuses any other route.

The gate finds the actor, opens the organisation's scope, loads the object through it (another organisation's row is simply
absent: 404), asks the policy (role too low: 403) and hands the object to the view.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

from access.actors import (
    Actor,
    is_operator,
    load_actor,
    missing_from_member,
    missing_from_operator,
)
from access.bin import out_of_bin, with_the_bin
from access.links import load_link
from access.scope import working_in

View = Callable[..., HttpResponseBase]
Policy = Callable[[Actor, Any], bool]


def gate(
    policy: Policy, model: type[models.Model] | str | None = None, *, opens_bin: bool = False
) -> Callable[[View], View]:
    """Let a member through who passes `policy`; hand the view the loaded object (or the organisation).

    What lies in the bin is absent, unless the door `opens_bin`: then for the view too.

    A table that is private to its app is named, as in a foreign key: `"participants.Participant"`. The route carries `org` (the organisation's slug) and, when `model` is given, `pk`. The view is called with the
    request, the object and the rest of the route's arguments, inside the organisation's scope.
    """

    def decorate(view: View) -> View:
        table: Any = apps.get_model(model) if isinstance(model, str) else model

        @wraps(view)
        def gated(request: HttpRequest, org: str, **kwargs: Any) -> HttpResponseBase:
            actor = load_actor(request.user, org)
            if actor is None:
                raise Http404
            elsewhere = missing_from_member(request, actor)
            if elsewhere is not None:
                return elsewhere
            request.actor = actor  # type: ignore[attr-defined]
            request.organisation = actor.organisation  # type: ignore[attr-defined]
            with working_in(actor.organisation), with_the_bin() if opens_bin else nullcontext():
                target = actor.organisation
                if table is not None:
                    target = _load(table, kwargs.pop("pk"))
                if not policy(actor, target):
                    raise PermissionDenied
                response = view(request, target, **kwargs)
            # After signing out, going back on a shared computer shows nothing.
            patch_cache_control(response, private=True, no_store=True)
            return response

        gated.door = "gate"  # type: ignore[attr-defined]
        gated.policy = policy  # type: ignore[attr-defined]
        gated.model = table  # type: ignore[attr-defined]
        return gated

    return decorate


def _load(model: type[models.Model], pk: Any) -> models.Model:
    manager: Any = model._default_manager
    loader = getattr(manager.all(), "for_page", None)
    rows = loader() if loader else manager.all()
    found = out_of_bin(rows.filter(pk=pk)).first()
    if found is None:
        raise Http404
    return found


def signed_in(reason: str) -> Callable[[View], View]:
    """Let any signed-in person through, for pages that belong to no organisation yet; say why."""

    def decorate(view: View) -> View:
        view.door = "signed_in"  # type: ignore[attr-defined]
        view.reason = reason  # type: ignore[attr-defined]
        return view

    return decorate


def operator(reason: str) -> Callable[[View], View]:
    """Let operators through, who look after the installation; for everybody else the page does not exist. Say why.

    What else is asked of operators, such as a second step at sign-in, is registered in `access.actors`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def looked_after(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            if not is_operator(request.user):
                raise Http404
            response = missing_from_operator(request) or view(request, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        looked_after.door = "operator"  # type: ignore[attr-defined]
        looked_after.reason = reason  # type: ignore[attr-defined]
        return looked_after

    return decorate


def public(reason: str) -> Callable[[View], View]:
    """Let everybody through, and say why this page needs no sign-in."""

    def decorate(view: View) -> View:
        opened = login_not_required(view)
        opened.door = "public"  # type: ignore[attr-defined]
        opened.reason = reason  # type: ignore[attr-defined]
        return opened

    return decorate


def participant_link(purpose: str, *, has_script: bool = False) -> Callable[[View], View]:
    """Let a person through who holds a link of this purpose; the view gets what the link stands for.

    Its pages run no script, which the browser is told (`ui.headers`), unless `has_script` says that they are for staff.

    The loader registered for `purpose` (`access.links.register_link`) answers the object behind the link, with an
    `organisation`; no object raises 404, which shows the kind page for links that do not work.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def linked(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            opened = load_link(purpose, request, kwargs)
            if opened is None:
                raise Http404
            request.organisation = opened.organisation  # type: ignore[attr-defined]
            with working_in(opened.organisation):
                return view(request, opened, **kwargs)

        marked = login_not_required(linked)
        marked.door = "participant_link"  # type: ignore[attr-defined]
        marked.purpose = purpose  # type: ignore[attr-defined]
        marked.has_script = has_script  # type: ignore[attr-defined]
        return marked

    return decorate
