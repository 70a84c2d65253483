"""Every reason for which a message was not sent has a sentence that a person can read."""

import ast
from pathlib import Path

from notices.actions.holding import RESTORED
from notices.actions.returning import CAME_BACK, FOR_GOOD
from notices.actions.settling import LET_BE
from notices.providers import _REJECTED, Fault
from notices.terms import NOT_SENT
from workspace.outbox_rows import REASONS

ROOT = Path(__file__).parents[2]
TAKES_A_REASON = {"fail", "Posted", "CannotSendAgainError", "settle_lost", "give_up"}
NAMED = {RESTORED, CAME_BACK, LET_BE, *FOR_GOOD, *_REJECTED.values(), "blocked", "delayed"}


def reasons_in(path):
    """Return the texts that are handed to whatever takes a reason."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TAKES_A_REASON:
            named = [one.value for one in node.keywords if one.arg == "reason"]
            for one in [*node.args, *named]:
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
                    yield one.value


def test_every_reason_in_the_code_has_a_sentence():
    found = {
        reason
        for app in ("notices", "feedback")
        for path in (ROOT / app).rglob("*.py")
        for reason in reasons_in(path)
    }
    assert {"bad_address", "expired", "server_down", "already_resent", "not_taken"} <= found
    assert (found | NAMED) - REASONS.keys() == set()


def test_every_sentence_says_something_and_ends():
    assert len(Fault) == 5
    for code, words in NOT_SENT.items():
        assert str(words).endswith("."), code
