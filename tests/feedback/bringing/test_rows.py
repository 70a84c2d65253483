"""Reading rows: own files come back equal for every type, hostile cells are kept apart or left out, never anything else."""

import importlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.scope import working_in
from feedback import question_types
from feedback.models import Answer, FormVersion, Response
from feedback.queries.answer_columns import guessed, instead_of, offered_for, targets
from feedback.queries.answer_rows import Reader
from feedback.queries.sheets import read_sheet
from feedback.queries.taking_out import answer_table
from feedback.question_types.base.cells import Cells
from participants.sheets import Table, as_csv_files, as_workbook
from tests import factories

pytestmark = pytest.mark.integration
KINDS = [one.kind for one in question_types.registry if one.asks and not one.keeps_pictures]
"""Types whose answers a table holds whole; of a picture it says only that there is one."""


def examples_of(kind):
    return importlib.import_module(f"feedback.question_types.{kind}.examples").EXAMPLES


def asked_everything(desk):
    """Return an open ask with one question of every type, and the same questions by type."""
    about = factories.open_consultation(desk.home)
    FormVersion.objects.get(consultation=about).questions.all().delete()
    made = {}
    for place, kind in enumerate(KINDS, 1):
        asked = examples_of(kind).question
        made[kind] = desk.question(
            place, about, kind=kind, text=asked.text, settings=dict(asked.settings)
        )
    return about, made


def answered(desk, about, made):
    """Let many people answer, with every example of every type; return how many. Of few answers no file tells."""
    most = 4 * max(len(examples_of(kind).good) for kind in KINDS)
    for turn in range(most):
        sent = factories.response(desk.home, consultation=about)
        for kind, question in made.items():
            good = examples_of(kind).good
            for row in good[turn % len(good)].stored:
                factories.make(
                    Answer, desk.home, response=sent, question=question,
                    choice=row.choice, number=row.number, text=row.text,
                )  # fmt: skip
    return most


def everything_said(about):
    """What each person answered, without order."""
    found = []
    for one in Response.objects.counted().filter(consultation=about):
        rows = Answer.objects.filter(response=one)
        found.append(sorted(rows.values_list("question__text", "choice", "number", "text")))
    return sorted(found, key=repr)


@pytest.mark.parametrize("as_file", ["xlsx", "csv"])
def test_a_file_of_ours_brings_equal_answers_elsewhere(desk, as_file):
    here, made = asked_everything(desk)
    count = answered(desk, here, made)
    there, _other = asked_everything(desk)
    table = answer_table(here, has_words=True)
    names = [column.name for column in table.columns]
    file = Table("answers", names, table.rows)
    data = as_workbook([file]) if as_file == "xlsx" else unpacked(as_csv_files([file]))
    brought = desk.bring(data, about=there)
    assert len(brought.columns) == len(names)
    assert brought.job.counts == {"added": count}, desk.page(brought)
    assert everything_said(there) == everything_said(here)


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        return folder.read("answers.csv")


def test_headings_that_people_read_are_matched_too(desk):
    about, _made = asked_everything(desk)
    table = answer_table(about, has_words=True)
    version = FormVersion.objects.get(consultation=about)
    offered = offered_for(about, read_sheet(version.pk))
    found = guessed([column.heading for column in table.columns], offered)
    assert len(found) == len(table.columns)


HOSTILE = {
    "a formula": ('=HYPERLINK("x")', '=HYPERLINK("x")'),
    "turned round": ("\u202egnahc", "gnahc"),
    "no width": ("a\u200bb", "ab"),
    "NUL": ("a\0b", "ab"),
    "markup": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "template": ("{{ 7|add:7 }}", "{{ 7|add:7 }}"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_words(desk, name):
    cell, kept = HOSTILE[name]
    quoted = cell.replace('"', '""')
    desk.bring(f'What should change?\n"{quoted}"\n'.encode())
    (one,) = desk.came_in()
    assert {text for _q, _c, _n, text in desk.said(one)} == {kept}
    assert "<script>alert" not in desk.page(query="?show=all")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty. Choose the file that has answers in it."),
        (b"What is hardest?\n", "no answers under them"),
        (b"a" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (b",".join([b"a"] * 100_000) + b"\nForms\n", "100000 columns, and we take 100"),
        (b"PK\x03\x04 nothing", "cannot be read"),
        (b"%PDF-1.7", "This is no list."),
        (b"What is hardest?\n" + b"Forms\n" * 20_001, "more than 20,000 rows"),
        (b"Q\n" + b"a" * 4_000_000, "holds more text than a list ever does"),
    ],
)
def test_what_is_no_file_of_answers_is_refused_with_a_sentence(desk, data, sentence):
    page = desk.send(data)
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_file_in_which_no_column_fits_is_asked_about(desk):
    desk.send("Shoe size\n4\n")
    assert "Say which column holds the answers" in desk.match(begin="1").content.decode()


def test_words_longer_than_any_answer_are_left_out(desk):
    file = desk.bring("What should change?\n" + "w" * 11_000 + "\nRing back\n")
    assert desk.outcome(file) == [(2, "left_out", "answer"), (3, "added", "")]


@given(st.lists(st.text(max_size=40), max_size=8))
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_cells_are_an_answer_or_a_fault(desk, cells):
    with working_in(desk.home):
        sheet = read_sheet(desk.version.pk)
        groups = [(desk.group.pk, "Families")]
        offered = targets(sheet, groups)
        columns = {one.code: place for place, one in enumerate(offered)}
        read = Reader(sheet, groups, columns).read(cells)
    given_in = sum(bool(cell.strip()) for cell in cells[1:])
    assert len(read.faults) + len(read.values) <= max(given_in * 2, 1)
    assert all(one.why for one in read.faults)


def test_what_may_be_counted_instead_is_an_answer_of_that_column(desk):
    offered = {one.label: one for one in targets(read_sheet(desk.version.pk), [])}
    keys = [key for key, _label in instead_of(offered["1. What is hardest?"], [])]
    assert keys == ["c1", "c2", "something_else", "rather_not_say", "~"]
    whole = instead_of(offered["2. What helps?, all in one cell"], [])
    assert [key for key, _label in whole] == ["c1", "c2", "something_else", "rather_not_say"]
    assert instead_of(offered["3. How many weeks did you wait?"], []) == []


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Waiting, always;Forms", ["Waiting, always", "Forms"]),
        ("Waiting, always, Forms", ["Waiting, always", "Forms"]),
        ("Forms,Waiting, always", ["Forms", "Waiting, always"]),
        ("Forms\nForms", ["Forms"]),
        ("Forms, the bus, and rain", ["Forms", "the bus, and rain"]),
        (" ; ", []),
        ("c1; c2", ["c1", "c2"]),
        ("," * 20_000, ["," * 19_999]),
    ],
)
def test_several_answers_in_one_cell(cell, parts):
    known = Cells([("c1", "Waiting, always"), ("c2", "Forms")])
    found = known.parts(cell)
    assert [part.strip(",") for part in found] == [part.strip(",") for part in parts]
