"""A project: why, with whom, who decides, who acts, who is heard, and what changed in its plan."""

from projects.models.deciding import (
    Action,
    ActionState,
    Decider,
    Decision,
    DecisionLevel,
    FeltReport,
    PromisedLevel,
    Rule,
    is_a_level,
)
from projects.models.heard import (
    Dimension,
    Tally,
    TallyCount,
    Target,
)
from projects.models.people import (
    GroupKind,
    Participation,
    SpeaksFor,
    StakeholderGroup,
    TeamMember,
)
from projects.models.projects import (
    EndKind,
    PlanEnding,
    Project,
)
from projects.models.reasons import (
    Direction,
    EvidenceItem,
    EvidenceKind,
    PartnerAsk,
    ScopeItem,
    ScopeKind,
    SubQuestion,
    Surrounding,
    SurroundingKind,
)
from projects.models.running import (
    PlanChange,
    PlanSeen,
    PlanShare,
    Running,
)

__all__ = [
    "Action",
    "ActionState",
    "Decider",
    "Decision",
    "DecisionLevel",
    "Dimension",
    "Direction",
    "EndKind",
    "EvidenceItem",
    "EvidenceKind",
    "FeltReport",
    "GroupKind",
    "Participation",
    "PartnerAsk",
    "PlanChange",
    "PlanEnding",
    "PlanSeen",
    "PlanShare",
    "Project",
    "PromisedLevel",
    "Rule",
    "Running",
    "ScopeItem",
    "ScopeKind",
    "SpeaksFor",
    "StakeholderGroup",
    "SubQuestion",
    "Surrounding",
    "SurroundingKind",
    "Tally",
    "TallyCount",
    "Target",
    "TeamMember",
    "is_a_level",
]
