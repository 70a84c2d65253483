"""What both voices are asked after a meeting: those who ran it, and those who came."""

FACILITATORS, PARTICIPANTS = "facilitators", "participants"
SIDES = (FACILITATORS, PARTICIPANTS)
QUESTIONS = ("well", "heard", "why", "free", "change", "promised")
"""What went well, who was not heard, whether people knew why they were there, whether they could speak freely, what to change, what was promised."""
