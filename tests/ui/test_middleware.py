"""The edge: what is too big, what cannot be kept, redirects inside htmx."""

from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseRedirect

from ui.middleware import KEPT_BYTES, HtmxRedirect

pytestmark = [pytest.mark.integration, pytest.mark.urls("tests.ui.urls")]

TOO_LONG = "That is too long for us to save. Press Back: your words are still there. Your last saved page is safe."


def test_a_big_file_that_nobody_asked_for_is_kept_nowhere(rf):
    file = SimpleUploadedFile("film.mp4", b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    request = rf.post("/", {"file": file, "words": "kept"})
    assert request.POST.dict() == {"words": "kept"}
    assert not request.FILES


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart"])
@pytest.mark.parametrize("size", [KEPT_BYTES + 100_000, settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1])
def test_more_than_we_keep_gets_its_own_page(client, kind, size):
    answer = _post(client, "x" * size, kind)
    assert answer.status_code == 413
    assert TOO_LONG in answer.content.decode()


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart"])
@pytest.mark.parametrize("letter", ["x", ",", "é"])
def test_ten_megabytes_of_words_arrive(client, kind, letter):
    words = letter * (KEPT_BYTES // len(letter.encode()))
    answer = _post(client, words, kind)
    assert answer.status_code == 200
    assert answer.json()["post"]["words"] == [words]


def _post(client, words, kind):
    if kind == "multipart":
        return client.post("/echo/", {"words": words})
    return client.post("/echo/", urlencode({"words": words}), content_type=kind)


def test_too_many_fields_get_the_same_page(client):
    fields = "&".join(f"f{n}=1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    answer = client.post("/echo/", fields, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_nul_and_surrogates_are_taken_out(client):
    answer = client.post("/echo/?q=a%00b&half=%ED%A0%80", {"words": "one\x00two", "plain": "é\n"})
    sent = answer.json()
    assert sent["post"] == {"words": ["onetwo"], "plain": ["é\n"]}
    assert sent["get"]["q"] == ["ab"]


def test_an_address_with_nul_leads_nowhere(client):
    answer = client.get("/echo/" + quote("\x00"))
    assert answer.status_code == 404


def test_htmx_is_told_where_to_go(client):
    answer = client.get("/moved/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"], answer.content) == (200, "/somewhere/", b"")
    assert answer.cookies["kept"].value == "yes"
    assert not answer.has_header("Location")


def test_plain_redirects_stay_redirects(client):
    answer = client.get("/moved/")
    assert (answer.status_code, answer["Location"]) == (302, "/somewhere/")


def test_after_signing_in_one_comes_back_to_the_page_seen(client):
    seen = "http://testserver/o/north/?page=2"
    answer = client.get("/private/", headers={"HX-Request": "true", "HX-Current-URL": seen})
    assert answer["HX-Redirect"] == "/accounts/login/?next=/o/north/"


def test_another_sites_page_is_not_come_back_to(rf):
    from_there = {"HX-Request": "true", "HX-Current-URL": "http://elsewhere.test/x"}
    middleware = HtmxRedirect(lambda request: HttpResponseRedirect("/accounts/login/?next=/p/"))
    answer = middleware(rf.get("/p/", headers=from_there))
    assert answer["HX-Redirect"] == "/accounts/login/?next=/p/"
