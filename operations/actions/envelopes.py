"""Sealing a copy for somebody who is not here (the age format), and opening it again."""

import hashlib
import shutil
from pathlib import Path
from typing import IO, Any

import pyrage

from operations.sentences import OperationError

SECRET = "AGE-SECRET-KEY-"  # noqa: S105 -- how a secret key begins, not one


class Counted:
    """A file that is written, with its length and checksum. Keeps the fault that stopped it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sum = hashlib.sha256()
        self.size = 0
        self.problem: OSError | None = None

    @property
    def sha256(self) -> str:
        """The checksum of what was written so far."""
        return self._sum.hexdigest()

    def write(self, data: Any) -> int:
        """Write all of it."""
        try:
            self._file.write(data)
        except OSError as problem:
            self.problem = problem
            raise
        self._sum.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Hand on what is buffered."""
        self._file.flush()


def seal(source: IO[bytes], target: Counted, recipient: str) -> None:
    """Write `source` to `target` so that only the holder of the secret key can read it; as it is without a recipient.

    Raises:
        OSError: when it cannot be read or written.

    """
    if not recipient:
        shutil.copyfileobj(source, target)
        return
    try:
        pyrage.encrypt_io(source, target, [pyrage.x25519.Recipient.from_str(recipient)])
    except pyrage.RecipientError as problem:
        raise OperationError(
            "BACKUP_RECIPIENT is no public key that a copy can be sealed for."
        ) from problem
    except pyrage.EncryptError as problem:
        raise target.problem or OSError(None, str(problem)) from problem


def unseal(source: IO[bytes], target: Counted, identity: Any | None) -> None:
    """Write what `source` holds to `target`, opened with the secret key if one is given.

    Raises:
        OperationError: when the key does not fit, or the file was changed or cut short.
        OSError: when it cannot be read or written.

    """
    if identity is None:
        shutil.copyfileobj(source, target)
        return
    try:
        pyrage.decrypt_io(source, target, [identity])
    except pyrage.DecryptError as problem:
        raise OperationError(
            "This key does not open this copy: it was sealed for another one."
        ) from problem
    except OSError as problem:
        if target.problem is not None:
            raise target.problem from problem
        if problem.errno is None:
            raise OperationError(
                "The copy was changed or cut short since it was made."
            ) from problem
        raise


def new_key() -> tuple[str, str]:
    """Return a fresh pair of keys: the secret one and the public one."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def read_key(file: Path) -> Any:
    """Return the secret key that a file holds.

    Raises:
        OperationError: when there is none.

    """
    try:
        lines = file.read_text(encoding="ascii").split()
        found = next(line for line in lines if line.startswith(SECRET))
        return pyrage.x25519.Identity.from_str(found)
    except (OSError, ValueError, StopIteration, pyrage.IdentityError) as problem:
        raise OperationError(
            f"{file} holds no secret key: it has a line that begins with {SECRET}."
        ) from problem


def sha256_of(file: Path) -> str:
    """Return the checksum of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
