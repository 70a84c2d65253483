"""What a participant's page weighs the first time, in a real browser, behind a proxy that compresses as production's does."""

import contextlib
import gzip
import http.client
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.servers import PROXY_HEADERS
from tools.services import find_chromium

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "date", "server"}
PACKED = ("text/", "application/javascript", "image/svg")


def _handler(upstream: str) -> type[BaseHTTPRequestHandler]:
    where = urlsplit(upstream)

    class Passing(BaseHTTPRequestHandler):
        """Passes a request on with the headers of a proxy, and packs what comes back."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asking = http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
            kept = {
                name: value
                for name, value in self.headers.items()
                if name.lower() not in {"host", "connection"}
            }
            asking.request("GET", self.path, headers=kept | PROXY_HEADERS)
            answer = asking.getresponse()
            body, headers = answer.read(), answer.getheaders()
            names = {name.lower() for name, _value in headers}
            is_text = (answer.getheader("Content-Type") or "").startswith(PACKED)
            if is_text and "content-encoding" not in names and body:
                body = gzip.compress(body, 6)
                headers.append(("Content-Encoding", "gzip"))
            self.send_response(answer.status)
            for name, value in headers:
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with contextlib.suppress(ConnectionError):  # the browser has gone on to another page
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Passing


@contextmanager
def proxy(upstream: str) -> Iterator[str]:
    """Run a compressing proxy before `upstream`; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(upstream))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def weigh(upstream: str, door: str, page: str) -> dict[str, dict[str, float]] | None:
    """Return the weight of the first page behind a door and of a page of questions; None without a browser."""
    browser_path = find_chromium() or shutil.which("chromium")
    if browser_path is None:
        return None
    with proxy(upstream) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        try:
            return {
                "the door and the first page": _load(browser, address, door, after=""),
                "the page of eight questions": _load(browser, address, page, after=door),
            }
        finally:
            browser.close()


def _load(browser: Browser, address: str, path: str, *, after: str) -> dict[str, float]:
    """Load `path` with an empty cache; the cookies that visiting `after` leaves are there."""
    context = browser.new_context()
    try:
        if after:
            first = context.new_page()
            first.goto(address + after)
            first.close()
            context.new_cdp_session(context.new_page()).send("Network.clearBrowserCache")
        page = context.new_page()
        session = context.new_cdp_session(page)
        found: dict[str, dict[str, Any]] = {}
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda event: _seen(found, event))
        session.on("Network.dataReceived", lambda event: _more(found, event))
        session.on("Network.loadingFinished", lambda event: _ended(found, event))
        redirects: list[str] = []
        session.on(
            "Network.requestWillBeSent",
            lambda event: redirects.append("") if "redirectResponse" in event else None,
        )
        page.goto(address + path, wait_until="load")
        page.wait_for_timeout(1000)
        return _summed(list(found.values()), len(redirects), page.content())
    finally:
        context.close()


def _seen(found: dict[str, dict[str, Any]], event: dict[str, Any]) -> None:
    one = found.setdefault(event["requestId"], {"decoded": 0, "bytes": 0})
    one |= {"type": event["type"], "url": event["response"]["url"]}


def _more(found: dict[str, dict[str, Any]], event: dict[str, Any]) -> None:
    found.setdefault(event["requestId"], {"decoded": 0, "bytes": 0})["decoded"] += event[
        "dataLength"
    ]


def _ended(found: dict[str, dict[str, Any]], event: dict[str, Any]) -> None:
    one = found.setdefault(event["requestId"], {"decoded": 0, "bytes": 0})
    one["bytes"] = event["encodedDataLength"]


def _summed(loaded: list[dict[str, Any]], redirects: int, html: str) -> dict[str, float]:
    def of(kind: str) -> int:
        return sum(one["bytes"] for one in loaded if one.get("type") == kind)

    return {
        "requests": len(loaded) + redirects,
        "bytes": sum(one["bytes"] for one in loaded),
        "html": of("Document"),
        "css": of("Stylesheet"),
        "js": of("Script"),
        "fonts": of("Font"),
        "has_questions": html.count("<fieldset"),
    }
