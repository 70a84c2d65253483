"""Making accounts other than by signing up."""

from allauth.account.models import EmailAddress
from django.db import transaction

from organisations.models import User


@transaction.atomic
def open_account(*, email: str, name: str, password: str | None = None) -> User:
    """Make an account whose address counts as confirmed, for sample data and operators.

    Without `password` the person chooses one through "Choose a new password".
    """
    user = User.objects.create_user(email.lower(), password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
