"""Who sees a picture: named readers beside its words, whoever keeps people safe what was set apart, and nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.scope import working_in
from feedback.models import Answer, Response
from feedback.queries import words
from feedback.queries.suspected import held_answers
from feedback.queries.words import readable
from tests import factories
from tests.feedback.words.conftest import reading  # noqa: F401 -- a fixture

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def pictured(reading):  # noqa: F811 -- a fixture is taken by its name
    """Two pictures among the words: one with words to it."""
    about, home = reading.consultation, reading.home
    for text in ("The letter", ""):
        sent = factories.response(home, consultation=about, group=reading.group, may_quote=True)
        made = factories.answer(home, response=sent, has_picture=True, text=text)
        reading.answers.append(made)
    return reading


def address(pictured, place):
    return pictured.address("word_picture", answer=pictured.answers[place].pk)


@pytest.mark.parametrize("place", [-1, -2])
def test_a_named_reader_sees_it_beside_its_words(pictured, place):
    page = pictured.get("words_read").content.decode()
    assert f'src="{address(pictured, place)}"' in page
    assert "The letter" in page
    assert "A picture without words" in page
    answer = pictured.browser().get(address(pictured, place))
    assert (answer.status_code, answer.content) == (200, b"picture")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_nobody_else_of_the_organisation_sees_it(pictured):
    other = factories.member(pictured.home)
    assert pictured.browser(other).get(address(pictured, -1)).status_code == 403


def test_nobody_of_another_organisation_learns_that_it_is_there(pictured):
    stranger = factories.member(factories.organisation())
    assert pictured.browser(stranger).get(address(pictured, -1)).status_code == 404


def test_words_without_a_picture_have_none(pictured):
    assert pictured.browser().get(address(pictured, 0)).status_code == 404


def test_a_version_that_was_changed_since_is_not_shown(pictured):
    with working_in(pictured.home):
        Response.objects.filter(pk=pictured.answers[-1].response_id).update(is_current=False)
    assert pictured.browser().get(address(pictured, -1)).status_code == 404


def test_what_is_held_as_spam_is_looked_at_with_its_picture(pictured):
    held = pictured.answers[-1]
    with working_in(pictured.home):
        Response.objects.filter(pk=held.response_id).update(is_held=True, held_because="trap")
        assert held not in readable(pictured.consultation)
        [row] = held_answers(pictured.consultation)
    assert (row.pictures, row.words) == ([held.pk], [])
    page = pictured.get("held_list").content.decode()
    assert f'src="{address(pictured, -1)}"' in page
    assert "Choices only" not in page
    assert pictured.browser().get(address(pictured, -1)).status_code == 200


def test_what_was_set_apart_is_seen_by_whoever_keeps_people_safe_alone(pictured):
    keeper, apart = factories.member(pictured.home), pictured.answers[-1]
    with working_in(pictured.home):
        about = pictured.consultation
        type(about).objects.filter(pk=about.pk).update(needs_care=True, safe_member=keeper)
        factories.worry(pictured.home, consultation=about, thread=apart.response.thread)
    assert pictured.browser().get(address(pictured, -1)).status_code == 404
    assert pictured.browser(keeper).get(address(pictured, -1)).status_code == 200
    assert pictured.browser(keeper).get(address(pictured, -2)).status_code == 404
    page = pictured.browser(keeper).get(pictured.address("safety_detail")).content.decode()
    assert f'src="{address(pictured, -1)}"' in page


def test_one_by_one_it_can_be_read_but_holds_no_words_for_a_theme(pictured):
    bare, worded = pictured.answers[-1], pictured.answers[-2]
    page = pictured.get("word_detail", word=bare.pk).content.decode()
    assert "Themes hold exact words, and here are none." in page
    assert "Keep a quote" not in page
    ticked = {"words": [str(bare.pk), str(worded.pk)], "name": "Letters", "do": "theme"}
    page = pictured.post("words_ticked", data=ticked).content.decode()
    assert "They stand under “Letters” now." in page
    assert "Pictures without words stand under no theme." in page
    page = pictured.post("words_ticked", data=ticked | {"words": [str(bare.pk)]}).content.decode()
    assert "They stand under" not in page


def test_reading_pictures_costs_the_same_however_many(pictured):
    costs = set()
    with working_in(pictured.home):
        keys = words.order(pictured.consultation, words.Wanted(), 0)
        for some in ([one for one in keys if one.id == pictured.answers[-1].pk], keys):
            with CaptureQueriesContext(connection) as captured:
                said = words.said(pictured.consultation, some, 0)
            costs.add(len(captured))
    assert len(costs) == 1, costs
    assert sum(one.has_picture for one in said) == 2
    assert Answer._base_manager.count() == len(said)
