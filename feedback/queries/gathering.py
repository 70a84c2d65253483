"""Everything that the result of a consultation keeps, read once when it has closed."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q

from feedback.domain.dropping_off import drop_off
from feedback.models import Answer, Ask, Consultation, Draft, Question, Response
from feedback.queries.results import questions_of
from feedback.queries.tabulating import NO_GROUP, Group, Part, Rules, parents_of, tabulated
from feedback.question_types.base.contract import StoredValue
from participants.terms import AGE_12, AGE_13, UNDER_12
from projects.domain.small_numbers import K_PUBLIC, group_table, is_hidden
from projects.models import StakeholderGroup

UNDER_16 = (UNDER_12, AGE_12, AGE_13)


def gathered(consultation: Consultation) -> dict[str, Any]:
    """Return the whole result, made of what JSON holds; seven statements, however many answered."""
    questions = questions_of(consultation)
    rules = Rules(consultation.least_internal, consultation.needs_care)
    parts, pages = _answers(consultation, questions)
    asked, young = _asked(consultation)
    answered = _answered(consultation)
    groups = _groups(consultation, asked.keys() | answered.keys(), young)
    return {
        "questions": [
            question_kept(question, parts[question.key], groups, rules) for question in questions
        ],
        "heard": heard_kept(groups, asked, answered, rules.least),
        "stopped": _stopped(consultation, questions, rules.least),
        "pages": pages_kept(
            {question.page: len(pages.get(question.page, ())) for question in questions},
            rules.least,
        ),
    }


def question_kept(
    question: Question, parts: Mapping[str, Part], groups: Mapping[str, Group], rules: Rules
) -> dict[str, Any]:
    """Return one question as the result keeps it: what it was, and what was answered as far as it may be shown."""
    return {
        "key": str(question.key),
        "kind": question.kind,
        "text": question.text,
        "page": question.page,
        "bank_code": question.bank_code,
        "choices": _choices(question),
    } | tabulated(question, parts, groups, rules)


type ByGroup = dict[uuid.UUID, dict[str, Part]]


def _answers(
    consultation: Consultation, questions: Sequence[Question]
) -> tuple[ByGroup, dict[int, set[uuid.UUID]]]:
    """What was answered by question and group, and who answered anything on each page; every counted answer is read once."""
    page_of = {question.key: question.page for question in questions}
    parts: ByGroup = defaultdict(lambda: defaultdict(Part))
    pages: dict[int, set[uuid.UUID]] = defaultdict(set)
    counted = Response.objects.counted().filter(consultation=consultation)
    rows = Answer.objects.filter(response__in=counted).values_list(
        *("question__key", "response_id", "response__group_id", "choice", "number", "text")
    )
    for key, response, group, choice, number, text in rows.iterator(chunk_size=2000):
        part = parts[key][_number(group)]
        part.rows.append(StoredValue(choice=choice, number=number, text=text))
        part.responses.add(response)
        if key in page_of:
            pages[page_of[key]].add(response)
    return parts, pages


def _asked(consultation: Consultation) -> tuple[dict[str, int], set[str]]:
    """How many were asked by group, and the groups in which everybody is under 16."""
    rows = (
        Ask.objects.filter(consultation=consultation, asked_on__isnull=False)
        .order_by()
        .values("group")
        .annotate(
            people=Count("pk"), young=Count("pk", filter=Q(participant__age_band__in=UNDER_16))
        )
        .values_list("group", "people", "young")
    )
    found = [(_number(group), people, young) for group, people, young in rows]
    return (
        {group: people for group, people, _young in found},
        {group for group, people, young in found if people == young},
    )


def _answered(consultation: Consultation) -> dict[str, int]:
    rows = (
        Response.objects.counted()
        .filter(consultation=consultation)
        .order_by()
        .values("group")
        .annotate(people=Count("pk"))
        .values_list("group", "people")
    )
    return {_number(group): people for group, people in rows}


def _groups(consultation: Consultation, there: set[str], young: set[str]) -> dict[str, Group]:
    """The groups that were asked or answered, by name, and those without a group last."""
    found = {
        str(group.pk): Group(group.name, group.kind, is_young=str(group.pk) in young)
        for group in StakeholderGroup.objects.filter(project=consultation.project_id)
        if str(group.pk) in there
    }
    if NO_GROUP in there:
        found[NO_GROUP] = Group("", "", is_young=NO_GROUP in young)
    return found


def heard_kept(
    groups: Mapping[str, Group], asked: Mapping[str, int], answered: Mapping[str, int], least: int
) -> dict[str, Any]:
    """Return who answered against who was asked, by group as far as it may be shown."""
    counts = {number: answered.get(number, 0) for number in groups}

    def are_few_and_young(chosen: Collection[str]) -> bool:
        present = [one for one in chosen if counts[one]]
        are_few = is_hidden(sum(counts[one] for one in present), K_PUBLIC)
        return bool(present) and are_few and all(groups[one].is_young for one in present)

    parents = parents_of(groups)
    table = group_table(counts, least, parents=parents, tells=are_few_and_young)
    return {
        "rows": [
            {
                "groups": [groups[one].name for one in row.groups],
                "asked": sum(asked.get(one, 0) for one in row.groups),
                "answered": row.count,
            }
            for row in table.rows
        ],
        "not_shown": [groups[one].name for one in table.hidden],
        "asked": sum(asked.values()),
    }


def _stopped(
    consultation: Consultation, questions: Sequence[Question], least: int
) -> dict[str, Any]:
    """Who began and had sent nothing: what is left of them is what they typed."""
    page_of = {str(question.key): question.page for question in questions}
    drafts = Draft.objects.filter(
        consultation=consultation, thread=None, ask__author=None
    ).values_list("answers", flat=True)
    last = Counter(
        max((page_of.get(key, 0) for key in answers), default=0)
        for answers in drafts.iterator(chunk_size=2000)
    )
    told = drop_off(last, least)
    return {"left": told.left, "page": told.page, "there": told.there}


def pages_kept(counts: Mapping[int, int], least: int) -> list[dict[str, Any]]:
    """Return how many of those who sent answered anything on each page; None where they are too few."""
    return [
        {"page": page, "answered": None if is_hidden(count, least) else count}
        for page, count in counts.items()
    ]


def _choices(question: Question) -> list[str]:
    """The keys of the answers that the question itself offers, in order."""
    return [choice["key"] for choice in question.settings.get("choices", [])]


def _number(group: int | None) -> str:
    return NO_GROUP if group is None else str(group)
