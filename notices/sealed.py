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


def seal(payload: dict[str, Any], purpose: bytes = PURPOSE) -> bytes:
    """Return the payload encrypted with a key derived from the secret key; each purpose has a key of its own."""
    return _box(purpose).encrypt(json.dumps(payload).encode())


def unseal(sealed: bytes | memoryview, purpose: bytes = PURPOSE) -> dict[str, Any]:
    """Return the payload again; an older secret key among `SECRET_KEY_FALLBACKS` opens it too.

    Raises:
        UnreadableError: when no known key opens it.

    """
    try:
        payload: dict[str, Any] = json.loads(_box(purpose).decrypt(bytes(sealed)))
    except InvalidToken as error:
        raise UnreadableError from error
    return payload


def _box(purpose: bytes) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(secret: str | bytes, purpose: bytes) -> bytes:
    material = secret.encode() if isinstance(secret, str) else secret
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(material)
    return base64.urlsafe_b64encode(derived)
