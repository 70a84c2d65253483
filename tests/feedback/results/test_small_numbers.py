"""S18: whatever somebody subtracts of what the page, the public and the file show, no few people can be made out."""

import uuid
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback import question_types
from feedback.queries.tabulating import Group, Part, Rules, shown_to_staff, tabulated
from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.summary import Summary
from feedback.question_types.dots.examples import QUESTION as DOTS
from feedback.question_types.one_choice.examples import QUESTION as ONE
from feedback.question_types.ranking.examples import QUESTION as RANKING
from projects.domain.small_numbers import K_PUBLIC, group_table
from projects.models import GroupKind
from tests.feedback.results.attack import derivable

pytestmark = pytest.mark.unit

KINDS = [str(kind) for kind in GroupKind]
QUESTIONS = [ONE, RANKING, DOTS]
ANSWERS = {
    "one_choice": [[StoredValue(choice=key)] for key in ("c1", "c2", "c3")],
    "ranking": [[StoredValue(choice=order)] for order in ("1>2>3", "3>1=2", "2")],
    "dots": [[StoredValue("c1", 2)], [StoredValue("c1", 1), StoredValue("c3", 2)]],
}

groups_there = st.lists(st.tuples(st.sampled_from(KINDS), st.booleans()), min_size=1, max_size=6)
rules = st.builds(Rules, least=st.integers(5, 7), is_sensitive=st.booleans())


@st.composite
def situations(draw):
    """Up to six groups with 1 to 60 people, who may each leave a question out."""
    there = draw(groups_there)
    groups = {
        str(n): Group(f"Group {n}", kind, is_young) for n, (kind, is_young) in enumerate(there)
    }
    question = draw(st.sampled_from(QUESTIONS))
    people = draw(st.lists(st.sampled_from(list(groups)), min_size=1, max_size=60))
    answer = st.sampled_from([*ANSWERS[question.kind], None])
    answers = draw(st.lists(answer, min_size=len(people), max_size=len(people)))
    parts = defaultdict(Part)
    for group, rows in zip(people, answers, strict=True):
        if rows is not None:
            parts[group].rows.extend(rows)
            parts[group].responses.add(uuid.uuid4())
    return question, dict(parts), groups


def truth(question, parts, chosen) -> Summary:
    """What the people of the chosen groups really answered."""
    own = [parts[group] for group in chosen if group in parts]
    rows = [row for part in own for row in part.rows]
    return question_types.registry.get(question.kind).summarise(
        question, rows, sum(len(part.responses) for part in own)
    )


def everything_shown(question, parts, groups, rule):
    """The sets of groups over which the page, the public result and a file of the result give counts."""
    kept = tabulated(question, parts, groups, rule)
    by_name = {group.name: number for number, group in groups.items()}
    known = []
    page = shown_to_staff(kept, rule)
    public = Summary.from_dict(kept["summary"]).for_public(is_sensitive=rule.is_sensitive)
    if page.rows or public.rows:
        known.append(frozenset(groups))
    if page.rows:
        known += [frozenset(by_name[name] for name in row["groups"]) for row in kept["by_group"]]
    return kept, known


@given(situations(), rules)
def test_nobody_can_be_made_out_by_subtracting(situation, rule):
    question, parts, groups = situation
    _kept, known = everything_shown(question, parts, groups, rule)
    for chosen in derivable(known, list(groups)):
        real = truth(question, parts, chosen)
        people = real.answered
        assert people == 0 or people >= rule.least, (chosen, people)
        assert not people or not real.is_told or people >= K_PUBLIC, chosen
        assert not people or not (rule.is_sensitive and real.is_told), chosen
        answering = [groups[one] for one in chosen if one in parts]
        is_young = all(group.is_young for group in answering)
        assert not people or not is_young or people >= K_PUBLIC, chosen


@given(situations(), rules)
def test_every_row_is_what_its_people_answered(situation, rule):
    question, parts, groups = situation
    kept, _known = everything_shown(question, parts, groups, rule)
    by_name = {group.name: number for number, group in groups.items()}
    for row in kept.get("by_group", []):
        own = [by_name[name] for name in row["groups"]]
        assert Summary.from_dict(row["summary"]) == truth(question, parts, own)


@given(situations(), rules)
def test_what_users_said_together_is_the_sum_of_rows_that_are_shown(situation, rule):
    """So it gives away nothing that the rows do not."""
    question, parts, groups = situation
    kept, _known = everything_shown(question, parts, groups, rule)
    if "users" not in kept:
        return
    users = {str(GroupKind.SERVICE_USER), str(GroupKind.COMMUNITY)}
    rows = [row for row in kept["by_group"] if set(row["kinds"]) <= users]
    assert kept["users"]["answered"] == sum(row["summary"]["answered"] for row in rows)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20), min_size=1), st.integers(5, 10)
)
def test_who_answered_against_who_was_asked_gives_no_few_away(counts, least):
    table = group_table(counts, least)
    known = [frozenset(counts), *[frozenset(row.groups) for row in table.rows]]
    for chosen in derivable(known, list(counts)):
        people = sum(counts[one] for one in chosen)
        assert people == 0 or people >= least or set(chosen) == set(counts)


def test_an_attack_that_works_is_found():
    """The check of the check: with every group shown but one, that one follows."""
    groups = ["a", "b", "c"]
    known = [frozenset("abc"), frozenset("a"), frozenset("b")]
    assert frozenset("c") in set(derivable(known, groups))
    assert frozenset("c") not in set(derivable(known[:2], groups))


def test_partners_join_practitioners_as_worked_by_hand():
    groups = {
        "f": Group("Families", "service_user"),
        "y": Group("Young people", "service_user"),
        "s": Group("Practitioners", "practitioner"),
        "p": Group("Partner agencies", "partner_agency"),
    }
    orders = {"f": 11, "y": 8, "s": 7, "p": 3}
    parts = {
        group: Part(
            [StoredValue(choice="1>2>3" if n % 2 else "3>2>1") for n in range(size)],
            {uuid.uuid4() for _each in range(size)},
        )
        for group, size in orders.items()
    }
    question = replace(RANKING, required=False)
    kept = tabulated(question, parts, groups, Rules(5))
    assert [row["groups"] for row in kept["by_group"]] == [
        ["Families"],
        ["Young people"],
        ["Practitioners", "Partner agencies"],
    ]
    assert kept["not_shown"] == []
    assert kept["users"]["answered"] == 19
