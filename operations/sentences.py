"""What went wrong with a command, in one sentence for the person who ran it."""

import errno


class OperationError(Exception):
    """A command could not do its work; the text is one sentence, and what to do."""


_DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


def sentence_for(problem: OSError, place: object) -> str:
    """Return what to tell when `place` could not be written or read."""
    if problem.errno in _DISK_FULL:
        return (
            f"The disk of {place} is full: make room and begin again. Nothing was left half done."
        )
    if problem.errno in _NOT_ALLOWED:
        return f"This account may not write or read {place}: give it the rights, or name another place."
    return f"{place} could not be written or read, the system says: {problem.strerror}."
