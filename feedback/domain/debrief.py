"""What both voices are asked after a meeting: those who ran it, and those who came."""

from collections.abc import Mapping

FACILITATORS, PARTICIPANTS = "facilitators", "participants"
SIDES = (FACILITATORS, PARTICIPANTS)
QUESTIONS = ("well", "heard", "why", "free", "change", "promised")
"""What went well, who was not heard, whether people knew why they were there, whether they could speak freely, what to change, what was promised."""


def is_two_voiced(answers: Mapping[str, Mapping[str, str]]) -> bool:
    """Return whether both sides answered at least one and the same question; `answers` are by side, then by question."""
    return any(
        all(answers.get(side, {}).get(one, "").strip() for side in SIDES) for one in QUESTIONS
    )
