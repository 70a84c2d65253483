"""The guide to adding a question type: its files are there, and its code stands in the repository as it is shown."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from feedback.question_types.base import contract

pytestmark = pytest.mark.unit

ROOT = Path(settings.BASE_DIR)
TYPES = ROOT / "feedback/question_types"
GUIDE = (ROOT / "docs/guides/add-a-question-type.md").read_text()


def blocks(language: str) -> list[str]:
    parts = GUIDE.split("```")[1::2]
    return [part.partition("\n")[2] for part in parts if part.partition("\n")[0] == language]


def packed(code: str) -> str:
    return "".join(code.split())


def test_the_files_of_the_type_are_these():
    [listed] = blocks("")
    folder = TYPES / "yes_no"
    found = {str(path.relative_to(ROOT)) for path in folder.rglob("*.*") if path.suffix != ".pyc"}
    assert set(listed.split()) == found


def test_its_code_stands_in_the_repository():
    shown = [*blocks("python"), *blocks("html")]
    stands = "".join(
        packed(path.read_text())
        for path in (TYPES / "__init__.py", *(TYPES / "yes_no").rglob("*.*"))
        if path.suffix in {".py", ".html"}
    )
    assert len(shown) == 7
    assert [block for block in shown if packed(block) not in stands] == []


def test_its_members_are_those_of_the_contract():
    rows = re.findall(r"^\| (`.+?) \|", GUIDE, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    must = set(contract._MEMBERS[:10])
    assert named == must


def test_every_path_it_names_is_there():
    named = set(re.findall(r"`((?:feedback|tests|workspace|base|date)/[\w/.]+)`", GUIDE))
    assert len(named) >= 5
    missing = [one for one in named if not ((ROOT / one).exists() or (TYPES / one).exists())]
    assert missing == []
