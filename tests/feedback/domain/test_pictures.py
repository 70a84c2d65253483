"""Pictures beside a question: each name has a file and words, and no file is over."""

import re

import pytest
from django.conf import settings

from feedback.domain.pictures import FOLDER, PICTURES, picture_path
from feedback.terms import PICTURE_WORDS

pytestmark = pytest.mark.unit

FILES = sorted((settings.BASE_DIR / "static" / FOLDER).glob("*.svg"))


def test_every_picture_has_a_file_and_words():
    assert len(PICTURES) == len(set(PICTURES)) >= 12
    assert set(PICTURES) == set(PICTURE_WORDS) == {file.stem for file in FILES}
    assert all(len(name) <= 40 for name in PICTURES)


def test_an_unknown_picture_has_no_path():
    assert picture_path("home") == "pictures/home.svg"
    assert picture_path("../settings") == picture_path("") == ""


def test_pictures_are_small_drawings_and_nothing_else():
    for file in FILES:
        assert file.stat().st_size < 2000
        names = set(re.findall(r"<([a-z]+)", file.read_text()))
        assert names <= {"svg", "g", "path", "rect", "circle"}
