"""What an operator does about second steps: letting somebody in again, and changing the key they are sealed with."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from notices.sealed import seal, unseal
from organisations.actions.sessions import end_sessions
from organisations.models import User
from organisations.terms import SECOND_FACTOR_SEAL


@transaction.atomic
def forget_second_factors(*, user: User) -> int:
    """Take every passkey and code off the account and end its sessions; return how many were taken off."""
    count, _by_table = Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    return count


@transaction.atomic
def seal_second_factors() -> int:
    """Seal every secret anew with the present secret key; return of how many accounts' codes.

    Raises:
        UnreadableError: when a secret was sealed with a key that is not known any more; nothing is changed then.

    """
    rows = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    for row in rows:
        name = "secret" if row.type == Authenticator.Type.TOTP else "seed"
        opened = unseal(row.data[name].encode("ascii"), SECOND_FACTOR_SEAL)
        row.data[name] = seal(opened, SECOND_FACTOR_SEAL).decode("ascii")
        row.save(update_fields=["data"])
    return len(rows)
