"""Who is heard: what is compared, counts without names, what is hidden, and what we will do."""

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.models import Dimension, Tally, TallyCount, Target
from projects.queries.heard import heard
from tests import factories
from tests.factories import (
    NOW,
    TODAY,
    dimension,
    project,
    tally,
    tally_count,
    target,
    team_member,
)

pytestmark = [pytest.mark.integration]

BY_HAND = [
    ("Most deprived fifth", "0.38", 12),
    ("Fathers and male carers", "0.22", 6),
    ("Kinship carers", "0.09", 7),
    ("Minority ethnic families", "0.12", 3),
    ("A disabled child in the family", "0.18", 10),
    ("Aged 12-17", "0.30", 14),
]


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    return project(cast.organisation, title="Help that fits")


@pytest.fixture
def staff(client, cast, here):
    return Staff(client, cast, here)


class Staff:
    """Somebody of the organisation at the pages of one project."""

    def __init__(self, client, cast, here):
        self.client, self.cast, self.here = client, cast, here

    def call(self, where, pk=None, role="facilitator", **data):
        self.client.force_login(getattr(self.cast, role).user)
        kwargs = {"org": self.cast.organisation.slug, "pk": pk or self.here.pk}
        address = reverse(f"projects:{where}", kwargs=kwargs)
        return self.client.post(address, data) if data else self.client.get(address)

    def page(self, role="facilitator"):
        return said(self.call("heard_detail", role=role))


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def compare(cast, here, groups, *, is_exclusive=False, people=52):
    made = dimension(cast.organisation, project=here, is_exclusive=is_exclusive)
    counted = tally(cast.organisation, project=here, people=people)
    for place, (name, share, count) in enumerate(groups, start=1):
        one = target(
            cast.organisation, dimension=made, name=name, share=Decimal(share), position=place
        )
        tally_count(cast.organisation, tally=counted, target=one, count=count)
    return made


def words(here):
    return {group.name: group.words for one in heard(here).dimensions for group in one.groups}


def test_each_group_reads_as_worked_by_hand(cast, here):
    compare(cast, here, BY_HAND)
    assert words(here) == {
        "Most deprived fifth": "under-heard",
        "Fathers and male carers": "under-heard, too few people to be sure",
        "Kinship carers": "heard more, too few people to be sure",
        "Minority ethnic families": "fewer than 5, under-heard",
        "A disabled child in the family": "in line",
        "Aged 12-17": "in line",
    }


def test_the_page_says_in_a_sentence_what_the_bar_shows(cast, here, staff):
    compare(cast, here, BY_HAND)
    page = staff.page()
    assert (
        "12 of 52 people heard, 23% (it may be 14% to 36%); 38% of the people affected: under-heard."
        in page
    )
    assert "12% of the people affected; of the people heard: fewer than 5, under-heard." in page
    assert "52 of the 480 people affected were counted." in page


@pytest.mark.parametrize("role", ["owner", "facilitator", "viewer"])
def test_a_small_number_is_on_no_page_whoever_looks(cast, here, staff, role):
    compare(cast, here, [("Minority ethnic families", "0.12", 3)])
    with_three = staff.page(role)
    TallyCount.objects.update(count=1)
    assert staff.page(role) == with_three


def test_of_groups_that_exclude_each_other_no_hidden_one_can_be_subtracted(cast, here, staff):
    groups = [
        ("Town", "0.45", 30),
        ("Coast", "0.25", 12),
        ("Glens", "0.20", 7),
        ("Isle", "0.10", 3),
    ]
    compare(cast, here, groups, is_exclusive=True)
    shown = {group.name: group.count for group in heard(here).dimensions[0].groups}
    assert shown == {"Town": 30, "Coast": 12, "Glens": None, "Isle": None}
    assert "At least 13 of every 100 people heard would have to be others" in staff.page()


def test_how_unlike_the_areas_are_is_said_in_words(cast, here, staff):
    groups = [
        ("Town", "0.45", 60),
        ("Coast", "0.25", 10),
        ("Glens", "0.20", 22),
        ("Isle", "0.10", 8),
    ]
    compare(cast, here, groups, is_exclusive=True, people=100)
    assert "17 of every 100 people heard would have to be others" in staff.page()


def test_who_did_not_say_is_left_out_where_everybody_belongs_to_one(cast, here):
    compare(cast, here, [("Town", "0.5", 20), ("Coast", "0.5", 20)], is_exclusive=True)
    found = heard(here).dimensions[0]
    assert (found.people, [group.share for group in found.groups]) == (40, [0.5, 0.5])


def test_a_group_that_was_not_asked_about_everywhere_is_measured_where_it_was(cast, here):
    made = compare(cast, here, [("Fathers", "0.22", 6)])
    tally(cast.organisation, project=here, people=30)
    (group,) = heard(here).dimensions[0].groups
    assert (group.count, round(group.share, 3)) == (6, 0.115)
    assert Target.objects.get(dimension=made).name == "Fathers"


def test_nobody_counted_is_not_called_unheard(cast, here, staff):
    target(cast.organisation, dimension=dimension(cast.organisation, project=here))
    page = staff.page()
    assert "Not counted yet." in page
    assert "None known." in page


def test_another_project_is_not_counted_along(cast, here):
    compare(cast, here, [("Fathers", "0.22", 6)])
    compare(cast, project(cast.organisation), [("Fathers", "0.22", 30)])
    assert heard(here).people == 52


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_much_was_counted(cast, here, count, django_assert_num_queries):
    for _each in range(count):
        compare(cast, here, BY_HAND)
    here.organisation  # noqa: B018 -- loaded by the gate
    with django_assert_num_queries(4):
        assert len(heard(here).dimensions) == count


COMPARED = {
    "name": "Area",
    "source": "Our records",
    "year": "2026",
    "population": "480",
    "n1_name": "Town",
    "n1_share": "60",
    "n2_name": "Glens",
    "n2_share": "39,5 %",
}


def test_something_is_compared(staff, here):
    assert staff.call("dimension_add", **COMPARED).status_code == 302
    made = Dimension.objects.get()
    assert (made.name, made.year, made.population, made.is_exclusive) == ("Area", 2026, 480, False)
    assert list(made.targets.values_list("name", "share")) == [
        ("Town", Decimal("0.6000")),
        ("Glens", Decimal("0.3950")),
    ]
    assert AuditEntry.objects.get().verb == "dimension_saved"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"source": " "}, "Say where the figures come from."),
        ({"year": ""}, "Give the year of the figures."),
        ({"year": "2028"}, "This year is still to come."),
        ({"year": "206"}, "Write the year as four digits."),
        ({"year": "last"}, "Write the year as four digits."),
        ({"n1_share": "101"}, "A share is 100 at most."),
        ({"n1_share": "0"}, "A share is more than 0."),
        ({"n1_share": "-3"}, "A share is more than 0."),
        ({"n1_share": "NaN"}, "Write the share as a number"),
        ({"n1_share": "33.333"}, "Two places after the point are enough."),
        ({"n1_share": ""}, "Give the share of “Town”."),
        ({"n2_name": ""}, "Give the group its name."),
        ({"n2_name": "TOWN"}, "“TOWN” stands here twice."),
        ({"is_exclusive": "on", "n1_share": "80"}, "The shares add up to 119.5%."),
        ({"is_exclusive": "on", "n1_share": "20"}, "add those that are missing"),
        ({"population": "0"}, "is a number of at least 1."),
        ({"population": "many"}, "Write how many as a whole number."),
        (
            {"n1_name": "", "n1_share": "", "n2_name": "", "n2_share": ""},
            "Write at least one group and its share.",
        ),
        (
            {"is_exclusive": "on", "n2_name": "", "n2_share": ""},
            "Write at least two groups",
        ),
    ],
)
def test_what_cannot_be_compared_is_said_and_kept(staff, change, sentence):
    given = COMPARED | change
    answer = staff.call("dimension_add", **given)
    assert answer.status_code == 422
    assert sentence in said(answer)
    page = unescape(answer.content.decode())
    for name, value in given.items():
        if value.strip() and name != "is_exclusive":
            assert f'value="{value}"' in page
    assert not Dimension.objects.exists()


def test_the_same_is_not_compared_twice(cast, here, staff):
    dimension(cast.organisation, project=here, name="area")
    answer = staff.call("dimension_add", **COMPARED)
    assert answer.status_code == 422
    assert "This is compared already." in said(answer)


def changed(made, **change):
    rows = {}
    for one in made.targets.all():
        rows |= {f"t{one.pk}_name": one.name, f"t{one.pk}_share": f"{one.share * 100:.2f}"}
    return {"name": made.name, "source": made.source, "year": str(made.year)} | rows | change


def test_groups_swap_names_and_keep_what_was_counted(cast, here, staff):
    made = compare(cast, here, [("Town", "0.5", 20), ("Glens", "0.4", 10)])
    town, glens = made.targets.all()
    given = changed(made, **{f"t{town.pk}_name": "Glens", f"t{glens.pk}_name": "Town"})
    assert staff.call("dimension_edit", made.pk, **given).status_code == 302
    counted = TallyCount.objects.order_by("pk").values_list("target__name", "count")
    assert list(counted) == [("Glens", 20), ("Town", 10)]


def test_a_counted_group_is_removed_only_when_that_is_meant(cast, here, staff):
    made = compare(cast, here, [("Town", "0.5", 20), ("Glens", "0.4", 10)])
    town = made.targets.get(name="Town")
    given = changed(made, **{f"t{town.pk}_name": "", f"t{town.pk}_share": ""})
    answer = staff.call("dimension_edit", made.pk, **given)
    assert answer.status_code == 422
    assert "People were counted in “Town”." in said(answer)
    staff.call("dimension_edit", made.pk, **given, remove_counted="on")
    assert list(made.targets.values_list("name", flat=True)) == ["Glens"]


def test_what_was_counted_keeps_its_meaning(cast, here, staff):
    made = compare(cast, here, [("Town", "0.5", 20), ("Glens", "0.5", 10)])
    answer = staff.call("dimension_edit", made.pk, **changed(made, is_exclusive="on"))
    assert answer.status_code == 422
    assert "People were counted the other way already." in said(answer)


def test_comparing_no_more_asks_first_and_takes_the_counts_along(cast, here, staff):
    made = compare(cast, here, [("Town", "0.5", 20)])
    assert "goes too" in said(staff.call("dimension_remove", made.pk))
    assert staff.call("dimension_remove", made.pk, yes="1").status_code == 302
    assert [Dimension.objects.count(), TallyCount.objects.count(), Tally.objects.count()] == [
        0,
        0,
        1,
    ]


@pytest.fixture
def area(cast, here):
    made = dimension(cast.organisation, project=here, name="Area", is_exclusive=True)
    names = [("Town", "0.6"), ("Glens", "0.4")]
    return [
        target(cast.organisation, dimension=made, name=name, share=Decimal(share))
        for name, share in names
    ]


def counting(area, town="9", glens="3", **change):
    given = {"occasion": "First night", "counted_on": TODAY.isoformat(), "people": "12"}
    return given | {f"t{area[0].pk}": town, f"t{area[1].pk}": glens} | change


def test_people_are_counted_without_names(staff, cast, area):
    assert staff.call("tally_add", **counting(area)).status_code == 302
    made = Tally.objects.get()
    assert (made.occasion, made.people, made.recorded_by) == ("First night", 12, cast.facilitator)
    assert list(made.counts.order_by("pk").values_list("count", flat=True)) == [9, 3]
    assert AuditEntry.objects.get().data == {"project": made.project_id}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"town": "13", "glens": "0"}, "Town: more than the 12 people who were there."),
        ({"town": "9", "glens": "4"}, "adds up to more than the 12 people who were there"),
        ({"town": "9", "glens": ""}, "Glens: write 0 where it was nobody"),
        ({"town": "-1"}, "Town: nobody is 0."),
        ({"town": "some"}, "Town: write how many as a whole number."),
        ({"town": "", "glens": ""}, "Write for at least one group how many belong to it."),
        ({"people": "0"}, "Somebody has to be there to be counted."),
        ({"people": ""}, "Write how many people were there."),
        ({"people": "99999999999999999999"}, "is a number of at most 5000."),
        ({"counted_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"counted_on": "0026-01-01"}, "too long ago"),
        ({"counted_on": "yesterday"}, "Enter a valid date."),
        ({"occasion": "\x00"}, "Say where it was counted."),
    ],
)
def test_what_cannot_be_counted_is_said_and_kept(staff, area, change, sentence):
    answer = staff.call("tally_add", **counting(area, **change))
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert not Tally.objects.exists()
    page = unescape(answer.content.decode())
    kept = {**counting(area, **change)}
    for value in kept.values():
        if value.strip("\x00"):
            assert f'value="{value}"' in page


def test_the_same_evening_is_not_counted_twice(staff, area):
    staff.call("tally_add", **counting(area))
    answer = staff.call("tally_add", **counting(area, occasion="FIRST night"))
    assert answer.status_code == 422
    assert "This was counted already on that day." in said(answer)


def test_the_team_corrects_a_count_and_takes_it_back(staff, cast, here, area):
    team_member(cast.organisation, project=here, member=cast.facilitator)
    staff.call("tally_add", **counting(area))
    made = Tally.objects.get()
    assert 'value="9"' in staff.call("tally_edit", made.pk).content.decode()
    staff.call("tally_edit", made.pk, **counting(area, town="8", glens="4"))
    assert list(made.counts.order_by("pk").values_list("count", flat=True)) == [8, 4]
    assert staff.call("tally_remove", made.pk, yes="1").status_code == 302
    assert not Tally.objects.exists()


def test_what_one_occasion_showed_is_for_the_team_and_the_owner(staff, cast, area):
    made = tally(cast.organisation, project=staff.here, people=12, occasion="First night")
    tally_count(cast.organisation, tally=made, target=area[1], count=3)
    codes = [
        staff.call("tally_edit", made.pk, role=role).status_code
        for role in ("owner", "manager", "facilitator", "viewer")
    ]
    assert codes == [200, 403, 403, 403]


def test_a_group_of_another_project_is_not_counted(staff, cast, here, area):
    other = target(cast.organisation, dimension=dimension(cast.organisation))
    staff.call("tally_add", **counting(area), **{f"t{other.pk}": "2"})
    assert TallyCount.objects.count() == 2


def test_a_plan_says_what_by_when_and_who(staff, cast, here):
    made = compare(cast, here, [("Fathers", "0.6", 6)])
    one = made.targets.get()
    day = TODAY + timedelta(days=30)
    given = {
        "will_do": "Ask at the Saturday football",
        "will_do_by": day,
        "who": cast.facilitator.pk,
    }
    assert staff.call("heard_plan", one.pk, **given).status_code == 302
    page = staff.page()
    assert "Ask at the Saturday football" in page
    assert f"By 31 March 2027, {cast.facilitator}" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"will_do": ""}, "Say what will be done."),
        ({"will_do_by": "2020-01-01"}, "This day has passed."),
        ({"who": "999999"}, "Select a valid choice."),
        ({"will_do": "x" * 301}, "room for 300 characters"),
    ],
)
def test_a_plan_that_says_nothing_is_refused(staff, cast, here, change, sentence):
    one = target(cast.organisation, dimension=dimension(cast.organisation, project=here))
    day = date(2027, 4, 1)
    given = {"will_do": "Ask", "will_do_by": day, "who": cast.facilitator.pk} | change
    answer = staff.call("heard_plan", one.pk, **given)
    assert answer.status_code == 422
    assert sentence in said(answer)


def test_a_plan_whose_day_has_passed_is_still_saved_and_says_so(staff, cast, here):
    made = compare(cast, here, [("Fathers", "0.6", 6)])
    one = made.targets.get()
    Target.objects.update(will_do="Ask", will_do_by=TODAY - timedelta(days=1))
    given = {"will_do": "Ask again", "will_do_by": TODAY - timedelta(days=1), "who": ""}
    assert staff.call("heard_plan", one.pk, **given).status_code == 302
    assert "the day has passed" in staff.page()


def test_a_viewer_sees_and_is_offered_nothing_to_do(staff, cast, here):
    compare(cast, here, BY_HAND)
    page = staff.page("viewer")
    assert "under-heard" in page
    assert "Count who was there" not in page
    assert "Where people were counted" not in page
