"""What is said of something that a partner asks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartnerAskValues:
    """What is said of a partner's ask. Either `partner_id` or the name of a new partner is given."""

    partner_id: int | None
    partner_name: str
    title: str
    whom: str
    group_kind: str
    opens_on: date
    closes_on: date
