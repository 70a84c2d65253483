"""How people reach an ask and how their answers came: the groups they may name, and counts of every way."""

from django.db.models import Count
from django.utils.translation import ngettext

from feedback.models import Consultation, Response
from feedback.queries.visits import Visit
from projects.models import StakeholderGroup


def groups_to_say(visit: Visit) -> list[tuple[int, str]]:
    """Return the groups that somebody at the public door may say they are in; none where the ask does not want to know.

    One statement; none where there is nothing to choose.
    """
    about = visit.consultation
    if visit.ask is not None or not about.asks_group:
        return []
    return groups_of(about)


def groups_of(consultation: Consultation) -> list[tuple[int, str]]:
    """Return ids and names of the groups of its project; one statement."""
    groups = StakeholderGroup.objects.filter(project=consultation.project_id)
    return list(groups.values_list("pk", "name"))


def ways_counted(consultation: Consultation) -> list[str]:
    """Return in words how many answers came otherwise than from a page of their own; one statement."""
    rows = Response.objects.counted().filter(consultation=consultation).exclude(way="")
    found = dict(rows.order_by().values_list("way").annotate(count=Count("pk")))
    return [
        _in_words(way, found[way]) for way in ("paper", "spoken", "tablet", "file") if way in found
    ]


def _in_words(way: str, count: int) -> str:
    words = {
        "paper": ngettext(
            "%(n)s on paper, typed in by us", "%(n)s on paper, typed in by us", count
        ),
        "spoken": ngettext(
            "%(n)s spoken, written down by us", "%(n)s spoken, written down by us", count
        ),
        "tablet": ngettext("%(n)s on a shared tablet", "%(n)s on a shared tablet", count),
        "file": ngettext("%(n)s from a file", "%(n)s from a file", count),
    }
    return words[way] % {"n": count}
