"""Making accounts other than by signing up, and switching them off."""

from allauth.account.models import EmailAddress
from django.db import transaction

from access import audit
from organisations.actions.sessions import end_sessions
from organisations.models import User
from organisations.queries import organisations_of_accounts


@transaction.atomic
def open_account(*, email: str, name: str, password: str | None = None) -> User:
    """Make an account whose address counts as confirmed, for sample data and operators.

    Without `password` the person chooses one through "Choose a new password".
    """
    user = User.objects.create_user(email.lower(), password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def switch_off(*, user: User, by_id: int) -> None:
    """Let nobody sign in to this account any more; whoever is signed in is out with the next page.

    Every organisation it belongs to reads about it. Reminders go to those who stand in.
    """
    _switch(user=user, is_active=False, by_id=by_id, verb="account_switched_off")
    end_sessions(user=user)


@transaction.atomic
def switch_on(*, user: User, by_id: int) -> None:
    """Let the person sign in to this account again."""
    _switch(user=user, is_active=True, by_id=by_id, verb="account_switched_on")


def _switch(*, user: User, is_active: bool, by_id: int, verb: str) -> None:
    if not User.objects.filter(pk=user.pk).exclude(is_active=is_active).update(is_active=is_active):
        return
    audit.record_by_operator(
        user_id=by_id,
        organisations=organisations_of_accounts([user.pk]),
        verb=verb,
        target_type=user._meta.label_lower,
        target_id=str(user.pk),
    )
