"""Making an organisation and changing its settings."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from access import audit
from access.actors import Actor
from access.roles import Role
from access.scope import working_in
from organisations.models import Member, Organisation
from organisations.queries import actor_from

SLUG_LENGTH = 40
SETTINGS = (
    "name",
    "time_zone",
    "help_text",
    "default_wording",
    "default_backup",
    "default_manager",
    "default_senior",
)


@transaction.atomic
def create_organisation(*, user: Any, name: str, time_zone: str) -> Organisation:
    """Make an organisation of which `user` is the owner, and whom every reminder reaches until others join."""
    organisation = Organisation.objects.create(
        name=name,
        slug=_free_slug(name),
        time_zone=time_zone,
        help_text=gettext(
            "If you or someone else is not safe, ring the emergency number where you are. "
            "Answers are not read at every hour."
        ),
        default_wording=gettext(
            "The people named here read every answer. We show results to others without names. "
            "You can take your answers out until it closes."
        ),
    )
    with working_in(organisation):
        owner = Member.objects.create(organisation=organisation, user=user, role=Role.OWNER)
        organisation.default_backup = owner
        organisation.default_manager = owner
        organisation.default_senior = owner
        organisation.save(update_fields=["default_backup", "default_manager", "default_senior"])
        audit.record(actor_from(owner), "created", organisation)
    return organisation


def _free_slug(name: str) -> str:
    """Return a short name for addresses that no organisation has yet."""
    wanted = slugify(name)[:SLUG_LENGTH].strip("-") or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


@transaction.atomic
def change_organisation(*, actor: Actor, organisation: Organisation, **settings: Any) -> None:
    """Keep new values of `SETTINGS`. The address keeps its short name, so that links keep working.

    Raises:
        ValueError: when `settings` holds anything else.

    """
    unknown = set(settings) - set(SETTINGS)
    if unknown:
        message = f"Not a setting: {', '.join(sorted(unknown))}."
        raise ValueError(message)
    changed = [name for name in settings if getattr(organisation, name) != settings[name]]
    if not changed:
        return
    for name in changed:
        setattr(organisation, name, settings[name])
    organisation.save(update_fields=changed)
    audit.record(actor, "changed settings", organisation, settings=changed)
