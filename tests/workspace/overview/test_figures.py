"""The four figures: each with its numerator, its denominator and what it rests on; few people show in none."""

import pytest

from access.scope import working_in
from feedback.models import Consultation
from feedback.queries.happened import happened
from feedback.question_types.base.summary import Summary
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.integration


def mixed(desk, about, see, see_none, **fields):
    """So many see a small change, and so many none: a small group that all says the same shows in nothing."""
    desk.say(about, see, **fields)
    desk.say(about, see_none, "none", clear="unclear", **fields)


def test_each_figure_says_what_it_rests_on(desk):
    told = desk.asked(due=-30, told=-40)
    desk.asked(due=-20, told=-10)
    desk.asked(due=-10)
    desk.say(told, 3)
    desk.say(told, 4, "none", clear="unclear")
    text = desk.text()
    assert "1 of 3 times people heard back by the promised day" in text
    assert "18 days half heard back within Over the 2 times that people heard." in text
    assert "1 more is not in it: people have heard nothing." in text
    assert (
        "3 of 7 could see a change People who were asked by a personal link, about 1 thing" in text
    )
    assert "3 of 7 said our answer was clear" in text


def test_with_nothing_there_a_dash_and_the_reason(desk):
    factories.project(desk.home)
    text = desk.text()
    assert "– heard back in time: nothing has come due" in text
    assert "– half heard back within: nobody has heard yet" in text
    assert "– could see a change: no number to show yet" in text
    assert "– said our answer was clear: no number to show yet" in text


def test_ways_of_asking_stand_side_by_side(desk):
    told = desk.asked(due=-30, told=-40)
    mixed(desk, told, 3, 2)
    mixed(desk, told, 2, 4, by_link=False)
    text = desk.text()
    assert "3 of 5 could see a change" in text
    assert "By the public page, where anybody may answer: 2 of 6." in text


def test_few_answers_about_one_thing_are_in_no_sum(desk):
    one, other = desk.asked(due=-30, told=-40), desk.asked(due=-20, told=-21)
    mixed(desk, one, 3, 2)
    mixed(desk, other, 1, 3)
    assert "3 of 5 could see a change" in desk.text()
    assert "no number to show yet" in desk.text(query=f"?project={other.project_id}")
    assert "3 of 5 could see a change" in desk.text(query=f"?project={one.project_id}")


@pytest.mark.parametrize(("see", "see_none"), [(5, 0), (5, 1), (1, 5), (0, 9)])
def test_where_nearly_all_of_a_few_say_the_same_there_is_no_number(desk, see, see_none):
    mixed(desk, desk.asked(due=-30, told=-40), see, see_none)
    assert "– could see a change: no number to show yet" in desk.text()


@pytest.mark.parametrize("months", [3, 6, 12, 24])
def test_a_span_less_another_shows_only_what_one_page_shows(desk, months):
    old, young = desk.asked(due=-100, told=-101), desk.asked(due=-30, told=-31)
    mixed(desk, old, 2, 4)
    mixed(desk, young, 3, 1)
    seen = "2 of 6 could see a change" if months > 3 else "no number to show yet"
    assert seen in desk.text(query=f"?months={months}")


@pytest.mark.parametrize("query", ["?months=0", "?months=٣", "?project=x", "?months=9&project=-1"])
def test_what_cannot_be_chosen_counts_as_not_chosen(desk, query):
    desk.asked(due=-30, told=-40)
    assert "1 of 1 times people heard back" in desk.text(query=query)
    assert "Show the whole year" not in desk.text(query=query)


def test_the_record_is_what_the_pages_of_each_say(desk):
    for due, told in [(-30, -40), (-20, -10), (-60, -60), (-10, None), (10, None)]:
        desk.asked(due=due, told=told)
    with working_in(desk.home):
        pages = [happened(one, now=NOW) for one in Consultation.objects.all().for_page()]
    tones = [one.promises[0].tone for one in pages]
    row = desk.html().split("All together")[1].split("</tr>")[0]
    shown = [int(one.split("<")[0]) for one in row.split('<td class="end">')[1:5]]
    assert shown == [tones.count(one) for one in ("good", "warn", "bad", "soft")] == [2, 1, 1, 1]


def result(desk, about, counts):
    """The result of question Q26, as it is kept when answering closed."""
    keys = ["big", "small", "none", "unsure"]
    with working_in(desk.home):
        version = about.form_versions.get()
        factories.question(desk.home, form_version=version, kind="one_choice", bank_code="Q26")
    summary = Summary.counting(
        [(key, key) for key in keys],
        [key for key, count in zip(keys, counts, strict=True) for _ in range(count)],
        answered=sum(counts),
    )
    kept = {"bank_code": "Q26", "kind": "one_choice", "choices": keys, "least": 5}
    data = {"questions": [kept | {"summary": summary.as_dict()}]}
    factories.result_snapshot(desk.home, consultation=about, data=data)


def test_ordinary_questions_stand_beside_and_few_answers_do_not(desk):
    result(desk, desk.asked(due=-30, told=-40), [2, 6, 10, 1])
    few = desk.asked(due=-20, told=-21)
    result(desk, few, [1, 1, 2, 0])
    assert "Asked as one of our questions, 1 time: 8 of 19." in desk.text()
    assert "Asked as one of" not in desk.text(query=f"?project={few.project_id}")
