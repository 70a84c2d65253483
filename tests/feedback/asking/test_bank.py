"""The question bank: what stands in its files, and putting questions of it into a form."""

import pytest

from feedback import bank, question_types
from feedback.actions.bank import settings_of
from feedback.bank.words import module_of, words_of
from feedback.domain.pictures import PICTURES
from feedback.domain.plain_question import looks
from feedback.models import Question
from feedback.queries.asking import questions_of
from projects.models import GroupKind
from stages.terms import FUNCTION_QUESTIONS

pytestmark = [pytest.mark.integration]

ENTRIES = list(bank.every_question().values())
TO_COME = {"faces", "ranking", "yes_no", *question_types.registry.keys()}
"""Kinds that the bank asks for; where one is not there, its questions are not offered."""


@pytest.fixture
def draft(desk):
    return desk.draft()


def test_there_are_thirty_questions():
    assert [one.code for one in ENTRIES] == [f"Q{number:02}" for number in range(1, 31)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.code)
def test_each_entry_holds_to_the_rules(entry):
    assert set(entry.stages) <= {1, 2, 3, 4, 5}
    assert entry.functions
    assert set(entry.functions) <= set(FUNCTION_QUESTIONS)
    assert set(entry.for_whom) <= set(GroupKind.values)
    assert entry.picture in PICTURES
    for number, asked in enumerate(entry.asked):
        assert asked.kind in TO_COME
        assert len(entry.code_of(number)) <= 12
        words = looks(str(asked.text), hint=str(asked.hint), labels=map(str, asked.choices))
        assert {one.code for one in words} <= {"placeholder"}


@pytest.mark.parametrize(
    "asked",
    [a for one in ENTRIES for a in one.asked if a.kind in question_types.registry],
    ids=lambda one: str(one.text),
)
def test_each_kind_takes_its_choices(asked):
    assert isinstance(settings_of(asked), dict)


def test_sets_are_made_of_the_bank():
    sets = bank.every_set()
    assert list(sets)[:4] == [
        "after_a_session",
        "between_ideas",
        "what_is_life_like",
        "did_we_do_it",
    ]
    assert [one.code for one in sets["pulse"].questions] == ["Q17", "Q22", "Q26"]
    assert [one.code for one in sets["leaving"].questions] == ["Q29", "Q30"]
    assert [one.code for one in sets["loop_check"].questions] == ["Q26", "Q27"]


def test_translators_find_every_word():
    words = words_of(bank.contents())
    assert (bank.FOLDER / "messages.py").read_text() == module_of(words), (
        "Run python tools/file_messages.py"
    )
    assert {"Family", "Do we ask you things too often?", "Pulse"} <= set(words)


@pytest.mark.parametrize("change", [{"colour": "red"}, {"asked": [{"text": "?"}]}, {"code": None}])
def test_what_nobody_reads_and_what_is_missing_is_refused(change):
    values = {"code": "Q99", "stages": [1], "functions": ["impact"]} | change
    if values["code"] is None:
        del values["code"]
    with pytest.raises(TypeError):
        bank.build(values)


@pytest.mark.parametrize(
    ("sought", "there", "absent"),
    [
        ({"stage": 5}, "Q26", "Q01"),
        ({"what_for": "learning"}, "Q24", "Q23"),
        ({"what_for": bank.CLOSING}, "Q28", "Q29"),
        ({"age": 8}, "Q05", "Q04"),
        ({}, "Q30", "Q99"),
    ],
)
def test_looking_for_some(sought, there, absent):
    codes = [one.code for one in bank.suiting(list(TO_COME), **sought)]
    assert there in codes
    assert absent not in codes


def test_what_there_is_no_kind_for_is_not_offered(desk, draft):
    codes = {one.code for one in bank.suiting(["short_text"])}
    assert "Q02" in codes
    assert not codes & {"Q01", "Q07", "Q14"}
    html = desk.client.get(desk.url("question_bank", draft) + "?stage=").content.decode()
    assert ('value="Q07"' in html) is ("ranking" in question_types.registry)
    assert "Put a picture of two people talking beside it." in html


def test_several_are_picked_at_once(desk, draft):
    answer = desk.post("question_bank", {"entry": ["Q01", "Q06", "Q99"]}, draft)
    rows = [(one.bank_code, one.what_for, one.picture) for one in questions_of(draft)]
    assert rows == [
        ("Q01", "improvement", "talking"),
        ("Q06", "accountability", "listening"),
        ("Q06b", "accountability", ""),
    ]
    assert f"question={questions_of(draft)[0].pk}#" in answer["Location"]
    html = desk.client.get(desk.url("question_bank", draft) + "?stage=1").content.decode()
    assert html.count("It is in your form already.") == 1


def test_nothing_picked_is_said(desk, draft):
    answer = desk.post("question_bank", {"entry": "Q99"}, draft)
    assert answer.status_code == 422
    assert "Tick at least one question." in answer.content.decode()


def test_a_set_is_added_and_an_unknown_one_adds_nothing(desk, draft):
    desk.post("question_set", {"set": "pulse"}, draft)
    assert [one.bank_code for one in questions_of(draft)] == ["Q17", "Q22", "Q26"]
    desk.post("question_set", {"set": "???"}, draft)
    assert len(questions_of(draft)) == 3


def test_nothing_is_added_once_it_has_opened(desk):
    opened = desk.opened()
    for name, data in (("question_bank", {"entry": "Q01"}), ("question_set", {"set": "pulse"})):
        assert desk.post(name, data, opened)["Location"].endswith("#questions")
    assert Question.objects.count() == 1


def test_an_empty_form_begins_with_sets(desk, draft):
    html = desk.get("consultation_detail", draft).content.decode()
    assert "What is life like?" in html
    assert "After a session" in html
