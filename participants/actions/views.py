"""Filters of the list of people that a member keeps under a name."""

from django.db import IntegrityError, transaction

from access.actors import Actor
from participants.models import SavedView


class NameTakenError(Exception):
    """The member keeps another view under this name."""


def keep_view(*, actor: Actor, name: str, query: str) -> int:
    """Keep these filters under a name and return the id; the same name again replaces what it stood for."""
    with transaction.atomic():
        known = SavedView.objects.select_for_update().filter(
            member=actor.member_id, name__iexact=name
        )
        view = known.first() or SavedView(
            organisation=actor.organisation, member_id=actor.member_id
        )
        view.name, view.query = name, query
        view.save()
        return view.pk


def rename_view(*, view: SavedView, name: str) -> None:
    """Give a view another name.

    Raises:
        NameTakenError: when the member has another view of this name.

    """
    view.name = name
    try:
        with transaction.atomic():
            view.save(update_fields=["name"])
    except IntegrityError:
        raise NameTakenError from None


def forget_view(*, view: SavedView) -> None:
    """Delete a view. The people in it stay as they are."""
    view.delete()
