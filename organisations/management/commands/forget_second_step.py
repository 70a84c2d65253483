"""`manage.py forget_second_step`: lets somebody in again who lost phone, passkey and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from organisations.actions.second_factor import forget_second_factors
from organisations.adapters import AccountAdapter
from organisations.models import User


class Command(BaseCommand):
    """Take off every second step of one account, and tell its owner by mail."""

    help = "Take every passkey and code off an account, after you made sure who asks for it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address of the account."""
        parser.add_argument("email", help="the address the person signs in with")

    def handle(self, *_args: Any, email: str, **_options: Any) -> None:
        """Do it; exit status 1 and one sentence when there is no such account."""
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"No account has the address {email}.")
        count = forget_second_factors(user=user)
        AccountAdapter().send_mail(
            "mfa/email/forgotten", user.email, {"timestamp": timezone.now(), "user": user}
        )
        self.stdout.write(f"Taken off: {count}. The account is signed out everywhere.")
