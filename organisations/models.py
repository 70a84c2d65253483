"""Accounts, organisations and who belongs to them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from access.models import AppendOnlyQuerySet
from access.roles import Role
from access.scope import OrganisationOwned, OwnedQuerySet, owned_manager
from access.tokens import LinkToken
from organisations import terms
from organisations.domain.limits import LIMITS, faults

ROLE_CHOICES = Role.choices
SESSION_SALT = "organisations.models.User.session_series"


def check_time_zone(value: str) -> None:
    """Raise `ValidationError` unless `value` names a time zone such as Europe/London."""
    try:
        ZoneInfo(value)
    except (ValueError, OSError) as error:
        message = _("Choose a time zone such as Europe/London.")
        raise ValidationError(message) from error


def check_numbers(numbers: Mapping[str, int]) -> None:
    """Refuse numbers that are out of their bounds, or that cannot stand together.

    Raises:
        ValidationError: with a sentence for each number, by name.

    """
    wrong = faults(numbers)
    if wrong:
        raise ValidationError(
            {
                name: terms.NUMBER_FAULTS[code]
                % {"least": LIMITS[name].least, "most": LIMITS[name].most}
                for name, code in wrong.items()
            }
        )


def chosen_number(name: str, label: Any) -> models.PositiveSmallIntegerField:
    """Return the column of a number that an organisation may choose, within `LIMITS`."""
    usual = LIMITS[name].usual
    return models.PositiveSmallIntegerField(label, default=usual, db_default=usual)


class UserManager(BaseUserManager["User"]):
    """Makes accounts that sign in by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an account; without a password nobody can sign in to it by password."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an operator's account."""
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in: a facilitator, manager, owner, viewer or operator. Participants have no account."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_staff = models.BooleanField(_("operator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)
    session_series = models.PositiveIntegerField(default=0, db_default=0)
    """Raised by one, it ends every session of this account."""
    access_version = models.PositiveIntegerField(default=0, db_default=0)
    """Raised by one when what the person may do changes: each of their sessions then gets a new key."""

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must hold to count as this account's; a new password or series makes another."""
        if self.session_series == 0:
            return str(super()._get_session_auth_hash(secret))  # type: ignore[misc]
        value = f"{self.session_series} {self.password}"
        return salted_hmac(SESSION_SALT, value, secret=secret, algorithm="sha256").hexdigest()


class Organisation(models.Model):
    """A council, charity or team that runs projects; everything else belongs to one."""

    name = models.CharField(_("name of the organisation"), max_length=120)
    slug = models.SlugField(_("short name in addresses"), max_length=50, unique=True)
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Europe/London", validators=[check_time_zone]
    )
    help_text = models.TextField(
        _("help shown to everyone who answers"),
        blank=True,
        help_text=_(
            "Who to call when someone is not safe. Shown at the foot of every page people answer on."
        ),
    )
    default_wording = models.TextField(
        _("default wording: who reads it and what is kept"), blank=True
    )
    default_backup = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    default_manager = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    default_senior = models.ForeignKey(
        "organisations.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    requires_second_factor = models.BooleanField(
        _("everyone here signs in with a second step"),
        default=False,
        db_default=False,
        help_text=_(
            "Besides the password: a passkey, or a code from your phone. "
            "Whoever has neither is asked to set one up before they see anything here."
        ),
    )
    language = models.CharField(_("language"), max_length=12, default="en", db_default="en")
    languages = models.JSONField(_("other languages people read"), default=list, db_default=[])
    ask_days = chosen_number("ask_days", _("days to answer"))
    promise_days = chosen_number("promise_days", _("days until people hear"))
    final_days = chosen_number("final_days", _("days until everything is answered"))
    repeat_days = chosen_number("repeat_days", _("days between reminders of a late answer"))
    retell_days = chosen_number("retell_days", _("days to say that something was taken back"))
    link_days = chosen_number("link_days", _("days that a personal link works after closing"))
    invitation_days = chosen_number("invitation_days", _("days that an invitation works"))
    k_internal = chosen_number("k_internal", _("fewest people shown as numbers here"))
    k_public = chosen_number("k_public", _("fewest people shown as numbers to everybody"))
    confirm_days = models.PositiveSmallIntegerField(
        _("days before closing that the promise is confirmed"), default=7, db_default=7
    )
    decide_days = models.PositiveSmallIntegerField(
        _("days before the promise that whoever decides hears"), default=14, db_default=14
    )
    still_owed_days = models.PositiveSmallIntegerField(
        _("days until a manager hears that it is still owed"), default=56, db_default=56
    )
    check_days = models.PositiveSmallIntegerField(
        _("days until people are asked whether they see a change"), default=14, db_default=14
    )
    ladder = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    """Family of a step of the clock to the roles that hear of it; what is missing goes to the usual ones."""
    quiet_from = models.PositiveSmallIntegerField(
        _("no messages from this hour"), default=19, db_default=19
    )
    quiet_until = models.PositiveSmallIntegerField(_("until this hour"), default=8, db_default=8)
    """Hours of the local clock, 0 to 23."""
    working_days = models.PositiveSmallIntegerField(
        _("days on which colleagues are reminded"), default=31, db_default=31
    )
    """One bit for each day of the week, Monday the lowest: 31 is Monday to Friday."""
    digest_weekday = models.PositiveSmallIntegerField(
        _("day of the week on which people hear"), default=1, db_default=1
    )
    """As `date.isoweekday` counts: 1 is Monday."""
    lists_publicly = models.BooleanField(
        _("everybody can see a list of what we asked"), default=False, db_default=False
    )
    public_words = models.TextField(
        _("what stands above the public list"), blank=True, default="", db_default=""
    )
    settings_version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    is_sample = models.BooleanField(_("holds sample data"), default=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this organisation's days begin and end."""
        return ZoneInfo(self.time_zone)

    def day_at(self, now: datetime) -> date:
        """Return the day that it is at `now` where this organisation is."""
        return now.astimezone(self.zone).date()

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers that hold now, by name."""
        return {name: getattr(self, name) for name in LIMITS}


class MemberQuerySet(OwnedQuerySet):
    """Filters over members."""

    def active(self) -> "MemberQuerySet":
        """Members who may still sign in to the organisation."""
        return self.filter(is_active=True, user__is_active=True)


class Member(OrganisationOwned):
    """A person's place in an organisation, with a role."""

    user = models.ForeignKey(
        "organisations.User", on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    remind_by = models.CharField(
        _("how reminders come"),
        max_length=8,
        choices=terms.REMIND_BY,
        default=terms.IN_THE_MORNING,
        db_default=terms.IN_THE_MORNING,
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        default="",
        db_default="",
        validators=[check_time_zone],
    )
    """Empty for the organisation's own."""

    objects = owned_manager(MemberQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_membership_each")
        ]
        ordering = ["user__name", "pk"]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def works_here(self) -> bool:
        """Whether this member still belongs here and has an account that is not closed."""
        return bool(self.is_active and self.user.is_active)

    def may_give(self, role: Role) -> bool:
        """Return whether this member still belongs here and may let others in with `role`."""
        mine = Role(self.role)
        return self.works_here and mine.reaches(Role.MANAGER) and mine.reaches(role)


class SettingsVersion(OrganisationOwned):
    """The numbers that held from one moment on. Results and asks name the version that they were made under."""

    number = models.PositiveIntegerField()
    values = models.JSONField()
    made_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = owned_manager(AppendOnlyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="each_settings_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"settings {self.number} of {self.organisation_id}"


class Handover(OrganisationOwned):
    """That one owner made somebody else the owner; both are told."""

    given_by = models.ForeignKey("organisations.Member", on_delete=models.CASCADE, related_name="+")
    given_to = models.ForeignKey("organisations.Member", on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.given_by_id} to {self.given_to_id}"


class MemberInvitation(OrganisationOwned, LinkToken):
    """An open invitation to join an organisation by link. The token itself stands only in the message."""

    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    invited_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_each",
            )
        ]

    def __str__(self) -> str:
        return self.email

    def is_open(self, now: datetime) -> bool:
        """Return whether the link still lets somebody join at `now`; it does only while its inviter could still invite."""
        return (
            self.accepted_at is None
            and self.withdrawn_at is None
            and self.expires_at is not None
            and now < self.expires_at
            and (self.invited_by is None or self.invited_by.may_give(Role(self.role)))
        )


class PartnerKind(models.TextChoices):
    """How another organisation relates to what we do."""

    DELIVERS = "delivers", _("works with the same people")
    FUNDS = "funds", _("funds it")
    DECIDES = "decides", _("decides about it")
    OTHER = "other", _("something else")


class Partner(OrganisationOwned):
    """Another organisation that works with ours: its name, never its people's addresses."""

    name = models.CharField(_("name of the organisation"), max_length=120)
    kind = models.CharField(
        _("how it takes part"), max_length=10, choices=PartnerKind, default=PartnerKind.DELIVERS
    )
    note = models.CharField(_("what to know"), max_length=300, blank=True)
    is_active = models.BooleanField(_("still works with us"), default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", Lower("name"), name="one_partner_of_a_name")
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ClosedKind(models.TextChoices):
    """Why few people can answer on these days."""

    SCHOOL_HOLIDAY = "school_holiday", _("School holidays")
    EXAMS = "exams", _("Exams")
    FESTIVAL = "festival", _("Religious festival")
    CLOSED = "closed", _("Closed")


class ClosedSpell(OrganisationOwned):
    """Days on which people are away or busy: entered or imported once, shown wherever dates are set."""

    name = models.CharField(_("what it is called"), max_length=120)
    kind = models.CharField(_("what it is"), max_length=14, choices=ClosedKind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "starts_on"], name="closed_spell_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="closed_spell_ends_after_it_starts",
                violation_error_message=_("The last day cannot come before the first day."),
            ),
        ]
        ordering = ["starts_on", "pk"]

    def __str__(self) -> str:
        return self.name


class CalendarFeed(OrganisationOwned, LinkToken):
    """A private address under which a member's own calendar reads dates and titles; only its hash is kept."""

    member = models.ForeignKey("organisations.Member", on_delete=models.CASCADE, related_name="+")
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    def __str__(self) -> str:
        return f"calendar of {self.member_id}"
