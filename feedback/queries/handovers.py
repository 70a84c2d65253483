"""Who took over what in an ask, as people read it."""

from feedback.models import Consultation, DutyHandover


def new_teller(consultation: Consultation) -> DutyHandover | None:
    """Return how the one who tells people came to it, if somebody did before them; one statement."""
    rows = DutyHandover.objects.filter(consultation=consultation, role="owner")
    newest = rows.order_by("-on", "-pk").first()
    if newest is None or not newest.from_name or newest.to_member_id != consultation.owner_id:
        return None
    return newest


def handovers_of(consultation: Consultation) -> list[DutyHandover]:
    """Return every time that a duty of an ask went to somebody else, the newest first; one statement."""
    return list(DutyHandover.objects.filter(consultation=consultation).order_by("-on", "-pk"))
