"""What a page is made of, without its words: two pages of the same parts look alike to axe, so one is looked at."""

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


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.way: list[str] = []
        self.parts: set[str] = set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
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
    return frozenset(found.parts)
