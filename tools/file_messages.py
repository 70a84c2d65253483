"""Write the modules from which makemessages learns the words of content that stands in files: methods, question bank.

python tools/file_messages.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from feedback import bank  # noqa: E402 -- after the path
from feedback.bank import words as bank_words  # noqa: E402 -- after the path
from stages import methods  # noqa: E402 -- after the path
from stages.methods import words as method_words  # noqa: E402 -- after the path

if __name__ == "__main__":
    (methods.FOLDER / "messages.py").write_text(
        method_words.module_of(method_words.words_of(methods.contents()))
    )
    (bank.FOLDER / "messages.py").write_text(
        bank_words.module_of(bank_words.words_of(bank.contents()))
    )
