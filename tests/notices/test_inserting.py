"""Many rows go in by one statement: in their order, each once, with whatever words; a broken one is an error."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from access.scope import across_organisations
from notices.inserting import ROWS_AT_ONCE, insert_rows
from notices.models import Message, Notice
from tests.factories import organisation

NOW = datetime(2027, 3, 15, 10, tzinfo=UTC)
ODD = ['"', "'", "\\", "{1,2}", "a,b", "NULL", "%s", "ä\n", "", "(1, 2)"]

pytestmark = pytest.mark.django_db


def insert(keys, *, known_by="key", **columns):
    home = organisation()
    rows = {
        "organisation_id": [home.pk] * len(keys),
        "key": keys,
        "rule": ["parrot"] * len(keys),
        "subject": ["member:1"] * len(keys),
        "occasion": ["once"] * len(keys),
        "recipient_kind": ["member"] * len(keys),
        "recipient_key": [str(number) for number in range(len(keys))],
        "planned_at": [NOW] * len(keys),
    }
    return insert_rows(Notice, rows | columns, back="key", unless_known_by=known_by)


def kept(*names):
    with across_organisations(reason="the test looks at every row"):
        return list(Notice.objects.order_by("pk").values_list(*names))


def test_words_stand_as_they_were_given():
    assert insert(ODD) == ODD
    assert [key for (key,) in kept("key")] == ODD


def test_what_is_not_named_has_its_default():
    insert(["a", "b"])
    assert (
        kept("role", "channel", "state", "message", "not_before", "urgency")
        == [("", "email", "planned", None, None, 0)] * 2
    )


def test_more_than_one_statement_takes_keeps_its_order():
    keys = [f"k{number}" for number in range(2 * ROWS_AT_ONCE + 1)]
    assert insert(keys) == keys
    assert [key for (key,) in kept("key")] == keys


def test_what_is_there_already_is_left_out_and_not_given_back():
    insert(["a", "b"])
    assert insert(["b", "c", "c"], rule=["later"] * 3) == ["c"]
    assert kept("key", "rule") == [("a", "parrot"), ("b", "parrot"), ("c", "later")]


@pytest.mark.parametrize("broken", [{"rule": [None, "x"]}, {"organisation_id": [None, None]}])
def test_a_broken_row_is_an_error_and_nothing_goes_in(broken):
    with pytest.raises(DatabaseError), transaction.atomic():
        insert(["a", "b"], **broken)
    assert kept("key") == []


def test_a_double_is_an_error_where_nothing_names_it():
    with pytest.raises(DatabaseError), transaction.atomic():
        insert(["a", "a"], known_by="")
    assert kept("key") == []


def test_a_message_has_its_moment_and_its_own_number():
    home = organisation()
    columns = {
        "organisation_id": [home.pk] * 2,
        "recipient_kind": ["member"] * 2,
        "recipient_key": ["1", "2"],
        "next_try_at": [NOW] * 2,
        "is_digest": [True, False],
    }
    ids = insert_rows(Message, columns, back="id")
    with across_organisations(reason="the test looks at every row"):
        rows = list(Message.objects.order_by("pk"))
    assert [(one.pk, one.recipient_key, one.is_digest, one.state) for one in rows] == [
        (ids[0], "1", True, "queued"),
        (ids[1], "2", False, "queued"),
    ]
    assert all(one.created_at for one in rows)
