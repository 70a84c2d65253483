"""What a page costs: statements on a cold and on a warm process, and bytes on the wire."""

import gzip
import re
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.queries.sheets import forget_sheets
from feedback.views.answer_pages import forget_pages
from tests.feedback.answering.conftest import ask_one_page, only_if

BRACKETS = re.compile(r"(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)", re.IGNORECASE)
GET_MOST, POST_MOST = 4, 8


class Counted:
    """The statements inside the block, those that open and end transactions left out."""

    def __enter__(self):
        self._captured = CaptureQueriesContext(connection)
        self._captured.__enter__()
        return self

    def __exit__(self, *error):
        self._captured.__exit__(*error)
        texts = [query["sql"] for query in self._captured.captured_queries]
        self.statements = [text for text in texts if not BRACKETS.match(text)]


def cost(work, *, is_cold):
    """Count the statements of `work` in a process that has or has not seen the page."""
    if is_cold:
        forget_sheets()
        forget_pages()
    with Counted() as counted:
        work()
    return counted.statements


def come_in(asked, phone, door):
    """Open the link, and let the process see every page once."""
    phone.get(asked.door() if door == "door" else asked.link("mine"))
    phone.get(asked.url("3/")).get(asked.url("1/"))
    return phone


both_doors = pytest.mark.parametrize("door", ["door", "link"])
cold_and_warm = pytest.mark.parametrize("is_cold", [True, False])


@both_doors
@cold_and_warm
def test_an_untouched_page(asked, phone, door, is_cold):
    come_in(asked, phone, door)
    got = cost(lambda: phone.client.get(asked.url("1/")), is_cold=is_cold)
    assert len(got) <= GET_MOST, got


@both_doors
@cold_and_warm
def test_a_page_with_words_on_it(asked, phone, door, is_cold):
    come_in(asked, phone, door).send(**{asked.name(1): "Ringing"})
    got = cost(lambda: phone.client.get(asked.url("1/")), is_cold=is_cold)
    assert len(got) <= GET_MOST, got


@both_doors
@cold_and_warm
def test_a_page_after_sending(asked, phone, door, is_cold):
    come_in(asked, phone, door).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    got = cost(lambda: phone.client.get(asked.url("3/")), is_cold=is_cold)
    assert len(got) <= GET_MOST, got


@both_doors
@cold_and_warm
def test_saving_the_first_page_and_saving_it_again(asked, phone, door, is_cold):
    come_in(asked, phone, door)
    for words in ("Ringing", "Ringing again"):
        saving = partial(post, asked, phone, "1/", {asked.name(1): words})
        got = cost(saving, is_cold=is_cold)
        assert len(got) <= POST_MOST, got


@both_doors
@cold_and_warm
def test_sending_a_form_of_one_page_and_changing_it(one_page, phone, door, is_cold):
    come_in_one(one_page, phone, door)
    for words in ("Ringing", "Ringing again"):
        values = {one_page.name(1): words, one_page.name(2): ["c1", "c2"], one_page.name(3): "c1"}
        got = cost(partial(post, one_page, phone, "1/", values), is_cold=is_cold)
        assert len(got) <= POST_MOST, got


@both_doors
@cold_and_warm
def test_sending_the_last_of_three_pages_and_a_change(asked, phone, door, is_cold):
    come_in(asked, phone, door)
    for words in ("Ringing", "Ringing again"):
        post(asked, phone, "1/", {asked.name(1): words})
        got = cost(lambda: post(asked, phone, "3/", {asked.name(3): "c1"}), is_cold=is_cold)
        assert len(got) <= POST_MOST, got
        got = cost(lambda: phone.client.get(asked.url("check/")), is_cold=is_cold)
        assert len(got) <= GET_MOST, got
        got = cost(lambda: post(asked, phone, "check/", {}), is_cold=is_cold)
        assert len(got) <= POST_MOST, got


@both_doors
@pytest.mark.parametrize("has_rule", [False, True])
def test_pages_that_depend_on_answers_cost_no_more(asked, phone, door, has_rule):
    if has_rule:
        only_if(asked, page=3, question=1, relation="contains", value="ring")
    come_in(asked, phone, door).send(**{asked.name(1): "Ringing"})
    got = cost(lambda: phone.client.get(asked.url("2/")), is_cold=False)
    assert len(got) == 2, got
    got = cost(partial(post, asked, phone, "2/", {asked.name(2): ["c1"]}), is_cold=False)
    assert len(got) <= 4, got


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@both_doors
@pytest.mark.parametrize("go", ["later", "next"])
def test_first_words_are_kept_in_two_statements_without_a_transaction(at_noon, phone, door, go):
    one_page = ask_one_page()
    come_in_one(one_page, phone, door)
    values = {one_page.name(1): "Ringing", one_page.name(3): "c1", "go": go}
    with CaptureQueriesContext(connection) as captured:
        post(one_page, phone, "1/", values)
    verbs = [
        re.sub(r"^QUERY = '", "", query["sql"]).split()[0] for query in captured.captured_queries
    ]
    assert verbs == ["SELECT", "WITH" if go == "next" else "INSERT"]


def come_in_one(asked, phone, door):
    """As `come_in`, for a form of one page."""
    phone.get(asked.door() if door == "door" else asked.link("mine")).get(asked.url("1/"))


def post(asked, phone, page, values):
    """Send a page without following where it leads."""
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', phone.html))
    response = phone.client.post(asked.url(page), {**hidden, "go": "next", **values})
    assert response.status_code == 303


def test_no_session_and_no_broker_is_touched(asked, phone):
    come_in(asked, phone, "door").send(**{asked.name(1): "Ringing"})
    assert "sessionid" not in phone.client.cookies


@pytest.mark.parametrize("page", ["", "1/", "2/", "check/", "thanks/"])
def test_a_page_and_its_stylesheet_fit_the_first_answer_of_a_server(asked, phone, page):
    come_in(asked, phone, "door").get(asked.url("3/")).send(**{asked.name(3): "c1"})
    phone.get(asked.url(page))
    style = Path("static/css/participant.css").read_bytes()
    assert len(gzip.compress(phone.html.encode())) + len(gzip.compress(style)) <= 14_600
    assert len(phone.html.encode()) + len(style) <= 40_000


@pytest.mark.parametrize("page", ["", "1/", "2/", "3/", "later/", "stop/", "check/", "1/unclear/"])
def test_no_page_has_a_script_or_asks_another_host(asked, phone, page):
    phone.get(asked.door()).get(asked.url(page))
    assert "<script" not in phone.html
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', phone.html)
    assert not re.search(r'\s(?:style|on[a-z]+)="', phone.html)
