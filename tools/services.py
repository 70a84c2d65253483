"""Throwaway PostgreSQL and Redis, and a Chromium, for the suite. Standard library only.

    with Services() as services:
        subprocess.run([...], env={**os.environ, **services.environment})

Everything lives in one temporary folder, on ports of its own, and is stopped and removed however the block ends.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

DEBIAN_PACKAGES = {
    "chromium": ("chromium", "fonts-dejavu-core"),
    "postgresql": ("postgresql",),
    "redis": ("redis-server",),
}
SECONDS_TO_START = 180
FLEETING = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
LASTING = "-c shared_buffers=1GB -c max_wal_size=8GB -c maintenance_work_mem=512MB -c jit=off"
"""PostgreSQL's own settings for commits stay as they are: everything confirmed is on the disk."""


class NoServicesError(Exception):
    """What the suite needs is not on this machine and may not be installed; the text says what."""


def find_chromium() -> str | None:
    """Return the path of a browser of the Chromium family, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if (found := shutil.which(name))), None)


def find_redis() -> str | None:
    return shutil.which("redis-server") or shutil.which("valkey-server")


def find_postgresql() -> Path | None:
    """Return the folder with PostgreSQL's programs, the newest version first, or None."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
    fitting = [folder for folder in folders if (folder / "initdb").exists()]
    if fitting:
        return max(
            fitting, key=lambda folder: [int(n) for n in folder.parts[-2].split("-")[-1].split(".")]
        )
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


FINDERS = {"chromium": find_chromium, "postgresql": find_postgresql, "redis": find_redis}


def missing() -> list[str]:
    """Return the names of what cannot be found."""
    return [name for name, find in FINDERS.items() if find() is None]


def install_missing() -> None:
    """Install what is missing from Debian's packages where that is allowed; do nothing elsewhere."""
    wanted = missing()
    if not wanted or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    if "postgresql" in wanted:  # Debian would otherwise start a cluster of its own
        switch = Path("/etc/postgresql-common/createcluster.conf")
        switch.parent.mkdir(parents=True, exist_ok=True)
        if not switch.exists():
            switch.write_text("create_main_cluster = false\n", encoding="utf-8")
    packages = [package for name in wanted for package in DEBIAN_PACKAGES[name]]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(install, check=False, **quiet)


def free_port() -> int:
    """Return a port nobody listens on, below those that systems hand out for connections by themselves.

    One of those could be somebody's before the server that it is for has started.
    """
    while True:
        port = 12_000 + secrets.randbelow(20_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Services:
    """A PostgreSQL and a Redis that nobody else uses."""

    def __init__(self, *, is_durable: bool = False) -> None:
        """With `is_durable` PostgreSQL keeps what it confirms, as in production; the suite does without."""
        self._is_durable = is_durable
        programs, redis = find_postgresql(), find_redis()
        if programs is None or redis is None:
            raise NoServicesError("PostgreSQL and Redis are not installed")
        self._programs, self._redis_program = programs, redis
        self._folder = Path(tempfile.mkdtemp(prefix="coprod-services-"))
        self._data = self._folder / "pg"
        self._redis: subprocess.Popen[bytes] | None = None
        self._pg_port, self._redis_port = free_port(), free_port()
        self.environment = {
            "DATABASE_URL": f"postgresql://app@127.0.0.1:{self._pg_port}/postgres",
            "REDIS_URL": f"redis://127.0.0.1:{self._redis_port}/0",
        }

    @property
    def postgresql_log(self) -> Path:
        """The file into which PostgreSQL writes."""
        return self._data / "log"

    def __enter__(self) -> Self:
        try:
            self._start_postgresql()
            self._start_redis()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop both by what was started here, and remove their folder."""
        if (self._data / "postmaster.pid").exists():
            self._as_postgres(
                "pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop", check=False
            )
        if self._redis and self._redis.poll() is None:
            self._redis.send_signal(signal.SIGTERM)
            self._redis.wait(SECONDS_TO_START)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start_postgresql(self) -> None:
        self._folder.chmod(0o755)
        self._data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(self._data, "postgres", "postgres")
        self._as_postgres(
            *("initdb", "-D", str(self._data), "-U", "app", "-A", "trust", "-E", "UTF8"),
            *("--locale=C.UTF-8", "--no-sync", "--no-instructions"),
        )
        options = (
            f"-c listen_addresses=127.0.0.1 -p {self._pg_port} -c unix_socket_directories= "
            f"-c max_connections=200 {LASTING if self._is_durable else FLEETING}"
        )
        self._as_postgres(
            *("pg_ctl", "-D", str(self._data), "-l", str(self.postgresql_log), "-w", "-t", "180"),
            *("-o", options, "start"),
        )

    def _start_redis(self) -> None:
        self._redis = subprocess.Popen(
            [
                *(self._redis_program, "--bind", "127.0.0.1", "--port", str(self._redis_port)),
                *("--save", "", "--appendonly", "no", "--dir", str(self._folder)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._redis.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self._redis_port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise NoServicesError("Redis did not start")

    def _as_postgres(self, program: str, *arguments: str, check: bool = True) -> None:
        """Run a program of PostgreSQL, which refuses to run as root."""
        user = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            check=False,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            **user,
        )
        if check and done.returncode:
            raise NoServicesError(f"PostgreSQL did not start: {done.stderr.decode().strip()}")
