"""The method files: each is whole, and together they have something for every place."""

from itertools import product

import pytest

from participants.terms import AGE_BANDS
from projects.models import GroupKind
from stages import methods
from stages.domain.diamond import STAGE_NUMBERS
from stages.domain.functions import FUNCTIONS
from stages.methods.words import module_of, words_of

pytestmark = pytest.mark.unit

EVERY = [pytest.param(one, id=key) for key, one in methods.every_method().items()]
BANDS = [code for code, _label in AGE_BANDS]
LONGEST_NAME = 60
NAMED_IN_THE_BRIEF = {
    *("story_interviews", "walk_alongs", "photo_diaries", "peer_interviews", "drawing_and_play"),
    *("short_form", "shadowing_staff", "record_review", "half_hour_interview"),
    *("case_walk_through", "hearing_stories", "sense_check", "theming_together", "how_might_we"),
    *("private_ranking", "picture_cards", "mixed_workshop", "idea_workshops", "storyboards"),
    *("keep_change_stop", "working_week", "idea_cards", "role_play", "paper_mockup"),
    *("desktop_walkthrough", "one_day_trial", "compare_two", "small_test_cycle", "pulse"),
    *("weekly_huddle", "weekly_numbers", "chart_review", "learning_stories", "quarterly_review"),
}


def test_the_methods_of_the_brief_are_there():
    assert set(methods.every_method()) >= NAMED_IN_THE_BRIEF


@pytest.mark.parametrize("method", EVERY)
def test_a_method_is_whole(method):
    assert set(method.stages) <= set(STAGE_NUMBERS)
    assert set(method.kinds) <= set(GroupKind.values)
    assert set(method.functions) <= set(FUNCTIONS)
    assert set(method.bands) <= set(BANDS)
    assert all((method.stages, method.kinds, method.functions, method.bands))
    assert all((method.name, method.what, method.prepare, method.watch_out))
    assert len(str(method.name)) <= LONGEST_NAME
    assert 1 <= method.team_hours <= 100
    assert 1 <= method.people_minutes <= 240
    assert 3 <= len(method.questions) <= 5


@pytest.mark.parametrize("method", EVERY)
def test_questions_are_short_and_hold_one_idea(method):
    for question in method.questions:
        sentences = str(question.text).replace("?", ".").split(".")
        assert max(len(one.split()) for one in sentences) <= 15


@pytest.mark.parametrize("method", EVERY)
def test_a_key_fits_its_column(method):
    assert len(method.key) <= 40
    assert method.key.isidentifier()


@pytest.mark.parametrize(
    ("stage", "kind", "what_for"), product(STAGE_NUMBERS, GroupKind.values, FUNCTIONS)
)
def test_every_place_has_a_suggestion(stage, kind, what_for):
    found = methods.suggest(stage, kind, what_for)
    assert [one for one in found if not one.is_standing]


def test_groups_that_stay_come_last_and_what_is_for_children_before_them():
    found = methods.suggest(1, "service_user")
    assert found[0].key == "photo_diaries"
    assert [one.key for one in found[-3:]] == ["drawing_and_play", "youth_panel", "standing_forum"]


def test_an_age_leaves_out_what_does_not_suit_it():
    assert [one.key for one in methods.suggest(1, "service_user", band="under_12")] == [
        "drawing_and_play"
    ]


def test_nothing_said_is_everything():
    assert len(methods.suggest()) == len(methods.every_method()) == len(methods.method_choices())


def test_a_method_that_there_is_none_of():
    assert methods.get("no_such_method") is None
    assert not methods.comes_before_reason("no_such_method", [""])


@pytest.mark.parametrize(
    ("key", "reasons", "is_early"),
    [
        ("standing_forum", ["", " "], True),
        ("standing_forum", ["", "They decide the opening hours."], False),
        ("story_interviews", [""], False),
    ],
)
def test_a_forum_before_its_reason(key, reasons, is_early):
    assert methods.comes_before_reason(key, reasons) is is_early


def test_translators_find_every_word():
    words = words_of(methods.contents())
    assert (methods.FOLDER / "messages.py").read_text() == module_of(words), (
        "Run python tools/file_messages.py"
    )
    assert "Story interviews" in words
    assert len(words) == len(set(words))


def test_a_file_that_is_no_toml_is_named(tmp_path):
    (tmp_path / "broken.toml").write_text("name = ")
    with pytest.raises(ValueError, match=r"broken\.toml"):
        methods.contents(tmp_path)


@pytest.mark.parametrize("extra", [{"colour": "red"}, {"questions": [{"text": "?"}]}])
def test_what_nobody_reads_and_what_is_missing_is_refused(extra):
    values = methods.contents()["pulse"]
    with pytest.raises(TypeError):
        methods.build("pulse", values | extra)
