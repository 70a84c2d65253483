"""The five levels of involvement, from being told to being handed the decision.

They are our own; what the published ladders call them stands in `projects.terms`, so that it can change without code.
"""

TOLD, ASKED, WORKED_WITH, TOGETHER, HANDED_OVER = LEVELS = (1, 2, 3, 4, 5)

REAL_SAY = TOGETHER
"""From this level on a group has a vote, a veto, or the decision itself."""

FELT_COLUMNS = {
    TOLD: "told",
    ASKED: "asked",
    WORKED_WITH: "worked_with",
    TOGETHER: "together",
    HANDED_OVER: "handed_over",
}
"""How hands are called that were raised for each level."""
