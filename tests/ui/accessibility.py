"""What axe finds on a page, violations and what it could not judge alike, without what is explained here."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations", "incomplete"],
}
OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
LOOKS = {
    "runOnly": {"type": "rule", "values": OF_LOOKS},
    "resultTypes": ["violations", "incomplete"],
}
"""What another colour scheme or width can change: the markup of a page is the same."""
AXE = Axe()


def problems(page, *, only_looks=False) -> list[tuple[str, str]]:
    """Return (rule, markup) of everything axe reports on this browser tab that is not explained."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("options => axe.run(document, options)", LOOKS if only_looks else OPTIONS)
    return [
        (rule["id"], node["html"])
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        for node in rule["nodes"]
        if kind == "violations" or not _is_explained(node)
    ]


def _is_explained(node) -> bool:
    """A sign (✓, ◔) is no text to axe and always has its word; words in a drawing are measured by test_colours."""
    data = [check["data"] for check in node["any"] if isinstance(check["data"], dict)]
    is_sign = any(each.get("messageKey") == "nonBmp" for each in data)
    return is_sign or node["html"].startswith("<text")
