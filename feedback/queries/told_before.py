"""Which earlier asks are about the same people or the same subject. No word of a participant is ever searched."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from feedback.domain.topic import searched_words, topic_words
from feedback.models import (
    Ask,
    Consultation,
    Item,
    OutcomeVersion,
    Publication,
    PublicationKind,
    Question,
    RoomTally,
)
from projects.models import Project, StakeholderGroup

OUTCOME_WORDS = ("what", "why", "held_up_by", "promised_what")
"""What we wrote about what came of it. What people said is not among it."""
SAME_WORD, SAME_GROUP, SAME_KIND, TOLD = 2, 2, 1, 1
"""How much each counts for the order, and that people heard what came of it; all else being equal the newest comes first."""


@dataclass(frozen=True, slots=True)
class About:
    """What to look for. `names` are small letters. With `needs_all_words` every word has to be found, as in a search."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    without: int | None = None
    needs_all_words: bool = False
    project_id: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it."""
        return not (self.words or self.names or self.kinds or self.project_id)


def groups_asked(consultation: Consultation) -> list[StakeholderGroup]:
    """Return the groups of those asked by name, or else the groups of the project, by name; two statements at most."""
    asked = Ask.objects.filter(consultation=consultation, group__isnull=False).values("group")
    found = list(StakeholderGroup.objects.filter(pk__in=asked))
    return found or list(StakeholderGroup.objects.filter(project=consultation.project_id))


def about_ask(consultation: Consultation, groups: Iterable[StakeholderGroup]) -> About:
    """Return what an ask is about: its people and the words of its title."""
    listed = list(groups)
    return About(
        words=topic_words(consultation.title),
        names=tuple(sorted({one.name.lower() for one in listed})),
        kinds=tuple(sorted({one.kind for one in listed})),
        without=consultation.pk,
    )


def about_project(project: Project, title: str) -> About:
    """Return what an ask will be about that has only its project, and perhaps a title; one statement."""
    groups = list(StakeholderGroup.objects.filter(project=project))
    return About(
        words=topic_words(title),
        names=tuple(sorted({one.name.lower() for one in groups})),
        kinds=tuple(sorted({one.kind for one in groups})),
    )


def about_search(text: str, group: StakeholderGroup | None, project_id: int | None) -> About:
    """Return what somebody looks for: every word, these people, this project."""
    return About(
        words=searched_words(text),
        names=(group.name.lower(),) if group else (),
        kinds=(group.kind,) if group else (),
        needs_all_words=True,
        project_id=project_id,
    )


def earlier_asks(about: About) -> QuerySet[Consultation]:
    """Return asks that were opened before and are about the same, the closest first; one statement when it is read."""
    rows = Consultation.objects.exclude(opened_at=None)
    rows = rows.select_related("organisation", "project")
    if about.without is not None:
        rows = rows.exclude(pk=about.without)
    if about.project_id is not None:
        rows = rows.filter(project=about.project_id)
    score: Any = Value(0, output_field=IntegerField())
    words = [_says(word) for word in about.words]
    people = [
        (_concerns(Q(group_name__in=about.names)), SAME_GROUP),
        (_concerns(Q(kind__in=about.kinds)), SAME_KIND),
    ]
    told = Publication.objects.filter(consultation=OuterRef("pk"), kind=PublicationKind.OUTCOME)
    counted = [*((one, SAME_WORD) for one in words), *people, (Q(Exists(told)), TOLD)]
    for condition, points in counted:
        score = score + Case(When(condition, then=Value(points)), default=Value(0))
    wanted = Q()
    if about.needs_all_words:
        for one in words:
            wanted &= one
        if about.kinds:
            wanted &= people[1][0]
    elif not about.is_everything:
        wanted = people[1][0]
        for one in words:
            wanted |= one
    return rows.filter(wanted).annotate(score=score).order_by("-score", "-opened_at", "-pk")


def _says(word: str) -> Q:
    """Titles, questions, what an answer is owed about, and what we published of it hold the word."""
    questions = Question.objects.filter(
        form_version__consultation=OuterRef("pk"), text__icontains=word
    )
    items = Item.objects.filter(consultation=OuterRef("pk"), text__icontains=word)
    written = Q()
    for name in OUTCOME_WORDS:
        written |= Q((f"{name}__icontains", word))
    outcomes = OutcomeVersion.objects.published().filter(
        written, outcome__items__consultation=OuterRef("pk")
    )
    return Q(title__icontains=word) | Q(Exists(questions)) | Q(Exists(items)) | Q(Exists(outcomes))


def _concerns(which: Q) -> Q:
    """People of such a group were asked or were in the room; where only a link was given, the project is about them."""
    groups = StakeholderGroup.objects.annotate(group_name=Lower("name")).filter(which)
    named = Ask.objects.filter(consultation=OuterRef("pk"), group__isnull=False)
    counted = RoomTally.objects.filter(meeting__consultation=OuterRef("pk"))
    like = groups.values("pk")
    by_link = ~Q(Exists(named)) & ~Q(Exists(counted))
    return (
        Q(Exists(named.filter(group__in=like)))
        | Q(Exists(counted.filter(group__in=like)))
        | (by_link & Q(Exists(groups.filter(project=OuterRef("project_id")))))
    )
