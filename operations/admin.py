"""Which tables operators may look at, and which columns of them. What is not named here is not to be seen."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin import action, display
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from access.models import AuditEntry
from access.scope import across_organisations
from notices.models import Heartbeat, Message, OutboxHold
from operations.admin_site import Table, number_of, tables
from operations.models import Backup
from organisations.actions.accounts import switch_off, switch_on
from organisations.models import Member, Organisation, User
from organisations.queries import organisations_of_accounts

__all__ = ["tables"]


class OwnedTable(Table):
    """A table whose rows belong to one organisation each."""

    def organisations_of(self, rows: Iterable[Any]) -> set[int]:
        """Return the organisations of these rows."""
        return {row.organisation_id for row in rows if row.organisation_id is not None}


class OrganisationTable(Table):
    """The organisations there are. The list is a directory; opening one is a look at it."""

    heading = _("Organisations")
    list_display = ("name", "slug", "members", "created_at")
    search_fields = ("name", "slug")
    ordering = ("name", "pk")
    fields = ("name", "slug", "time_zone", "language", "is_sample", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the organisations with the number of those who belong to them."""
        with across_organisations(reason="the directory counts the members of each organisation"):
            here = Member.objects.active().filter(organisation=OuterRef("pk")).order_by()
            number = here.values("organisation").annotate(number=Count("pk")).values("number")
            return super().get_queryset(request).annotate(number=Subquery(number))

    @display(description=_("members"))
    def members(self, one: Any) -> int:
        """Return how many belong to it."""
        return one.number or 0

    def _note(self, request: HttpRequest, rows: Iterable[Any], row: Any = None) -> None:
        if row is not None:
            super()._note(request, rows, row)

    def organisations_of(self, rows: Iterable[Any]) -> set[int]:
        """Return the organisation itself."""
        return {row.pk for row in rows}


class AccountTable(Table):
    """Who signs in. Passwords, second steps and sessions are not here."""

    heading = _("Accounts")
    actions = ("switch_accounts_off", "switch_accounts_on")
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name")
    ordering = ("email",)
    fields = ("email", "name", "is_active", "is_staff", "date_joined", "last_login")
    readonly_fields = fields

    def organisations_of(self, rows: Iterable[Any]) -> set[int]:
        """Return the organisations to which these accounts belong."""
        return organisations_of_accounts(row.pk for row in rows)

    @action(description=_("Switch off: they cannot sign in any more, from now on"))
    def switch_accounts_off(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        """Switch off everybody chosen but the operator who asks."""
        some = [user for user in rows if user.pk != number_of(request)]
        for user in some:
            switch_off(user=user, by_id=number_of(request))
        _say(request, len(some))

    @action(description=_("Switch on again"))
    def switch_accounts_on(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        """Let everybody chosen sign in again."""
        for user in rows:
            switch_on(user=user, by_id=number_of(request))
        _say(request, rows.count())


def _say(request: HttpRequest, count: int) -> None:
    done = ngettext("%(n)s account was changed.", "%(n)s accounts were changed.", count)
    messages.success(request, done % {"n": count})


class MemberTable(OwnedTable):
    """Who belongs where, in which role."""

    heading = _("Members")
    list_display = ("user", "organisation", "role", "is_active", "joined_at")
    list_filter = ("role", "is_active")
    list_select_related = ("user", "organisation")
    search_fields = ("user__email", "user__name", "organisation__slug")
    fields = ("user", "organisation", "role", "is_active", "joined_at")
    readonly_fields = fields


class MessageTable(OwnedTable):
    """Where messages stand; not to whom they go, and not what they say."""

    heading = _("States of messages")
    list_display = ("pk", "organisation", "state", "reason", "attempts", "created_at", "sent_at")
    list_filter = ("state",)
    list_select_related = ("organisation",)
    search_fields = ("organisation__slug",)
    ordering = ("-pk",)
    fields = (
        *("organisation", "recipient_kind", "channel", "state", "reason", "attempts"),
        *("created_at", "next_try_at", "handed_over_at", "sent_at", "returned_at"),
    )
    readonly_fields = fields


class AuditTable(OwnedTable):
    """What was done, by whom. Reading it is a look like any other."""

    heading = _("What was done")
    list_display = ("at", "organisation", "actor", "verb", "target_type", "target_id")
    list_select_related = ("organisation", "actor")
    search_fields = ("organisation__slug", "verb")
    fields = ("at", "organisation", "actor", "verb", "target_type", "target_id")
    readonly_fields = fields


class HeartbeatTable(Table):
    """When background jobs last ran."""

    heading = _("Background jobs")
    list_display = ("name", "beaten_at")
    fields = ("name", "beaten_at")
    readonly_fields = fields


class HoldTable(Table):
    """When mail was held back, and who let it go. It is let go by a command, which asks first."""

    heading = _("Holds of mail")
    list_display = ("reason", "held_at", "released_at", "released_by")
    fields = ("reason", "held_at", "released_at", "released_by")
    readonly_fields = fields


class BackupTable(Table):
    """Copies that were made, and what this installation was restored from."""

    heading = _("Copies")
    list_display = ("name", "kind", "size", "taken_at", "finished_at")
    fields = ("name", "kind", "size", "taken_at", "finished_at")
    readonly_fields = fields


tables.register(Organisation, OrganisationTable)
tables.register(User, AccountTable)
tables.register(Member, MemberTable)
tables.register(Message, MessageTable)
tables.register(AuditEntry, AuditTable)
tables.register(Heartbeat, HeartbeatTable)
tables.register(OutboxHold, HoldTable)
tables.register(Backup, BackupTable)
