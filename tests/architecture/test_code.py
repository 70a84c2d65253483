"""What the linter does not see: kinds are folders, people's details stay in one app, exceptions state a reason."""

import re

import pytest

from tests.architecture.project_files import APPS, ROOT, code, name, templates

pytestmark = pytest.mark.unit

KIND = re.compile(r"\bkind\s*(==|!=)|\bif [^\n]*\bkind in\b|\bmatch \w*\.?kind\b")
KIND_IN_TEMPLATE = re.compile(r"\.kind\s*(==|!=)")
PERSONAL = re.compile(r"\b(contact_email|contact_phone|access_needs)\b")


def test_nothing_branches_on_a_kind():
    branching = [
        f"{name(file)}: {found.group()}"
        for file, wanted in [
            *((file, KIND) for file in code()),
            *((file, KIND_IN_TEMPLATE) for file in templates()),
        ]
        if not {"question_types", "reminder_rules"} & set(file.parts)
        for found in wanted.finditer(file.read_text())
    ]
    assert branching == []


def test_peoples_details_stay_in_the_register():
    elsewhere = [
        f"{name(file)}: {found.group()}"
        for file in [*code(*(app for app in APPS if app != "participants")), *templates()]
        if "participants" not in file.parts
        for found in PERSONAL.finditer(file.read_text())
    ]
    assert elsewhere == []


def test_every_exception_to_a_check_states_its_reason():
    silent = [
        f"{name(file)}: {line.strip()}"
        for file in [
            *code(),
            *sorted((ROOT / "tools").glob("*.py")),
            *sorted((ROOT / "tests").rglob("*.py")),
        ]
        if name(file) != "tests/architecture/test_code.py"
        for line in file.read_text().splitlines()
        if "# noqa" in line and not re.search(r"# noqa: [A-Z0-9, ]+ -- \w", line)
    ]
    assert silent == []


def test_no_module_is_named_for_nothing():
    vague = {"core", "common", "utils", "helpers", "misc"}
    named = [name(file) for file in code() if {file.stem, *file.relative_to(ROOT).parts} & vague]
    assert named == []
