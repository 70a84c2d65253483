"""What an example of a reminder rule is. The contract test builds each one and asks the rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Example:
    """One situation, in words and as values that the tests know how to build, and what follows from it.

    `tells` names the roles in which people are told (an empty role stands for a participant), `skip` the reason why somebody is
    not. A rule's examples together show each of its reasons.
    """

    situation: str
    given: Mapping[str, object] = field(default_factory=dict)
    tells: tuple[str, ...] = ()
    skip: str = ""
