"""Every way round the scope, with its reason. A new one is a line here, for a reviewer to look at."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = (
    "access",
    "jobs",
    "notices",
    "organisations",
    "participants",
    "projects",
    "stages",
    "feedback",
    "workspace",
    "operations",
)
RAW = {"raw", "RawSQL", "cursor", "extra"}

ACROSS_ORGANISATIONS = [
    ("access/audit.py", "an operator belongs to no organisation"),
    ("access/audit.py", "an operator belongs to no organisation"),
    ("feedback/actions/closing.py", "making the results that are due, whoever they belong to"),
    (
        "feedback/actions/load.py",
        "counting the loads that are out of date, whosever they are",
    ),
    (
        "feedback/queries/answering.py",
        "made once for all organisations, whose number is a value",
    ),
    ("feedback/queries/asked_back.py", "a link to a check is found by its token alone"),
    ("feedback/queries/delivering.py", "the planner looks for what is due in every organisation"),
    ("feedback/queries/live.py", "a code on a screen names no organisation"),
    ("feedback/queries/revisiting.py", "the planner looks for what is due in every organisation"),
    ("feedback/queries/trying.py", "a link to try an ask names no organisation"),
    ("feedback/queries/visits.py", "a personal link names no organisation"),
    ("feedback/queries/visits.py", "a public address names no organisation"),
    ("feedback/queries/visits.py", "a public address names no organisation"),
    ("jobs/actions.py", "long work is done for every organisation"),
    ("notices/actions/account_mail.py", "account mail belongs to no organisation"),
    ("notices/actions/composing.py", "the outbox composes for every organisation"),
    ("notices/actions/delivering.py", "the outbox delivers for every organisation"),
    ("notices/actions/delivering.py", "the outbox delivers for every organisation"),
    ("notices/actions/delivering.py", "the outbox delivers for every organisation"),
    (
        "notices/actions/holding.py",
        "after a restore nothing that waits may leave, whosever it is",
    ),
    ("notices/actions/planning.py", "a rule's due rows are found over all organisations"),
    (
        "notices/actions/returning.py",
        "a mail provider's report names a message and nothing else",
    ),
    (
        "notices/actions/returning.py",
        "a mail provider's report names a message and nothing else",
    ),
    ("notices/actions/sweeping.py", "the outbox sweeps for every organisation"),
    ("notices/queries.py", "a rule's due rows are found over all organisations"),
    ("notices/queries.py", "operators see how much is held"),
    (
        "operations/actions/removals.py",
        "one file tells what was taken away, whosever it was",
    ),
    (
        "operations/actions/removals.py",
        "one file tells what was taken away, whosever it was",
    ),
    ("operations/admin.py", "the directory counts the members of each organisation"),
    ("operations/admin_site.py", "operators look at every organisation, and it is noted"),
    ("operations/queries/copies.py", "operators see how many removals are not copied yet"),
    ("operations/queries/outbox.py", "operators see how late the outbox is, whoever waits"),
    ("operations/queries/outbox.py", "operators see how late the outbox is, whoever waits"),
    ("operations/queries/outbox.py", "operators see how late the outbox is, whoever waits"),
    ("operations/queries/outbox.py", "operators see how much does not arrive, whoever waits"),
    ("operations/queries/outbox.py", "the watchdog asks whether anything is due, whoever waits"),
    ("organisations/queries.py", "finding whether the signed-in person belongs here"),
    ("organisations/queries.py", "listing the signed-in person's own organisations"),
    ("organisations/queries.py", "the address of a calendar names no organisation"),
    ("organisations/queries.py", "the holder of an invitation is no member yet"),
    ("organisations/queries.py", "the planner looks for what is due in every organisation"),
    ("organisations/queries.py", "the planner looks for what is due in every organisation"),
    (
        "organisations/queries.py",
        "the signed-in person's own choice holds wherever they belong",
    ),
    (
        "organisations/queries.py",
        "what operators do to an account concerns its organisations",
    ),
    ("participants/actions/keeping.py", "what is over goes, whoever it belongs to"),
    ("participants/links.py", "a person's link is found by its token alone"),
    ("projects/queries/due.py", "the planner looks for what is due in every organisation"),
    ("projects/queries/due.py", "the planner looks for what is due in every organisation"),
    ("projects/queries/sharing.py", "the address of a plan names no organisation"),
]
RAW_SQL = [
    ("access/table_changes.py", "cursor"),  # asking PostgreSQL what an interrupted change left
    ("feedback/queries/kept.py", "cursor"),  # running what Django compiled from a queryset
    ("notices/actions/composing.py", "cursor"),  # noting which message each notice is in
    ("notices/inserting.py", "cursor"),  # insert many, unless a key exists: one statement
    ("operations/actions/contents.py", "cursor"),  # counting the rows of every table
    ("operations/actions/contents.py", "cursor"),  # reading which migrations were made
    ("operations/actions/postgresql.py", "cursor"),  # sharing one snapshot with pg_dump
    ("operations/actions/postgresql.py", "cursor"),  # asking for the schema in use
    ("operations/actions/sqlite.py", "cursor"),  # the same counting, in the copy itself
    ("operations/management/commands/migrate.py", "cursor"),  # a limit on waiting for locks
    ("operations/management/commands/migrate.py", "cursor"),  # and none afterwards
    ("operations/queries/database.py", "cursor"),  # asking the database for its clock
]


def sources(names):
    """Yield (path from the root, syntax tree) of those of our own modules in which one of these names stands."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            text = "" if "migrations" in path.parts else path.read_text("utf-8")
            if any(name in text for name in names):
                yield path.relative_to(ROOT).as_posix(), ast.parse(text)


def calls(name):
    """Return (path, reason) for every call of the function with this name."""
    return sorted(
        (path, ast.literal_eval(node.keywords[0].value))
        for path, tree in sources({name})
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
    )


def uses(names):
    """Return (path, name) for every attribute with one of these names."""
    return sorted(
        (path, node.attr)
        for path, tree in sources(names)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in names
    )


def test_every_query_across_organisations_stands_here_with_its_reason():
    assert calls("across_organisations") == ACROSS_ORGANISATIONS


def test_what_reads_past_the_managers_stands_here():
    assert uses({"_base_manager", "_raw_delete"}) == [
        ("access/bin.py", "_base_manager"),  # which projects lie in the bin, to leave them out
        ("access/scope.py", "_base_manager"),
        ("workspace/demo/story.py", "_base_manager"),  # sample entries get the story's days
        ("workspace/demo/story.py", "_base_manager"),  # and so do changes of plans
    ]


def test_raw_sql_stands_here():
    assert uses(RAW) == RAW_SQL


def test_what_uses_our_own_cursor_stands_here():
    """It reads and writes past the managers as well."""
    assert [
        path
        for path, tree in sources({"prepared_cursor"})
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "prepared_cursor"
    ] == [
        "feedback/actions/storing.py",  # a sending in one statement; checks its organisation itself
        "feedback/queries/kept.py",
    ]


def test_only_access_knows_the_library_behind_it():
    named = sources({"django_scopes"})
    users = {path for path, tree in named if "django_scopes" in ast.dump(tree)}
    assert users == {"access/scope.py"}
