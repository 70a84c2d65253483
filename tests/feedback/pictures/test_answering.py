"""Sending a picture without script: kept with the draft, replaced, taken out, refused with a sentence, seen by its sender alone."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from feedback.models import Answer, Draft, Picture, Response
from tests.feedback.answering.conftest import Phone
from tests.feedback.pictures import files
from tests.feedback.pictures.conftest import file

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

KEPT = "This picture is kept."


def kept():
    return Picture._base_manager.get()


def shown(phone):
    return re.findall(r'<img[^>]* src="([^"]+/picture/[^"]+)"', phone.html)


def test_the_page_takes_a_file_and_says_what_we_do_with_it(pictured, inside):
    assert 'enctype="multipart/form-data"' in inside.html
    assert f'<input type="file" name="{pictured.name(1)}"' in inside.html
    assert 'accept="image/*"' in inside.html
    assert "We take out the place and the time" in inside.html
    assert "ask them first" in inside.html


def test_a_page_without_a_picture_is_sent_as_before(pictured, inside):
    assert "multipart" not in inside.get(pictured.url("2/")).html


def test_a_picture_is_drawn_anew_and_stays_on_going_back(pictured, inside):
    inside.send(**{pictured.name(1): file(), f"{pictured.name(1)}_words": "The letter"})
    assert inside.path == pictured.url("2/")
    inside.get(pictured.url("1/"))
    assert KEPT in inside.html
    assert 'value="The letter"' in inside.html
    assert 'alt="The letter"' in inside.html
    assert shown(inside) == [pictured.url(f"picture/{kept().pk}/")]
    with Image.open(BytesIO(bytes(kept().content))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (kept().width, kept().height))
    assert b"Canon" not in bytes(kept().content)


def test_it_is_looked_over_sent_and_on_the_copy(pictured, inside):
    inside.checks_at_once = False
    inside.send(**{pictured.name(1): file()}).send(**{pictured.name(2): "Ringing"})
    assert inside.path == pictured.url("check/")
    assert len(shown(inside)) == 1
    inside.send("send")
    assert "We have your answers" in inside.html
    assert len(shown(inside.get(pictured.url("copy/")))) == 1
    answer = Answer._base_manager.get(question=pictured.questions[0])
    assert (answer.choice, answer.text) == (str(kept().pk), "")
    assert not Draft._base_manager.exists()


def test_another_one_takes_its_place(pictured, inside):
    inside.send(**{pictured.name(1): file()})
    before = kept().pk
    inside.get(pictured.url("1/")).send(
        **{pictured.name(1): file(files.saved(kind="PNG"), "a.png")}
    )
    assert kept().pk != before


@pytest.mark.parametrize("how", [{"out": True}, {"go": "skip"}])
def test_it_can_be_taken_out_again(pictured, inside, how):
    inside.send(**{pictured.name(1): file()}).get(pictured.url("1/"))
    ticked = {f"{pictured.name(1)}_out": "on", f"{pictured.name(1)}_words": "Rather in words"}
    inside.send(how.get("go", "next"), **(ticked if "out" in how else {}))
    assert inside.path == pictured.url("2/")
    assert not Picture._base_manager.exists()
    assert KEPT not in inside.get(pictured.url("1/")).html


def test_pages_sent_without_a_new_file_keep_the_one_before(pictured, inside):
    inside.send(**{pictured.name(1): file()})
    before = kept().pk
    inside.get(pictured.url("1/")).send(**{f"{pictured.name(1)}_words": "Now with words"})
    assert kept().pk == before
    assert "Now with words" in inside.get(pictured.url("1/")).html


def test_words_alone_are_an_answer(pictured, inside):
    inside.send(**{f"{pictured.name(1)}_words": "The stairs"})
    assert inside.path == pictured.url("2/")
    assert not Picture._base_manager.exists()


def test_a_picture_stays_when_something_else_on_the_page_is_refused(on_one_page, phone):
    phone.get(on_one_page.door()).get(on_one_page.url("1/"))
    words = {f"{on_one_page.name(1)}_words": "The letter"}
    phone.send(**{on_one_page.name(1): file(), **words})
    assert phone.status == 422
    assert KEPT in phone.html
    assert 'value="The letter"' in phone.html
    assert phone.client.get(shown(phone)[0]).status_code == 200
    phone.send(path=on_one_page.url("1/"), **{on_one_page.name(2): "Ringing"}, **words)
    assert "We have your answers" in phone.html
    answer = Answer._base_manager.get(question=on_one_page.questions[0])
    assert (answer.choice, answer.text) == (str(kept().pk), "The letter")


def test_words_that_are_too_long_lose_no_picture(pictured, inside):
    inside.send(**{pictured.name(1): file(), f"{pictured.name(1)}_words": "w" * 301})
    assert inside.status == 422
    assert "1 character too long" in inside.html
    assert KEPT in inside.html
    assert kept().pk


def test_the_same_page_sent_twice_is_one_answer_with_one_picture(on_one_page, phone):
    phone.get(on_one_page.door()).get(on_one_page.url("1/"))
    page = phone.html
    for _each in range(2):
        phone.html = page
        words = {on_one_page.name(2): "Ringing", on_one_page.name(1): file()}
        phone.send(path=on_one_page.url("1/"), **words)
    assert Response._base_manager.count() == 1
    assert Picture._base_manager.count() == 1


REFUSED = {
    "svg as png": (lambda: file(files.SVG, "x.png", "image/png"), "We can take JPG, PNG or WebP"),
    "html as png": (lambda: file(files.HTML, "x.png", "image/png"), "We can take JPG, PNG or WebP"),
    "eicar": (lambda: file(files.EICAR, "x.jpg"), "We can take JPG, PNG or WebP"),
    "heic": (lambda: file(files.HEIC, "IMG_1.HEIC", "image/heic"), "This is a HEIC picture"),
    "flood": (lambda: file(files.png(40_000, 40_000), "x.png"), "more dots than we can take"),
    "cut": (lambda: file(files.saved()[:-200]), "We could not read this picture"),
    "moving": (lambda: file(files.moving("WEBP"), "x.webp"), "This picture moves"),
    "empty": (lambda: file(b""), "This file is empty"),
    "11 MB": (lambda: file(files.saved() + b"\x00" * 11 * 1024 * 1024), "larger than 10 MB"),
}


@pytest.mark.parametrize(("sent", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_picture_is_refused_and_everything_else_stays(pictured, inside, sent, sentence):
    inside.send(**{pictured.name(1): file(), f"{pictured.name(1)}_words": "First"})
    before = kept().pk
    inside.get(pictured.url("1/"))
    inside.send(**{pictured.name(1): sent(), f"{pictured.name(1)}_words": "Still here"})
    assert inside.status == 422
    assert sentence in inside.html
    assert KEPT in inside.html
    assert "Still here" in inside.html
    assert kept().pk == before


@pytest.mark.parametrize(
    "name", ["../../x.jpg", "e\u202egpj.exe", "n" * 300 + ".jpg", "x.svg", "<b>.jpg", "a\x00.jpg"]
)
def test_the_name_of_a_file_is_never_kept_or_shown(pictured, inside, name):
    inside.send(**{pictured.name(1): file(name=name)})
    inside.get(pictured.url("1/"))
    answer = inside.client.get(shown(inside)[0])
    assert answer["Content-Disposition"] == 'inline; filename="picture.jpg"'
    assert "<b>.jpg" not in inside.html


def test_it_is_given_out_so_that_it_can_run_nothing_and_stays_nowhere(pictured, inside):
    inside.send(**{pictured.name(1): file()}).get(pictured.url("1/"))
    answer = inside.client.get(shown(inside)[0])
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer.content == bytes(kept().content)


def test_nobody_else_sees_it_by_its_address(pictured, inside):
    inside.send(**{pictured.name(1): file()}).get(pictured.url("1/"))
    address = shown(inside)[0]
    other = Phone().get(pictured.door())
    assert other.client.get(address).status_code == 404
    assert Phone().client.get(address).status_code != 200


def test_a_name_that_is_sent_instead_of_a_file_is_nothing(pictured, inside):
    inside.send(**{pictured.name(1): file()})
    stranger = Phone().get(pictured.door()).get(pictured.url("1/"))
    stranger.send(**{pictured.name(1): str(kept().pk), f"{pictured.name(1)}_words": "Mine"})
    assert KEPT not in stranger.get(pictured.url("1/")).html


def test_too_many_at_once_wait_half_a_minute(pictured, inside, monkeypatch):
    for n in range(12):
        sent = SimpleUploadedFile(f"{n}.jpg", files.saved(quality=50 + n), "image/jpeg")
        inside.get(pictured.url("1/")).send(**{pictured.name(1): sent})
    assert inside.status == 200
    inside.get(pictured.url("1/")).send(**{pictured.name(1): file()})
    assert inside.status == 429
    assert "Your picture did not arrive" in inside.html
    assert Picture._base_manager.count() == 1
