"""Who is heard in a project, against who is affected. Numbers of few people are taken out here, so no page can show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch, Sum
from django.utils.translation import gettext as _

from projects import terms
from projects.domain import representation
from projects.domain.representation import Counted, Standing
from projects.domain.small_numbers import is_hidden
from projects.models import Dimension, Project, Tally, TallyCount, Target
from ui.charts import percent


@dataclass(frozen=True, slots=True)
class HeardGroup:
    """One group of people affected: its share of them, what may be shown of who was heard, and what we will do.

    `words` say how it is heard; `sentence` says the same with the numbers that may be shown. `low` and `high` are None
    where nothing may be drawn.
    """

    id: int
    name: str
    target: float
    words: str
    sentence: str
    count: int | None
    share: float | None
    low: float | None
    high: float | None
    is_counted: bool
    is_quiet: bool
    will_do: str
    will_do_by: date | None
    who: str

    @property
    def has_plan(self) -> bool:
        """Whether we said what we will do to hear them."""
        return bool(self.will_do)


@dataclass(frozen=True, slots=True)
class HeardDimension:
    """One way in which the people affected differ, with its groups and where its figures come from.

    `people` is None where fewer than k were counted; `unlike` says in words how unlike exclusive groups are, if known.
    """

    id: int
    name: str
    is_exclusive: bool
    source: str
    year: int
    population: int | None
    people: int | None
    is_counted: bool
    groups: tuple[HeardGroup, ...]
    unlike: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Who is heard in a project. `people` is None where fewer than `k` were counted in all."""

    project_id: int
    title: str
    k: int
    occasions: int
    people: int | None
    dimensions: tuple[HeardDimension, ...]

    @property
    def to_hear(self) -> list[HeardGroup]:
        """The groups that are not heard yet, and those for whom something is planned."""
        return [
            group
            for dimension in self.dimensions
            for group in dimension.groups
            if group.is_quiet or group.has_plan
        ]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One count, for whoever looks after the counts. `people` is None where there were fewer than k."""

    id: int
    occasion: str
    counted_on: date
    people: int | None
    recorded_by: str


def heard(project: Project) -> Heard:
    """Return who is heard in the project; four statements, however much was counted."""
    k = project.organisation.k_internal
    tallies = list(Tally.objects.filter(project=project).values_list("people", flat=True))
    counts = _counts(project)
    return Heard(
        project_id=project.pk,
        title=project.title,
        k=k,
        occasions=len(tallies),
        people=_unless_few(sum(tallies), k),
        dimensions=tuple(_dimension(one, counts, k) for one in dimensions(project)),
    )


def heard_project(project_id: int | None) -> Project | None:
    """Return this project, or without one the newest that compares anything; one statement."""
    if project_id is not None:
        return Project.objects.filter(pk=project_id).first()
    compared = Dimension.objects.order_by("-project", "pk").select_related("project")
    newest = compared.first()
    return newest.project if newest else None


def dimensions(project: Project) -> list[Dimension]:
    """Return what is compared, each with its groups; two statements."""
    groups = Target.objects.select_related("who__user")
    found = Dimension.objects.filter(project=project)
    return list(found.prefetch_related(Prefetch("targets", queryset=groups)))


def occasions(project: Project) -> list[Occasion]:
    """Return the occasions on which people were counted, the newest first; one statement."""
    rows = Tally.objects.filter(project=project).select_related("recorded_by__user")
    k = project.organisation.k_internal
    return [
        Occasion(
            id=row.pk,
            occasion=row.occasion,
            counted_on=row.counted_on,
            people=_unless_few(row.people, k),
            recorded_by=str(row.recorded_by or ""),
        )
        for row in rows.order_by("-counted_on", "-pk")
    ]


def counted_in(dimension: Dimension) -> dict[int, int]:
    """Return how many people were counted in each group that was counted at all; for checks, not for pages."""
    rows = TallyCount.objects.filter(target__dimension=dimension)
    return dict(rows.values_list("target").annotate(people=Sum("count")).order_by())


def counts_of(tally: Tally) -> dict[int, int]:
    """Return what was counted on one occasion, by group; for whoever corrects it."""
    return dict(tally.counts.values_list("target_id", "count"))


def is_written_down(
    project: Project, occasion: str, counted_on: date, *, besides: int | None
) -> bool:
    """Return whether this occasion was counted already."""
    rows = Tally.objects.filter(project=project, occasion__iexact=occasion, counted_on=counted_on)
    return rows.exclude(pk=besides).exists()


def is_compared(project: Project, name: str, *, besides: int | None) -> bool:
    """Return whether something of this name is compared already; capitals make no difference."""
    rows = Dimension.objects.filter(project=project, name__iexact=name)
    return rows.exclude(pk=besides).exists()


def _counts(project: Project) -> dict[int, tuple[int, int]]:
    """How many belong to each group that was counted, of how many people where it was."""
    rows = TallyCount.objects.filter(tally__project=project).values("target")
    sums = rows.annotate(people=Sum("count"), base=Sum("tally__people")).order_by()
    return {row["target"]: (row["people"], row["base"]) for row in sums}


def _dimension(
    dimension: Dimension, counts: Mapping[int, tuple[int, int]], k: int
) -> HeardDimension:
    targets = list(dimension.targets.all())
    counted = _counted(dimension, targets, counts)
    judge = representation.exclusive if dimension.is_exclusive else representation.overlapping
    standings = judge(counted, k)
    by_target = {one.key: one for one in standings}
    bases = {one.key: one.base for one in counted}
    base = max(bases.values(), default=0)
    return HeardDimension(
        id=dimension.pk,
        name=dimension.name,
        is_exclusive=dimension.is_exclusive,
        source=dimension.source,
        year=dimension.year,
        population=dimension.population,
        people=_unless_few(base, k),
        is_counted=bool(counted),
        groups=tuple(
            _group(one, by_target.get(one.pk), bases.get(one.pk, 0), k) for one in targets
        ),
        unlike=_unlike(representation.difference(counted, standings))
        if dimension.is_exclusive
        else "",
    )


def _counted(
    dimension: Dimension, targets: Sequence[Target], counts: Mapping[int, tuple[int, int]]
) -> list[Counted]:
    """What was counted. Who belongs to exactly one group said which; those who did not say are left out."""
    if not dimension.is_exclusive:
        return [
            Counted(one.pk, *counts[one.pk], Fraction(one.share))
            for one in targets
            if one.pk in counts
        ]
    said = sum(counts[one.pk][0] for one in targets if one.pk in counts)
    if not said:
        return []
    return [
        Counted(one.pk, counts.get(one.pk, (0, 0))[0], said, Fraction(one.share)) for one in targets
    ]


def _group(target: Target, standing: Standing | None, base: int, k: int) -> HeardGroup:
    return HeardGroup(
        id=target.pk,
        name=target.name,
        target=float(target.share),
        words=_words(standing, k),
        sentence=_sentence(target, standing, base, k),
        count=standing.count if standing else None,
        share=standing.share if standing else None,
        low=standing.low if standing else None,
        high=standing.high if standing else None,
        is_counted=standing is not None,
        is_quiet=standing is not None and standing.band in representation.QUIET,
        will_do=target.will_do,
        will_do_by=target.will_do_by,
        who=str(target.who or ""),
    )


def _words(standing: Standing | None, k: int) -> str:
    """How a group is heard, in a few words."""
    if standing is None:
        return str(terms.NOT_COUNTED)
    parts: list[Any] = [terms.HIDDEN[standing.hidden] % {"k": k}] if standing.hidden else []
    if standing.band:
        parts.append(terms.BANDS[standing.band])
    if standing.is_unsure:
        parts.append(terms.UNSURE)
    return ", ".join(map(str, parts))


def _sentence(target: Target, standing: Standing | None, base: int, k: int) -> str:
    """The same with the numbers that may be shown."""
    share = _("%(n)s%%") % {"n": _percent(float(target.share))}
    if standing is None:
        return _("%(share)s of the people affected. Not counted yet.") % {"share": share}
    if standing.hidden or standing.share is None or standing.low is None or standing.high is None:
        words = _("%(share)s of the people affected; of the people heard: %(words)s.")
        return words % {"share": share, "words": _words(standing, k)}
    words = _(
        "%(count)s of %(base)s people heard, %(heard)s%% (it may be %(low)s%% to %(high)s%%); %(share)s of the people affected: %(words)s."
    )
    return words % {
        "count": standing.count,
        "base": base,
        "heard": _percent(standing.share),
        "low": _percent(standing.low),
        "high": _percent(standing.high),
        "share": share,
        "words": _words(standing, k),
    }


def _unlike(found: representation.Difference | None) -> str:
    if found is None:
        return ""
    if found.is_least:
        words = _(
            "At least %(n)s of every 100 people heard would have to be others for the shares to be alike."
        )
    else:
        words = _(
            "%(n)s of every 100 people heard would have to be others for the shares to be alike."
        )
    return words % {"n": _percent(found.share)}


def _percent(share: float) -> int:
    return percent(share, 1)


def _unless_few(people: int, k: int) -> int | None:
    return None if is_hidden(people, k) else people
