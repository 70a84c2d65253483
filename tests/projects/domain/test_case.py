"""How well a project is founded, against the worked example and for whatever is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.domain.case import (
    AGAINST,
    DIRECTIONS,
    MIXED,
    STRENGTHS,
    SUB_QUESTIONS,
    SUPPORTS,
    Advice,
    EvidenceItem,
    Gap,
    Step,
    advice,
    gaps,
    research_strength,
    score,
)

pytestmark = pytest.mark.unit

EXAMPLE = [
    EvidenceItem("N1", 3, SUPPORTS, "waiting data"),
    EvidenceItem("N1", 3, SUPPORTS, "31 stories"),
    EvidenceItem("N2", 3, SUPPORTS, "waiting data"),
    EvidenceItem("W1", 3, SUPPORTS, "ranking"),
    EvidenceItem("W1", 2, SUPPORTS, "trial"),
    EvidenceItem("W2", 2, SUPPORTS, "staff feedback"),
    EvidenceItem("W2", 2, AGAINST, "rota workshop"),
    EvidenceItem("E1", 3, SUPPORTS, "theory of change"),
    EvidenceItem("E1", 3, SUPPORTS, "a similar service"),
    EvidenceItem("E2", 2, SUPPORTS, "one study"),
    EvidenceItem("E2", 4, MIXED, "another study"),
]
"""Worked by hand in the brief of the field."""

an_item = st.builds(
    EvidenceItem,
    st.sampled_from(SUB_QUESTIONS),
    st.sampled_from(STRENGTHS),
    st.sampled_from(DIRECTIONS),
    st.sampled_from(["records", "stories", "a study", "staff"]),
)
some_items = st.lists(an_item, max_size=14)


def of(strength, source="records", direction=SUPPORTS, code="N1"):
    return EvidenceItem(code, strength, direction, source)


def n1(*items):
    return score(items).sub_scores["N1"]


def test_the_worked_example():
    found = score(EXAMPLE)
    assert dict(found.sub_scores) == {"N1": 3, "N2": 2, "W1": 3, "W2": 1, "E1": 3, "E2": 2}
    assert (found.needed, found.wanted, found.evidence, found.case) == (2, 1, 3, 1)
    assert (found.weakest, found.contested, found.capped) == ("W2", ("W2",), ("N2",))


def test_the_worked_example_gives_one_step_for_each_gap():
    assert gaps(score(EXAMPLE)) == (
        Gap("N2", 2, Step.SECOND_SOURCE),
        Gap("W2", 1, Step.HEAR_AGAINST),
    )


def test_the_worked_example_is_founded_for_nothing_yet():
    assert advice(score(EXAMPLE)) == Advice(stage_3=False, stage_5=False, wider=False)


def test_nothing_known_is_nothing_everywhere():
    found = score([])
    assert set(found.sub_scores.values()) == {0}
    assert (found.case, found.weakest, found.contested, found.capped) == (0, "N1", (), ())
    assert [(one.sub_question, one.step) for one in gaps(found)] == [
        (code, Step.FIND) for code in ("N1", "N2", "W1", "W2", "E1")
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((of(4),), 2),
        ((of(4), of(1, "stories")), 4),
        ((of(3), of(3, "  RECORDS ")), 2),
        ((of(3), of(0, "stories")), 2),
        ((of(3), of(4, "stories", MIXED)), 2),
        ((of(2), of(1, "staff", AGAINST)), 2),
        ((of(2), of(2, "staff", AGAINST)), 1),
        ((of(4), of(4, "staff", AGAINST)), 1),
        ((of(3), of(3, "stories"), of(2, "a", AGAINST), of(4, "b", AGAINST)), 2),
        ((of(4, direction=AGAINST),), 0),
        ((of(2, code="n1"), of(3, "stories", code=" n1 ")), 3),
    ],
)
def test_cap_contest_and_floor(items, expected):
    assert n1(*items) == expected


@pytest.mark.parametrize("lacking", [("N1", 5, SUPPORTS), ("N3", 1, SUPPORTS), ("N1", 1, "for")])
def test_what_there_is_not_is_refused(lacking):
    with pytest.raises(ValueError, match="is none of"):
        score([EvidenceItem(*lacking, "records")])


def test_of_equal_ones_the_weakest_is_in_the_weakest_strand():
    weak = [of(2, code=code) for code in ("N1", "W1", "W2", "E1")]
    found = score([*weak, of(2, code="N2"), of(2, "b", code="N2")])
    assert (found.weakest, found.sub_scores["E2"]) == ("E2", 0)
    everywhere = [
        one for code in SUB_QUESTIONS for one in (of(3, code=code), of(3, "b", code=code))
    ]
    assert score(everywhere).weakest == "N1"
    lower = [one for one in everywhere if one.sub_question != "E2"] + [of(1, code="E2")]
    assert score(
        [one for one in lower if one.sub_question != "W2"] + [of(1, code="W2")]
    ).weakest == ("W2")


def test_steps_go_from_a_hunch_to_those_affected():
    found = score([of(1), of(2, code="N2"), of(2, code="E1")])
    steps = {one.sub_question: one.step for one in gaps(found)}
    assert (steps["N1"], steps["N2"]) == (Step.PROPER_SOURCE, Step.ASK_THOSE_AFFECTED)
    assert "E2" not in steps


@pytest.mark.parametrize(
    ("strands", "expected"),
    [
        ((3, 2, 0), Advice(stage_3=True, stage_5=False, wider=False)),
        ((3, 3, 1), Advice(stage_3=True, stage_5=False, wider=False)),
        ((3, 3, 2), Advice(stage_3=True, stage_5=True, wider=False)),
        ((3, 3, 3), Advice(stage_3=True, stage_5=True, wider=True)),
        ((2, 4, 4), Advice(stage_3=False, stage_5=False, wider=False)),
    ],
)
def test_what_a_case_is_founded_for(strands, expected):
    codes = ("N1", "N2", "W1", "W2", "E1")
    given_strength = dict(
        zip(codes, [strands[0]] * 2 + [strands[1]] * 2 + [strands[2]], strict=True)
    )
    items = [
        of(strength, source, code=code)
        for code, strength in given_strength.items()
        for source in ("records", "stories")
    ]
    assert advice(score(items)) == expected


def test_research_counts_by_how_far_it_goes():
    assert [research_strength("e2", level) for level in range(1, 6)] == [1, 2, 3, 4, 4]
    assert [research_strength("E1", level) for level in range(1, 6)] == [3, 3, 3, 4, 4]


@pytest.mark.parametrize(("code", "level"), [("N1", 1), ("E2", 0), ("E2", 6)])
def test_other_research_has_no_strength(code, level):
    with pytest.raises(ValueError, match="No level"):
        research_strength(code, level)


@given(some_items)
def test_every_score_is_between_nothing_and_strong(items):
    found = score(items)
    scores = [*found.sub_scores.values(), found.needed, found.wanted, found.evidence, found.case]
    assert all(0 <= one <= 4 for one in scores)
    assert found.case == min(found.strand(name) for name in ("needed", "wanted", "evidence"))
    assert found.sub_scores[found.weakest] == min(found.sub_scores.values())


@given(some_items, st.randoms(use_true_random=False))
def test_order_and_spelling_do_not_matter(items, chance):
    again = [
        EvidenceItem(
            one.sub_question.lower(), one.strength, one.direction, f" {one.source.upper()}  "
        )
        for one in items
    ]
    chance.shuffle(again)
    assert score(again) == score(items)


@given(some_items, an_item)
def test_more_support_never_lowers_and_more_against_never_raises(items, one):
    before, after = score(items), score([*items, one])
    for code in SUB_QUESTIONS:
        earlier, now = before.sub_scores[code], after.sub_scores[code]
        assert {SUPPORTS: now >= earlier, AGAINST: now <= earlier, MIXED: now == earlier}[
            one.direction
        ]


@given(some_items)
def test_what_is_founded_for_running_is_founded_for_making(items):
    said = advice(score(items))
    assert [said.wider and not said.stage_5, said.stage_5 and not said.stage_3] == [False, False]
