"""The desk of asking: who offers something is who asks."""

from tests.feedback.asking.conftest import desk

__all__ = ["desk"]
