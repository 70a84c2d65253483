"""Refuses changes to tables that would make answers wait or break the release that is still running.

    python tools/migration_lint.py

Looks at every migration that is newer than the first release. The rules are explained in docs/guides/change-the-tables.md.
A migration that breaks one for a reason says so itself: `allowed_because = {"RemoveField message.sealed": "why it is safe"}`.
"""

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import django  # noqa: E402 -- after the path
from django.db import migrations  # noqa: E402 -- after the path
from django.db.migrations.loader import MigrationLoader  # noqa: E402 -- after the path
from django.db.migrations.state import ProjectState  # noqa: E402 -- after the path
from django.db.models import NOT_PROVIDED  # noqa: E402 -- after the path

OWN_APPS = {
    *("access", "feedback", "jobs", "notices", "operations", "organisations", "participants"),
    *("projects", "stages", "workspace"),
}
FIRST_RELEASE = {(app, "0001_first_tables") for app in OWN_APPS - {"workspace"}}
LARGE = {
    *(("access", "auditentry"), ("feedback", "answer"), ("feedback", "response")),
    *(("notices", "message"), ("notices", "notice")),
}
"""Tables that grow with every answer and message."""

WORDS_OF_A_REASON = 5
ADD_ONLY = "the release that is running still uses it: stop using it in one release, take it away in a later one"
REFUSED: dict[str, str] = {
    "RemoveField": ADD_ONLY,
    "DeleteModel": ADD_ONLY,
    "RenameField": "the release that is running knows the old name: add, fill, switch, take away",
    "RenameModel": "the release that is running knows the old name: add, fill, switch, take away",
    "AlterModelTable": "the release that is running knows the old name: add, fill, switch, take away",
    "AlterUniqueTogether": "it locks the table while it looks at every row",
    "AlterOrderWithRespectTo": "it adds a column that the release that is running does not fill",
    "RunSQL": "nobody can tell what it locks: use an operation of access/table_changes.py",
    "AddIndexConcurrently": "it does not run on SQLite: use AddIndexWhileUsed",
    "AddConstraintNotValid": "it does not run on SQLite: use AddCheckWhileUsed",
}
ON_EXISTING = {
    "AddIndex": "nobody can write to the table while it is built: use AddIndexWhileUsed",
    "AddConstraint": "it locks the table while it looks at every row: use AddCheckWhileUsed",
}
WHILE_USED = {"AddIndexWhileUsed", "AddUniqueFieldWhileUsed", "AddCheckWhileUsed"}


def faults_of(migration: Any, before: ProjectState) -> list[str]:
    """Return what is wrong with one migration, a sentence each; `before` are the tables as it finds them."""
    state = before.clone()
    made: set[str] = set()
    found: dict[str, str] = {}
    for operation in migration.operations:
        name = type(operation).__name__
        model = getattr(operation, "model_name_lower", getattr(operation, "name_lower", ""))
        if name == "CreateModel":
            made.add(model)
        fault = _fault(operation, migration, state, is_new=model in made)
        if fault:
            found[_key(operation, model)] = fault
        operation.state_forwards(migration.app_label, state)
    if not migration.atomic and len(migration.operations) != 1:
        found["atomic = False"] = (
            "with more than one operation it cannot be tried again after an interruption"
        )
    return _without_allowed(migration, found)


def _key(operation: Any, model: str) -> str:
    kind = type(operation).__name__
    part = getattr(operation, "index", getattr(operation, "constraint", operation))
    name = str(getattr(part, "name", "") or getattr(operation, "old_name", "")).lower()
    of = f"{model}.{name}" if name and name != model else model
    return f"{kind} {of}".strip()


def _fault(operation: Any, migration: Any, state: ProjectState, *, is_new: bool) -> str:
    kind = type(operation).__name__
    if kind in WHILE_USED:
        return "it needs `atomic = False` on its migration" if migration.atomic else ""
    if kind == "RunPython":
        return _fault_of_code(operation, migration)
    if kind == "SeparateDatabaseAndState":
        inner = [
            _fault(one, migration, state, is_new=is_new) for one in operation.database_operations
        ]
        return "; ".join(filter(None, inner))
    return "" if is_new else _fault_on_existing(operation, migration.app_label, state)


def _fault_on_existing(operation: Any, app: str, state: ProjectState) -> str:
    kind = type(operation).__name__
    if kind == "AddField":
        return _fault_of_added(operation, app)
    if kind == "AlterField":
        return _fault_of_altered(operation, app, state)
    return REFUSED.get(kind) or ON_EXISTING.get(kind, "")


def _fault_of_code(operation: Any, migration: Any) -> str:
    if operation.reverse_code is None:
        return "it cannot be undone: give it a reverse, even one that does nothing"
    if migration.atomic:
        return "it holds its rows until the end: fill them in batches by a command, or set `atomic = False` and commit each batch"
    return ""


def _fault_of_added(operation: Any, app: str) -> str:
    field = operation.field
    if field.many_to_many:
        return ""
    if not field.null and field.db_default is NOT_PROVIDED:
        return "the release that is running does not fill it: allow null, or give it a db_default"
    if field.unique:
        return "its index is built under a lock: use AddUniqueFieldWhileUsed"
    if getattr(field, "db_index", False):
        return (
            "its index is built under a lock: set db_index=False and add it with AddIndexWhileUsed"
        )
    if (app, operation.model_name_lower) in LARGE and _is_checked(field):
        return "its check reads the whole table under a lock: use AddCheckWhileUsed with a plain number"
    return ""


def _is_checked(field: Any) -> bool:
    return field.get_internal_type().startswith("Positive")


def _fault_of_altered(operation: Any, app: str, state: ProjectState) -> str:
    old = state.models[app, operation.model_name_lower].fields[operation.name]
    new = operation.field
    before, after = _of_the_database(old), _of_the_database(new)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if before["kind"] == after["kind"]:
        changed -= {"db_default"}
        if not old.null and new.null:
            changed -= {"null"}
        if (new.max_length or 0) > (old.max_length or 0):
            changed -= {"max_length"}
    if not changed:
        return ""
    return f"it changes {', '.join(sorted(changed))} of a column in use, which rewrites or reads the whole table under a lock"


def _of_the_database(field: Any) -> dict[str, Any]:
    """The parts of a field that the database knows of."""
    _name, path, _args, values = field.deconstruct()
    kept = {
        name: value
        for name, value in values.items()
        if name not in field.non_db_attrs and name not in {"default", "to"}
    }
    target = str(values["to"]).lower() if "to" in values else ""
    return {"kind": path, "to": target, "null": field.null, **kept}


def _without_allowed(migration: Any, found: dict[str, str]) -> list[str]:
    allowed: dict[str, str] = getattr(migration, "allowed_because", {})
    where = f"{migration.app_label}.{migration.name}"
    wrong = [f"{where}: {key}: {why}." for key, why in found.items() if key not in allowed]
    wrong += [f"{where}: {key} is allowed but not needed." for key in allowed if key not in found]
    wrong += [
        f"{where}: {key} is allowed without saying why."
        for key, why in allowed.items()
        if len(why.split()) < WORDS_OF_A_REASON
    ]
    return wrong


def newer_migrations() -> list[tuple[migrations.Migration, ProjectState]]:
    """Return every migration of our own after the first release, with the tables as it finds them."""
    loader = MigrationLoader(None)
    newer = sorted(
        key for key in loader.disk_migrations if key[0] in OWN_APPS and key not in FIRST_RELEASE
    )
    return [(loader.get_migration(*key), loader.project_state(key, at_end=False)) for key in newer]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coprod.settings.test")
    django.setup()
    wrong = [fault for one, before in newer_migrations() for fault in faults_of(one, before)]
    print("\n".join(wrong) or "Every change keeps the release that is running at work.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
