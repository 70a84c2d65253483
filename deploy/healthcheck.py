"""Tell whether the process of this container is well: exit status 0, or 1 with one sentence. Standard library only.

    python deploy/healthcheck.py web          it answers, and it reaches the database
    python deploy/healthcheck.py worker       it is there and not stopped; a stuck one is started anew by its own watchdog
    python deploy/healthcheck.py scheduler    it rang within the last ten minutes

Redis has no say in any of them: while it is down people still answer, and starting anew would help nobody.
"""

import http.client
import os
import sys
import time
from pathlib import Path

SECONDS_BETWEEN_RINGS = 600
WORKER = b"celery\0-A\0coprod\0worker\0"


def web() -> str:
    """Return what is wrong with the web server, or nothing."""
    port = int(os.environ.get("PORT") or 8000)
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/healthz")
        status = asking.getresponse().status
    except (OSError, http.client.HTTPException) as problem:
        return f"The web server does not answer: {problem}."
    finally:
        asking.close()
    return "" if status == http.HTTPStatus.OK else f"The web server answers {status}."


def worker() -> str:
    """Return what is wrong with the worker, or nothing."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if WORKER not in (process / "cmdline").read_bytes():
                continue
            state = (process / "stat").read_text().rpartition(") ")[2][:1]
        except OSError:
            continue
        if state in "RSD":
            return ""
    return "No worker is running."


def scheduler() -> str:
    """Return what is wrong with the scheduler, or nothing."""
    folder = Path(os.environ.get("VAR_DIR") or "var")
    written = [file.stat().st_mtime for file in folder.glob("beat-schedule*")]
    if not written:
        return "The scheduler has written nothing yet."
    silent = time.time() - max(written)
    return "" if silent < SECONDS_BETWEEN_RINGS else f"The scheduler is silent for {silent:.0f} s."


if __name__ == "__main__":
    sys.exit({"web": web, "worker": worker, "scheduler": scheduler}[sys.argv[1]]() or 0)
