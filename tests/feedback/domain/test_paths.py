"""Which pages are shown, and what is wrong with rules about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain import paths
from feedback.domain.paths import CONTAINS, IS, IS_NOT, Rule, faults, shown_pages

pytestmark = pytest.mark.unit


def rule(page, asked_on=1, relation=IS, value="a", question="q"):
    """A rule about the answer of page 1, unless said otherwise."""
    return Rule(page, question, asked_on, relation, value)


def codes(*rules, possible=("a",)):
    """The codes of what is wrong, by place."""
    found = faults(rules, lambda one: one.value in possible)
    return {one.place: one.code for one in found}


def test_without_rules_every_page_is_shown():
    assert shown_pages(3, [], lambda _rule: False) == (1, 2, 3)


@pytest.mark.parametrize(("meets", "shown"), [(True, (1, 2, 3)), (False, (1, 3))])
def test_a_page_is_shown_where_its_rule_is_met(meets, shown):
    assert shown_pages(3, [rule(2)], lambda _rule: meets) == shown


@pytest.mark.parametrize(("relation", "shown"), [(IS, (1,)), (CONTAINS, (1,)), (IS_NOT, (1, 3))])
def test_an_answer_on_a_page_that_is_not_shown_does_not_count(relation, shown):
    rules = [rule(2), rule(3, asked_on=2, relation=relation)]
    assert shown_pages(3, rules, lambda one: one.page == 3) == shown


@pytest.mark.parametrize("asked_on", [0, 2, 3])
def test_a_rule_that_cannot_decide_leaves_nobody_out(asked_on):
    assert shown_pages(3, [rule(2, asked_on=asked_on)], lambda _rule: False) == (1, 2, 3)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (rule(0), paths.PAGE_GONE),
        (rule(1, asked_on=1), paths.FIRST_PAGE),
        (rule(2, asked_on=0), paths.QUESTION_GONE),
        (rule(2, asked_on=2), paths.NOT_EARLIER),
        (rule(2, asked_on=3), paths.NOT_EARLIER),
        (rule(2, value="z"), paths.NEVER),
        (rule(2, value="z", relation=CONTAINS), paths.NEVER),
        (rule(2, value="z", relation=IS_NOT), paths.ALWAYS),
    ],
)
def test_each_thing_that_can_be_wrong(wrong, code):
    assert codes(wrong) == {0: code}
    assert codes(rule(2)) == {}


def test_two_rules_on_one_page_are_one_too_many():
    assert codes(rule(2), rule(2)) == {1: paths.TWO_RULES}
    assert codes(rule(0), rule(0)) == {0: paths.PAGE_GONE, 1: paths.PAGE_GONE}


def test_a_page_that_waits_for_a_page_that_nobody_sees():
    after = rule(3, asked_on=2)
    assert codes(after, rule(2, value="z")) == {0: paths.UNREACHABLE, 1: paths.NEVER}
    left = rule(3, asked_on=2, relation=IS_NOT)
    assert codes(rule(2, value="z"), left) == {0: paths.NEVER, 1: paths.ALWAYS}


RULES = st.lists(
    st.builds(
        rule,
        st.integers(0, 6),
        asked_on=st.integers(0, 6),
        relation=st.sampled_from([IS, IS_NOT, CONTAINS]),
        value=st.sampled_from(["a", "z"]),
    ),
    max_size=6,
)


@given(RULES)
def test_where_nothing_is_wrong_every_page_has_somebody_who_sees_it(rules):
    if not codes(*rules):
        assert shown_pages(6, rules, lambda _rule: True) == (1, 2, 3, 4, 5, 6)
    assert 1 in shown_pages(6, rules, lambda _rule: False)


@given(RULES)
def test_what_is_said_to_be_unseen_is_never_shown(rules):
    unseen = {one.page for one in faults(rules, lambda one: one.value == "a")}
    gone = {
        one.page
        for one in faults(rules, lambda one: one.value == "a")
        if one.code in {paths.NEVER, paths.UNREACHABLE}
    }
    shown = shown_pages(6, rules, lambda one: (one.value == "a") is not (one.relation == IS_NOT))
    assert gone <= unseen
    assert not gone & set(shown)
