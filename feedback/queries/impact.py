"""How many can see a change and found our answer clear, over many consultations, with what that rests on.

Only figures that stand on the page of one consultation are added up. So whoever compares two projects, two spans of time or
two days learns nothing that those pages do not show. Where nearly all of a few said the same, that page gives no number, and
what they said is in no sum.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback.domain.noticing import Share
from feedback.models import Consultation, ResultSnapshot
from feedback.queries.noticed import noticed_in
from feedback.queries.tabulating import Rules, shown_to_staff

SEEN, CLEAR = "Q26", "Q27"
YES: Mapping[str, int] = {SEEN: 2, CLEAR: 1}
"""How many of the first answers to a question of the bank say yes: a big and a small change; yes, it was clear."""


@dataclass(frozen=True, slots=True)
class Added:
    """So many of so many, over so many consultations; None where no consultation has enough answers."""

    share: Share | None = None
    asks: int = 0


@dataclass(frozen=True, slots=True)
class Impact:
    """What people said by the three ways, each by itself: they were not asked in the same way, so they are never added up.

    `link` and `page` come from the check after people were told, by a personal link and by the public page; `asked` from the
    same questions where they were part of a consultation.
    """

    seen_link: Added
    seen_page: Added
    seen_asked: Added
    clear_link: Added
    clear_page: Added
    clear_asked: Added


def impact_of(consultations: Collection[Consultation], *, today: date) -> Impact:
    """Return what was said about these, or in them; two statements. Each carries its organisation."""
    found = list(noticed_in(consultations, today=today).values())
    asked = _asked(consultations)
    return Impact(
        seen_link=_added(one.by_link.seen for one in found),
        seen_page=_added(one.by_page.seen for one in found),
        seen_asked=_added(asked[SEEN]),
        clear_link=_added(one.by_link.clear for one in found),
        clear_page=_added(one.by_page.clear for one in found),
        clear_asked=_added(asked[CLEAR]),
    )


def _added(shares: Iterable[Share | None]) -> Added:
    shown = [
        one for one in shares if one is not None and not one.is_nearly_all and not one.is_hardly_any
    ]
    if not shown:
        return Added()
    whole = Share(sum(one.part for one in shown), sum(one.base for one in shown))
    return Added(whole, len(shown))


def _asked(consultations: Collection[Consultation]) -> dict[str, list[Share]]:
    """What results show of the two questions, where they were asked as the bank words them; one statement."""
    by_id = {one.pk: one for one in consultations}
    rows = ResultSnapshot.objects.filter(
        consultation__in=list(by_id),
        consultation__withdrawn_at=None,
        consultation__form_versions__questions__bank_code__in=list(YES),
    ).distinct()
    found: dict[str, list[Share]] = {code: [] for code in YES}
    for pk, questions in rows.order_by("pk").values_list("consultation", "data__questions"):
        about = by_id[pk]
        rules = Rules(about.least_internal, about.needs_care)
        for kept in questions or ():
            if share := _share(kept, rules):
                found[kept["bank_code"]].append(share)
    return found


def _share(kept: Mapping[str, Any], rules: Rules) -> Share | None:
    yes = YES.get(kept.get("bank_code", ""))
    if yes is None or not kept["summary"]["rows"]:
        return None
    summary = shown_to_staff(kept, rules)
    keys: Sequence[str] = kept.get("choices", ())[:yes]
    part = sum(row.count for row in summary.rows if row.key in keys)
    return Share(part, summary.answered) if summary.rows and summary.answered else None
