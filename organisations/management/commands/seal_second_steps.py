"""`manage.py seal_second_steps`: seals the secrets of codes with the present SECRET_KEY, before an old one is taken out."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from notices.sealed import UnreadableError
from organisations.actions.second_factor import seal_second_factors


class Command(BaseCommand):
    """Seal every secret anew."""

    help = "Seal the secrets of codes with the present SECRET_KEY; then the old one may go."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it; exit status 1 and one sentence when a secret can no longer be opened."""
        try:
            count = seal_second_factors()
        except UnreadableError:
            message = "A secret opens with no known key: put the older one into SECRET_KEY_FALLBACKS. Nothing was changed."
            raise CommandError(message) from None
        self.stdout.write(f"Sealed anew: {count}.")
