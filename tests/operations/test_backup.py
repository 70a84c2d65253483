"""Making a copy: whole or not at all, sealed, and one sentence when it cannot be done."""

import errno
import resource
import stat
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from operations.actions.backing_up import delete_old, make_backup
from operations.actions.envelopes import new_key
from operations.domain.copies import name_of, read_copy, taken_at_of
from operations.models import Backup
from operations.sentences import OperationError, sentence_for
from tests import factories
from tests.factories import NOW

ENGINE = connection.vendor
on_postgresql = pytest.mark.skipif(ENGINE != "postgresql", reason="about PostgreSQL's programs")


@pytest.fixture
def key(settings):
    secret, settings.BACKUP_RECIPIENT = new_key()
    return secret


def names(folder):
    return sorted(file.name for file in folder.iterdir())


@contextmanager
def no_room():
    """No file of more than 2,000 bytes can be written."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_copy_is_sealed_described_and_written_down(transactional_db, key, tmp_path, settings):
    factories.organisation("Ashburn Council")
    copy = make_backup(folder=tmp_path, recipient=settings.BACKUP_RECIPIENT, now=NOW)
    assert names(tmp_path) == [copy.file, f"{copy.file}.json"]
    assert copy.file == f"coprod-20270301T100000Z.{ENGINE}.age"
    assert read_copy((tmp_path / f"{copy.file}.json").read_text()) == copy
    assert copy.counts["organisations_organisation"] == 1
    content = (tmp_path / copy.file).read_bytes()
    assert (content[:15], b"Ashburn" in content) == (b"age-encryption.", False)
    assert stat.S_IMODE((tmp_path / copy.file).stat().st_mode) == 0o600
    assert list(Backup.objects.values_list("kind", "name", "size", "taken_at")) == [
        ("made", copy.file, len(content), NOW)
    ]


def test_old_copies_go_and_nothing_else_does(tmp_path):
    old, kept = (
        name_of(NOW - timedelta(days=days), ENGINE, is_encrypted=True) for days in (36, 34)
    )
    for name in (old, f"{old}.json", kept, f"{kept}.json", f"{kept}.part", "holiday.jpg"):
        (tmp_path / name).touch()
    assert delete_old(folder=tmp_path, keep_days=35, now=NOW) == [old]
    assert names(tmp_path) == [kept, f"{kept}.json", "holiday.jpg"]


def test_a_full_disk_leaves_nothing_half_done(transactional_db, tmp_path):
    connection.ensure_connection()
    with no_room(), pytest.raises(OperationError, match=r"^The disk of .* is full: make room"):
        make_backup(folder=tmp_path, recipient="", now=NOW)
    assert names(tmp_path) == []
    assert Backup.objects.count() == 0


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_missing_rights_have_their_sentence(number):
    told = sentence_for(OSError(number, "no"), "/copies")
    assert told == (
        "This account may not write or read /copies: give it the rights, or name another place."
    )


def test_a_folder_that_is_a_file_has_its_sentence(transactional_db, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="could not be written or read, the system says"):
        call_command("backup", to=tmp_path / "file")


@pytest.mark.django_db
def test_where_people_answer_a_copy_has_to_be_sealed(settings, tmp_path):
    settings.MAILBOX_DIR = None
    with pytest.raises(CommandError, match="BACKUP_RECIPIENT is not set"):
        call_command("backup", to=tmp_path)
    settings.REMOVALS_FILE = None
    with pytest.raises(CommandError, match="REMOVALS_FILE is not set"):
        call_command("backup", to=tmp_path, plain=True)
    assert names(tmp_path) == []


@on_postgresql
def test_without_the_programs_there_is_one_sentence(transactional_db, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match="pg_dump is not on this machine: install PostgreSQL's"):
        call_command("backup", to=tmp_path / "copies")


@on_postgresql
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("pg_dump: error: aborting because of server version mismatch", "pg_dump is older than"),
        ("pg_dump: error: permission denied for table x", "may not read or write every table"),
        ("pg_dump: error: connection to server at x failed", "The database does not answer"),
        ("pg_dump: error: something else", "it said: pg_dump: error: something else"),
    ],
)
def test_what_pg_dump_says_is_told(transactional_db, tmp_path, monkeypatch, said, told):
    for name in ("pg_dump", "pg_restore", "psql"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    with pytest.raises(CommandError, match=told):
        call_command("backup", to=tmp_path / "copies")
    assert names(tmp_path / "copies") == []


def test_a_key_is_shown_once_or_kept_in_a_file_of_its_own(tmp_path, capsys):
    call_command("backup_key")
    assert "AGE-SECRET-KEY-1" in capsys.readouterr().out
    call_command("backup_key", to=tmp_path / "key")
    shown = capsys.readouterr().out
    assert ("AGE-SECRET-KEY-1" in shown, "BACKUP_RECIPIENT=age1" in shown) == (False, True)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup_key", to=tmp_path / "key")


def test_a_key_is_never_kept_beside_the_copies(settings):
    with pytest.raises(CommandError, match="protects nothing"):
        call_command("backup_key", to=settings.BACKUP_DIR / "key")


def test_the_moment_of_a_copy_stands_in_its_name():
    assert taken_at_of(name_of(NOW, "sqlite", is_encrypted=False)) == NOW
    assert taken_at_of("coprod.sqlite3") is None
