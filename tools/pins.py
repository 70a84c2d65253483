"""Starting Python as if only what production pins were installed, whatever working on Coprod brought along."""

import re
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = """
import sys


class Absent:
    names = {names!r}

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in cls.names:
            raise ModuleNotFoundError("No module named " + repr(name), name=name)


sys.meta_path.insert(0, Absent)
"""


def leave_out_what_is_not_pinned(folder: Path) -> set[str]:
    """Make Python start, with `folder` on its path, as if only requirements-prod.txt were installed; return what is left out."""
    pins = (ROOT / "requirements-prod.txt").read_text()
    pinned = {_normal(name) for name in re.findall(r"^(\S+?)==", pins, re.MULTILINE)}
    found = packages_distributions().items()
    names = {module for module, of in found if not pinned & {_normal(name) for name in of}}
    (folder / "sitecustomize.py").write_text(WITHOUT.format(names=sorted(names)))
    return names


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
