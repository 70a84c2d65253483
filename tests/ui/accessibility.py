"""What axe finds on a page, violations and what it could not judge alike, without what is explained here."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations", "incomplete"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations", "incomplete"],
}
"""All that another colour scheme can change: a page's markup is the same in light and dark."""
AXE = Axe()


def problems(page, *, only_colours=False) -> list[tuple[str, str]]:
    """Return (rule, markup) of everything axe reports on this browser tab that is not explained."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate(
        "options => axe.run(document, options)", COLOURS if only_colours else OPTIONS
    )
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
