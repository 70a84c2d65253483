"""Pictures beside the sentences of Easy Read: chosen while writing, read on the page, in the record and in the letter."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.models import OutcomeWording
from tests.factories import NOW
from tests.feedback.outcomes.test_other_words import CHANGED, address, publish, read, typed, word
from tests.feedback.outcomes.test_words_by_hand import needs

pytestmark = pytest.mark.integration

PHONE = '<img src="/static/pictures/phone.svg" width="96" height="96" alt="A phone">'
EASY = {"as": "easy", "in": "en"}


@pytest.fixture
def written(scene):
    scene.save(**CHANGED)
    return scene


def draw(scene, status=302, **pictures):
    """Choose these pictures in the editor, beside words that stand there already, and save them."""
    where = address(scene, "easy")
    chosen = {f"picture_{name}": picture for name, picture in pictures.items()}
    answer = scene.client.post(where, typed(scene.client.get(where), **chosen))
    assert answer.status_code == status
    return answer


def rows(scene):
    with working_in(scene.organisation):
        return [row.pictures for row in OutcomeWording.objects.all()]


def test_a_picture_stands_beside_its_sentence_with_what_it_shows(written):
    word(written, "easy", what="A text comes.", you_said="Nobody rings.")
    draw(written, what="phone", you_said="talking")
    assert rows(written) == [{"what": "phone", "you_said": "talking"}]
    publish(written)
    written.client.logout()
    page = read(written, **EASY)
    assert f'<div class="pictured">{PHONE}<p class="words">A text comes.</p></div>' in page
    assert 'alt="Two people talking"><p class="words">Nobody rings.</p>' in page
    for other in ({}, {"as": "child", "in": "en"}, {"as": "easy", "in": "pl"}):
        assert 'class="pictured"' not in read(written, **other)


def test_a_sentence_without_easy_words_has_no_picture(written):
    word(written, "easy", what="A text comes.")
    draw(written, what="phone", you_said="talking")
    assert rows(written) == [{"what": "phone"}]
    publish(written)
    page = read(written, **EASY)
    assert PHONE in page
    assert "talking.svg" not in page


def test_only_easy_read_takes_pictures_and_only_ours(written):
    word(written, what="You get a text.")
    assert "picture_what" not in written.client.get(address(written)).content.decode()
    word(written, "easy", what="A text comes.")
    assert 'name="picture_what"' in written.client.get(address(written, "easy")).content.decode()
    assert "picture_where" not in written.client.get(address(written, "easy")).content.decode()
    for evil in ("../../secret", "phone.svg", "<script>"):
        draw(written, status=422, what=evil)
    assert rows(written) == [{}, {}]


def test_a_picture_of_words_that_stayed_begins_the_newer_version(written):
    word(written, "easy", what="A text comes.", you_said="Nobody rings.")
    draw(written, what="phone", you_said="talking")
    written.save(**CHANGED | {"what": "A letter each month"})
    form = written.client.get(address(written, "easy")).context["form"]
    assert (form["picture_you_said"].value(), form["picture_what"].value()) == ("talking", "")
    publish(written, now=NOW + timedelta(hours=1))
    assert 'class="pictured"' not in read(written, **EASY)


def test_two_who_choose_at_once_see_both(written):
    word(written, "easy", what="A text comes.")
    seen = typed(written.client.get(address(written, "easy")))
    draw(written, what="phone")
    answer = written.client.post(address(written, "easy"), seen | {"picture_what": "letter"})
    assert answer.status_code == 409
    assert rows(written) == [{"what": "phone"}]


def test_a_letter_in_easy_read_has_them_too(listed):
    listed.save(**CHANGED)
    word(listed, "easy", what="A text comes.")
    draw(listed, what="phone")
    needs(listed, listed.person(channel="post", name="Bea"))
    made = publish(listed)
    assert PHONE in listed.get("letters_print", made.pk).content.decode()
