"""Pages for when something goes wrong keep the words and name one way on."""

import re

import pytest
from django.db import connections
from django.test import Client, RequestFactory
from django.utils.translation import override

from ui import views

pytestmark = [pytest.mark.integration, pytest.mark.urls("tests.ui.urls")]

AGAIN = "For safety we need you to press Send again. Nothing was lost."
STATUSES = {
    views.bad_request: 400,
    views.permission_denied: 403,
    views.page_not_found: 404,
    views.method_not_allowed: 405,
    views.gone: 410,
    views.content_too_large: 413,
    views.too_many_requests: 429,
}


@pytest.fixture
def strict():
    """Return a browser whose form token is checked."""
    return Client(enforce_csrf_checks=True)


def _fields(html):
    boxes = re.findall(
        r'<textarea id="typed_\d+" name="([^"]+)" rows="6">\n([^<]*)</textarea>', html
    )
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return boxes, [(name, value) for name, value in hidden if name != "csrfmiddlewaretoken"]


def test_an_expired_token_gives_the_words_back(strict):
    typed = {"q1": "They never rang back", "q2": ["yes", "no"], "csrfmiddlewaretoken": "old"}
    answer = strict.post("/echo/?page=2", typed)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert AGAIN in html
    assert 'action="/echo/?page=2"' in html
    assert _fields(html) == ([("q1", "They never rang back")], [("q2", "yes"), ("q2", "no")])


def test_pressing_send_again_works(strict):
    html = strict.post("/echo/", {"q1": "Two words"}).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]
    answer = strict.post("/echo/", {"q1": "Two words", "csrfmiddlewaretoken": token})
    assert answer.json()["post"]["q1"] == ["Two words"]


def test_ten_megabytes_come_back(strict):
    words = "word " * (2 * 1024 * 1024 - 100)
    html = strict.post("/echo/", {"q1": words}).content.decode()
    assert _fields(html)[0] == [("q1", words)]


def test_passwords_are_never_sent_back(strict):
    html = strict.post(
        "/echo/", {"login": "a@b.example", "password": "very secret"}
    ).content.decode()
    assert _fields(html) == ([], [("login", "a@b.example")])
    assert "very secret" not in html


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://elsewhere.test"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_of_another_site_is_shown_but_not_made_ready(strict, headers):
    html = strict.post("/echo/", {"q1": "Words of mine"}, headers=headers).content.decode()
    assert "Words of mine" in html
    assert AGAIN not in html
    assert 'type="submit"' not in html


@pytest.mark.parametrize("view", STATUSES)
@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_each_page_says_what_happened_and_what_to_do(view, language):
    with override(language):
        answer = view(RequestFactory().get("/x/"))
    html = answer.content.decode()
    assert answer.status_code == STATUSES[view]
    assert html.count("<h1") == 1
    assert ('dir="rtl"' in html) == (language == "ar-xb")
    assert html.rindex("<summary>") > html.rindex("</main>")


def test_the_sentence_of_the_refusal_is_shown(client):
    answer = client.get("/refused/")
    assert answer.status_code == 403
    assert "Only the owner of this project can do that." in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "status", "view"), [("/broken/", 500, "broken"), ("/no-database/", 503, "no_database")]
)
def test_failing_pages_need_no_database_and_can_be_found(client, caplog, path, status, view):
    client.raise_request_exception = False
    with connections["default"].execute_wrapper(_refuse):
        answer = client.get(path)
    reference = re.search(r'class="code" dir="ltr">(\w{8})<', answer.content.decode())[1]
    assert answer.status_code == status
    assert f"Reference {reference} at tests.ui.urls.{view}" in caplog.text
    assert answer["X-Request-ID"] == reference


def _refuse(*args):
    raise AssertionError("the page asked the database")
