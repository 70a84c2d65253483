"""Running the two other programs beside ours, as far as they run here, and what is sent to them."""

import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.peers import PEERS, NoPeerError, Peer, environment, fill, make, write_pools
from benchmarks.rounds import BenchmarkError, Target
from benchmarks.servers import Server

SEE, KEEP = "see the form", "keep an answered form"
OURS_SEE, OURS_KEEP = "public: see the form", "public: send answers"


@contextmanager
def peers(address: str, folder: Path) -> Iterator[tuple[list[Target], dict[str, str]]]:
    """Run every peer that can be run; yield what to measure, and by name why the others are not."""
    found: list[Target] = []
    reasons: dict[str, str] = {}
    with ExitStack() as running:
        for peer in PEERS:
            try:
                found += _started(peer, address, folder, running)
            except (NoPeerError, BenchmarkError) as problem:
                reasons[peer.name] = str(problem)
        yield found, reasons


def _started(peer: Peer, address: str, folder: Path, running: ExitStack) -> list[Target]:
    own = urlunsplit(urlsplit(address)._replace(path=f"/{peer.module}"))
    make(peer)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {peer.module}")
    fill(peer, own)
    server = Server.start_peer(peer, environment(peer, own), folder / f"{peer.module}.log")
    running.callback(server.stop)
    server.wait("/form/1/", {})
    write_pools(folder, peer)
    _check(peer, server, folder, own)
    pool: Mapping[str, Mapping[str, Path]] = {
        "see": {"PATHS": folder / f"{peer.module}_see.path"},
        "keep": {
            name: folder / f"{peer.module}_keep.{what}"
            for name, what in (("PATHS", "path"), ("COOKIES", "cookie"), ("BODIES", "body"))
        },
    }

    def written() -> int:
        return _rows(own, peer.table)

    return [
        Target(f"{peer.name}: {SEE}", server.url, pool["see"], "", OURS_SEE),
        Target(f"{peer.name}: {KEEP}", server.url, pool["keep"], "", OURS_KEEP, written),
    ]


def _check(peer: Peer, server: Server, folder: Path, address: str) -> None:
    """Send one form: what is not kept is not worth measuring."""
    body = (folder / f"{peer.module}_keep.body").read_text().split("\n", 1)[0].encode()
    cookie = (folder / f"{peer.module}_keep.cookie").read_text().split("\n", 1)[0]
    before = _rows(address, peer.table)
    asking = urllib.request.Request(f"{server.url}/form/1/", body, {"Cookie": cookie})
    try:
        urllib.request.urlopen(asking, timeout=30).close()
    except OSError as problem:
        raise NoPeerError(f"its form did not take an answer ({problem})") from problem
    if _rows(address, peer.table) != before + 1:
        raise NoPeerError("its form kept no answer")


def _rows(address: str, table: str) -> int:
    with psycopg.connect(address) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return row[0] if row else 0
