"""Making an organisation and changing its settings."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from access import audit
from access.actors import Actor
from access.roles import Role
from access.scope import working_in
from access.tokens import new_token
from notices.actions import decide_again
from organisations import terms
from organisations.domain.limits import FOR_OWNERS, LIMITS, RHYTHM
from organisations.models import Member, Organisation, SettingsVersion, check_numbers
from organisations.queries import actor_from

SLUG_LENGTH = 40
TRIES = 5
"""How often another short name is looked for when somebody else takes the one that was free a moment ago."""
WRITTEN_TO = ("member", "participant")
"""The kinds of people whose messages may wait."""
WORDS = ("name", "help_text", "default_wording", "public_words")
"""Settings whose contents the audit trail does not repeat."""
SETTINGS = (
    "name",
    "time_zone",
    "help_text",
    "default_wording",
    "default_backup",
    "default_manager",
    "default_senior",
    "language",
    "requires_second_factor",
    "lists_publicly",
    "public_words",
    *LIMITS,
    *RHYTHM,
    "ladder",
)


@transaction.atomic
def create_organisation(*, user: Any, name: str, time_zone: str) -> Organisation:
    """Make an organisation of which `user` is the owner, and whom every reminder reaches until others join."""
    organisation = _with_free_slug(
        name=name,
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


def _with_free_slug(*, name: str, **fields: Any) -> Organisation:
    """Insert an organisation under a short name of its own, also when two of one name are made at once."""
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return Organisation.objects.create(name=name, slug=_free_slug(name), **fields)
        except IntegrityError:
            continue
    ending = new_token().lower().replace("_", "-").strip("-")[:8]
    return Organisation.objects.create(
        name=name, slug=f"{_free_slug(name)[:SLUG_LENGTH]}-{ending}", **fields
    )


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

    New numbers make a new version of the settings; what was opened before keeps the numbers it was opened under.

    Raises:
        ValueError: when `settings` holds anything else.
        ValidationError: when a number is out of its bounds, or two cannot stand together; by name.
        PermissionDenied: when somebody else than an owner changes what only owners do.

    """
    unknown = set(settings) - set(SETTINGS)
    if unknown:
        message = f"Not a setting: {', '.join(sorted(unknown))}."
        raise ValueError(message)
    current = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = [name for name in settings if getattr(current, name) != settings[name]]
    if not changed:
        return
    if not actor.is_at_least(Role.OWNER) and set(changed) & set(FOR_OWNERS):
        raise PermissionDenied
    before = {name: getattr(current, name) for name in changed}
    numbers = current.numbers
    for name in changed:
        setattr(current, name, settings[name])
    check_numbers(current.numbers)
    _check_rhythm(current)
    if current.numbers != numbers:
        _keep_version(actor, current, numbers)
        changed.append("settings_version")
    current.save(update_fields=changed)
    for name in changed:
        setattr(organisation, name, getattr(current, name))
    changes = {
        name: [_code(before[name]), _code(settings[name])] for name in before if name not in WORDS
    }
    if set(changed) & {*RHYTHM, "time_zone"}:
        for kind in WRITTEN_TO:
            decide_again(kind=kind)
    audit.record(actor, "changed settings", organisation, settings=list(before), changes=changes)


def _check_rhythm(organisation: Organisation) -> None:
    """Refuse hours and days that no clock and no week has."""
    wrong = [name for name, one in RHYTHM.items() if not one.holds(getattr(organisation, name))]
    if wrong:
        raise ValidationError(
            {
                name: terms.NUMBER_FAULTS[""]
                % {"least": RHYTHM[name].least, "most": RHYTHM[name].most}
                for name in wrong
            }
        )


def _keep_version(actor: Actor, organisation: Organisation, before: Mapping[str, int]) -> None:
    """Insert the version that begins now; the first time also the one that held so far."""
    old = organisation.settings_version
    if not SettingsVersion.objects.filter(number=old).exists():
        SettingsVersion.objects.create(organisation=organisation, number=old, values=dict(before))
    organisation.settings_version = old + 1
    SettingsVersion.objects.create(
        organisation=organisation,
        number=old + 1,
        values=organisation.numbers,
        made_by_id=actor.member_id,
    )


def _code(value: Any) -> Any:
    """What the audit trail keeps of a value: numbers, codes, and people by their number."""
    return value.pk if isinstance(value, Member) else value
