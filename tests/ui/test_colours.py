"""Every pair of colours that meets on a page can be told apart, in light and in dark."""

import pytest

from tests.ui.colours import contrast, mix, participant_colours, tokens

SCHEMES = ("light", "dark")
WORDS = ("ink", "ink-soft", "brand", "good", "warn", "bad")
GROUNDS = ("paper", "card", "sunk")
PAIRS = [(words, ground) for words in WORDS for ground in GROUNDS] + [
    ("on-brand", "brand"),
    ("card", "bad"),
    ("card", "ink-soft"),
    *(("card", f"stage-{number}") for number in range(1, 6)),
]
EDGES = [(edge, ground) for edge in ("rule-strong", "focus", "brand") for ground in GROUNDS]
STATES = {"planned": 0.09, "done": 0.16, "now": 0.24}

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(scheme, words, ground):
    colours = tokens()[scheme]
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_that_carry_meaning_can_be_seen(scheme, edge, ground):
    colours = tokens()[scheme]
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("state", STATES)
def test_words_can_be_read_on_the_tint_of_a_stage(scheme, number, state):
    colours = tokens()[scheme]
    stage = colours[f"stage-{number}"]
    tint = mix(stage, STATES[state], colours["card"])
    words = mix(stage, 0.6, colours["ink"])
    read = [contrast(colour, tint) for colour in (colours["ink"], words)]
    assert [ratio for ratio in read if ratio < 4.5] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_participant_pages_use_the_same_colours(scheme):
    ours = participant_colours()[scheme]
    chosen = ours.pop("chosen")
    assert ours == {name: tokens()[scheme][name] for name in ours}
    assert contrast(ours["ink"], chosen) >= 4.5
    assert len(ours) == 13
