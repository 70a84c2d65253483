"""Days on which people are away: by hand and from a file, looked at before anything is saved, and safe to repeat."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from organisations.models import ClosedSpell
from tests import factories
from tests.factories import NOW, TODAY, closed_spell

pytestmark = [pytest.mark.integration]

TYPED = {
    "name": "Summer holidays",
    "kind": "school_holiday",
    "starts_on": "2027-06-25",
    "ends_on": "2027-08-11",
}


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def call(client, cast):
    """Return `call(page, data, role=…, pk=…)`."""

    def asked(where, data=None, role="facilitator", pk=None):
        client.force_login(getattr(cast, role).user)
        kwargs = {"org": cast.organisation.slug} | ({"pk": pk} if pk else {})
        address = reverse(f"organisations:{where}", kwargs=kwargs)
        return client.get(address) if data is None else client.post(address, data)

    return asked


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def file(text, name="days.csv"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def stored():
    return list(ClosedSpell.objects.values_list("name", "starts_on", "ends_on"))


def checked(answer):
    """Return what the check page sends back."""
    body = answer.content.decode()
    fields = re.findall(r'<input type="hidden" name="(rows|kind)" value="([^"]*)"', body)
    return {name: unescape(value) for name, value in fields}


def test_days_are_written_down_changed_and_removed(cast, call):
    assert call("closed_add", TYPED).status_code == 302
    spell = ClosedSpell.objects.get()
    assert call("closed_edit", TYPED | {"ends_on": "2027-08-12"}, pk=spell.pk).status_code == 302
    assert stored() == [("Summer holidays", date(2027, 6, 25), date(2027, 8, 12))]
    assert "Summer holidays" in said(call("closed_remove", pk=spell.pk))
    assert call("closed_remove", {}, pk=spell.pk).status_code == 302
    assert stored() == []
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["closed_days_saved", "closed_days_saved", "closed_days_removed"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ends_on": "2027-06-01"}, "The last day cannot come before the first day."),
        ({"starts_on": "9999-01-01", "ends_on": "9999-12-31"}, "between the years 2000 and 2100"),
        ({"ends_on": "2028-12-31"}, "This is longer than a year."),
        ({"name": ""}, "Fill in “What is it called?”"),
        ({"name": "x" * 121}, "has room for 120 characters"),
        ({"kind": "nonsense"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_and_everything_typed_is_still_there(call, typed, sentence):
    answer = call("closed_add", TYPED | typed)
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert 'value="2027-0' in answer.content.decode() or "9999" in answer.content.decode()
    assert stored() == []


def test_the_same_name_on_the_same_day_stands_once(cast, call):
    call("closed_add", TYPED)
    answer = call("closed_add", TYPED | {"ends_on": "2027-08-30"})
    assert answer.status_code == 422
    assert "are written down already" in said(answer)
    assert len(stored()) == 1


def test_a_list_shows_what_is_coming_first(cast, call):
    closed_spell(cast.organisation, name="Spring", starts_on=TODAY, ends_on=TODAY)
    closed_spell(
        cast.organisation,
        name="Winter",
        starts_on=TODAY - timedelta(days=9),
        ends_on=TODAY - timedelta(days=2),
    )
    page = said(call("closed_list", role="viewer"))
    assert page.index("Spring") < page.index("1 that is over") < page.index("Winter")
    assert "Write some down" not in page


def test_nothing_is_saved_before_it_was_looked_at(cast, call):
    closed_spell(
        cast.organisation, name="OLD", starts_on=date(2027, 5, 1), ends_on=date(2027, 5, 2)
    )
    rows = "Old,2027-05-01,2027-05-30\nNew, later,x\nNew,25/6/2027,11/8/2027\n"
    answer = call("closed_import", {"file": file(rows), "kind": "exams"})
    page = said(answer)
    assert "1 entry is new. It becomes: Exams." in page
    assert "There already; it stays as it is" in page
    assert "Entry 2, New : its days cannot be read" in page
    assert len(stored()) == 1
    done = call("closed_import", checked(answer))
    assert done.status_code == 302
    assert stored()[1:] == [("New", date(2027, 6, 25), date(2027, 8, 11))]
    assert ClosedSpell.objects.get(name="New").kind == "exams"


def test_the_same_file_twice_makes_nothing_twice(cast, call, client):
    rows = {"rows": "a,2027-05-01,\nb,2027-05-02,\n", "kind": "closed"}
    call("closed_import", rows)
    call("closed_import", rows)
    assert [name for name, _first, _last in stored()] == ["a", "b"]
    page = said(call("closed_list"))
    assert "2 entries are new." in page
    assert "0 were there before" not in page
    assert "0 entries are new. 2 were there before." in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in this file."),
        (b"PK\x03\x04zip", "This is no list of days."),
        (b"BEGIN:VCALENDAR\njunk", "This calendar file cannot be read."),
        (b"a,2027-01-01,\n" * 1001, "There are more than 1,000 entries in this file."),
        (b"a,2027-01-01,\n" * 40_000, "This file is larger than 500 kB."),
    ],
)
def test_a_file_that_is_no_list_of_days_is_refused_in_words(call, data, sentence):
    answer = call("closed_import", {"file": file(data), "kind": "exams"})
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert re.search(r'value="exams"[^>]*checked', answer.content.decode())
    assert stored() == []


@pytest.mark.parametrize("rows", ["", "junk", "\x00", "a,9999-01-01,\n", "BEGIN:VCALENDAR"])
def test_what_comes_back_from_the_check_page_is_not_trusted(call, rows):
    answer = call("closed_import", {"rows": rows, "kind": "exams"})
    assert answer.status_code in {302, 422}
    assert stored() == []


def test_markup_and_odd_letters_in_a_file_are_only_words(call):
    rows = '"<script>alert(1)</script> 👩‍👧 \u202e",2027-05-01,\n'
    answer = call("closed_import", {"file": file(rows), "kind": "closed"})
    assert b"<script>alert" not in answer.content
    call("closed_import", checked(answer))
    assert stored()[0][0] == "<script>alert(1)</script> 👩‍👧 \u202e".strip()
    assert b"<script>alert" not in call("closed_list").content


@pytest.mark.parametrize("count", [1, 30])
def test_a_list_costs_the_same_however_long_it_is(cast, call, count, django_assert_num_queries):
    for number in range(count):
        closed_spell(
            cast.organisation,
            starts_on=TODAY + timedelta(days=number),
            ends_on=TODAY + timedelta(days=number),
        )
    call("closed_list")
    with django_assert_num_queries(10):
        call("closed_list")
