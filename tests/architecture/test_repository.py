"""What holds for the repository: no addresses in the pins, decisions numbered once, documents that name what exists."""

import re
from collections import Counter

import pytest

from tests.architecture.project_files import APPS, ROOT, name, texts

pytestmark = pytest.mark.unit

REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
PATH = re.compile(r"`([\w.-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:py|toml|md|html|txt))`")


@pytest.mark.parametrize(
    "pins", ["requirements.txt", "requirements-prod.txt", "requirements-dev.txt"]
)
def test_pins_name_no_address_and_carry_hashes(pins):
    text = (ROOT / pins).read_text()
    packages = re.findall(r"^\S+==\S+", text, re.MULTILINE)
    assert "://" not in text
    assert len(packages) <= text.count("--hash=sha256:")


def test_no_registry_is_named_anywhere():
    naming = [
        f"{name(file)}: {registry}"
        for file in texts()
        for registry in REGISTRIES
        if registry in file.read_text(encoding="utf-8", errors="replace")
    ]
    assert naming == []


def test_decision_records_are_numbered_once():
    numbers = [re.match(r"\d+", file.name) for file in (ROOT / "docs/decisions").glob("*.md")]
    counted = Counter(int(number.group()) for number in numbers if number)
    assert [number for number, times in counted.items() if times > 1] == []


def documents():
    return [
        *sorted((ROOT / "docs").rglob("*.md")),
        *(
            file
            for file in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")
            if file.exists()
        ),
    ]


def exists(path, document):
    """Tell whether a path names something from the root, from an app, or from beside the document."""
    if "/" not in path:
        return any(file.name == path for file in texts())
    wanted = path.rstrip("/")
    return any(
        any(folder.glob(wanted))
        for folder in (ROOT, *(ROOT / app for app in APPS), document.parent)
    )


@pytest.mark.parametrize("document", documents(), ids=name)
def test_a_document_names_only_what_exists(document):
    named = PATH.findall(document.read_text())
    assert [path for path in named if not exists(path, document)] == []
