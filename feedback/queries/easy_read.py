"""The Easy Read wording of a question, in the language in which it was written."""

import hashlib
import json

from feedback.models import Question, QuestionWording


def easy_wording(question: Question, language: str) -> QuestionWording | None:
    """Return the Easy Read wording, or None; one statement."""
    rows = QuestionWording.objects.filter(question=question, is_easy_read=True)
    return rows.filter(language=language).first()


def wording_stamp(wording: QuestionWording | None) -> str:
    """Return a fingerprint of what the form showed, so that a change by somebody else meanwhile is noticed."""
    if wording is None:
        return "none"
    shown = [wording.text, wording.hint, wording.labels]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]
