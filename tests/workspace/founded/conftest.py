"""The same project, and the same somebody at its pages, as where its reasons are tested."""

from tests.projects.founded.conftest import cast, here, staff

__all__ = ["cast", "here", "staff"]
