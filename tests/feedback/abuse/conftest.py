"""A form of one page at a public link, many phones, and a reader."""

import pytest

from feedback.models import Response
from tests.feedback.answering.conftest import Asked, Phone, ask_one_page, at_noon

__all__ = ["at_noon"]


@pytest.fixture
def one_page(db, at_noon):
    return ask_one_page()


def send(asked: Asked, text: str = "", **values: str) -> Phone:
    """Let another phone answer the first question."""
    phone = Phone().get(asked.door()).get(asked.url("1/"))
    return phone.send(**{asked.name(1): text or "Ringing three times", **values})


def standing(asked: Asked) -> tuple[int, int]:
    """Return how many answers count and how many are held."""
    here = Response._base_manager.filter(consultation=asked.consultation, is_current=True)
    return here.filter(is_held=False).count(), here.filter(is_held=True).count()
