"""Both servers as they run in production: granian, two workers, four threads each; and what their workers hold in memory."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from benchmarks.peers import Peer
from benchmarks.rounds import BenchmarkError
from coprod.processes import web_command
from tools.pins import leave_out_what_is_not_pinned
from tools.test import PRODUCTION

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
SECONDS_TO_START = 60
HOST = PRODUCTION["ALLOWED_HOSTS"]
PROXY_HEADERS = {"Host": HOST, "X-Forwarded-Proto": "https"}
"""What a proxy in front sends along; the production settings rely on it."""


MANY = {"DOOR_HOLDS_AFTER": "1000000", "DOOR_REFUSES_AFTER": "1000000"}
"""The load is more than a room sends to one public link in a minute; nobody in it is held or asked to wait."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def production(services: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of an installation, with this database and Redis."""
    return {**os.environ, **PRODUCTION, "LOG_LEVEL": "WARNING", **MANY, **services}


def manage(environment: Mapping[str, str], *words: str) -> str:
    """Run a command of ours and return what it said, or stop with it."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchmarkError(f"{' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


class Server:
    """One running web server."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._process = process

    @classmethod
    def start(cls, application: str, environment: Mapping[str, str], log: Path) -> Self:
        """Start granian with the same options for ours and for the yardstick."""
        port = free_port()
        command = web_command("127.0.0.1", port, WORKERS)
        command[command.index("coprod.wsgi:application")] = application
        leave_out_what_is_not_pinned(log.parent)
        environment = {**environment, "PYTHONPATH": str(log.parent)}
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=dict(environment), stdout=output, stderr=subprocess.STDOUT
            )
        return cls(port, process)

    @classmethod
    def start_peer(cls, peer: Peer, environment: Mapping[str, str], log: Path) -> Self:
        """Start granian of a peer's own environment, with the same options."""
        port = free_port()
        command = web_command("127.0.0.1", port, WORKERS)
        command[0] = str(peer.python)
        command[command.index("coprod.wsgi:application")] = f"{peer.module}:application"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=log.parent, env=dict(environment), stdout=output,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        return cls(port, process)

    def wait(self, path: str, headers: Mapping[str, str]) -> None:
        """Wait until the server answers `path`."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                asking = urllib.request.Request(self.url + path, headers=dict(headers))
                urllib.request.urlopen(asking, timeout=5).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise BenchmarkError(f"The server at {self.url} did not start.")

    @property
    def workers(self) -> list[int]:
        """The process numbers of the workers."""
        main = self._process.pid
        found = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return [pid for pid in map(int, found) if "resource_tracker" not in command_of(pid)]

    def megabytes(self) -> list[float]:
        """What each worker holds: its own memory and its share of what it has in common with others (PSS)."""
        return sorted(pss(pid) for pid in self.workers)

    def stop(self) -> None:
        """Stop the server and its workers."""
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def command_of(pid: int) -> str:
    """Return the command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


def pss(pid: int) -> float:
    """Return the proportional set size of a process in MB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise BenchmarkError(f"Process {pid} does not tell its memory.")


@contextmanager
def both(
    bare: Mapping[str, str], ours: Mapping[str, str], folder: Path
) -> Iterator[tuple[Server, Server]]:
    """Run the yardstick and ours side by side."""
    servers: list[Server] = []
    try:
        servers.append(Server.start("benchmarks.bare.app:application", bare, folder / "bare.log"))
        servers.append(Server.start("coprod.wsgi:application", ours, folder / "ours.log"))
        servers[0].wait("/hello", {})
        servers[1].wait("/f/m1/", PROXY_HEADERS)
        yield servers[0], servers[1]
    finally:
        for server in servers:
            server.stop()
