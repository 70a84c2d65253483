"""How often people may be asked: within bounds, in versions, agreed with somebody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.actions.load import count_loads
from feedback.domain.limits import BOUNDS, faults, usual
from feedback.models import LimitsVersion, LoadSnapshot
from feedback.queries.limits import current_limits
from tests import factories
from tests.factories import TODAY

GOOD = usual() | {"agreed_with": "The parents’ panel", "agreed_on": "2027-02-20"}


@pytest.fixture
def manager(desk):
    desk.client.force_login(desk.cast.manager.user)
    return desk


def test_the_usual_numbers_can_be_chosen():
    assert faults(usual()) == {}


@given(st.sampled_from(sorted(BOUNDS)), st.booleans())
def test_a_number_outside_its_bounds_is_named(name, is_high):
    bad = BOUNDS[name].most + 1 if is_high else BOUNDS[name].least - 1
    assert faults(usual() | {name: bad}) == {name: ""}


def test_children_are_never_asked_more_than_adults():
    assert faults(usual() | {"points_light": 2}) == {"points_child": "child_above_light"}


@pytest.mark.integration
def test_a_new_version_holds_and_everybody_is_counted_anew(manager):
    who = factories.participant(manager.organisation)
    count_loads([who.pk], today=TODAY)
    answer = manager.post("limits_edit", GOOD | {"min_gap_days": 14})
    assert answer.status_code == 302
    made = LimitsVersion.objects.get()
    assert (made.number, made.agreed_with, made.agreed_on, made.made_by) == (
        1,
        "The parents’ panel",
        date(2027, 2, 20),
        manager.cast.manager,
    )
    version, settings = current_limits()
    assert (version, settings.min_gap_days, settings.points_light) == (1, 14, 4)
    assert LoadSnapshot.objects.get(participant=who).is_stale
    manager.post("limits_edit", GOOD | {"min_gap_days": 10})
    assert current_limits()[0] == 2
    page = manager.get("limits_edit").content.decode()
    assert "Version 2 holds. It was agreed with The parents’ panel on 20 February 2027." in page
    assert 'value="10"' in page


@pytest.mark.integration
def test_without_a_version_the_page_says_that_nobody_agreed(manager):
    page = manager.get("limits_edit").content.decode()
    assert "The usual numbers hold. Nobody you ask has agreed to them yet." in page


@pytest.mark.integration
@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"min_gap_days": "0"}, "A whole number from 3 to 90."),
        ({"min_gap_days": "often"}, "A whole number from 3 to 90."),
        ({"minutes_child": "61"}, "A whole number from 10 to 60."),
        ({"points_light": "2"}, "Children are never asked more than adults."),
        ({"agreed_with": ""}, "Write down who agreed."),
        ({"agreed_on": ""}, "Give the day on which they agreed."),
        ({"agreed_on": "2027-03-02"}, "This day is still to come."),
    ],
)
def test_what_cannot_be_kept_gets_its_sentence_and_stays(manager, values, sentence):
    answer = manager.post("limits_edit", GOOD | {"max_asks_core": 3} | values)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert answer.context["form"]["max_asks_core"].value() == "3"
    assert not LimitsVersion.objects.exists()


@pytest.mark.integration
def test_facilitators_do_not_set_them(desk):
    assert desk.post("limits_edit", GOOD).status_code == 403
    assert not LimitsVersion.objects.exists()
