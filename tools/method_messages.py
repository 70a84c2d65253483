"""Write `stages/methods/messages.py`, from which makemessages learns the words of the method files.

python tools/method_messages.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stages.methods import FOLDER, raw  # noqa: E402 -- after the path
from stages.methods.words import module_of, words_of  # noqa: E402 -- after the path

if __name__ == "__main__":
    (FOLDER / "messages.py").write_text(module_of(words_of(raw())))
