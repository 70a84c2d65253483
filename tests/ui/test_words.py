"""Words in another language than the page carry their language; languages are known by their own names."""

import pickle

import pytest
from django.template import Context, Template
from django.utils.translation import override

from ui.languages import (
    LANGUAGES,
    OFTEN,
    is_known,
    is_page_language,
    language,
    languages,
    page_language,
)
from ui.words import Words, filled, in_language, is_marked, joined, like

pytestmark = pytest.mark.unit


def shown(template, **values):
    return Template(template).render(Context(values))


def test_words_say_their_language_in_a_page_and_nothing_in_a_title():
    with override("en"):
        words = in_language("Czy <b>?", "pl")
    marked = '<span lang="pl" dir="ltr">Czy &lt;b&gt;?</span>'
    assert shown("{{ words }}", words=words) == marked
    assert shown("{{ words|force_escape }}", words=words) == "Czy &lt;b&gt;?"
    assert str(words) == words == "Czy <b>?"
    assert shown('{{ all|join:" " }}', all=[words, "&"]) == f"{marked} &amp;"


def test_words_in_the_language_of_the_page_are_plain():
    with override("en"):
        assert not is_marked(in_language("Why", "en-gb"))
        assert not is_marked(in_language(" ", "pl"))
        assert 'dir="rtl"' in in_language("لماذا", "ar").__html__()


def test_a_sentence_of_ours_keeps_the_mark_of_what_stands_in_it():
    with override("en"):
        words = in_language("<i>", "ur")
    made = filled("Why: %(words)s & so", words=words)
    assert made == "Why: <i> & so"
    assert made.__html__() == 'Why: <span lang="ur" dir="rtl">&lt;i&gt;</span> &amp; so'
    assert filled("Why: %(words)s", words="x") == "Why: x"
    assert joined("<", made).__html__() == f"&lt; {made.__html__()}"
    assert joined("a", "b") == "a b"
    assert like(words, "<i>.").__html__() == '<span lang="ur" dir="rtl">&lt;i&gt;.</span>'
    assert like("a", "a.") == "a."


def test_markup_is_not_lost_by_copying():
    words = Words("a", "<b>a</b>")
    assert pickle.loads(pickle.dumps(str(words))) == "a"  # noqa: S301 -- our own bytes


@pytest.mark.parametrize("code", ["cy", "gd", "pl", "ur", "ar", "so", "uk", "ro", "zh-hant"])
def test_languages_are_known_by_their_own_names(code):
    assert is_known(code)
    assert LANGUAGES[code].own_name not in {"", code}
    assert list(LANGUAGES)[: len(OFTEN)] == list(OFTEN)


def test_which_way_a_language_runs():
    assert [one.dir for one in languages(["ar", "ur", "ps", "pl"])] == ["rtl", "rtl", "rtl", "ltr"]
    assert language("ar-eg").dir == "rtl"
    assert language("qq").own_name == "qq"
    assert language("ar-xb").dir == "rtl"
    assert not is_known("ar-xb")
    assert not is_known(None)
    with override("en"):
        assert LANGUAGES["pl"].name_here == "Polish"


def test_our_own_words_are_in_their_language_where_we_have_it():
    assert page_language("ar-xb", "en") == "ar-xb"
    assert page_language("pl", "en") == "en"
    assert page_language("pl", "xx") == "en"


@pytest.mark.parametrize(
    ("page", "code", "is_it"),
    [("en", "en", True), ("en", "en-gb", True), ("en", "pl", False), ("ar-xb", "ar", False)],
)
def test_the_language_of_the_page(page, code, is_it):
    with override(page):
        assert is_page_language(code) is is_it
