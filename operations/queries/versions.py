"""What runs here, in which version."""

import platform
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from django.conf import settings
from django.utils.translation import gettext as _

from operations.domain.standing import Level, Line


@cache
def versions() -> Mapping[str, str]:
    """Return the versions of Coprod and of what it is made with, by name."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "coprod": project["project"]["version"],
        "python": platform.python_version(),
        "django": version("django"),
        "celery": version("celery"),
    }


def versions_line() -> Line:
    """Return the versions in one sentence."""
    says = _("Coprod %(coprod)s, Python %(python)s, Django %(django)s, Celery %(celery)s.")
    return Line("versions", Level.GOOD, says % versions(), facts=versions())
