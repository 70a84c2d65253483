"""What `run` asks of the machine before it starts: a free port, room on the disk, and no other run in the same folder."""

import errno
import fcntl
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTES_NEEDED = 50
PORTS_TO_OFFER = (8000, 8001)


class CannotRunError(Exception):
    """Coprod cannot run on this machine now; the text is one sentence for the person who started it."""


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `CannotRunError` when another program answers on the port, or it may not be opened."""
    taken = (
        f"Port {port} is in use by another program: stop that one, or choose another port, "
        f"for example PORT={next(other for other in PORTS_TO_OFFER if other != port)} make run."
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as problem:
            message = f"This account may not open port {port}: choose one above 1023, for example PORT=8000 make run."
            raise CannotRunError(message) from problem
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                raise CannotRunError(taken) from problem
            message = f"Coprod cannot listen on {host}: {problem.strerror}."
            raise CannotRunError(message) from problem
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except OSError:
        return
    raise CannotRunError(taken)


def refuse_full_disk(folder: Path) -> None:
    """Raise `CannotRunError` when there is too little room for the database to grow."""
    free = shutil.disk_usage(folder).free // 2**20
    if free < MEGABYTES_NEEDED:
        message = f"The disk is full ({free} MB left for {folder}): make room and start again. Nothing was lost."
        raise CannotRunError(message)


def prepare_folders(folder: Path) -> None:
    """Make the folder for everything made at run time, with its parts."""
    try:
        for part in ("log", "mail", "media", "queue/messages", "queue/control"):
            (folder / part).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"Coprod cannot write to {folder}: {problem.strerror}."
        raise CannotRunError(message) from problem


@contextmanager
def only_run_of(folder: Path) -> Iterator[None]:
    """Hold the folder for this run; a second run would let two schedulers write one schedule.

    The lock ends with the process, however that ends.
    """
    with (folder / "run.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            message = f"Coprod is already running on the data in {folder}: stop that one first."
            raise CannotRunError(message) from problem
        yield
