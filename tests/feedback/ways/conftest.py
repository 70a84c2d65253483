"""A desk and a phone: what staff prepare, and what people meet."""

from tests.feedback.answering.conftest import asked, at_noon, one_page, phone
from tests.feedback.asking.conftest import desk

__all__ = ["asked", "at_noon", "desk", "one_page", "phone"]
