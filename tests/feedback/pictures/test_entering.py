"""A drawing on paper: there is room for it on the form, and whoever types the paper in adds the scan."""

import re
import uuid

import pytest

from feedback.actions.opening import open_consultation
from feedback.models import Answer, Picture
from tests.factories import NOW
from tests.feedback.asking.conftest import desk  # noqa: F401 -- a fixture
from tests.feedback.pictures import files
from tests.feedback.pictures.conftest import file

pytestmark = pytest.mark.integration


@pytest.fixture
def opened(desk):  # noqa: F811 -- a fixture is taken by its name
    """An open ask for a drawing."""
    draft = desk.draft()
    desk.question(draft, kind="photo", text="Draw where you sit")
    return open_consultation(actor=desk.actor, consultation=draft, now=NOW)


def name(opened):
    return f"q{opened.form_versions.get().questions.get().pk}"


def paper(opened, **values):
    sent = {"way": "paper", "in_their_words": "on", "form_key": uuid.uuid4().hex, "stop": "1"}
    return {**sent, **values}


def test_the_form_on_paper_has_room_to_draw(desk, opened):  # noqa: F811 -- a fixture is taken by its name
    page = desk.get("paper_print", opened).content.decode()
    assert 'class="paper-drawing"' in page
    assert "Draw here, or stick a photo on." in page


def test_the_scan_is_kept_like_any_picture(desk, opened):  # noqa: F811 -- a fixture is taken by its name
    assert 'enctype="multipart/form-data"' in desk.get("entry_add", opened).content.decode()
    words = {f"{name(opened)}_words": "A table by the window"}
    answer = desk.post("entry_add", paper(opened, **{name(opened): file(), **words}), opened)
    assert answer.status_code == 302
    said = Answer.objects.get()
    assert (said.choice, said.text) == (str(Picture.objects.get().pk), "A table by the window")
    assert b"Canon" not in bytes(Picture.objects.get().content)


def test_the_scan_waits_while_something_else_is_missing(desk, opened):  # noqa: F811 -- a fixture is taken by its name
    sent = paper(opened, **{name(opened): file()}) | {"in_their_words": ""}
    answer = desk.post("entry_add", sent, opened)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A picture was added." in page
    [kept] = re.findall(r'name="pictures" value="([^"]+)"', page)
    again = sent | {"in_their_words": "on", "pictures": kept}
    del again[name(opened)]
    assert desk.post("entry_add", again, opened).status_code == 302
    assert Answer.objects.get().choice == str(Picture.objects.get().pk)


@pytest.mark.parametrize("kept", ["", "x", "{}:x", "\x00", "a:b:c"])
def test_a_scan_that_we_did_not_keep_is_none(desk, opened, kept):  # noqa: F811 -- a fixture is taken by its name
    sent = paper(opened, pictures=kept, **{f"{name(opened)}_words": "A table"})
    assert desk.post("entry_add", sent, opened).status_code == 302
    assert (Answer.objects.get().choice, Picture.objects.count()) == ("", 0)


def test_what_is_no_picture_is_refused_with_everything_still_there(desk, opened):  # noqa: F811 -- a fixture is taken by its name
    words = {f"{name(opened)}_words": "A table"}
    sent = paper(opened, **{name(opened): file(files.SVG, "x.svg"), **words})
    answer = desk.post("entry_add", sent, opened)
    assert answer.status_code == 422
    assert "We can take JPG, PNG or WebP" in answer.content.decode()
    assert 'value="A table"' in answer.content.decode()
