"""The pictures that can stand beside a question: the names of files in `static/pictures/`, drawn for this project.

What each shows stands in `feedback.terms.PICTURE_WORDS`. A name is never changed once it was used.
"""

PICTURES = (
    *("talking", "listening", "people", "child", "home", "school", "doctor"),
    *("phone", "letter", "clock", "calendar", "bus", "door", "list"),
    *("idea", "tick", "change", "stop", "question", "heart", "steps", "eye"),
)
FOLDER = "pictures"


def picture_path(name: str) -> str:
    """Return the path of a picture below the static files, or "" for a name that there is none of."""
    return f"{FOLDER}/{name}.svg" if name in PICTURES else ""
