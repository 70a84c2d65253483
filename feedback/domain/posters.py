"""How much fits on one sheet of paper, so that it can be read from where people stand."""

FROM_TWO_METRES = 30
"""Words of a reason that somebody reads on a poster while walking past."""
ON_A_POSTER = 60
"""Words of a reason that are printed on a poster at all; the rest would push the code off the sheet."""
LARGE_ON_POSTER = 45
MIDDLE_ON_POSTER = 75
"""Words of a poster, its title with them, that fit in large and in middle print."""
LARGE_ON_A4 = 150
SMALL_ON_A4 = 330
"""Words of an invitation that fit on one sheet of A4 in large and in small print."""


def words_in(*texts: str) -> int:
    """Return how many words the texts have together."""
    return sum(len(text.split()) for text in texts)


def words_too_many(text: str, most: int = FROM_TWO_METRES) -> int:
    """Return how many words to cut until `text` has at most `most`; 0 when it fits."""
    return max(0, words_in(text) - most)


def print_size(words: int) -> str:
    """Return the size of print in which so many words stay on one sheet of A4: large, middle, or small."""
    if words <= LARGE_ON_A4:
        return "large"
    return "middle" if words <= (LARGE_ON_A4 + SMALL_ON_A4) // 2 else "small"


def poster_size(words: int) -> str:
    """Return the size of print in which a poster with so many words stays on one sheet: large, middle, or small."""
    if words <= LARGE_ON_POSTER:
        return "large"
    return "middle" if words <= MIDDLE_ON_POSTER else "small"


def paper_lines(longest: int | None) -> int:
    """Return how many ruled lines stand under a question whose answer may have `longest` characters (None: any number)."""
    short, long_text = 400, 9
    return 3 if longest is not None and longest <= short else long_text


MOST_ON_OUTCOME = 84
"""Words about single things on a poster of what happened, at the smallest print, beside its title, headings and the square."""
FEWEST_EACH, MOST_EACH = 7, 28
"""Words of one sentence there: fewer say nothing, more push others off."""
WHY_TOGETHER = 12
"""Words there of why it is answered together with another ask."""
MOST_THINGS = 4
"""Things on a poster of what happened, each with what was said and what came of it; how many more there are is said in one line."""


def words_each(sentences: int) -> int:
    """Return how many words of each of so many sentences fit on a poster of what happened."""
    return max(FEWEST_EACH, min(MOST_EACH, MOST_ON_OUTCOME // max(1, sentences)))


def first_words(text: str, most: int) -> str:
    """Return the first `most` words of a text, with three dots where some were left out."""
    words = text.split()
    return " ".join(words) if len(words) <= most else " ".join(words[:most]) + " …"
