"""Sealing what must not lie open in the database: account mail, which holds links that let people in."""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"coprod account mail, 1"


class UnreadableError(Exception):
    """The payload was sealed with a key that is no longer known, or was changed."""


def seal(payload: dict[str, Any]) -> bytes:
    """Return the payload encrypted with a key derived from the secret key."""
    return _box().encrypt(json.dumps(payload).encode())


def unseal(sealed: bytes | memoryview) -> dict[str, Any]:
    """Return the payload again; an older secret key among `SECRET_KEY_FALLBACKS` opens it too.

    Raises:
        UnreadableError: when no known key opens it.

    """
    try:
        payload: dict[str, Any] = json.loads(_box().decrypt(bytes(sealed)))
    except InvalidToken as error:
        raise UnreadableError from error
    return payload


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(secret: str | bytes) -> bytes:
    material = secret.encode() if isinstance(secret, str) else secret
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(material)
    return base64.urlsafe_b64encode(derived)
