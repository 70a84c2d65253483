"""What the linter does not see: kinds are folders, people's details stay in one app, exceptions state a reason."""

import ast
import re

import pytest

from tests.architecture.project_files import APPS, ROOT, code, name, templates

pytestmark = pytest.mark.unit

PERSONAL = re.compile(r"\b(contact_email|contact_phone|access_needs)\b")


def registered_kinds():
    """Return the names of the folders that are a question type or a reminder rule."""
    return {
        folder.name
        for registry in ("question_types", "reminder_rules")
        for folder in ROOT.glob(f"*/{registry}/*")
        if folder.is_dir()
    }


def compared_kinds(tree):
    """Yield the texts that something called `kind` is compared with, by `==`, `in` or `match`."""
    for node in ast.walk(tree):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        if isinstance(node, ast.Match):
            sides = [node.subject, *(case.pattern for case in node.cases)]
        if any(getattr(side, "attr", getattr(side, "id", "")) == "kind" for side in sides):
            for side in sides:
                yield from (part.value for part in ast.walk(side) if isinstance(part, ast.Constant))


def test_nothing_branches_on_a_question_type_or_a_reminder_rule():
    kinds = registered_kinds()
    branching = [
        f"{name(file)}: {kind}"
        for file in code()
        if not {"question_types", "reminder_rules"} & set(file.parts)
        for kind in compared_kinds(ast.parse(file.read_text()))
        if kind in kinds
    ]
    assert branching == []


def test_no_template_branches_on_a_question_type():
    branching = [
        f"{name(file)}: {found}"
        for file in templates()
        if not {"question_types", "reminder_rules"} & set(file.parts)
        for found in re.findall(r"\bkind (?:==|!=|in) [\"'](\w+)[\"']", file.read_text())
        if found in registered_kinds()
    ]
    assert branching == []


def test_the_rule_about_kinds_itself():
    source = "x.kind == 'scale'; kind in {'a', 'b'}; kind == Enum.MEMBER; other == 'scale'"
    assert list(compared_kinds(ast.parse(source))) == ["scale", "a", "b"]


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
