"""A ranking after close: the users' own order first, who would do it beside, every split in words, the total last."""

import re

import pytest

from feedback.models import ResultSnapshot
from feedback.queries.result_rows import results

pytestmark = [pytest.mark.integration]


def letters(order) -> str:
    """The places of an order with the letters of the worked example."""
    by_place: dict[int, str] = {}
    for one in order.options:
        letter = "ABCDE"[int(one.key[1:]) - 1]
        by_place[one.place] = f"{by_place[one.place]}={letter}" if one.place in by_place else letter
    return " ".join(by_place[place] for place in sorted(by_place))


@pytest.fixture
def view(desk):
    about = desk.ranked()
    [result] = results(ResultSnapshot.objects.get(consultation=about), about)
    return result.view


def test_the_users_own_order_comes_first_and_goes_by_points(view):
    assert view.users.label == "Families and Young people together"
    assert view.users.people == 19
    assert letters(view.users.order) == "B A E C D"
    assert [one.points for one in view.users.order.options] == [61, 45, 35, 28, 21]
    assert view.users.also == (
        "Comparing two at a time it would be: 1 A named person, quickly, 2 Telling my story once, "
        "3 Times that fit, 4 Somewhere for young people, 5 Letters in plain words."
    )


def test_every_group_has_its_order_and_partners_join_practitioners(view):
    assert [(one.label, one.people, letters(one.order)) for one in view.groups] == [
        ("Families", 11, "B A C D E"),
        ("Practitioners and Partner agencies together", 10, "A D C B E"),
        ("Young people", 8, "E B D A C"),
    ]
    assert [one.label for one in view.beside] == ["Practitioners and Partner agencies together"]
    assert letters(view.total.order) == "A B D C E"


def test_the_mean_of_groups_is_the_worked_one(view):
    assert [round(share, 3) for _label, share in view.balanced] == [
        *(0.678, 0.591, 0.460, 0.409, 0.362)
    ]


def test_every_split_has_its_sentence(view):
    sentences = {line.code: line.sentence for line in view.splits}
    assert sentences["c5"] == (
        "Young people put “Somewhere for young people” first. Overall it came fifth. The average hides this."
    )
    assert set(sentences) == {"c1", "c2", "c5"}


def test_the_page_says_it_all_with_the_total_last(desk):
    html = desk.page(desk.ranked())
    parts = (
        "What matters to the people it is for",
        "The average hides this.",
        "Can we do it?",
        'class="bump"',
        "All 29 people together",
        "How this was worked out",
    )
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert len(re.findall(r'<g class="track pattern-\d is-strong">', html)) == 3
    assert "Nobody has said yet which of these go on." in html


def test_nothing_of_three_partners_stands_on_the_page(desk):
    """They are part of a row of ten, in what is kept as well."""
    about = desk.ranked()
    kept = ResultSnapshot.objects.get(consultation=about).data
    rows = [*kept["questions"][0]["by_group"], *kept["heard"]["rows"]]
    assert [row for row in rows if row["groups"] == ["Partner agencies"]] == []
    assert re.findall(r"<th scope=\"row\">Partner agencies</th>", desk.page(about)) == []


def test_groups_that_agree_need_no_warning(desk):
    about = desk.closed("ranking")
    for group in ("Families", "Young people"):
        desk.answer(about, [{"choice": "1>2>3>4>5"}] * 9 + [{"choice": "1>2>3>5>4"}], group)
    desk.close(about)
    html = desk.page(about)
    assert "The groups that are shown agree on what comes first." in html
    assert "Groups differ" not in html
    assert "For everybody together both ways give the same order." in html


def test_dots_are_shown_with_those_kept_back(desk):
    about = desk.closed("dots")
    desk.answer(about, [{"choice": "c1", "number": 2}] * 5 + [{"choice": "c2", "number": 1}])
    desk.close(about)
    html = desk.page(about)
    assert "Dots were added up." in html
    assert "7 dots were kept back." in html


def test_four_people_make_no_order(desk):
    about = desk.closed("ranking")
    desk.answer(about, [{"choice": "1>2"}, {"choice": "2>1"}] * 2)
    desk.close(about)
    html = desk.page(about)
    assert "Fewer than 5 people answered" in html
    assert "Telling my story once" not in html
