"""The four functions of what is gathered, after Dartington Service Design Lab's article on co-production."""

ACCOUNTABILITY, IMPROVEMENT, IMPACT, LEARNING = FUNCTIONS = (
    "accountability",
    "improvement",
    "impact",
    "learning",
)
