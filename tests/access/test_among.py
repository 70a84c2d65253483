"""The lookup `among` finds what `in` finds, whatever the values hold, and its statement stays the same text."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.scope import working_in
from organisations.models import Member, Organisation, User
from tests.factories import member, organisation

ODD = ['"', "'", "\\", "{1,2}", "a,b", "NULL", "%s", "[]", "ä\n", " "]


@pytest.fixture
def homes(db):
    return [organisation(name=name) for name in ODD]


def names(**chosen):
    return sorted(Organisation.objects.filter(**chosen).values_list("name", flat=True))


@pytest.mark.parametrize("odd", ODD)
def test_words_are_found_as_they_are(homes, odd):
    assert names(name__among=[odd]) == names(name__in=[odd]) == [odd]


def test_all_of_them_are_found_at_once(homes):
    assert names(name__among={*ODD, "not there"}) == sorted(ODD)


def test_numbers_may_be_words_and_rows_too(homes):
    some = homes[:3]
    for values in ({one.pk for one in some}, [str(one.pk) for one in some], some):
        assert names(pk__among=values) == sorted(one.name for one in some)


def test_nothing_is_among_nothing(homes):
    assert names(pk__among=[]) == names(name__among=set()) == []


def test_a_word_that_is_no_number_is_refused(homes):
    with pytest.raises(ValueError, match="expected a number"):
        names(pk__among=["1); DROP TABLE access_event; --"])


def test_rows_are_found_by_what_they_point_at(homes):
    here = homes[0]
    one, other = member(here), member(here)
    with working_in(here):
        assert set(Member.objects.filter(user__among={one.user_id})) == {one}
        assert set(Member.objects.exclude(user__among=[one.user])) == {other}
        assert set(User.objects.filter(memberships__organisation__among=[here.pk])) == {
            one.user,
            other.user,
        }


def test_it_is_no_way_into_what_a_row_points_at(homes):
    with working_in(homes[0]), pytest.raises(FieldError):
        Member.objects.filter(organisation__name__nothing__among=["x"])


def test_the_statement_is_the_same_text_for_few_and_many(homes):
    with CaptureQueriesContext(connection) as asked:
        for count in (1, 2, 2_000):
            list(Organisation.objects.filter(pk__among=set(range(count))))
    few, two, many = (one["sql"] for one in asked)
    assert few.count("IN") == two.count("IN") == many.count("IN")
    assert few.count("(") == two.count("(") == many.count("(")
