"""Who was heard, in numbers that may be told to everybody, and the sentence that tells them with their base."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.domain.heard_words import heard_numbers
from feedback.models import Ask, Consultation, ConsultationKind, OutcomeVersion, Publication
from feedback.queries.result_rows import heard_from
from feedback.queries.results import snapshot


def who_was_heard(consultation: Consultation, answered: int) -> dict[str, Any]:
    """Return what is kept with the first publication. Groups only of a result made at close, and never where care is needed."""
    least = consultation.least_public
    made = None if consultation.needs_care else snapshot(consultation)
    heard = heard_from(made) if made is not None else None
    return heard_numbers(
        answered=answered,
        asked=Ask.objects.filter(consultation=consultation).count(),
        by_link=consultation.door_code is not None,
        rows=[(row.label, row.answered) for row in heard.rows] if heard else [],
        least=least,
    )


def first_heard(consultation: Consultation) -> dict[str, Any]:
    """Return what was kept with the first publication that kept anything; later ones say the same."""
    rows = Publication.objects.filter(consultation=consultation).exclude(heard={})
    kept: dict[str, Any] | None = (
        rows.order_by("published_at", "pk").values_list("heard", flat=True).first()
    )
    return kept or {}


def of_the_first(versions: Iterable[OutcomeVersion]) -> Mapping[str, Any]:
    """Return what the first of the publications of these versions kept; no statement, when they were loaded with them."""
    news = {one.publication_id: one.publication for one in versions if one.publication_id}
    ordered = sorted(news.values(), key=lambda one: (one.published_at, one.pk))  # type: ignore[union-attr]
    return next((one.heard for one in ordered if one is not None and one.heard), {})


def weighed_of(versions: Iterable[OutcomeVersion]) -> str:
    """Return how the answers were weighed, as the newest of the publications of these versions says."""
    news = {one.publication_id: one.publication for one in versions if one.publication_id}
    ordered = sorted(news.values(), key=lambda one: (one.published_at, one.pk), reverse=True)  # type: ignore[union-attr]
    return next((one.weighed for one in ordered if one is not None and one.weighed), "")


def heard_words(consultation: Consultation, kept: Mapping[str, Any]) -> list[str]:
    """Return the sentences of who was heard: how many, of whom, from which groups, and that they chose to answer."""
    answered, is_meeting = kept["answered"], consultation.kind == ConsultationKind.MEETING
    if answered == 0:
        return [_("Nobody answered.")]
    if is_meeting:
        return [_in_the_room(kept)]
    found = [_answered(kept)]
    if kept["rows"]:
        groups = ", ".join(f"{label} ({count})" for label, count in kept["rows"])
        found.append(_("Among them: %(groups)s.") % {"groups": groups})
    return [*found, _("They chose to answer; they do not speak for everybody.")]


def _answered(kept: Mapping[str, Any]) -> str:
    answered = kept["answered"]
    if answered is None:
        return _("Fewer than %(n)s people answered.") % {"n": kept["least"]}
    first = ngettext("%(n)s person answered.", "%(n)s people answered.", answered) % {"n": answered}
    if not kept["asked"]:
        return first
    asked = {"n": kept["asked"]}
    if kept["by_link"]:
        return (
            f"{first} "
            + _("We asked %(n)s people by name, and everybody by a public link.") % asked
        )
    return f"{first} " + _("We asked %(n)s people by name.") % asked


def _in_the_room(kept: Mapping[str, Any]) -> str:
    answered = kept["answered"]
    if answered is None:
        return _("Fewer than %(n)s people were in the room.") % {"n": kept["least"]}
    return ngettext("%(n)s person was in the room.", "%(n)s people were in the room.", answered) % {
        "n": answered
    }
