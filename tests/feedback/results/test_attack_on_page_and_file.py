"""S18 from outside: somebody reads the HTML of the results page and the CSV file, and subtracts each from each. Nothing small follows."""

import csv
import html
import io
import re
import zipfile
from collections import Counter

import pytest

from access.scope import working_in
from feedback.actions.taking_out import order_answers
from feedback.models import Answer, FormVersion, Question, Response, ResultFile
from jobs.actions import work
from projects.domain.row_labels import Asked, nameable
from tests import factories
from tests.factories import NOW
from tests.feedback.results.attack import derivable
from tests.feedback.results.conftest import OPTIONS

pytestmark = pytest.mark.integration
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "")
KINDS = ("service_user", "community", "practitioner", "partner_agency", "commissioner")
LEAST, LEAST_IN_A_FILE = 5, 10
TABLE = re.compile(r"Group by group.*?<table>(.*?)</table>", re.DOTALL)
HEAD = re.compile(r'<th scope="col" class="end">(.*?)<br>\s*(\d+) (?:person|people)', re.DOTALL)


class Lot:
    """Numbers that look drawn by lot and are the same in every run."""

    def __init__(self, seed):
        self.last = seed * 7919 + 1

    def below(self, most):
        self.last = (self.last * 1_103_515_245 + 12_345) % 2**31
        return (self.last >> 8) % most

    def of(self, some):
        return some[self.below(len(some))]


def an_ask(desk, sizes, chances, lot, kinds=()):
    """Return a closed ask of two questions, answered by so many of each group, the second by a share in hundredths."""
    about = desk.closed("one_choice", title="How was it")
    version = FormVersion.objects.get(consultation=about)
    factories.make(
        Question, desk.home, form_version=version, kind="one_choice", settings=OPTIONS,
        text="And now?", position=2,
    )  # fmt: skip
    kinds = iter([*kinds, *(lot.of(KINDS) for _name in sizes)])
    groups = {
        name: factories.group(desk.home, project=desk.project, name=name, kind=next(kinds))
        for name in sizes
        if name
    }
    for name, size in sizes.items():
        for _each in range(size):
            sent = factories.response(desk.home, consultation=about, group=groups.get(name))
            for question, chance in zip(
                version.questions.order_by("position"), chances, strict=True
            ):
                if lot.below(100) < chance:
                    choice = lot.of(["c1", "c2", "c3"])
                    factories.make(
                        Answer, desk.home, response=sent, question=question, choice=choice
                    )
    return about


def on_the_page(desk, about):
    """The sets of groups that the page gives numbers for, question by question, with how many people those are."""
    page, found = desk.page(about), []
    for section in re.findall(r'<article class="card stack".*?</article>', page, re.DOTALL)[-2:]:
        table = TABLE.search(section)
        heads = HEAD.findall(table[1]) if table else []
        rows = [(in_words(label), int(count)) for label, count in heads]
        found.append((rows, "<figure" in section or 'class="chart' in section or bool(table)))
    return found


def in_words(label):
    words = html.unescape(re.sub(r"<[^>]+>", "", label))
    named = frozenset(name for name in NAMES if name and name in words)
    return named or frozenset([""])


def in_the_file(desk, about):
    """How many rows answer each question, by the group that stands beside them."""
    with working_in(desk.home):
        file = order_answers(actor=desk.actor, consultation=about, kind="csv", total=0)
    work(clock=lambda: NOW)
    content = ResultFile._base_manager.get(pk=file.pk).content
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        text = folder.read("answers.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    counts = [Counter(), Counter()]
    for row in rows:
        for number, count in enumerate(counts, 1):
            count[row.get("group", "")] += bool(row[f"q{number}_answer"])
    return counts


def truth(about):
    """How many people of each group answered each question."""
    found = []
    version = FormVersion.objects.get(consultation=about)
    for question in version.questions.order_by("position"):
        rows = Answer.objects.filter(question=question)
        names = rows.values_list("response__group__name", flat=True)
        found.append(Counter(name or "" for name in names))
    return found


def attack(desk, about, sizes):
    """Fail where the answers of fewer people than the limit follow from page and file together."""
    everybody = frozenset(sizes)
    pages, files = on_the_page(desk, about), in_the_file(desk, about)
    for (rows, has_whole), file, real in zip(pages, files, truth(about), strict=True):
        known = [chosen for chosen, _count in rows] + ([everybody] if has_whole else [])
        assert all(sum(real[one] for one in chosen) == count for chosen, count in rows)
        named = [one for one in file if one]
        if sum(file.values()):
            known += [frozenset([one]) for one in named] + [everybody - set(named)]
            assert all(count >= LEAST_IN_A_FILE for count in file.values() if count)
        for chosen in derivable(known, list(sizes)):
            people = sum(real[one] for one in chosen)
            assert people == 0 or people >= LEAST, (sorted(chosen), people)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_small_follows_from_page_and_file(desk, seed):
    lot = Lot(seed)
    names = [name for name in NAMES if name == "Alder" or lot.below(5)]
    sizes = {name: lot.of([0, 2, 4, 5, 7, 11, 14]) for name in names} | {"Alder": 12}
    about = an_ask(desk, sizes, (100, lot.of([20, 60, 90])), lot)
    desk.close(about)
    attack(desk, about, sizes)


def test_a_group_that_the_page_joins_is_not_named_in_the_file(desk):
    """Alder and Cedar stand as one row on the page. With Alder alone in the file, Cedar's four would follow."""
    sizes = {"Alder": 12, "Birch": 6, "Cedar": 4}
    kinds = ("service_user", "practitioner", "service_user")
    about = an_ask(desk, sizes, (100, 100), Lot(1), kinds)
    desk.close(about)
    assert (frozenset(["Alder", "Cedar"]), 16) in on_the_page(desk, about)[0][0]
    assert set(in_the_file(desk, about)[0]) == {""}
    attack(desk, about, sizes)


def test_whoever_took_answers_out_is_not_what_page_and_file_differ_by(desk):
    sizes = {"Alder": 15, "Birch": 15}
    about = an_ask(desk, sizes, (100, 100), Lot(3))
    desk.close(about)
    assert sum(in_the_file(desk, about)[0].values()) == 30
    Response.objects.filter(consultation=about).first().delete()
    first, again = in_the_file(desk, about), in_the_file(desk, about)
    assert sum(first[0].values()) == 29 - LEAST_IN_A_FILE
    assert (first, set(first[0])) == (again, {""})


def test_a_question_that_few_answered_is_not_in_the_file(desk):
    about = an_ask(desk, {"Alder": 12}, (100, 0), Lot(4))
    second = FormVersion.objects.get(consultation=about).questions.get(position=2)
    for sent in Response.objects.filter(consultation=about)[:3]:
        factories.make(Answer, desk.home, response=sent, question=second, choice="c1")
    desk.close(about)
    one, two = in_the_file(desk, about)
    assert (sum(one.values()), sum(two.values())) == (12, 0)


def test_groups_are_named_where_each_stands_alone_and_many_answered():
    heads = {"a": 20, "b": 15, "c": 12}
    shown = [{"a"}, {"b"}, {"c"}]
    assert nameable(heads, [Asked(heads, shown)], 10) == {"a", "b", "c"}
    assert nameable(heads, [Asked(heads), Asked({"a": 20, "b": 15, "c": 4})], 10) == {"a"}
    assert nameable(heads, [Asked(heads, [{"a"}, {"b", "c"}])], 10) == {"a"}
    assert nameable({"a": 20, "b": 4}, [], 10) == frozenset()
