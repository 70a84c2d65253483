"""Putting a copy back is refused with one sentence, and nothing is changed, when it would go wrong."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from access.scope import across_organisations
from notices.actions.holding import give_up_waiting, hold_outbox
from notices.models import Message
from notices.queries import open_hold
from operations.actions.envelopes import new_key
from organisations.models import Organisation
from tests import factories
from tests.factories import NOW
from tests.operations.disaster import lose_everything, make_tables_again


@pytest.fixture
def copy(transactional_db, tmp_path, settings):
    """A sealed copy of one organisation; the key that opens it is beside the folder."""
    secret, settings.BACKUP_RECIPIENT = new_key()
    (tmp_path / "key").write_text(secret)
    (tmp_path / "removals").touch()
    settings.REMOVALS_FILE = tmp_path / "removals"
    factories.organisation("Ashburn Council")
    call_command("backup", to=tmp_path / "copies")
    (made,) = (tmp_path / "copies").glob("*.age")
    yield made
    make_tables_again()


def key(copy):
    return copy.parents[1] / "key"


def refused(copy, sentence, **options):
    with pytest.raises(CommandError, match=sentence):
        call_command("restore", copy, **{"identity": key(copy), **options})


def is_empty():
    return connection.introspection.table_names() == []


def test_a_database_that_is_not_empty_is_left_alone(copy):
    refused(copy, r"^The database is not empty, it has \d+ tables: make a new one")
    assert Organisation.objects.count() == 1


def test_what_is_wrong_is_said_and_the_database_stays_empty(copy):
    beside, content, right = copy.with_name(f"{copy.name}.json"), copy.read_bytes(), key(copy)
    said = beside.read_text()
    lose_everything()
    refused(copy, "name the file with the secret key", identity=None)
    refused(copy, "holds no secret key", identity=copy)
    refused(copy.with_name("holiday.jpg"), "is not the name of a copy")
    beside.write_text(said.replace('"changes": [', '"changes": ["notices.9999_later",'))
    refused(copy, "which is newer than this one")
    beside.write_text(said.replace('"notices.0003_holds_and_returned_mail",', ""))
    refused(copy, r"only some of the changes whose place notices\.0001_first_tables took")
    beside.write_text(said)
    copy.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    refused(copy, "is not as it was when it was made")
    beside.unlink()
    refused(copy, "was changed or cut short")
    copy.write_bytes(content)
    right.with_name("another").write_text(new_key()[0])
    refused(copy, "^This key does not open this copy", identity=right.with_name("another"))
    assert is_empty()
    call_command("restore", copy, identity=right)
    assert Organisation.objects.count() == 1


def test_without_the_list_of_removals_nothing_is_put_back(copy, settings):
    settings.REMOVALS_FILE.unlink()
    lose_everything()
    refused(copy, "There is no file of removals at .*: put the file there, or say")
    call_command("restore", copy, identity=key(copy), without_removals=True)
    assert Organisation.objects.get().name == "Ashburn Council"


def test_rows_that_are_missing_are_noticed_and_nothing_is_sent(copy):
    beside = copy.with_name(f"{copy.name}.json")
    counts = '"organisations_organisation": '
    beside.write_text(beside.read_text().replace(f"{counts}1", f"{counts}3"))
    lose_everything()
    refused(copy, "organisations_organisation has 1 rows instead of 3")
    assert open_hold().reason == "restored"


def test_a_hold_in_the_copy_stays_the_one_hold(copy, tmp_path):
    hold_outbox(reason="moving house", now=NOW)
    call_command("backup", to=tmp_path / "later")
    (later,) = (tmp_path / "later").glob("*.age")
    lose_everything()
    call_command("restore", later, identity=key(copy))
    assert open_hold().reason == "moving house"


def test_a_database_put_back_by_other_means_is_settled_too(copy, settings, capsys):
    home = Organisation.objects.get()
    factories.message(home, state="queued", next_try_at=NOW)
    gone = factories.response(home)
    settings.REMOVALS_FILE.write_text(
        f'{{"id": "{gone.pk}", "kind": "answers", "organisation": {home.pk}, "key": "{gone.pk}", "on": "2027-03-01"}}'
    )
    with pytest.raises(CommandError, match="Name the copy, or say --already-there"):
        call_command("restore")
    call_command("restore", already_there=True)
    shown = capsys.readouterr().out
    assert (
        "Answers that were taken out: 1, once more." in shown,
        "wait for a person: 1." in shown,
    ) == (
        True,
        True,
    )
    assert open_hold().reason == "restored"


@pytest.mark.django_db
def test_what_waits_after_a_restore_becomes_a_persons_question():
    home = factories.organisation()
    factories.message(home, state="queued", next_try_at=NOW)
    factories.message(home, state="handed_over", next_try_at=NOW)
    factories.message(home, state="sent", next_try_at=NOW)
    with across_organisations(reason="the test makes account mail"):
        Message.objects.create(recipient_kind="address", sealed=b"x", next_try_at=NOW)
    with pytest.raises(RuntimeError):
        give_up_waiting(now=NOW)
    hold_outbox(reason="restored", now=NOW - timedelta(hours=1))
    assert give_up_waiting(now=NOW) == (2, 1)
    with across_organisations(reason="the test looks at every message"):
        found = sorted(Message.objects.values_list("state", "reason"))
        sealed = Message.objects.get(recipient_kind="address").sealed
    assert found == [
        *[("failed", "expired"), ("sent", "")],
        *[("unsure", "restored")] * 2,
    ]
    assert sealed is None
