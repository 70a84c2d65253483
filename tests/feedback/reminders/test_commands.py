"""The three commands: what is owed, what would be told to whom, and the repair of the index."""

import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from access.scope import across_organisations
from notices.models import Notice


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def stamp(moment):
    return moment.isoformat()


def test_loops_gives_one_row_for_each_answer_owed(clock):
    clock.answer()
    (row,) = json.loads(run("loops", "--json", "--now", stamp(clock.at(10))))
    assert row == {
        "project": clock.ask.project.title,
        "consultation": clock.ask.title,
        "together_with": [],
        "closed_on": clock.at(0).date().isoformat(),
        "days": 10,
        "answers": 1,
        "owner": str(clock.ask.owner),
        "promised_on": clock.at(28).date().isoformat(),
        "next_step": {"code": "decide", "on": clock.at(14).date().isoformat()},
    }


def test_loops_prints_a_table_for_people(clock):
    head, row = run("loops", "--now", stamp(clock.at(10))).splitlines()
    assert head.split() == [
        *("Project", "Consultation", "Closed", "Days", "Answers", "Owner", "Promised", "Next"),
    ]
    assert clock.ask.title in row


def test_loops_says_when_nothing_is_owed(clock):
    assert run("loops", "--now", stamp(clock.at(-3))) == "No answer is owed.\n"


def test_a_dry_run_says_who_would_be_told_and_writes_nothing(clock):
    found = json.loads(run("remind", "--dry-run", "--json", "--now", stamp(clock.at(1))))
    assert found["notices"] == [
        {
            "rule": "owed_step",
            "occasion": f"closed:{clock.at(0).date()}",
            "subject": f"consultation:{clock.ask.pk}",
            "recipient": f"member:{clock.ask.owner.pk}",
            "role": "owner",
            "channel": "email",
        }
    ]
    assert found["skipped"][0].keys() == {"rule", "subject", "reason"}
    assert (Notice._base_manager.count(), mail.outbox) == (0, [])


def test_after_forty_days_the_older_steps_are_named_as_overtaken(clock):
    found = json.loads(run("remind", "--dry-run", "--json", "--now", stamp(clock.at(40))))
    codes = {one["occasion"].partition(":")[0] for one in found["notices"]}
    assert codes == {"first_word", "decide"}
    assert {one["reason"] for one in found["skipped"]} == {"overtaken"}


def test_without_dry_run_people_are_told_once(clock):
    run("remind", "--now", stamp(clock.at(28)))
    assert len(mail.outbox) == 3
    again = json.loads(run("remind", "--json", "--now", stamp(clock.at(28))))
    assert again["notices"] == []
    assert len(mail.outbox) == 3


def test_remind_prints_lines_for_people(clock):
    assert f"to member:{clock.ask.owner.pk} (owner) by email" in run(
        "remind", "--dry-run", "--now", stamp(clock.at(1))
    )
    assert run("remind", "--dry-run", "--now", "2001-01-01") == "Nothing is due.\n"


@pytest.mark.parametrize("typed", ["yesterday", "2027-02-31T08:00", "0001-01-01T00:00+14:00", "12"])
@pytest.mark.parametrize("command", ["loops", "remind", "recount"])
def test_what_is_no_moment_is_refused_in_one_sentence(db, command, typed):
    with pytest.raises(CommandError, match=f"“{typed}”".replace("+", r"\+")) as refused:
        run(command, "--now", typed)
    assert len(str(refused.value).splitlines()) == 1


def test_recount_repairs_the_index_and_tells_nobody_twice(clock):
    run("remind", "--now", stamp(clock.at(28)))
    with across_organisations(reason="the test loses the index"):
        type(clock.ask).objects.update(next_notice_on=None)
    assert run("recount", "--now", stamp(clock.at(29))) == (
        "Consultations with a next day: 1.\nPeople counted: 0.\n"
    )
    run("remind", "--now", stamp(clock.at(29)))
    assert len(mail.outbox) == 3
    clock.ask.refresh_from_db()
    assert clock.ask.next_notice_on == clock.at(56).date()
