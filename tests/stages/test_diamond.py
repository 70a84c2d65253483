"""The five stages on the double diamond, and where each one stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages import terms
from stages.domain import diamond
from stages.domain.diamond import Phase, StageFacts, state_of

pytestmark = pytest.mark.unit

DAY = date(2026, 3, 6)


def test_each_stage_lies_in_its_phase():
    assert diamond.PHASE_OF == {
        1: Phase.DISCOVER,
        2: Phase.DEFINE,
        3: Phase.DEVELOP,
        4: Phase.DELIVER,
        5: Phase.LIVE,
    }


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (StageFacts("unplanned"), "unplanned"),
        (StageFacts("unplanned", has_plan=True), "planned"),
        (StageFacts("planned"), "planned"),
        (StageFacts("now"), "now"),
        (StageFacts("planned", open_until=DAY), "now"),
        (StageFacts("planned", owes=True, told_on=DAY), "now"),
        (StageFacts("planned", told_on=DAY), "done"),
        (StageFacts("not_involving", open_until=DAY), "not_involving"),
        (StageFacts("paused", owes=True), "paused"),
        (StageFacts("done", owes=True), "done"),
    ],
)
def test_where_a_stage_stands(facts, state):
    assert state_of(facts) == state


@given(
    st.builds(
        StageFacts,
        said=st.sampled_from(["unplanned", "planned", "now", "paused", "done", "not_involving"]),
        has_plan=st.booleans(),
        open_until=st.sampled_from([None, DAY]),
        owes=st.booleans(),
        told_on=st.sampled_from([None, DAY]),
    )
)
def test_what_a_person_decided_wins_and_an_open_ask_is_never_unplanned(facts):
    state = state_of(facts)
    if facts.said in {"paused", "done", "not_involving"}:
        assert state == facts.said
    elif facts.open_until or facts.owes:
        assert state == "now"
    else:
        assert state in {"unplanned", "planned", "now", "done"}


@pytest.mark.parametrize("words", [terms.STAGE_NAMES, terms.STAGE_QUESTIONS, terms.STAGE_HEADINGS])
def test_every_stage_has_words(words):
    assert tuple(words) == diamond.STAGE_NUMBERS


def test_every_phase_has_a_name():
    assert list(terms.PHASE_NAMES) == list(Phase)
