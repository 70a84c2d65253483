"""What the soft checks look at: everything that is known of an ask before, while and after people answer it."""

from dataclasses import dataclass
from datetime import date

from organisations.domain.closed_days import Spell

DRAFT, OPEN, CLOSED = PHASES = ("draft", "open", "closed")
"""Where an ask stands: nobody was asked yet, people answer, or they no longer do and have not heard the end of it."""

PLAN_FIELDS = (
    *("level", "is_formal", "space", "voice", "audience", "influence"),
    *("needs_plan", "weighed"),
)
"""What is thought through before an ask, by name; the last of it when it has closed."""
SAID = ("why_you", "can_change", "unclear")
"""What somebody says who tries an ask before anybody is asked, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFacts:
    """What is known of one ask. As it stands here, nothing is amiss with it.

    `told_before` counts earlier asks about the same people or subject; `blanks` the sentences of the purpose card that
    say that nothing was said. `unplanned_needs`, `other_languages` and `easy_read_needs` count people asked by name;
    `resting` those whom a rule protects from being asked now. Groups are given by name. `minutes` are whole minutes.
    `opens_on` is the day on which it opened, or today. `has_reason` says that the ask or its stage says why.
    """

    phase: str = DRAFT
    told_before: int = 0
    has_looked: bool = False
    card: str = ""
    blanks: int = 0
    has_fixed: bool = True
    level: int | None = 2
    is_information_only: bool = False
    has_open: bool = True
    people_decide: bool = True
    has_backup: bool = True
    resources_blank: tuple[str, ...] = ()
    has_offer: bool = True
    gives_something: bool = True
    minutes: int = 0
    unplanned_needs: int = 0
    needs_plan: str = ""
    groups_without_a_way: tuple[str, ...] = ()
    other_languages: int = 0
    is_interpreted: bool = False
    easy_read_needs: int = 0
    is_easy_read: bool = False
    resting: int = 0
    quiet_groups: tuple[str, ...] = ()
    opens_on: date | None = None
    closes_on: date | None = None
    is_formal: bool = False
    away: tuple[Spell, ...] = ()
    needs_care: bool = False
    space: str = "said"
    voice: str = "said"
    audience: str = "said"
    influence: str = "said"
    weighed: str = ""
    is_standing: bool = False
    has_reason: bool = True
    tried: int = 1
    trying: int = 0
    unfilled_questions: int = 0
    unplain_questions: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """How one group hears what happened; without words it is not said."""

    group_id: int
    how: str
    easy_read: bool = False
    interpreted: bool = False


STANDING_WORDS = ("forum", "panel", "council", "advisory group", "reference group", "standing")
"""English words for people who meet anyway, whatever the reason."""


def names_standing(text: str) -> bool:
    """Return whether a text about how people are asked names a standing forum or panel. It knows English words only."""
    words = " ".join(text.casefold().replace("_", " ").split())
    return any(one in words for one in STANDING_WORDS)
