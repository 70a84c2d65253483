"""Changes of a release that is not there yet, one of each kind that the rules allow, for tests that make them.

A test says `settings.MIGRATION_MODULES = later.MODULES`; then they follow those that are there.
"""

from importlib import import_module
from pathlib import Path

MODULES = {app: f"{__name__}.{app}" for app in ("feedback", "notices", "participants")}


def with_those_of(app, path):
    """Where Python finds the changes of an app: those that are there, and those beside them."""
    return [*import_module(f"{app}.migrations").__path__, *path]


def last_of(app):
    """The last change of an app that is there, which the first of these follows."""
    (folder,) = import_module(f"{app}.migrations").__path__
    return app, max(file.stem for file in Path(folder).glob("0*.py"))
