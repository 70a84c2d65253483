"""What was done here: words for every verb, narrowed by the address, looks of operators marked, a file without formulas."""

import ast
import csv
import io
import re
from pathlib import Path

import pytest
from django.urls import reverse

from access.audit import record, record_by_operator
from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from feedback.actions.questions import add_question
from feedback.models import PublicationKind
from organisations.actions.organisations import change_organisation
from tests.access.tables import checksums
from tests.factories import NOW, actor, cast, closed_consultation, consultation, project
from workspace.activity_file import as_csv, harmless
from workspace.activity_lines import Line
from workspace.activity_words import KINDS, VERBS

ROOT = Path(__file__).parents[2]
APPS = (
    *("access", "jobs", "notices", "organisations", "participants", "projects", "stages"),
    *("feedback", "workspace", "operations"),
)
PUT_TOGETHER = {f"{kind.value}_published" for kind in PublicationKind}
PUT_TOGETHER |= {"answers_brought_in", "answer_file_ended_early"}
"""Verbs that stand in no file as they are."""
QUERIES = 18
"""Session, account, membership; number, lines, three kinds of names, people, looks, many files; eight of the frame."""


@pytest.fixture
def team(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return cast()


def at(team, name="activity_list"):
    return reverse(f"workspace:{name}", kwargs={"org": team.organisation.slug})


def shown(client, team, **narrowed):
    client.force_login(team.owner.user)
    return client.get(at(team), narrowed).context["lines"]


def done(team, verb, target=None, who=None, **data):
    with working_in(team.organisation):
        record(actor(who) if who else None, verb, target or team.organisation, **data)


def verbs_in(path):
    """Every verb that a file hands to the audit trail, or to a function that does."""
    tree = ast.parse(path.read_text())
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        given = [word.value for word in call.keywords if word.arg == "verb"]
        if name.endswith("audit.record") and len(call.args) > 1:
            given.append(call.args[1])
        for one in given:
            yield from (
                part.value
                for part in ast.walk(one)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def test_every_verb_that_is_used_has_words_and_no_other_has():
    files = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
    used = {verb for path in files for verb in verbs_in(path)} - {"_published"}
    assert used | PUT_TOGETHER == set(VERBS)
    assert {verb.kind for verb in VERBS.values()} == set(KINDS)


def test_it_says_who_did_what_to_what_and_when(client, team):
    about = closed_consultation(team.organisation, title="What is hard?")
    done(team, "consultation_opened", about, team.facilitator)
    done(team, "consultation.result_made", about)
    found = [(line.who, str(line.what), line.about) for line in shown(client, team)]
    assert found == [
        ("Coprod itself", "Made the result", "What is hard?"),
        (str(team.facilitator), "Opened it for answers", "What is hard?"),
    ]


def test_changed_settings_say_from_what_to_what(client, team):
    with working_in(team.organisation):
        change_organisation(
            actor=actor(team.owner), organisation=team.organisation, promise_days=14, name="New"
        )
    [line] = shown(client, team)
    assert line.details == ["days until people hear: 28 → 14", "name of the organisation"]


def test_a_switch_reads_as_yes_or_no(client, team):
    done(
        team,
        "changed settings",
        settings=["requires_second_factor"],
        changes={"requires_second_factor": [False, True]},
    )
    [line] = shown(client, team)
    assert line.details == ["everyone here signs in with a second step: no → yes"]


def test_what_was_done_to_a_part_names_the_whole(client, team):
    about = consultation(team.organisation, title="What is hard?")
    words = {"kind": "long_text", "text": "What was hardest?"}
    with working_in(team.organisation):
        add_question(actor=actor(team.facilitator), consultation=about, values=words)
    stage = project(team.organisation, title="Saturdays")
    done(team, "stage_changed", team.organisation, project=stage.pk)
    assert [line.about for line in shown(client, team)] == ["Saturdays", "What is hard?"]


def test_it_is_narrowed_by_the_address_to_a_person_and_a_kind(client, team):
    done(team, "project_started", project(team.organisation), team.manager)
    done(team, "changed role", team.viewer, team.manager, before="viewer", after="manager")
    done(team, "writing_stopped")
    who = team.manager.user_id
    assert len(shown(client, team)) == 3
    assert len(shown(client, team, who=who)) == 2
    assert [line.details for line in shown(client, team, who=who, kind="people")] == [
        ["Viewer → Manager"]
    ]
    assert len(shown(client, team, who="0")) == 1


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "٣", "' OR 1=1"])
def test_an_address_that_means_nothing_narrows_nothing(client, team, value):
    done(team, "writing_stopped")
    assert len(shown(client, team, who=value, kind=value, page=value)) == 1


def test_looks_of_operators_are_marked_and_counted(client, team):
    done(team, "operator_looked", team.viewer)
    [line] = shown(client, team, kind="operators")
    assert line.who == "Someone who runs the installation"
    assert line.about == f"members: {team.viewer}"
    page = client.get(at(team)).content.decode()
    assert "at most the newest 50,000 lines" in page
    assert re.search(r'href="/o/ashburn/settings/" aria-current="true"', page)
    assert ("looked at things of this organisation 1 time" in page, "from outside" in page) == (
        True,
        True,
    )


def test_a_look_at_a_list_names_nobody(client, team):
    with working_in(team.organisation):
        record_by_operator(
            user_id=team.owner.user_id,
            organisations=[team.organisation.pk],
            verb="operator_looked",
            target_type="organisations.member",
            target_id="",
        )
    assert [line.about for line in shown(client, team)] == ["members"]


def test_fifty_stand_on_a_page(client, team):
    for _each in range(51):
        done(team, "writing_stopped")
    assert (len(shown(client, team)), len(shown(client, team, page=2))) == (50, 1)


@pytest.mark.parametrize("times", [1, 20])
def test_it_asks_the_database_as_often_for_many_lines_as_for_one(
    client, team, times, django_assert_num_queries
):
    for _each in range(times):
        done(team, "consultation_opened", closed_consultation(team.organisation), team.owner)
        done(team, "project_started", project(team.organisation), team.owner)
        done(team, "ended membership", team.viewer, team.owner)
    shown(client, team)
    with django_assert_num_queries(QUERIES):
        client.get(at(team))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FACILITATOR, Role.VIEWER])
def test_only_owners_see_it_and_take_it_away(client, team, role):
    client.force_login(team.with_role(role).user)
    before = checksums()
    assert client.get(at(team)).status_code == 403
    assert client.post(at(team, "activity_export")).status_code == 403
    assert checksums() == before


def test_the_file_holds_what_was_chosen_and_taking_it_is_noted_down(client, team):
    done(team, "writing_stopped")
    done(team, "project_started", project(team.organisation, title="=SUM(A1)"), team.owner)
    client.force_login(team.owner.user)
    assert client.get(at(team, "activity_export")).status_code == 405
    answer = client.post(at(team, "activity_export"), {"kind": "projects"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Disposition"] == (
        'attachment; filename="activity-ashburn-2027-03-01.csv"'
    )
    assert [row[2:4] for row in rows] == [["What", "About"], ["Started a project", "'=SUM(A1)"]]
    with working_in(team.organisation):
        entry = AuditEntry.objects.get(verb="activity_exported")
    assert entry.data == {"rows": 1, "filter": {"who": "", "kind": "projects"}}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\t@", "＝", "＠"])
def test_no_cell_begins_a_formula(start):
    line = Line(NOW, f"{start}1+1", f"{start}x", f"{start}y", [f"{start}z"])
    [_head, row] = list(csv.reader(io.StringIO(as_csv([line]).removeprefix("\ufeff"))))
    assert [cell[0] for cell in row[1:]] == ["'"] * 4
    assert harmless("A plain name") == "A plain name"


@pytest.mark.parametrize("end", [";", ",", "\t", '"', "|", "\n", "; "])
def test_no_word_ends_a_cell_and_begins_a_formula(end):
    """Spreadsheets set up otherwise take a semicolon or a tab for the end of a cell."""
    line = Line(NOW, f"Isla{end}=1+1", "x", "y", [])
    [_head, row] = list(csv.reader(io.StringIO(as_csv([line]).removeprefix("\ufeff"))))
    assert row[1] == f"Isla{end}'=1+1"
