"""The contract of every soft check: its examples are its tests, so a new check brings no test file."""

import ast
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import reverse

from feedback import soft_checks
from feedback.domain.before_asking import CLOSED, OPEN, PHASES, AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where, fits
from feedback.soft_checks.base.examples import Examples
from kinds import Registry

pytestmark = pytest.mark.unit

CHECKS = list(soft_checks.registry)
FOLDER = Path(soft_checks.__file__).parent


def examples(check) -> Examples:
    return import_module(f"feedback.soft_checks.{check.kind}.examples").EXAMPLES


def every(part: str):
    """Each example of one part, with its check."""
    return [
        pytest.param(one, example, id=f"{one.kind}-{n}")
        for one in CHECKS
        for n, example in enumerate(getattr(examples(one), part))
    ]


@pytest.fixture(params=CHECKS, ids=lambda one: one.kind)
def check(request):
    return request.param


def test_there_are_fifteen_in_their_order():
    assert [one.number for one in CHECKS] == list(range(1, 17))


def test_each_folder_is_registered():
    folders = {one.parent.name for one in FOLDER.glob("*/check.py")}
    assert folders == set(soft_checks.registry.keys())


def test_it_asks_a_question_and_leads_somewhere(check):
    assert str(check.label).endswith("?")
    assert str(check.step)
    assert check.phases
    assert set(check.phases) <= set(PHASES)
    assert reverse(check.where.route, kwargs={"org": "ashburn", "pk": 1})


def test_it_has_examples_of_every_sentence_and_of_silence(check):
    found = examples(check)
    assert {one.code for one in found.warns} == set(check.sentences)
    assert found.quiet


def test_it_is_quiet_when_nothing_is_amiss(check):
    facts = AskFacts(weighed="The board read each one.", phase=CLOSED)
    assert check.warns(AskFacts()) == ""
    assert check.warns(AskFacts(phase=OPEN)) == ""
    assert check.warns(facts) == ""


@pytest.mark.parametrize(("check_", "example"), every("warns"))
def test_it_warns_with_a_sentence(check_, example):
    assert check_.warns(example.facts) == example.code
    sentence = check_.say(example.code, example.facts)
    assert example.words in sentence
    assert "%(" not in sentence
    assert sentence.endswith((".", "?"))


@pytest.mark.parametrize(("check_", "facts"), every("quiet"))
def test_it_is_quiet(check_, facts):
    assert check_.warns(facts) == ""


def test_no_check_asks_of_what_kind_another_is():
    for path in FOLDER.rglob("*.py"):
        compared = [
            node
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Compare) and "kind" in ast.unparse(node.left)
        ]
        assert compared == [], path


def test_a_check_without_its_members_is_refused():
    class Half:
        kind, label = "half", "Half?"

    class Lost(SoftCheck):
        kind, label, number, sentences, step = "lost", "Lost?", 1, {}, "Go"
        where = Where("feedback:try_list", of="moon")

    with pytest.raises(TypeError, match="lacks number, sentences"):
        fits(Half())
    with pytest.raises(TypeError, match="no page of 'moon'"):
        Registry("soft check", (Lost(),), validate=fits)
