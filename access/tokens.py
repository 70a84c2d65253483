"""Links for people without accounts: random tokens of which only a hash is kept."""

import hashlib
import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

TOKEN_BYTES = 18
"""144 bits: out of reach of guessing, and still short enough for a printed link."""


def new_token() -> str:
    """Return a fresh random token (144 bits, URL-safe)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """Return the hash under which a token is stored (SHA-256, hexadecimal)."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class LinkToken(models.Model):
    """Base of a stored link: the hash of its token and the day after which it no longer opens."""

    digest = models.CharField(_("hash of the token"), max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        abstract = True
