"""Plain functions that build the smallest valid row, the same each time.

`make(Model, organisation)` builds any row; a model without a factory fails tests/access. Texts carry the organisation's
canary, a word that must never show up on another organisation's pages. The world stands still at `NOW`.
"""

from tests.factories.answers import answer, draft, response, response_author, result_snapshot
from tests.factories.asking import (
    ask,
    ask_link,
    closed_consultation,
    consultation,
    extension,
    form_version,
    meeting,
    open_consultation,
    question,
    room_tally,
    subscription,
)
from tests.factories.clock import NOW, TODAY
from tests.factories.happened import (
    audit_entry,
    item,
    message,
    notice,
    outcome,
    outcome_version,
    publication,
    removal,
    telling,
)
from tests.factories.people import (
    PASSWORD,
    actor,
    member,
    member_invitation,
    operator,
    organisation,
    user,
)
from tests.factories.planning import (
    group,
    participant,
    participation,
    project,
    record_link,
    stage,
    stop,
    team_member,
)
from tests.factories.registry import canary, has_factory, make
from tests.factories.world import Cast, World, cast, two_organisations

__all__ = [
    "NOW",
    "PASSWORD",
    "TODAY",
    "Cast",
    "World",
    "actor",
    "answer",
    "ask",
    "ask_link",
    "audit_entry",
    "canary",
    "cast",
    "closed_consultation",
    "consultation",
    "draft",
    "extension",
    "form_version",
    "group",
    "has_factory",
    "item",
    "make",
    "meeting",
    "member",
    "member_invitation",
    "message",
    "notice",
    "open_consultation",
    "operator",
    "organisation",
    "outcome",
    "outcome_version",
    "participant",
    "participation",
    "project",
    "publication",
    "question",
    "record_link",
    "removal",
    "response",
    "response_author",
    "result_snapshot",
    "room_tally",
    "stage",
    "stop",
    "subscription",
    "team_member",
    "telling",
    "two_organisations",
    "user",
]
