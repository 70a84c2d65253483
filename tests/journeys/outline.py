"""What a page is made of, without its words: what has been looked at in one place looks the same in another.

Each part stands with all parts around it. What can only be wrong between parts is a part too: the order of headings, the
landmarks, an id that stands twice.
"""

from collections import Counter
from html.parser import HTMLParser

EMPTY = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
TELLING = ("class", "type", "role", "lang", "dir")
STATES = {"checked", "disabled", "hidden", "inert", "open", "aria-invalid", "aria-current"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LANDMARKS = {"main", "nav", "header", "footer", "aside", "form", "search"}
NAMES = {"aria-label", "aria-labelledby"}


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.way: list[str] = []
        self.parts: set[str] = set()
        self.heading = "the beginning"
        self.ids: Counter[str] = Counter()
        self.landmarks: set[str] = set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.update([given["id"]] if "id" in given else [])
        if tag in HEADINGS:
            self.parts.add(f"{tag} after {self.heading}")
            self.heading = tag
        if tag in LANDMARKS:
            self.landmarks.add(" ".join([tag, *sorted(NAMES & set(given))]))
        looks = [str(given.get(name, "")) for name in TELLING]
        self.way.append(" ".join([tag, *looks, *sorted(STATES & set(given))]))
        self.parts.add(" < ".join(reversed(self.way)))
        if tag in EMPTY:
            self.way.pop()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.way.pop()

    def handle_endtag(self, tag):
        while self.way and self.way.pop().split(" ")[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip():
            self.parts.add(" < ".join(["words", *reversed(self.way)]))


def outline(html: str) -> frozenset[str]:
    """Return every kind of part on a page, each with the parts around it."""
    found = _Outline()
    found.feed(html)
    twice = {f"twice: {one}" for one, times in found.ids.items() if times > 1}
    return frozenset({*found.parts, *twice, f"landmarks: {', '.join(sorted(found.landmarks))}"})
