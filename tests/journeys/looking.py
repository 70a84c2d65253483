"""Looking at a page as each reader has it: light and dark, on a phone and on a desk, and as narrow as it gets."""

from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Error

from tests.ui.accessibility import problems

EVERYTHING, NARROWEST, WIDTHS = ("light", 1280), 320, (390, 1280)
LOOKS = (("dark", 390), EVERYTHING)
"""Each scheme and each width once: the width changes no colour, which test_stylesheets.py holds to, but those of `COLOURED`."""
COLOURED = ".diamond-stages"
LOOKS_AT_COLOURED = (("light", 390), ("dark", 1280), *LOOKS)
MOST_REQUESTS = 6
SECONDS_TO_SETTLE = 90
REFUSALS = (409, 422)
"""What a form answers that was sent in its place: browsers complain of it, people read it there."""
FACTS = """() => ({
  h1: document.querySelectorAll("h1").length,
  lang: document.documentElement.lang,
  dir: document.documentElement.dir,
  scripts: document.scripts.length,
})"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@dataclass
class Looker:
    """One browser tab. `found` holds what is wrong, by the name given to the page."""

    tab: Any
    base: str
    found: dict[str, list[Any]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    _requests: list[str] = field(default_factory=list)
    _awaited: Any = None
    """The request for another page whose answer has not come."""
    _complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tab.set_default_timeout(SECONDS_TO_SETTLE * 1000)
        self.tab.on("request", self._count)
        self.tab.on("framenavigated", self._arrive)
        self.tab.on("requestfailed", self._give_up)
        self.tab.on("console", self._listen)
        self.tab.on("pageerror", lambda error: self._complaints.append(str(error)))

    def _count(self, request: Any) -> None:
        if request.is_navigation_request() and not self._is_inside(request):
            self._requests.clear()
            self._awaited = request
        self._requests.append(request.url)

    def _is_inside(self, request: Any) -> bool:
        """Whether a page within the page asks, as a preview does; of a new page there is no frame yet."""
        try:
            return bool(request.frame.parent_frame)
        except Error:
            return False

    def _arrive(self, frame: Any) -> None:
        if frame == self.tab.main_frame:
            self._awaited = None

    def _give_up(self, request: Any) -> None:
        """A file to keep, or an answer without a page, leaves the old page open."""
        if request == self._awaited:
            self._awaited = None

    def _listen(self, message: Any) -> None:
        is_status = "the server responded with a status" in message.text
        is_refusal = any(f"status of {code}" in message.text for code in REFUSALS)
        if message.type in {"error", "warning"} and not (
            is_status and (is_refusal or message.location.get("url") == self.tab.url)
        ):
            self._complaints.append(message.text)

    def settle(self) -> None:
        """Wait until the page that was asked for last is there, with all that it loads."""
        deadline = monotonic() + SECONDS_TO_SETTLE
        while self._awaited and monotonic() < deadline:
            self.tab.wait_for_timeout(10)
        if self._awaited:
            raise Error(f"never came: {self._awaited.url}")
        self.tab.wait_for_load_state("load")

    def press(self, name: str) -> None:
        """Press a button that leads to a page, of the same address or another, and wait for it."""
        press(self.tab.get_by_role("button", name=name, exact=True))

    def follow(self, name: str) -> None:
        """Follow a link and wait for its page."""
        press(self.tab.get_by_role("link", name=name, exact=True))

    def go(self, address: str) -> Any:
        """Open an address of the live server; answers the response."""
        return self.tab.goto(self.base + address)

    def see(self, address: str, name: str = "", *, status: int = 200, **rules: Any) -> None:
        """Open an address and look at the page."""
        response = self.go(address)
        wrong = [] if response.status == status else [f"status {response.status}"]
        self.look(name or address, wrong=wrong, **rules)

    def look(
        self, name: str, *, is_plain: bool = False, direction: str = "ltr", wrong: Any = ()
    ) -> None:
        """Note down everything wrong with the page that is open; `is_plain` ones carry no script."""
        self.settle()
        wrong = [*wrong, *self._complaints]
        self._complaints.clear()
        requests, facts = list(self._requests), self.tab.evaluate(FACTS)
        expected = {"h1": 1, "lang": "en", "dir": direction}
        wrong += [(key, facts[key]) for key, value in expected.items() if facts[key] != value]
        if is_plain and (facts["scripts"] or len(requests) > MOST_REQUESTS):
            wrong.append((facts["scripts"], requests))
        wrong += self.problems()
        self.seen.append(name)
        if wrong:
            self.found.setdefault(name, []).extend(wrong)

    def problems(self) -> list[Any]:
        """Return what axe finds, and how far the page runs out of a narrow window.

        All rules at the width that shows the most; on a phone in the dark what these can change.
        """
        found = self.too_wide(NARROWEST)
        for scheme, width in LOOKS_AT_COLOURED if self.tab.query_selector(COLOURED) else LOOKS:
            found += self.too_wide(width)
            self.tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            rules = problems(self.tab, only_looks=(scheme, width) != EVERYTHING)
            found += [(scheme, width, *each) for each in rules]
        return found

    def too_wide(self, width: int) -> list[tuple[str, int]]:
        """Return by how many pixels the page runs out of a window of this width, if it does."""
        self.tab.set_viewport_size({"width": width, "height": 900})
        over = self.tab.evaluate(TOO_WIDE)
        return [(f"too wide at {width}", over)] if over > 0 else []

    def post(self, address: str, **values: str) -> None:
        """Send a form of one's own to an address, from a page that is open, and wait for the answer."""
        with self.tab.expect_navigation():
            self.tab.evaluate(POST, [address, values])


def press(link: Any) -> None:
    """Press a button or link, and wait for the page it leads to: a click alone ends before anything stands on that page."""
    with link.page.expect_navigation():
        link.click()


POST = """([address, values]) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = address; form.hidden = true;
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value
    ?? document.querySelector("meta[name=csrf-token]").content;
  for (const [name, value] of Object.entries({csrfmiddlewaretoken: token, ...values})) {
    const input = document.createElement("input");
    input.name = name; input.value = value; form.append(input);
  }
  document.body.append(form); form.submit();
}"""


def sign_in(context: Any, account: Any, base: str) -> None:
    """Give a browser the session of an account."""
    client = Client()
    client.force_login(account)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])
