"""The whole way: a copy, things that happen after it, the loss of everything, the copy put back, the outbox released."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from access.scope import across_organisations, working_in
from feedback.actions.answering import send_answers
from feedback.actions.schedule import recount
from feedback.actions.taking_back import take_out
from feedback.links import Key
from feedback.models import Response
from feedback.queries.sheets import sheet_of
from feedback.queries.visits import by_door
from notices.actions import compose, deliver, plan
from notices.models import Message, Notice
from notices.queries import open_hold
from operations.actions.envelopes import new_key
from operations.actions.removals import copy_removals
from operations.models import Backup
from participants.actions import stop_writing
from participants.models import Stop
from tests import factories
from tests.factories import NOW, TODAY
from tests.operations.disaster import lose_everything, make_tables_again

STAYS, GOES = "phone-that-stays", "phone-that-takes-back"
WORDS = "The stairs are too steep for us"


@dataclass
class Drill:
    """What was there before the loss, to be compared with what is there after it."""

    folder: Path
    home: object
    slug: str
    code: str
    stopped: int
    told: set = field(default_factory=set)

    def visit(self, device):
        return by_door(self.code).on_device(device)

    def answer(self, device):
        visit = self.visit(device)
        with working_in(self.home):
            sheet = sheet_of(visit.version_id)
            words = {str(sheet.questions[0].key): WORDS}
            send_answers(
                visit=visit, sheet=sheet, number=1, values=words, form_key="k", now=timezone.now()
            )

    def copy_page(self, device):
        client = Client()
        client.cookies["answering"] = str(Key("", device))
        return client.get(f"/f/{self.slug}/copy/")


def work():
    """Do what the worker does in a minute; return the keys of the notices that were sent by now."""
    now = timezone.now()
    plan(now=now)
    while compose(now=now):
        pass
    while deliver(now=now).is_full:
        pass
    with across_organisations(reason="the drill counts for everybody"):
        return set(Notice.objects.filter(state="sent").values_list("key", flat=True))


@pytest.fixture
def clock(transactional_db):
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved
    make_tables_again()


@pytest.fixture
def drill(clock, tmp_path, settings):
    secret, settings.BACKUP_RECIPIENT = new_key()
    (tmp_path / "key").write_text(secret)
    settings.REMOVALS_FILE = tmp_path / "elsewhere" / "removals.jsonl"
    home = factories.organisation()
    with working_in(home):
        asked = factories.open_consultation(home)
        factories.closed_consultation(home)
        factories.ask(home, consultation=asked)
        stopped = factories.participant(home)
        recount(TODAY)
    found = Drill(tmp_path / "copies", home, asked.slug, asked.door_code, stopped.pk)
    found.answer(STAYS)
    found.answer(GOES)
    work()
    call_command("backup", to=found.folder)
    return found


def let_things_happen(drill, clock):
    """A week in which somebody takes answers out, somebody stops, and people are told things; then all is lost."""
    today = timezone.now().date()
    with working_in(drill.home):
        stop_writing(participant_id=drill.stopped, organisation=drill.home, today=today)
        assert take_out(visit=drill.visit(GOES), today=today)
    assert copy_removals() == 2
    clock.shift(timedelta(days=7))
    drill.told = work()
    mail.outbox.clear()
    lose_everything()


def restore(drill, **more):
    (file,) = [one for one in drill.folder.iterdir() if one.suffix == ".age"]
    call_command("restore", file, identity=drill.folder.parent / "key", **more)


def rows():
    with across_organisations(reason="the drill counts for everybody"):
        return Response.objects.count()


def states():
    with across_organisations(reason="the drill counts for everybody"):
        return set(Message.objects.exclude(state="sent").values_list("state", "reason"))


def test_a_restored_copy_sends_nothing_again_and_forgets_what_was_taken_out(drill, clock, capsys):
    before = rows()
    let_things_happen(drill, clock)
    restore(drill)
    assert open_hold().reason == "restored"
    assert rows() == before - 1
    assert (drill.copy_page(STAYS).status_code, drill.copy_page(GOES).status_code) == (200, 303)
    assert WORDS in drill.copy_page(STAYS).content.decode()
    with across_organisations(reason="the drill looks for the stop"):
        assert Stop.objects.filter(participant_id=drill.stopped).count() == 1
    work()
    assert mail.outbox == []
    assert ("unsure", "restored") in states()
    assert [one.kind for one in Backup.objects.all()] == ["restored"]
    assert "as many as were copied" in capsys.readouterr().out


def test_after_the_release_only_what_is_new_is_sent(drill, clock):
    let_things_happen(drill, clock)
    restore(drill)
    known = work()
    with pytest.raises(SystemExit):
        call_command("release_outbox")
    assert open_hold() is not None
    call_command("release_outbox", yes=True, by="Isla")
    work()
    assert mail.outbox == []
    clock.shift(timedelta(days=21))
    new = work() - known
    assert (bool(new), bool(mail.outbox)) == (True, True)
    assert new & drill.told == set()
