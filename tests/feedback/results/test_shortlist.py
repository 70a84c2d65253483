"""What goes on: confirmed with a line about each split, by whom and why, and shown with the result."""

import pytest

from access.models import AuditEntry
from feedback.models import Shortlist
from feedback.queries.shortlists import shortlists_of_project
from tests import factories
from tests.factories import TODAY

pytestmark = [pytest.mark.integration]

PAGE = "feedback:shortlist_edit"
LINES = {
    "split_c1": "Practitioners put it first because they hear it retold.",
    "split_c2": "Families wait for a name.",
    "split_c5": "We keep a place for young people as work of its own.",
}
VALUES = {
    "options": ["c1", "c2"],
    "decided_by": "The panel",
    "decided_on": TODAY.isoformat(),
    "why": "There is money for two.",
    "version": "0",
} | LINES


def send(desk, about, **changed):
    return desk.client.post(desk.url(PAGE, about, number=1), VALUES | changed)


def test_it_is_confirmed_and_stands_on_the_page_of_results(desk):
    about = desk.ranked()
    assert send(desk, about).status_code == 302
    html = desk.page(about)
    for words in ("Decided by The panel", "There is money for two.", *LINES.values()):
        assert words in html
    kept = Shortlist.objects.get()
    assert (kept.options, kept.splits) == (
        ["c1", "c2"],
        {code.removeprefix("split_"): line for code, line in LINES.items()},
    )
    assert AuditEntry.objects.filter(verb="shortlist_confirmed").count() == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("split_c5", " ", "Write a line about this before you confirm."),
        ("options", [], "Choose at least one that goes on."),
        ("decided_by", "", "Say who decided."),
        ("decided_on", "2030-01-01", "This day is still to come."),
    ],
)
def test_it_is_not_confirmed_without(desk, name, value, sentence):
    about = desk.ranked()
    answer = send(desk, about, **{name: value})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "There is money for two." in html
    assert not Shortlist.objects.exists()


def test_two_at_once_see_both(desk):
    about = desk.ranked()
    send(desk, about)
    answer = send(desk, about, why="Other words")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "There is money for two." in html
    assert "Other words" in html
    assert send(desk, about, why="Other words", version="1").status_code == 302
    assert Shortlist.objects.get().why == "Other words"


def test_the_form_names_who_decides_and_what_stands(desk):
    about = desk.ranked(decider=None, decider_name="The joint panel")
    html = desk.client.get(desk.url(PAGE, about, number=1)).content.decode()
    assert 'value="The joint panel"' in html
    assert "The average hides this." in html
    send(desk, about)
    assert (
        "There is money for two."
        in desk.client.get(desk.url(PAGE, about, number=1)).content.decode()
    )


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_is_none_for_what_is_no_ranking(desk, number):
    about = desk.ranked()
    assert desk.client.get(desk.url(PAGE, about, number=number)).status_code == 404


def test_a_viewer_confirms_only_what_is_theirs_to_decide(desk):
    viewer = desk.cast.viewer
    others, own = desk.ranked(), desk.ranked(decider=viewer)
    desk.sign_in(viewer)
    assert desk.client.get(desk.url(PAGE, others, number=1)).status_code == 403
    assert desk.client.get(desk.url(PAGE, own, number=1)).status_code == 200


def test_whoever_plans_what_comes_next_sees_it(desk, django_assert_num_queries):
    for _each in range(3):
        send(desk, desk.ranked())
    with django_assert_num_queries(2):
        found = shortlists_of_project(desk.project)
    assert [one.options for one in found] == [
        ["Telling my story once", "A named person, quickly"]
    ] * 3
    assert found[0].decided_on == factories.TODAY
