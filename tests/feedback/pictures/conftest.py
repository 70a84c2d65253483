"""Somebody with a phone at an ask for a picture."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.models import FormVersion, Question
from tests.factories import make
from tests.feedback.answering.conftest import Asked, Phone, ask_three, at_noon  # noqa: F401 -- a fixture
from tests.feedback.pictures import files

REQUIRED = {"required": True, "required_because": "we need one"}


def ask_for_a_picture(*pages: tuple[tuple[str, dict[str, Any]], ...]) -> Asked:
    """Return an open ask whose pages ask these kinds."""
    about = ask_three().consultation
    version = FormVersion._base_manager.get(consultation=about)
    Question._base_manager.filter(form_version=version).delete()
    made = [
        make(
            Question,
            about.organisation,
            form_version=version,
            page=page,
            position=place,
            kind=kind,
            **{"text": f"Question of {kind}", "settings": {}, **fields},
        )
        for page, kinds in enumerate(pages, start=1)
        for place, (kind, fields) in enumerate(kinds, start=1)
    ]
    return Asked(about, made)


def file(content=None, name="IMG_0001.jpg", kind="image/jpeg"):
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, files.photo() if content is None else content, kind)


@pytest.fixture
def pictured(db, at_noon):  # noqa: F811 -- a fixture is taken by its name
    """An ask of two pages: a picture, then words."""
    return ask_for_a_picture((("photo", {}),), (("short_text", {}),))


@pytest.fixture
def on_one_page(db, at_noon):  # noqa: F811 -- a fixture is taken by its name
    """An ask of one page: a picture, and words that cannot be skipped."""
    return ask_for_a_picture((("photo", {}), ("short_text", REQUIRED)))


@pytest.fixture
def phone():
    return Phone()


@pytest.fixture(params=["door", "link"])
def inside(request, pictured, phone):
    """Somebody on the page that asks for a picture, by the public link and by their own."""
    phone.get(pictured.door() if request.param == "door" else pictured.link("mine"))
    return phone.get(pictured.url("1/"))
