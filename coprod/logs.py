"""What a log line looks like: no secret of an address stands in it, whoever wrote the line."""

import logging
import re
from typing import override

# The parts of addresses after which a secret stands: links of people without accounts, invitations, account mail.
_SECRET = re.compile(r"((?:/|%2F)(?:a|stop|invitation|confirm|new)(?:/|%2F))[^\s/?&%\"']{20,}")


class LineFormatter(logging.Formatter):
    """One line, or a traceback, with the secrets of addresses left out."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Return the line; whoever reads logs cannot open a link that somebody else was sent."""
        return without_secrets(super().format(record))


def without_secrets(text: str) -> str:
    """Return `text` with "…" in place of each secret of an address."""
    return _SECRET.sub(r"\1…", text)
