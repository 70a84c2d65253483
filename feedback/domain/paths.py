"""Which pages of a form somebody sees, by what they answered before, and what is wrong with such rules. Codes, no words."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

IS, IS_NOT, CONTAINS = "is", "is_not", "contains"

FIRST_PAGE = "first_page"
"""Nothing was asked before the first page."""
QUESTION_GONE = "question_gone"
"""The question that the rule looks at was taken out."""
PAGE_GONE = "page_gone"
"""The question with which its page began was taken out."""
NOT_EARLIER = "not_earlier"
"""It looks at its own page or a later one, so it could never be decided: a loop."""
TWO_RULES = "two_rules"
"""Two pages with a rule each became one."""
NEVER = "never"
"""Nobody can give that answer, so nobody would ever see the page."""
ALWAYS = "always"
"""Nobody can give that answer, so the rule leaves nobody out."""
UNREACHABLE = "unreachable"
"""It waits for an answer from a page that nobody ever sees."""


@dataclass(frozen=True, slots=True)
class Rule:
    """That page `page` is shown where the answer to `question`, asked on page `asked_on`, is as `relation` and `value` say.

    Pages count from 1; 0 stands for a page that is not there any more, and a question that is gone has no key.
    """

    page: int
    question: str
    asked_on: int
    relation: str
    value: str

    @property
    def can_decide(self) -> bool:
        """Whether its question comes before its page."""
        return 1 <= self.asked_on < self.page


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a rule: its place in the sequence that was looked at, its page and a code."""

    place: int
    page: int
    code: str


def shown_pages(
    count: int, rules: Collection[Rule], meets: Callable[[Rule], bool]
) -> tuple[int, ...]:
    """Return the pages that somebody sees, of `count`. `meets` says whether their answer is as a rule wants it.

    An answer on a page that they do not see does not count: then only "is not" holds. A rule that cannot decide leaves
    nobody out.
    """
    shown: list[int] = []
    for page in range(1, count + 1):
        own = [rule for rule in rules if rule.page == page and rule.can_decide]
        if all(meets(rule) if rule.asked_on in shown else rule.relation == IS_NOT for rule in own):
            shown.append(page)
    return tuple(shown)


def faults(rules: Sequence[Rule], can_be: Callable[[Rule], bool]) -> list[Fault]:
    """Return what is wrong, one fault for each rule at most, in the order of `rules`.

    `can_be` says whether anybody can give the answer that a rule wants. A form without a fault has neither loops nor dead
    ends: every page has somebody who sees it, and every path ends at sending.
    """
    unseen: set[int] = set()
    codes: dict[int, str] = {}
    for place, rule in sorted(enumerate(rules), key=lambda each: each[1].page):
        twice = any(
            other.page == rule.page for at, other in enumerate(rules) if rule.page and at < place
        )
        code = TWO_RULES if twice else _fault(rule, unseen, can_be)
        if code:
            codes[place] = code
        if code in {NEVER, UNREACHABLE}:
            unseen.add(rule.page)
    return [Fault(place, rules[place].page, codes[place]) for place in sorted(codes)]


def _fault(rule: Rule, unseen: set[int], can_be: Callable[[Rule], bool]) -> str:
    if rule.page <= 1:
        return FIRST_PAGE if rule.page else PAGE_GONE
    if not rule.can_decide:
        return NOT_EARLIER if rule.asked_on else QUESTION_GONE
    is_possible = can_be(rule)
    if is_possible and rule.asked_on not in unseen:
        return ""
    if rule.relation == IS_NOT:
        return ALWAYS
    return UNREACHABLE if is_possible else NEVER
